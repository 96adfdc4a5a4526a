/**
 * Reasons as data. Arguments carry ids, never names, because decisions have no language: `campaignId`, `tenantId`, `giftId`, `categoryId`, `spendAtTenantId`. Whoever
 * words them puts the names in (domain/visit/local-say.ts): {short} and {campaign}, {shop}, {gift}, {category}, {spendAt}. `…Minor` is money in minor units,
 * `…Local` local time, all other numbers are counts. Texts: domain/text/rules-<language>.ts.
 */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { Say } from '../contract/primitive.ts';
import { localOf } from '../time/zone.ts';
import type { NotCounted } from './counting.ts';
import type { Due, RuleMall, RuleReceipt } from './evaluation.ts';

/** Which goal a campaign sets; decides the words. */
export type Goal = 'base' | 'receipt' | 'sum' | 'count' | 'shops';

/** The goal that a person would name first. */
export function goalOf(version: CampaignVersion): Goal {
  if (version.reward.kind === 'points-per-amount') return 'base';
  if (version.span === 'receipt') return (version.reach.sumMinor ?? version.minimumMinor) > 0 ? 'receipt' : 'base';
  if ((version.reach.shops ?? 0) > 1) return 'shops';
  if ((version.reach.receipts ?? 0) > 0) return 'count';
  return 'sum';
}

/**
 * Why an award is given: "Different shops this month: 5. +500 points, spend anywhere until 31 December". `expiresAtMs` null: the points never expire (ignored for gifts).
 */
export function explainAward(version: CampaignVersion, due: Due, expiresAtMs: number | null, mall: RuleMall): Say {
  const args: Record<string, string | number> = { campaignId: version.campaignId, ...goalArgs(version) };
  const goal = goalOf(version);
  if (due.reward.kind === 'gift') return { key: `award.${goal}.gift`, args: { ...args, giftId: due.reward.giftId } };
  args['points'] = due.reward.points;
  let key = `award.${goal}`;
  if (due.reward.purse !== 'everywhere') {
    key += '.at';
    args['spendAtTenantId'] = due.reward.purse.slice('tenant:'.length);
  }
  if (expiresAtMs !== null) {
    key += '.until';
    // The last moment, not the first after it: points that end at 04:00 on the first are said to end on the last day of the month before.
    args['onLocal'] = localOf(expiresAtMs - (mall.dayCutoffMinutes + 1) * 60_000, mall.offsets).slice(0, 10);
  }
  return { key, args };
}

function goalArgs(version: CampaignVersion): Record<string, number> {
  const { reach } = version;
  switch (goalOf(version)) {
    case 'base':
      return {};
    case 'receipt':
    case 'sum':
      return { sumMinor: reach.sumMinor ?? version.minimumMinor };
    case 'count':
      return { receipts: reach.receipts ?? 0 };
    case 'shops':
      return { shops: reach.shops ?? 0 };
  }
}

/** What is missing of a goal; null does not matter or is done. */
export interface Missing {
  readonly missingMinor: number | null;
  readonly missingReceipts: number | null;
  readonly missingShops: number | null;
}

/** "2,550 more today: plush hare". */
export function explainNearMiss(version: CampaignVersion, missing: Missing): Say {
  const args: Record<string, string | number> = { campaignId: version.campaignId };
  if (version.span === 'receipt') return { key: 'near.receipt', args: { ...args, sumMinor: version.reach.sumMinor ?? 0 } };
  const parts: string[] = [];
  for (const [name, value] of Object.entries(missing) as [keyof Missing, number | null][]) {
    if (value === null) continue;
    args[name] = value;
    parts.push(name);
  }
  const what = parts.length > 1 ? mixedKey(missing) : parts[0] === 'missingMinor' ? 'sum' : parts[0] === 'missingShops' ? 'shops' : 'count';
  return { key: `near.${what}.${version.span}`, args };
}

function mixedKey(missing: Missing): string {
  // With shops and receipts both missing one sentence says both; a sum beside them is said by the figure on the screen.
  return missing.missingShops !== null && missing.missingReceipts !== null ? 'both' : missing.missingShops !== null ? 'shops' : 'count';
}

/** "Cafés do not count for: plush hare". */
export function explainNotCounted(version: CampaignVersion, why: Exclude<NotCounted, 'silent'>, receipt: RuleReceipt, mall: RuleMall): Say {
  const campaignId = version.campaignId;
  switch (why) {
    case 'category':
      return { key: 'not.category', args: { campaignId, categoryId: receipt.category } };
    case 'shop':
      return { key: 'not.shop', args: { campaignId, tenantId: receipt.tenantId } };
    case 'before':
      return { key: 'not.before', args: { campaignId, fromLocal: localOf(version.when.boughtFromMs, mall.offsets) } };
    case 'after':
      return { key: 'not.after', args: { campaignId } };
    case 'late':
      return { key: 'not.late', args: { campaignId } };
    case 'same-day':
      return { key: 'not.same-day', args: { campaignId } };
    case 'weekday':
      return { key: 'not.weekday', args: { campaignId } };
    case 'hours':
      return { key: 'not.hours', args: { campaignId, from: version.when.hours?.from ?? '', until: version.when.hours?.until ?? '' } };
    case 'minimum':
      return { key: 'not.minimum', args: { campaignId, minimumMinor: version.minimumMinor } };
  }
}

/** "A better offer counts for this receipt instead". */
export function explainGaveWay(loser: CampaignVersion): Say {
  return { key: 'not.gave-way', args: { campaignId: loser.campaignId } };
}
