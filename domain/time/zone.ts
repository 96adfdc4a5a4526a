/**
 * Local time and instants by an offset table that ships as data in the mall document, so that every machine agrees whatever its own zone database says.
 */
import { localOfWallMs, wallMsOf } from './local-time.ts';

/** UTC offsets, ascending by `atMs`; the last one with atMs <= t is in force, before the first the first is. */
export type Offsets = readonly { readonly atMs: number; readonly offsetMinutes: number }[];

/** No zone is further from UTC than this; bounds the search around a wall clock. */
const farthestMs = 26 * 3_600_000;

/** Index of the offset in force at an instant; 0 before the first. */
function indexAt(ms: number, offsets: Offsets): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle]?.atMs ?? Infinity) <= ms) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Minutes east of UTC at an instant; 0 for an empty table. */
export function offsetMinutesAt(ms: number, offsets: Offsets): number {
  return offsets[indexAt(ms, offsets)]?.offsetMinutes ?? 0;
}

/** Wall clock at an instant, `YYYY-MM-DDTHH:MM:SS`. */
export function localOf(ms: number, offsets: Offsets): string {
  return localOfWallMs(ms + offsetMinutesAt(ms, offsets) * 60_000);
}

/**
 * Instant of a wall clock. An hour that comes twice is its first; a time that the clock jumps over is shifted forward by the jump (02:30 -> 03:30), as
 * Temporal's "compatible". Throws on a text that is no local time.
 */
export function utcOf(localDateTime: string, offsets: Offsets): number {
  const wallMs = wallMsOf(localDateTime);
  const last = offsets.length - 1;
  if (last < 0) return wallMs;
  let index = indexAt(wallMs - farthestMs, offsets);
  for (; index < last; index += 1) {
    const ms = wallMs - (offsets[index]?.offsetMinutes ?? 0) * 60_000;
    const nextAtMs = offsets[index + 1]?.atMs ?? Infinity;
    if (ms < nextAtMs) return ms;
    // Past this offset's end by its own clock, and before the next one's start by the next one's clock: the time was jumped over.
    const nextMs = wallMs - (offsets[index + 1]?.offsetMinutes ?? 0) * 60_000;
    if (nextMs < nextAtMs) return ms;
  }
  return wallMs - (offsets[last]?.offsetMinutes ?? 0) * 60_000;
}
