import type { PointsLife } from '../contract/campaign.ts';
import { addDays } from '../time/local-time.ts';
import { endOfMallDayMs, endOfQuarterMs, mallDayAt } from '../time/mall-day.ts';
import type { Offsets } from '../time/zone.ts';

/**
 * First instant at which points can no longer be spent; null: never. Days and quarters end with a mall day, so nothing burns while a visitor stands at the
 * kiosk in the afternoon: "90 days" are 90 whole mall days after the day of earning.
 */
export function expiresAtMsOf(life: PointsLife, earnedAtMs: number, offsets: Offsets, dayCutoffMinutes: number): number | null {
  switch (life.kind) {
    case 'never':
      return null;
    case 'days':
      return endOfMallDayMs(addDays(mallDayAt(earnedAtMs, offsets, dayCutoffMinutes), life.days), dayCutoffMinutes, offsets);
    case 'end-of-quarter':
      return endOfQuarterMs(earnedAtMs, dayCutoffMinutes, offsets);
    case 'fixed':
      return life.atMs;
  }
}
