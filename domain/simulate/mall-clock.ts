/** Mall days of instants, remembered: past receipts come in order of time, so nearly all of a day's ask for the same ones. */
import type { RuleMall } from '../campaign/evaluation.ts';
import { endOfMallDayMs, mallDayAt } from '../time/mall-day.ts';

/** @see file comment */
export interface MallClock {
  /** Mall day `YYYY-MM-DD` of an instant. */
  dayAt(ms: number): string;
  /** First instant after a mall day. */
  endOf(day: string): number;
}

/** Every offset in use and every sensible cut-off is a multiple of this, so a mall day never ends within such a stretch. */
const stretchMs = 15 * 60_000;
/** Stretches and days remembered at most; then it begins anew. */
const most = 100_000;

/** A clock for one mall. */
export function createMallClock({ offsets, dayCutoffMinutes }: Pick<RuleMall, 'offsets' | 'dayCutoffMinutes'>): MallClock {
  const days = new Map<number, string>();
  const ends = new Map<string, number>();
  const isEven = [dayCutoffMinutes, ...offsets.map((one) => one.offsetMinutes)].every((minutes) => minutes % 15 === 0);
  return {
    dayAt(ms) {
      const stretch = Math.floor(ms / stretchMs);
      const known = isEven ? days.get(stretch) : undefined;
      if (known !== undefined) return known;
      if (days.size >= most) days.clear();
      const day = mallDayAt(ms, offsets, dayCutoffMinutes);
      days.set(stretch, day);
      return day;
    },
    endOf(day) {
      const known = ends.get(day);
      if (known !== undefined) return known;
      if (ends.size >= most) ends.clear();
      const endMs = endOfMallDayMs(day, dayCutoffMinutes, offsets);
      ends.set(day, endMs);
      return endMs;
    },
  };
}
