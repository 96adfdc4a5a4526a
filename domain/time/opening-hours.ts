/** When something is open: weekly hours, days that differ, and ends past midnight, as a function of the wall clock. */
import type { OpeningHours, OpenSpan } from '../contract/plan-document.ts';
import { addDays, localOfWallMs, wallMsOf, weekdayOf } from './local-time.ts';

/** Open until, or closed and open again from; null: not within DAYS_LOOKED_AT. */
export type OpenNow =
  { readonly open: true; readonly untilLocal: string | null } | { readonly open: false; readonly fromLocal: string | null };

/** How far it looks: whatever opens later is as good as closed. */
export const DAYS_LOOKED_AT = 60;

/** The same hours every day, as a mall's `opens` and `closes` have them; an end that is not after the beginning lies past midnight. */
export function everyDay(opens: string, closes: string): OpeningHours {
  const fromMinutes = minutesOf(opens);
  const toMinutes = minutesOf(closes);
  const day = [{ fromMinutes, toMinutes: toMinutes > fromMinutes ? toMinutes : toMinutes + 1440 }];
  return { week: [day, day, day, day, day, day, day], exceptions: [] };
}

/** Spans of a calendar day. What began the evening before belongs to the day before. */
export function spansOn(hours: OpeningHours, date: string): readonly OpenSpan[] {
  const exception = hours.exceptions.find((each) => each.date === date);
  return exception === undefined ? (hours.week[weekdayOf(date) - 1] ?? []) : exception.spans;
}

/** What is true at a wall clock time. Spans that touch are one: round the clock is never told to close at midnight. */
export function openAt(hours: OpeningHours, atLocal: string): OpenNow {
  const now = wallMsOf(atLocal);
  const today = atLocal.slice(0, 10);
  let until: number | null = null;
  let from: number | null = null;
  for (let day = -1; day <= DAYS_LOOKED_AT; day += 1) {
    const date = addDays(today, day);
    const midnight = wallMsOf(`${date}T00:00:00`);
    for (const { fromMinutes, toMinutes } of spansOn(hours, date)) {
      const [begins, ends] = [midnight + fromMinutes * MINUTE_MS, midnight + toMinutes * MINUTE_MS];
      const reached = until ?? now;
      if (begins <= reached && ends > reached) until = ends;
      else if (begins > now) from = from === null ? begins : Math.min(from, begins);
    }
    if (until === null && from !== null) return { open: false, fromLocal: localOfWallMs(from) };
    // A span of tomorrow may go on where this one ends; one of the day after cannot, unless tomorrow's did.
    if (until !== null && day >= 0 && until < midnight + DAY_MS) return { open: true, untilLocal: localOfWallMs(until) };
  }
  return until === null ? { open: false, fromLocal: null } : { open: true, untilLocal: null };
}

/** Minutes of `HH:MM` after midnight. */
export function minutesOf(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
}

/** `HH:MM` of minutes after a midnight, past the next one too. */
export function clockOf(minutes: number): string {
  const within = minutes % 1440;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
