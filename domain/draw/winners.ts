import type { CampaignDraw, DrawEntry, DrawWinner } from '../contract/draw.ts';
import { drawPlaces } from './draw-places.ts';
import type { DrawSeed } from './draw-places.ts';

/** Prizes and reserves together. */
export function placesOf(plan: Pick<CampaignDraw, 'prizes' | 'reserves'>): number {
  return plan.prizes.reduce((sum, prize) => sum + prize.units, plan.reserves);
}

/** Winners by rank: the prizes in the order announced, each as often as it has units, then the reserve winners. Fewer when there are not enough entries. */
export function winnersOf(
  seed: DrawSeed,
  entries: readonly DrawEntry[],
  plan: Pick<CampaignDraw, 'prizes' | 'reserves' | 'onePrizeEach'>,
): readonly DrawWinner[] {
  const prizeIds = plan.prizes.flatMap(({ prizeId, units }) => Array.from({ length: units }, () => prizeId));
  return drawPlaces(seed, entries, placesOf(plan), plan.onePrizeEach).map(({ number, ticketId }, index) => ({
    rank: index + 1,
    number,
    ticketId,
    prizeId: prizeIds[index] ?? null,
  }));
}
