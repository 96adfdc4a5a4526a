/**
 * What is due, whatever was granted before. A pure function of the *set* of counted receipts: entries are taken in the order of purchase, so arrival order
 * cannot matter, and a receipt that leaves takes exactly its own effect with it.
 */
import type { CampaignVersion, ProgressEntry, ProgressWindow } from '../contract/campaign.ts';
import type { Due, RuleReceipt } from './evaluation.ts';

/** No window gives more awards than this, whatever a file says: bounds the work on one receipt. */
export const maxAwardsPerWindow = 1000;

/** Name of the n-th award (from 1) of a window. */
export function awardKeyOf(campaignId: string, windowKey: string, n: number): string {
  return `${campaignId}/${windowKey}/${n}`;
}

/** Order of entries: by purchase, then id. */
export function compareEntries(a: ProgressEntry, b: ProgressEntry): number {
  if (a.atLocal !== b.atLocal) return a.atLocal < b.atLocal ? -1 : 1;
  return a.receiptId < b.receiptId ? -1 : a.receiptId > b.receiptId ? 1 : 0;
}

/** Awards that a window is due. Span `receipt` keeps no windows: see `receiptDue`. */
export function dueOf(version: CampaignVersion, window: Pick<ProgressWindow, 'windowKey' | 'entries'>): readonly Due[] {
  return fold(version, window).due;
}

/** What is done towards the award after those already due. */
export interface Fold {
  readonly due: readonly Due[];
  readonly sumMinor: number;
  readonly receipts: number;
  readonly shops: number;
}

/** Walks the entries once. Sums and counts of the result are those left for the next award. */
export function fold(version: CampaignVersion, window: Pick<ProgressWindow, 'windowKey' | 'entries'>): Fold {
  const { reach } = version;
  const reward = fixedReward(version);
  const most = awardLimit(version);
  const due: Due[] = [];
  let sumMinor = 0;
  let receipts = 0;
  let shops = new Set<string>();
  for (const entry of [...window.entries].sort(compareEntries)) {
    sumMinor += entry.amountMinor;
    receipts += 1;
    shops.add(entry.tenantId);
    while (reward !== null && due.length < most && isReached(reach, sumMinor, receipts, shops.size)) {
      due.push({ awardKey: awardKeyOf(version.campaignId, window.windowKey, due.length + 1), receiptId: entry.receiptId, reward });
      // The last award keeps its figures, so that a screen shows what was done and not an empty arch.
      if (due.length === most) break;
      sumMinor -= reach.sumMinor ?? sumMinor;
      receipts -= reach.receipts ?? receipts;
      shops = new Set();
    }
  }
  return { due, sumMinor, receipts, shops: shops.size };
}

/** Awards of a single receipt under a version of span `receipt`, before stacking. */
export function receiptDue(version: CampaignVersion, receipt: RuleReceipt): readonly Due[] {
  const key = (n: number) => awardKeyOf(version.campaignId, receipt.receiptId, n);
  const { reward, reach } = version;
  if (reach.sumMinor !== null && receipt.amountMinor < reach.sumMinor) return [];
  if (reward.kind === 'points-per-amount') {
    const points = pointsForAmount(reward, receipt.amountMinor);
    return points === 0
      ? []
      : [{ awardKey: key(1), receiptId: receipt.receiptId, reward: { kind: 'points', points, purse: reward.purse } }];
  }
  const fixed = fixedReward(version);
  if (fixed === null) return [];
  const multiples = reach.sumMinor === null || reach.sumMinor === 0 ? 1 : wholeParts(receipt.amountMinor, reach.sumMinor);
  const times = Math.min(multiples, awardLimit(version));
  return Array.from({ length: times }, (_, index) => ({ awardKey: key(index + 1), receiptId: receipt.receiptId, reward: fixed }));
}

/** Points for an amount: so many for each full (or nearest) step, never more than the cap. Exact for all amounts within 2^53. */
export function pointsForAmount(
  reward: { readonly points: number; readonly perMinor: number; readonly rounding: 'down' | 'nearest'; readonly capPoints: number | null },
  amountMinor: number,
): number {
  if (amountMinor <= 0) return 0;
  const rest = amountMinor % reward.perMinor;
  const steps = wholeParts(amountMinor, reward.perMinor) + (reward.rounding === 'nearest' && rest * 2 >= reward.perMinor ? 1 : 0);
  return Math.min(steps * reward.points, reward.capPoints ?? Number.MAX_SAFE_INTEGER);
}

function wholeParts(amount: number, of: number): number {
  return (amount - (amount % of)) / of;
}

/** Most awards of one window. */
export function awardLimit(version: CampaignVersion): number {
  return Math.min(version.quota.perAccountWindow ?? maxAwardsPerWindow, maxAwardsPerWindow);
}

function fixedReward(version: CampaignVersion): Due['reward'] | null {
  const { reward } = version;
  switch (reward.kind) {
    case 'points':
      return { kind: 'points', points: reward.points, purse: reward.purse };
    case 'gift':
      return { kind: 'gift', giftId: reward.giftId };
    case 'points-per-amount':
      return null;
  }
}

/** All that is asked is there. A reach that asks nothing is never reached: it would give for ever. */
function isReached(reach: CampaignVersion['reach'], sumMinor: number, receipts: number, shops: number): boolean {
  const asked = [
    [reach.sumMinor, sumMinor],
    [reach.receipts, receipts],
    [reach.shops, shops],
  ].filter(([goal]) => goal !== null && goal !== 0);
  return asked.length > 0 && asked.every(([goal, done]) => (done ?? 0) >= (goal ?? 0));
}
