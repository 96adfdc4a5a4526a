import type { TierHeld } from '../contract/account-document.ts';

/**
 * The tier held at an instant: of those with fromMs <= t < untilMs the one of the highest rank, then by id; null: none. `ranks` are those of the tier documents; a
 * tier that is not among them ranks below all that are.
 */
export function tierAt(held: readonly TierHeld[], ranks: ReadonlyMap<string, number>, atMs: number): string | null {
  let best: string | null = null;
  let bestRank = -Infinity;
  for (const { tierId, fromMs, untilMs } of held) {
    if (atMs < fromMs || atMs >= untilMs) continue;
    const rank = ranks.get(tierId) ?? -Infinity;
    if (best === null || rank > bestRank || (rank === bestRank && tierId < best)) {
      best = tierId;
      bestRank = rank;
    }
  }
  return best;
}
