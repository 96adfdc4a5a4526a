/** Which receipts count, what of them, when, and what has to be reached. */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { Say } from '../contract/primitive.ts';
import { enumeration } from '../text/enumeration.ts';
import { isTextKey, phraseOf } from '../text/phrase.ts';
import type { RuleMall } from '../campaign/evaluation.ts';
import { spanArgs } from './explain.ts';
import { askedOf } from './goal.ts';
import type { RuleNames } from './rule-names.ts';
import { fromMoment, ruleSay, untilMoment } from './rule-say.ts';
import { wordPart } from './word-part.ts';

/** @see RuleSections.what. Events have no receipts to speak of. */
export function whatSays(version: CampaignVersion, names: RuleNames): Say[] {
  if (version.trigger !== 'receipt') return [];
  const { tenants, categories, except } = version.where;
  const placesOf = (places: { readonly categories: readonly string[]; readonly tenants: readonly string[] }) => [
    ...places.categories.map((id) => names.category(id)),
    ...places.tenants.map((id) => names.shop(id)),
  ];
  const some = placesOf({ categories, tenants });
  const none = placesOf(except);
  const says = [some.length === 0 ? ruleSay('rule.where.all') : ruleSay('rule.where.some', { list: enumeration(some, names.language) })];
  if (none.length > 0) says.push(ruleSay('rule.except', { list: enumeration(none, names.language) }));
  if (version.minimumMinor > 0) says.push(ruleSay('rule.minimum', { minimumMinor: version.minimumMinor }));
  return [...says, ...countedSays(version, names)];
}

function countedSays(version: CampaignVersion, names: RuleNames): Say[] {
  const { perReceiptMaxMinor, goods, withPointsPaid, stamps, firstReceipts } = version.counted;
  const goodsList = (groups: readonly string[]) => ({
    list: enumeration(
      groups.map((group) => names.goods(group)),
      names.language,
    ),
  });
  const says: Say[] = [];
  if (perReceiptMaxMinor !== null) says.push(ruleSay('rule.counts.at-most', { perReceiptMaxMinor }));
  if (goods.only.length > 0) says.push(ruleSay('rule.counts.goods-only', goodsList(goods.only)));
  if (goods.except.length > 0) says.push(ruleSay('rule.counts.goods-except', goodsList(goods.except)));
  says.push(ruleSay(withPointsPaid ? 'rule.counts.with-points' : 'rule.counts.without-points'));
  if (stamps !== null) {
    const most = stamps.perReceipt === null ? { most: '_none' } : { most: '_some', perReceipt: stamps.perReceipt };
    says.push(ruleSay('rule.counts.stamps', { everyMinor: stamps.everyMinor, ...most }));
  } else if ((version.reach.stamps ?? 0) > 0) says.push(ruleSay('rule.counts.stamp-each'));
  if (firstReceipts !== null) says.push(ruleSay('rule.counts.first', { firstReceipts, ...spanArgs(version) }));
  return says;
}

/** @see RuleSections.when */
export function whenSays({ when, trigger }: CampaignVersion, mall: RuleMall, names: RuleNames): Say[] {
  const weekday = (day: number) => {
    const key = `weekday.${day}`;
    return isTextKey(key) ? phraseOf(names.language, key, {}) : String(day);
  };
  const says = [
    ruleSay(trigger === 'receipt' ? 'rule.when' : 'rule.runs', {
      fromMomentLocal: fromMoment(when.boughtFromMs, mall),
      untilMomentLocal: untilMoment(when.boughtUntilMs, mall),
    }),
  ];
  if (when.weekdays.length > 0) says.push(ruleSay('rule.weekdays', { list: enumeration(when.weekdays.map(weekday), names.language) }));
  if (when.hours !== null) says.push(ruleSay('rule.hours', { from: when.hours.from, until: when.hours.until }));
  if (trigger === 'receipt') {
    if (when.registeredWithinDays === 0) says.push(ruleSay('rule.same-day'));
    else if (when.registeredWithinDays !== null) says.push(ruleSay('rule.within-days', { days: when.registeredWithinDays }));
    says.push(ruleSay('rule.registered', { untilMomentLocal: untilMoment(when.registeredUntilMs, mall) }));
  }
  if (when.announcedAtMs !== null) says.push(ruleSay('rule.announced', { atMomentLocal: fromMoment(when.announcedAtMs, mall) }));
  return says;
}

/** @see RuleSections.reach */
export function reachSays(version: CampaignVersion, mall: RuleMall, names: RuleNames): Say[] {
  if (version.trigger !== 'receipt') return [ruleSay('rule.reach.event')];
  const parts = version.parts.map((part, index) => ruleSay('rule.part', { number: index + 1, part: wordPart(part, names, mall.currency) }));
  return [reachSay(version), ...parts];
}

function reachSay(version: CampaignVersion): Say {
  const asked = askedOf(version);
  if (version.span === 'receipt' && version.parts.length === 0) {
    const sumMinor = version.reach.sumMinor ?? 0;
    return sumMinor === 0 ? ruleSay('rule.reach.each') : ruleSay('rule.reach.receipt', { sumMinor });
  }
  return asked.keys.length === 0
    ? ruleSay('rule.reach.open', spanArgs(version))
    : ruleSay('rule.reach.window', { ...asked.args, whatClause: asked.keys.join(' '), ...spanArgs(version) });
}
