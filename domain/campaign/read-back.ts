/** A rule read back in words: what a marketer checks before announcing, and the sentence under a poster's terms. */
import type { CampaignReward, CampaignVersion } from '../contract/campaign.ts';
import type { Language, Say } from '../contract/primitive.ts';
import { localOf } from '../time/zone.ts';
import type { RuleMall } from './evaluation.ts';

/** Names in one language. Whoever has none gives the id back. */
export interface RuleNames {
  readonly language: Language;
  shop(tenantId: string): string;
  category(categoryId: string): string;
  gift(giftId: string): string;
  /** 1 Monday to 7 Sunday. */
  weekday(weekday: number): string;
}

/** Sentences in reading order; keys `rule.*` of domain/text/rules-<language>.ts, names already in the language. */
export function readBack(version: CampaignVersion, mall: RuleMall, names: RuleNames): readonly Say[] {
  const says: Say[] = [...whereOf(version, names), ...whenOf(version, mall, names), ...reachOf(version), rewardOf(version.reward, names)];
  if (version.reward.kind !== 'gift') says.push(...lifeOf(version.reward, mall, names));
  says.push(...quotaOf(version));
  if (version.when.collectedUntilMs !== null) says.push(say('rule.collect', { until: momentOf(version.when.collectedUntilMs, mall) }));
  return says;
}

function say(key: string, args: Record<string, string | number> = {}): Say {
  return { key, args };
}

function listOf(words: readonly string[]): string {
  return words.join(', ');
}

function whereOf(version: CampaignVersion, names: RuleNames): Say[] {
  const { tenants, categories, except } = version.where;
  const some = [...categories.map((id) => names.category(id)), ...tenants.map((id) => names.shop(id))];
  const none = [...except.categories.map((id) => names.category(id)), ...except.tenants.map((id) => names.shop(id))];
  const says = [some.length === 0 ? say('rule.where.all') : say('rule.where.some', { list: listOf(some) })];
  if (none.length > 0) says.push(say('rule.except', { list: listOf(none) }));
  if (version.minimumMinor > 0) says.push(say('rule.minimum', { minimumMinor: version.minimumMinor }));
  return says;
}

function whenOf(version: CampaignVersion, mall: RuleMall, names: RuleNames): Say[] {
  const { when } = version;
  const says = [say('rule.when', { from: momentOf(when.boughtFromMs, mall), until: momentOf(when.boughtUntilMs, mall) })];
  if (when.weekdays.length > 0) says.push(say('rule.weekdays', { list: listOf(when.weekdays.map((day) => names.weekday(day))) }));
  if (when.hours !== null) says.push(say('rule.hours', { from: when.hours.from, until: when.hours.until }));
  if (when.registeredSameDay) says.push(say('rule.same-day'));
  return says;
}

/** Both day and hour, whatever day it is: `2026-11-21 10:00`. */
function momentOf(ms: number, mall: RuleMall): string {
  return localOf(ms, mall.offsets).slice(0, 16).replace('T', ' ');
}

function reachOf(version: CampaignVersion): Say[] {
  const { reach, span } = version;
  if (span === 'receipt')
    return [reach.sumMinor === null ? say('rule.reach.each') : say('rule.reach.receipt', { sumMinor: reach.sumMinor })];
  const says: Say[] = [];
  if (reach.sumMinor !== null) says.push(say(`rule.reach.sum.${span}`, { sumMinor: reach.sumMinor }));
  const receipts = reach.receipts ?? (reach.sumMinor === null ? reach.shops : null);
  if (receipts !== null) says.push(say(`rule.reach.count.${span}`, { receipts }));
  if (reach.shops !== null && reach.shops > 1) says.push(say('rule.reach.shops', { shops: reach.shops }));
  return says;
}

function rewardOf(reward: CampaignReward, names: RuleNames): Say {
  switch (reward.kind) {
    case 'points-per-amount':
      return say('rule.give.amount', { points: reward.points, perMinor: reward.perMinor });
    case 'points':
      return say('rule.give.points', { points: reward.points });
    case 'gift':
      return say('rule.give.gift', { gift: names.gift(reward.giftId) });
  }
}

function lifeOf(reward: Exclude<CampaignReward, { kind: 'gift' }>, mall: RuleMall, names: RuleNames): Say[] {
  const says = reward.purse === 'everywhere' ? [] : [say('rule.spend', { spendAt: names.shop(reward.purse.slice('tenant:'.length)) })];
  const { life } = reward;
  if (life.kind === 'days') says.push(say('rule.life.days', { days: life.days }));
  else if (life.kind === 'fixed')
    says.push(say('rule.life.fixed', { onLocal: localOf(life.atMs - (mall.dayCutoffMinutes + 1) * 60_000, mall.offsets).slice(0, 10) }));
  else says.push(say(`rule.life.${life.kind}`));
  return says;
}

function quotaOf(version: CampaignVersion): Say[] {
  const { perDay, total, perAccountWindow } = version.quota;
  const says: Say[] = [];
  if (perDay !== null) says.push(say('rule.quota.day', { count: perDay }));
  if (total !== null) says.push(say('rule.quota.total', { count: total }));
  if (perAccountWindow !== null && version.reward.kind !== 'points-per-amount')
    says.push(say(`rule.quota.account.${version.span}`, { count: perAccountWindow }));
  return says;
}
