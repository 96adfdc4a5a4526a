/** What one campaign gave in a simulation, and who paid for it. */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { FunderShare } from './simulated-member.ts';

/** Cost of one funder. Gift value is what the gifts are worth when all are handed out. */
export interface FunderCost {
  points: number;
  pointsMinor: number;
  giftsMinor: number;
}

/** Awards of one mall day (of registration). */
export interface DayAwards {
  given: number;
  refused: number;
  lastGivenAtMs: number;
}

/** @see file comment. Changed in place by the simulation only. */
export interface CampaignTotals {
  readonly version: CampaignVersion;
  /** Receipts that counted. */
  receipts: number;
  awards: number;
  takenBack: number;
  points: number;
  tickets: number;
  tiers: number;
  readonly gifts: Map<string, number>;
  readonly refused: { quota: number; stock: number; budget: number };
  /** Consolations that stand, and those whose own units were gone as well. */
  readonly instead: { given: number; refused: number };
  readonly funders: Map<string, FunderCost>;
  readonly days: Map<string, DayAwards>;
  /** Awards and cost in money that went to members who joined in the time of the receipts. */
  newMemberAwards: number;
  newMemberMinor: number;
}

/** Nothing given yet. */
export function emptyTotals(version: CampaignVersion): CampaignTotals {
  const none = { receipts: 0, awards: 0, takenBack: 0, points: 0, tickets: 0, tiers: 0, newMemberAwards: 0, newMemberMinor: 0 };
  return {
    version,
    ...none,
    gifts: new Map(),
    refused: { quota: 0, stock: 0, budget: 0 },
    instead: { given: 0, refused: 0 },
    funders: new Map(),
    days: new Map(),
  };
}

/** The day's count, made when the first award of the day asks for it. */
export function dayOf(totals: CampaignTotals, day: string): DayAwards {
  const known = totals.days.get(day);
  if (known !== undefined) return known;
  const made: DayAwards = { given: 0, refused: 0, lastGivenAtMs: 0 };
  totals.days.set(day, made);
  return made;
}

/** Adds (`sign` 1) or takes off what funders pay for points. */
export function payPoints(totals: CampaignTotals, shares: readonly FunderShare[], sign: 1 | -1): void {
  for (const { funder, points, moneyMinor } of shares) {
    const cost = costOf(totals, funder);
    cost.points += sign * points;
    cost.pointsMinor += sign * moneyMinor;
  }
}

/** Adds (`sign` 1) or takes off what funders pay for gifts. */
export function payGift(
  totals: CampaignTotals,
  shares: readonly { readonly funder: string; readonly moneyMinor: number }[],
  sign: 1 | -1,
): void {
  for (const { funder, moneyMinor } of shares) costOf(totals, funder).giftsMinor += sign * moneyMinor;
}

function costOf(totals: CampaignTotals, funder: string): FunderCost {
  const known = totals.funders.get(funder);
  if (known !== undefined) return known;
  const made: FunderCost = { points: 0, pointsMinor: 0, giftsMinor: 0 };
  totals.funders.set(funder, made);
  return made;
}
