import type { PointsLife } from '../contract/campaign.ts';
import { addDays, dateOfDays } from '../time/local-time.ts';
import { daysOfCivil } from '../time/civil.ts';
import { endOfMallDayMs, endOfQuarterMs, lastDayOfMonth, mallDayAt } from '../time/mall-day.ts';
import type { Offsets } from '../time/zone.ts';

/**
 * First instant at which points can no longer be spent; null: never. Days, months, quarters and years end with a mall day, so nothing burns while a visitor stands
 * at the kiosk in the afternoon: "90 days" are 90 whole mall days after the day of earning. `idle-days` counts from the earning here; a later receipt moves it
 * (`idleExpiresAtMs`).
 */
export function expiresAtMsOf(life: PointsLife, earnedAtMs: number, offsets: Offsets, dayCutoffMinutes: number): number | null {
  switch (life.kind) {
    case 'never':
      return null;
    case 'days':
    case 'idle-days':
      return idleExpiresAtMs(life.days, earnedAtMs, offsets, dayCutoffMinutes);
    case 'end-of-month':
      return endOfMallDayMs(lastDayOfMonth(mallDayAt(earnedAtMs, offsets, dayCutoffMinutes)), dayCutoffMinutes, offsets);
    case 'end-of-quarter':
      return endOfQuarterMs(earnedAtMs, dayCutoffMinutes, offsets);
    case 'end-of-year':
      return endOfYearMs(mallDayAt(earnedAtMs, offsets, dayCutoffMinutes), 0, offsets, dayCutoffMinutes);
    case 'fixed':
      return life.atMs;
  }
}

/** End of points that live so many whole mall days after the last booked receipt, registered at `receiptAtMs`. A lot's end never moves earlier: take the later one. */
export function idleExpiresAtMs(idleDays: number, receiptAtMs: number, offsets: Offsets, dayCutoffMinutes: number): number {
  return endOfMallDayMs(addDays(mallDayAt(receiptAtMs, offsets, dayCutoffMinutes), idleDays), dayCutoffMinutes, offsets);
}

/** First instant after the calendar year, in mall days, that comes `yearsLater` after that of `day`. */
export function endOfYearMs(day: string, yearsLater: number, offsets: Offsets, dayCutoffMinutes: number): number {
  const lastDay = dateOfDays(daysOfCivil(Number(day.slice(0, 4)) + yearsLater, 12, 31));
  return endOfMallDayMs(lastDay, dayCutoffMinutes, offsets);
}
