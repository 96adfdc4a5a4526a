import type { PointsStart } from '../contract/campaign.ts';
import { addDays } from '../time/local-time.ts';
import { mallDayAt, startOfMallDayMs } from '../time/mall-day.ts';
import type { Offsets } from '../time/zone.ts';

/** First instant at which points can be spent. "Next day" is the start of the next mall day, not 24 hours later; nothing can be spent before it is earned. */
export function spendableFromMsOf(start: PointsStart, earnedAtMs: number, offsets: Offsets, dayCutoffMinutes: number): number {
  switch (start.kind) {
    case 'at-once':
      return earnedAtMs;
    case 'days':
      return startOfMallDayMs(addDays(mallDayAt(earnedAtMs, offsets, dayCutoffMinutes), start.days), dayCutoffMinutes, offsets);
    case 'fixed':
      return Math.max(earnedAtMs, start.atMs);
  }
}
