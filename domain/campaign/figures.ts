/** What is measured over the receipts of a window, and whether it is enough. */
import type { CampaignVersion } from '../contract/campaign.ts';

/** Done so far towards one award. Only what the campaign asks for is counted up; the rest may be 0. */
export interface Figures {
  readonly sumMinor: number;
  readonly receipts: number;
  readonly shops: number;
  readonly categories: number;
  readonly days: number;
  readonly stamps: number;
}

/** All that is asked is there. A reach that asks nothing is reached by everything. What is dear to count is asked last, when all else is there. */
export function isReached(reach: CampaignVersion['reach'], done: Figures): boolean {
  return (
    isEnough(reach.sumMinor, done.sumMinor) &&
    isEnough(reach.receipts, done.receipts) &&
    isEnough(reach.stamps, done.stamps) &&
    isEnough(reach.shops, done.shops) &&
    isEnough(reach.categories, done.categories) &&
    isEnough(reach.days, done.days)
  );
}

function isEnough(goal: number | null, done: number): boolean {
  return done >= (goal ?? 0);
}
