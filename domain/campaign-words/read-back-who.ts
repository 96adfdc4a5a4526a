/** Who takes part, and what sets a campaign off. */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { Say } from '../contract/primitive.ts';
import type { SegmentRule } from '../contract/segment.ts';
import { enumeration } from '../text/enumeration.ts';
import { languageNames } from '../text/language.ts';
import { phrase } from '../text/phrase.ts';
import type { RuleMall } from '../campaign/evaluation.ts';
import { fromMoment, ruleSay } from './rule-say.ts';
import type { RuleNames } from './rule-names.ts';

/** @see RuleSections.who */
export function whoSays(version: CampaignVersion, mall: RuleMall, names: RuleNames): Say[] {
  const audience = [...audienceSays(version, names), ...(version.segment === null ? [] : segmentSays(version.segment, names))];
  const stopped = version.stoppedAtMs === null ? [] : [ruleSay('rule.stopped', { atMomentLocal: fromMoment(version.stoppedAtMs, mall) })];
  return [
    ...stopped,
    ...triggerSays(version),
    ...(audience.length === 0 ? [ruleSay('rule.who.all')] : audience),
    ...notForSays(version, names),
  ];
}

function triggerSays({ trigger, questionnaireId }: CampaignVersion): Say[] {
  switch (trigger) {
    case 'receipt':
      return [];
    case 'questionnaire':
      return [ruleSay('rule.on.questionnaire', { questionnaire: questionnaireId ?? '' })];
    default:
      return [ruleSay(`rule.on.${trigger}`)];
  }
}

function audienceSays({ audience, segment, campaignId }: CampaignVersion, names: RuleNames): Say[] {
  const { language } = names;
  const says: Say[] = [];
  const list = (key: Parameters<typeof ruleSay>[0], words: readonly string[], joiner: 'and' | 'or') => {
    if (words.length > 0) says.push(ruleSay(key, { list: enumeration(words, language, joiner) }));
  };
  list(
    'rule.who.tiers',
    audience.tiers.map((id) => names.tier(id)),
    'or',
  );
  // The campaign's own segment is a bit too; its conditions are read out below.
  const own = segment === null ? null : `in-${campaignId}`;
  list(
    'rule.who.any-of',
    audience.anyOf.filter((bit) => bit !== own).map((bit) => names.group(bit)),
    'or',
  );
  list(
    'rule.who.none-of',
    audience.noneOf.map((bit) => names.group(bit)),
    'or',
  );
  list(
    'rule.who.languages',
    audience.languages.map((one) => languageNames[one]),
    'or',
  );
  list(
    'rule.who.media',
    audience.media.map((medium) => phrase(language, `medium.${medium}`)),
    'or',
  );
  list('rule.who.kiosks', audience.kiosks, 'and');
  if (audience.joinedWithinDays !== null) says.push(ruleSay('rule.who.joined-within', { days: audience.joinedWithinDays }));
  if (audience.birthday !== null) says.push(ruleSay(`rule.who.birthday.${audience.birthday}`));
  if (audience.invited) says.push(ruleSay('rule.who.invited'));
  if (audience.share !== null) says.push(ruleSay('rule.who.share', { memberShare: audience.share.perMille }));
  return says;
}

function segmentSays(segment: SegmentRule, names: RuleNames): Say[] {
  const { language } = names;
  const genders = segment.genders.map((gender) => phrase(language, `gender.${gender}`));
  return [
    ...(genders.length === 0 ? [] : [ruleSay('rule.segment.genders', { list: enumeration(genders, language) })]),
    ...ageSays(segment.ageFrom, segment.ageTo),
    ...segment.spent.map((spent) => spentSay(spent, names)),
    ...(segment.idleDays === null ? [] : [ruleSay('rule.segment.idle', { days: segment.idleDays })]),
  ];
}

function ageSays(from: number | null, to: number | null): Say[] {
  if (from !== null && to !== null) return [ruleSay('rule.segment.age', { from, to })];
  if (from !== null) return [ruleSay('rule.segment.age-from', { from })];
  return to === null ? [] : [ruleSay('rule.segment.age-to', { to })];
}

function spentSay(spent: SegmentRule['spent'][number], names: RuleNames): Say {
  const places = [...spent.categories.map((id) => names.category(id)), ...spent.tenants.map((id) => names.shop(id))];
  const asked = [
    ...(spent.sumMinor === null ? [] : ['what.sum']),
    ...(spent.receipts === null && spent.sumMinor !== null ? [] : ['what.receipts']),
  ];
  return ruleSay('rule.segment.spent', {
    days: spent.withinDays,
    some: places.length === 0 ? '_no' : '_yes',
    list: enumeration(places, names.language, 'or'),
    whatClause: asked.join(' '),
    sumMinor: spent.sumMinor ?? 0,
    receipts: spent.receipts ?? 1,
  });
}

function notForSays({ notFor }: CampaignVersion, { language }: RuleNames): Say[] {
  if (notFor.length === 0) return [];
  return [
    ruleSay('rule.not-for', {
      list: enumeration(
        notFor.map((persons) => phrase(language, `person.${persons}`)),
        language,
      ),
    }),
  ];
}
