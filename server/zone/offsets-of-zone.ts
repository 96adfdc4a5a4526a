/**
 * Makes the offset table of a zone that ships in the mall document. The only place that reads a zone database, and it runs when a mall is set up or its
 * table renewed, never while deciding.
 */
import { Temporal } from 'temporal-polyfill';

/** Transitions of a zone from the start of `fromYear` to the end of `toYear`, ascending, the first entry being the offset in force at the start. Throws RangeError on an unknown zone. */
export function offsetsOfZone(zone: string, fromYear: number, toYear: number): { atMs: number; offsetMinutes: number }[] {
  let at = Temporal.PlainDateTime.from({ year: fromYear, month: 1, day: 1 }).toZonedDateTime(zone);
  const endMs = Temporal.PlainDateTime.from({ year: toYear + 1, month: 1, day: 1 }).toZonedDateTime(zone).epochMilliseconds;
  const offsets = [entryOf(at)];
  // Two transitions a year are usual; some zones had four. The bound only stops a broken database.
  for (let left = (toYear - fromYear + 1) * 8; left > 0; left -= 1) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds >= endMs) break;
    at = next;
    if (entryOf(at).offsetMinutes !== offsets.at(-1)?.offsetMinutes) offsets.push(entryOf(at));
  }
  return offsets;
}

function entryOf(at: Temporal.ZonedDateTime): { atMs: number; offsetMinutes: number } {
  return { atMs: at.epochMilliseconds, offsetMinutes: Math.round(at.offsetNanoseconds / 60_000_000_000) };
}
