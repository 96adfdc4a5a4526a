/** What became of a list, in figures. */
import type { RefundFate, RefundFateKind } from '../contract/refund-line.ts';

/** Lines by what became of them, and points that went. */
export interface RefundTotals {
  readonly lines: Readonly<Record<RefundFateKind, number>>;
  readonly points: number;
  readonly missing: number;
}

/** Nothing yet. */
export const noTotals: RefundTotals = { lines: { returned: 0, already: 0, waiting: 0, choose: 0, wrong: 0 }, points: 0, missing: 0 };

/** With these lines more. */
export function addFates(totals: RefundTotals, fates: readonly RefundFate[]): RefundTotals {
  const lines = { ...totals.lines };
  let { points, missing } = totals;
  for (const one of fates) {
    lines[one.fate] += 1;
    points += one.points;
    missing += one.missing;
  }
  return { lines, points, missing };
}

/** Words of the fates, as tables and result files have them. */
export const fateWords: Readonly<Record<RefundFateKind, string>> = {
  returned: 'returned',
  already: 'already returned',
  waiting: 'no such receipt, waits',
  choose: 'several fit, choose',
  wrong: 'wrong line',
};
