/**
 * Money of part of a lot. Parts are differences of cumulative floors, so the parts of a lot always add up to the whole, to the cent,
 * in whatever pieces it is spent.
 */
import type { Lot } from '../contract/account-document.ts';

/** Floor of `moneyMinor * spent / earned`, exact for any integers below 2^53. 0 when nothing was earned. */
export function moneyOfSpent(moneyMinor: number, spent: number, earned: number): number {
  if (earned <= 0) return 0;
  return Number((BigInt(moneyMinor) * BigInt(spent)) / BigInt(earned));
}

/** Money, by funder, that leaves the lot when `points` more of it are used. Minor units of the lot's currency. */
export function moneyOfNext(lot: Lot, points: number): { readonly funder: string; readonly moneyMinor: number }[] {
  const spent = lot.earnedPoints - lot.points;
  return lot.funding.map((part) => ({
    funder: part.funder,
    moneyMinor: moneyOfSpent(part.moneyMinor, spent + points, lot.earnedPoints) - moneyOfSpent(part.moneyMinor, spent, lot.earnedPoints),
  }));
}

/** Shares of a whole number in parts per thousand, by cumulative floors; they add up to `total` when the parts add up to 1000. */
export function sharesOf<T extends { readonly perMille: number }>(
  total: number,
  parts: readonly T[],
): { readonly part: T; readonly share: number }[] {
  let cumulative = 0;
  return parts.map((part) => {
    const from = moneyOfSpent(total, cumulative, 1000);
    cumulative += part.perMille;
    return { part, share: moneyOfSpent(total, cumulative, 1000) - from };
  });
}
