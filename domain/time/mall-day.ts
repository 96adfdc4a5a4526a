/**
 * Mall days, weeks, months and quarters. A mall day ends at the cut-off after midnight (04:00 = 240 minutes): a bill paid at 01:30 belongs to the evening before.
 */
import { addDays, dateOfDays, daysOfDate, localOfWallMs, wallMsOf, weekdayOf } from './local-time.ts';
import { two, four } from './civil.ts';
import { localOf, utcOf } from './zone.ts';
import type { Offsets } from './zone.ts';

/** The mall day (`YYYY-MM-DD`) a wall clock belongs to. */
export function mallDay(localDateTime: string, cutoffMinutes: number): string {
  return localOfWallMs(wallMsOf(localDateTime) - cutoffMinutes * 60_000).slice(0, 10);
}

/** The mall day at an instant. */
export function mallDayAt(ms: number, offsets: Offsets, cutoffMinutes: number): string {
  return mallDay(localOf(ms, offsets), cutoffMinutes);
}

/** First instant of a mall day. */
export function startOfMallDayMs(day: string, cutoffMinutes: number, offsets: Offsets): number {
  return utcOf(localOfWallMs(daysOfDate(day) * 86_400_000 + cutoffMinutes * 60_000), offsets);
}

/** First instant after a mall day: exclusive end. */
export function endOfMallDayMs(day: string, cutoffMinutes: number, offsets: Offsets): number {
  return startOfMallDayMs(addDays(day, 1), cutoffMinutes, offsets);
}

/** ISO 8601 week of a date: `2026-W47`. The week belongs to the year of its Thursday. */
export function isoWeekKey(date: string): string {
  const thursday = addDays(date, 4 - weekdayOf(date));
  const firstJanuary = `${thursday.slice(0, 4)}-01-01`;
  const week = Math.floor((daysOfDate(thursday) - daysOfDate(firstJanuary)) / 7) + 1;
  return `${thursday.slice(0, 4)}-W${two(week)}`;
}

/** Calendar month of a date: `2026-11`. */
export function monthKey(date: string): string {
  return date.slice(0, 7);
}

/** Last day of the ISO week of a date (its Sunday). */
export function lastDayOfWeek(date: string): string {
  return addDays(date, 7 - weekdayOf(date));
}

/** Last day of the month of a date. */
export function lastDayOfMonth(date: string): string {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  const next = month === 12 ? `${four(year + 1)}-01-01` : `${four(year)}-${two(month + 1)}-01`;
  return dateOfDays(daysOfDate(next) - 1);
}

/** Last day of the quarter of a date. */
export function lastDayOfQuarter(date: string): string {
  const lastMonth = Math.ceil(Number(date.slice(5, 7)) / 3) * 3;
  return lastDayOfMonth(`${date.slice(0, 4)}-${two(lastMonth)}-01`);
}

/** First instant after the quarter of an instant, in mall days: exclusive end. */
export function endOfQuarterMs(ms: number, cutoffMinutes: number, offsets: Offsets): number {
  return endOfMallDayMs(lastDayOfQuarter(mallDayAt(ms, offsets, cutoffMinutes)), cutoffMinutes, offsets);
}
