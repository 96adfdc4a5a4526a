/** Names, numbers and rewards of awards. */
import type { CampaignReward, CampaignVersion } from '../contract/campaign.ts';
import type { Due } from './evaluation.ts';

/** No window gives more awards than this, whatever a file says: bounds the work on one receipt. */
export const maxAwardsPerWindow = 1000;

/** Points of one award at most: whatever receipts and files say, sums of points and money stay whole numbers below 2^53. */
export const maxPointsPerAward = 1_000_000_000;

/** Name of an award: `what` is its number in the window (from 1), or the receipt it belongs to. */
export function awardKeyOf(campaignId: string, windowKey: string, what: number | string): string {
  return `${campaignId}/${windowKey}/${what}`;
}

/** Most awards of one window. */
export function awardLimit(version: CampaignVersion): number {
  return Math.min(version.quota.perAccountWindow ?? maxAwardsPerWindow, maxAwardsPerWindow);
}

/** The reward of an award that is always the same; null where it depends on amounts. */
export function fixedReward(reward: CampaignReward): Due['reward'] | null {
  switch (reward.kind) {
    case 'points':
      return { kind: 'points', points: reward.points, purse: reward.purse };
    case 'gift':
      return { kind: 'gift', giftId: reward.giftId, choices: reward.choices };
    case 'tickets':
      return { kind: 'tickets', tickets: reward.tickets };
    case 'tier':
      return { kind: 'tier', tierId: reward.tierId };
    case 'points-per-amount':
    case 'multiply':
      return null;
  }
}

/** Points for an amount: so many for each full (or nearest) step, never more than the cap. Exact for all amounts within 2^53. */
export function pointsForAmount(
  reward: Pick<Extract<CampaignReward, { kind: 'points-per-amount' }>, 'points' | 'perMinor' | 'rounding' | 'capPoints'>,
  amountMinor: number,
): number {
  if (amountMinor <= 0) return 0;
  const rest = amountMinor % reward.perMinor;
  const steps = wholeParts(amountMinor, reward.perMinor) + (reward.rounding === 'nearest' && rest * 2 >= reward.perMinor ? 1 : 0);
  return Math.min(steps * reward.points, reward.capPoints ?? maxPointsPerAward, maxPointsPerAward);
}

/** How often `of` fits into an amount >= 0; exact, unlike a quotient of large numbers. */
export function wholeParts(amount: number, of: number): number {
  return (amount - (amount % of)) / of;
}
