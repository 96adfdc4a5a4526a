/** A collection deadline as people read it. */
import type { MallDocument } from '../contract/document.ts';
import { addDays } from '../time/local-time.ts';
import { mallDay } from '../time/mall-day.ts';
import { localOf } from '../time/zone.ts';

/** Parts of the mall that a deadline depends on. */
export type DeadlineMall = Pick<MallDocument, 'offsets' | 'dayCutoffMinutes' | 'closes'>;

/**
 * Local time to say for a deadline, `YYYY-MM-DDTHH:MM:SS`. Vouchers end with their mall day, at four in the morning; what a visitor can use is the closing hour of that
 * day, so that is said: "until 24 November, 22:00", never "until 25 November, 03:59". A deadline before closing is said as it is.
 */
export function deadlineLocal(deadlineMs: number, mall: DeadlineMall): string {
  const local = localOf(deadlineMs - 1000, mall.offsets);
  const day = mallDay(local, mall.dayCutoffMinutes);
  // Closing at 02:00 belongs to the mall day that began the calendar day before.
  const closesAfterMidnight = Number(mall.closes.slice(0, 2)) * 60 + Number(mall.closes.slice(3)) <= mall.dayCutoffMinutes;
  const closing = `${closesAfterMidnight ? addDays(day, 1) : day}T${mall.closes}:00`;
  return local > closing ? closing : localOf(deadlineMs, mall.offsets);
}
