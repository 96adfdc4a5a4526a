import type { CampaignVersion } from '../contract/campaign.ts';
import type { Occasion } from './profile.ts';

/** Whether what a profile asks on an occasion is asked of this campaign. A coupon is a gift; a tier is none of the three. */
export function isMet(occasion: Occasion, version: Pick<CampaignVersion, 'reward'>): boolean {
  switch (occasion) {
    case 'always':
      return true;
    case 'gift':
      return version.reward.kind === 'gift';
    case 'draw':
      return version.reward.kind === 'tickets';
    case 'points':
      return version.reward.kind === 'points' || version.reward.kind === 'points-per-amount' || version.reward.kind === 'multiply';
  }
}
