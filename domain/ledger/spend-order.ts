/** Which lots a price is taken from. */
import type { Lot } from '../contract/account-document.ts';
import { isSpendable } from './balance.ts';

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Soonest expiry first (none last), narrower purse first, then earned first, then lot id. */
export function spendsBefore(a: Lot, b: Lot): number {
  const endA = a.expiresAtMs ?? Number.MAX_SAFE_INTEGER;
  const endB = b.expiresAtMs ?? Number.MAX_SAFE_INTEGER;
  const wideA = a.purse === 'everywhere' ? 1 : 0;
  const wideB = b.purse === 'everywhere' ? 1 : 0;
  return endA - endB || wideA - wideB || a.earnedAtMs - b.earnedAtMs || text(a.lotId, b.lotId);
}

/** What is taken from one lot. */
export interface Taken {
  readonly lot: Lot;
  readonly points: number;
}

/** Takes `points` from the spendable lots of these purses, in spend order; `lacking` is what they do not hold. */
export function takeFromLots(
  lots: readonly Lot[],
  purses: readonly string[],
  points: number,
  atMs: number,
): { readonly taken: readonly Taken[]; readonly lacking: number } {
  const taken: Taken[] = [];
  let lacking = points;
  for (const lot of lots.filter((one) => purses.includes(one.purse) && isSpendable(one, atMs)).sort(spendsBefore)) {
    if (lacking === 0) break;
    const part = Math.min(lot.points, lacking);
    taken.push({ lot, points: part });
    lacking -= part;
  }
  return { taken, lacking };
}
