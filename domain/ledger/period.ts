/** Months of the books, `YYYY-MM`: calendar months of mall days. */
import { mallDayAt, monthKey } from '../time/mall-day.ts';
import { four, two } from '../time/civil.ts';
import type { Offsets } from '../time/zone.ts';

/** Month of an instant. */
export function monthAt(ms: number, offsets: Offsets, cutoffMinutes: number): string {
  return monthKey(mallDayAt(ms, offsets, cutoffMinutes));
}

/** The month after. Throws on a text that is no month. */
export function monthAfter(month: string): string {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month);
  if (match === null) throw new Error(`not a month: ${month}`);
  const [, year, number] = match;
  return number === '12' ? `${four(Number(year) + 1)}-01` : `${year ?? ''}-${two(Number(number) + 1)}`;
}

/** Where something of `month` is posted: there, or in the first open month if it is closed; then it says which it belongs to. */
export function postedIn(month: string, closedThrough: string | null): { readonly period: string; readonly belongsTo: string | null } {
  if (closedThrough === null || month > closedThrough) return { period: month, belongsTo: null };
  return { period: monthAfter(closedThrough), belongsTo: month };
}
