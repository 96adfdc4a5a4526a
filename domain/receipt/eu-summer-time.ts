/**
 * Summer time of the European Union as arithmetic: no zone database, the same hour on every machine. Directive 2000/84/EC: from 01:00 UTC of the last Sunday
 * in March to 01:00 UTC of the last Sunday in October, in every member state at the same instant; since 1996 in this form. Serbia and Montenegro keep the
 * same rule.
 */
import { civilOfDays, daysOfCivil, weekdayOfDays } from '../time/civil.ts';
import { localOfWallMs } from '../time/local-time.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const firstYear = 1996;

/**
 * Wall clock `YYYY-MM-DDTHH:MM:SS` at an instant (milliseconds since 1970 UTC) in a zone of that rule. `standardOffsetMinutes` is its winter time: 60 in
 * central Europe, 120 in eastern, 0 in Portugal. null before 1996 and after 9998: the rule did not hold, or the number is no time.
 */
export function euLocalOf(utcMs: number, standardOffsetMinutes: number): string | null {
  if (!Number.isSafeInteger(utcMs)) return null;
  const { year } = civilOfDays(Math.floor(utcMs / dayMs));
  if (year < firstYear || year > 9998) return null;
  const summer = utcMs >= changeMs(year, 3) && utcMs < changeMs(year, 10);
  return localOfWallMs(utcMs + standardOffsetMinutes * 60_000 + (summer ? hourMs : 0));
}

/** 01:00 UTC of the last Sunday of March or October; both have 31 days. */
function changeMs(year: number, month: 3 | 10): number {
  const last = daysOfCivil(year, month, 31);
  return (last - (weekdayOfDays(last) % 7)) * dayMs + hourMs;
}
