/**
 * Multipliers ("three times the points on Saturdays"): the base points of the same receipt times a factor; the award is the part above them. They depend on the
 * receipt alone, so base campaigns that count over windows are not multiplied. Several multipliers add up, each on the base alone.
 */
import type { CampaignReward, CampaignVersion } from '../contract/campaign.ts';
import { awardKeyOf, maxPointsPerAward, pointsForAmount } from './award.ts';
import type { Due } from './evaluation.ts';

/** Base points that stand: campaign, reward and the amount that counts for it. */
export interface BasePoints {
  readonly version: CampaignVersion;
  readonly amountMinor: number;
}

/** What a multiplier adds. Of base points only those of the amount that counts for the multiplier as well are multiplied. Rounded down. */
export function multiplyDue(
  version: CampaignVersion,
  reward: Extract<CampaignReward, { kind: 'multiply' }>,
  receiptId: string,
  amountMinor: number,
  bases: readonly BasePoints[],
): readonly Due[] {
  if (version.reach.sumMinor !== null && amountMinor < version.reach.sumMinor) return [];
  let base = 0;
  for (const one of bases) {
    if (one.version.reward.kind !== 'points-per-amount' || (reward.of !== null && reward.of !== one.version.campaignId)) continue;
    base += pointsForAmount(one.version.reward, Math.min(amountMinor, one.amountMinor));
  }
  const points = Math.min(
    Math.floor((base * (reward.factorPerMille - 1000)) / 1000),
    reward.capPoints ?? maxPointsPerAward,
    maxPointsPerAward,
  );
  if (points <= 0) return [];
  return [{ awardKey: awardKeyOf(version.campaignId, receiptId, 1), receiptId, reward: { kind: 'points', points, purse: reward.purse } }];
}
