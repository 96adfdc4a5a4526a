/** How much of a receipt counts for a campaign, and which parts of a combination it may serve. */
import type { CampaignPart, CampaignVersion, ProgressEntry } from '../contract/campaign.ts';
import type { RuleReceipt } from './evaluation.ts';
import type { Rule } from './rule.ts';

/** Why nothing of a receipt counts. */
export type NothingCounts = 'goods' | 'paid-with-points';

type Goods = NonNullable<RuleReceipt['goods']>;

/**
 * Minor units that count: those of the counted goods, at most what was not paid with points, at most the cap of one receipt. Points are taken to have paid for other
 * goods first, which favours the member; more than the money paid never counts.
 */
export function countedAmount(rule: Rule, receipt: RuleReceipt): number | NothingCounts {
  const { counted } = rule.version;
  let amountMinor = receipt.amountMinor;
  if (rule.goods !== null) {
    const goodsMinor = goodsAmount(rule.goods, receipt);
    if (goodsMinor <= 0) return 'goods';
    amountMinor = Math.min(amountMinor, goodsMinor);
  }
  if (receipt.paidWithPointsMinor > 0 && !counted.withPointsPaid) {
    const paidMinor = receipt.amountMinor - receipt.paidWithPointsMinor;
    if (paidMinor <= 0) return 'paid-with-points';
    amountMinor = Math.min(amountMinor, paidMinor);
  }
  return counted.perReceiptMaxMinor === null ? amountMinor : Math.min(amountMinor, counted.perReceiptMaxMinor);
}

/** `only`: what is not told does not count. Without it what is not told counts. */
function goodsAmount(asked: NonNullable<Rule['goods']>, receipt: RuleReceipt): number {
  if (asked.only.size > 0) {
    return sumOf(receipt.goods ?? [], (group) => asked.only.has(group) && !asked.except.has(group));
  }
  return receipt.amountMinor - sumOf(receipt.goods ?? [], (group) => asked.except.has(group));
}

function sumOf(goods: Goods, counts: (group: string) => boolean): number {
  let sum = 0;
  for (const { group, amountMinor } of goods) if (counts(group)) sum += amountMinor;
  return sum;
}

/** Parts that the receipt may serve, with what of `amountMinor` (its counted amount) counts there. A part with goods asks for a receipt that tells them. */
export function partsServed(parts: readonly CampaignPart[], receipt: RuleReceipt, amountMinor: number): ProgressEntry['parts'] {
  const served: ProgressEntry['parts'] = [];
  parts.forEach((part, index) => {
    if (!isAt(part, receipt)) return;
    if (part.goods.length === 0) {
      served.push({ part: index, amountMinor });
      return;
    }
    const goodsMinor = sumOf(receipt.goods ?? [], (group) => part.goods.includes(group));
    if (goodsMinor > 0) served.push({ part: index, amountMinor: Math.min(goodsMinor, amountMinor) });
  });
  return served;
}

/** Whether the receipt is of a place that the part names; a part that names none takes all. */
export function isAt(part: Pick<CampaignPart, 'tenants' | 'categories'>, receipt: Pick<RuleReceipt, 'tenantId' | 'category'>): boolean {
  if (part.tenants.length + part.categories.length === 0) return true;
  return part.tenants.includes(receipt.tenantId) || part.categories.includes(receipt.category);
}

/** Stamps of one counted receipt: one, or one for each full step of its amount, at most so many. */
export function stampsOf(stamps: CampaignVersion['counted']['stamps'], amountMinor: number): number {
  if (stamps === null) return 1;
  const full = amountMinor <= 0 ? 0 : (amountMinor - (amountMinor % stamps.everyMinor)) / stamps.everyMinor;
  return stamps.perReceipt === null ? full : Math.min(full, stamps.perReceipt);
}
