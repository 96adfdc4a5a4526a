/** Part of a lot as a lot of its own. */
import type { Lot } from '../contract/account-document.ts';
import { moneyOfNext } from './lot-money.ts';
import type { Taken } from './spend-order.ts';

/** The points taken with the money they held and the same end, under another name. */
export function lotOfTaken(taken: Taken, lotId: string): Lot {
  return { ...taken.lot, lotId, points: taken.points, earnedPoints: taken.points, funding: moneyOfNext(taken.lot, taken.points) };
}
