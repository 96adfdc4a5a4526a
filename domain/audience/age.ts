/** Ages and birthdays in civil dates. Whoever was born on 29 February has the birthday on 28 February in other years. */
import { four, two } from '../time/civil.ts';
import { isCivilDate } from '../time/local-time.ts';

/** The birthday in a year, `YYYY-MM-DD`. */
export function birthdayIn(birthDate: string, year: number): string {
  const month = Number(birthDate.slice(5, 7));
  const day = Number(birthDate.slice(8, 10));
  return `${four(year)}-${two(month)}-${two(isCivilDate(year, month, day) ? day : 28)}`;
}

/** Whole years at a day; below 0 before birth. */
export function ageOn(birthDate: string, day: string): number {
  const year = Number(day.slice(0, 4));
  const years = year - Number(birthDate.slice(0, 4));
  return birthdayIn(birthDate, year) <= day ? years : years - 1;
}

/** The first day at which the age is `years`. */
export function dayOfAge(birthDate: string, years: number): string {
  return birthdayIn(birthDate, Number(birthDate.slice(0, 4)) + years);
}
