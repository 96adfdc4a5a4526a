/** Dates and times as receipts write them without separators. */
import { isLocalDateTime } from '../time/local-time.ts';

/**
 * `YYYY-MM-DDTHH:MM:SS` of a date `YYYYMMDD` and a time `HHMM` or `HHMMSS`; both may also be written with their separators (`2021-09-22`, `22:41:25`). null when there is
 * no such date or time. A receipt without seconds stands at the full minute.
 */
export function localOfCompact(date: string, time: string): string | null {
  const day = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(date);
  const clock = /^(\d\d):?(\d\d)(?::?(\d\d))?$/.exec(time);
  if (day === null || clock === null) return null;
  const local = `${day[1]}-${day[2]}-${day[3]}T${clock[1]}:${clock[2]}:${clock[3] ?? '00'}`;
  return isLocalDateTime(local) ? local : null;
}
