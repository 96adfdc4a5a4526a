/** The way to the next tier: the campaign that gives it, and what that campaign still asks. Nothing is counted for it beside the campaigns themselves. */
import type { HomeView } from '../contract/screen-home.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import type { TierDocument } from '../contract/catalogue-document.ts';
import type { ProgressView } from '../contract/screen-parts.ts';

/**
 * The lowest tier above the one held that an open campaign gives; of several campaigns that give it the first one in the order of `progress`. null: there is no
 * higher one to be had, or nothing is missing any more.
 * @param rank of the tier held; null: none is held
 */
export function tierWay(
  progress: readonly ProgressView[],
  campaigns: ReadonlyMap<string, CampaignVersion>,
  tiers: readonly TierDocument[],
  rank: number | null,
): HomeView['tier'] {
  let best: { readonly rank: number; readonly way: NonNullable<HomeView['tier']> } | null = null;
  for (const { campaignId, state, next, reward } of progress) {
    const given = campaigns.get(campaignId)?.reward;
    if (given?.kind !== 'tier' || reward.kind !== 'tier' || state !== 'open' || next === null) continue;
    const above = tiers.find((tier) => tier.id === given.tierId)?.rank;
    if (above === undefined || (rank !== null && above <= rank) || (best !== null && best.rank <= above)) continue;
    best = { rank: above, way: { campaignId, name: reward.name, next } };
  }
  return best?.way ?? null;
}
