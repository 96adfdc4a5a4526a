/** A birthday as somebody enters it: month, day and, where a rule asks for ages, the year. */
import { isCivilDate } from '../time/local-time.ts';
import { two } from '../time/civil.ts';
import { ageOn } from './age.ts';

/** What is entered so far. */
export interface BirthdayEntry {
  readonly step: 'month' | 'day' | 'year';
  readonly month: number | null;
  readonly day: number | null;
  readonly yearText: string;
}

/** A birthday told. `year` 0: not told. */
export interface ToldBirthday {
  readonly month: number;
  readonly day: number;
  readonly year: number;
}

/** Nothing entered. */
export const freshBirthday: BirthdayEntry = { step: 'month', month: null, day: null, yearText: '' };

/** Nobody is older. */
const OLDEST_YEARS = 120;

/** Days of a month; in February the 29th is a birthday too. */
export function daysOfMonth(month: number): number {
  return month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The entry as a birthday; null while something is missing or there is no such day. `todayLocal`: the day it is told. */
export function toldBirthday({ month, day, yearText }: BirthdayEntry, withYear: boolean, todayLocal: string): ToldBirthday | null {
  if (month === null || day === null || day > daysOfMonth(month)) return null;
  if (!withYear) return { month, day, year: 0 };
  const year = Number(yearText);
  if (!/^\d{4}$/.test(yearText) || !isCivilDate(year, month, day)) return null;
  const years = ageOn(`${yearText}-${two(month)}-${two(day)}`, todayLocal);
  return years >= 0 && years <= OLDEST_YEARS ? { month, day, year } : null;
}

/** Younger than `ofAgeYears`, as far as the year was told. */
export function isUnderAge({ month, day, year }: ToldBirthday, ofAgeYears: number, todayLocal: string): boolean {
  return year !== 0 && ageOn(`${year}-${two(month)}-${two(day)}`, todayLocal) < ofAgeYears;
}

/** The text that is sealed; always of one length. */
export function birthdayText({ month, day, year }: ToldBirthday): string {
  return JSON.stringify({ birthday: `${two(month)}-${two(day)}`, year: String(year).padStart(4, '0') });
}

/** The birthday in an opened text; null: none, or one that no calendar has. */
export function birthdayIn(text: string): ToldBirthday | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('birthday' in value) || !('year' in value)) return null;
  const { birthday, year } = value;
  if (typeof birthday !== 'string' || typeof year !== 'string' || !/^\d{2}-\d{2}$/.test(birthday) || !/^\d{4}$/.test(year)) return null;
  const told = { month: Number(birthday.slice(0, 2)), day: Number(birthday.slice(3)), year: Number(year) };
  const fits = told.year === 0 ? isCivilDate(2000, told.month, told.day) : isCivilDate(told.year, told.month, told.day);
  return fits ? told : null;
}
