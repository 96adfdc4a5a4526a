/** Local wall-clock texts (`YYYY-MM-DDTHH:MM:SS`, `YYYY-MM-DD`) and their whole-number forms. */
import { civilOfDays, daysOfCivil, four, two, weekdayOfDays } from './civil.ts';

const dayMs = 86_400_000;
const localPattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})$/;
const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the three numbers are a date that exists. */
export function isCivilDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  const back = civilOfDays(daysOfCivil(year, month, day));
  return back.month === month && back.day === day;
}

/** Whether the text is `YYYY-MM-DDTHH:MM:SS` of a date and time that exist (the contract's pattern alone lets 31 February pass). */
export function isLocalDateTime(text: string): boolean {
  const match = localPattern.exec(text);
  if (match === null) return false;
  return (
    isCivilDate(Number(match[1]), Number(match[2]), Number(match[3])) &&
    Number(match[4]) < 24 &&
    Number(match[5]) < 60 &&
    Number(match[6]) < 60
  );
}

/** Whether the text is `YYYY-MM-DD` of a date that exists. */
export function isLocalDate(text: string): boolean {
  return localPattern.test(`${text}T00:00:00`) && isLocalDateTime(`${text}T00:00:00`);
}

/** Milliseconds from 1970-01-01T00:00 of the same wall clock: a measure for arithmetic, not an instant. Throws on a text that is no local time. */
export function wallMsOf(localDateTime: string): number {
  const match = localPattern.exec(localDateTime);
  if (match === null) throw new Error(`not a local date and time: ${localDateTime}`);
  const days = daysOfCivil(Number(match[1]), Number(match[2]), Number(match[3]));
  return days * dayMs + Number(match[4]) * 3_600_000 + Number(match[5]) * 60_000 + Number(match[6]) * 1000;
}

/** Wall clock text of such a measure; parts of a second are dropped. Throws outside the years 0-9999. */
export function localOfWallMs(wallMs: number): string {
  const days = Math.floor(wallMs / dayMs);
  const seconds = Math.floor((wallMs - days * dayMs) / 1000);
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${dateOfDays(days)}T${clock}`;
}

/** `YYYY-MM-DD` of a count of days since 1970-01-01. Throws outside the years 0-9999. */
export function dateOfDays(days: number): string {
  const { year, month, day } = civilOfDays(days);
  if (year < 0 || year > 9999) throw new Error(`year ${year} has no four digits`);
  return `${four(year)}-${two(month)}-${two(day)}`;
}

/** Days since 1970-01-01 of `YYYY-MM-DD` (a local date and time is cut to its date). Throws on a text that is no date. */
export function daysOfDate(localDate: string): number {
  const match = datePattern.exec(localDate.slice(0, 10));
  if (match === null) throw new Error(`not a date: ${localDate}`);
  return daysOfCivil(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The date `days` later (earlier if negative). */
export function addDays(localDate: string, days: number): string {
  return dateOfDays(daysOfDate(localDate) + days);
}

/** Whole days from one date to another. */
export function daysBetween(fromDate: string, toDate: string): number {
  return daysOfDate(toDate) - daysOfDate(fromDate);
}

/** ISO weekday of a date: 1 Monday to 7 Sunday. */
export function weekdayOf(localDate: string): number {
  return weekdayOfDays(daysOfDate(localDate));
}

/** Minutes since local midnight. */
export function minuteOfDay(localDateTime: string): number {
  return Number(localDateTime.slice(11, 13)) * 60 + Number(localDateTime.slice(14, 16));
}
