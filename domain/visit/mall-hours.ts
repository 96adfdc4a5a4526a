/** Where the mall stands in its day, by its clock and its opening hours. */
import type { HouseHours } from '../contract/screen-attract.ts';
import { addDays } from '../time/local-time.ts';

/** The last part of the day, in which people are told when the doors close. */
export const CLOSING_MINUTES = 60;
const DAY_MINUTES = 1440;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Hours past midnight (opens 10:00, closes 02:00) are understood; a mall that opens when it closes never does. */
export function mallHours(clockLocal: string, opens: string, closes: string): HouseHours {
  const from = minutesOf(opens);
  const openFor = (minutesOf(closes) - from + DAY_MINUTES) % DAY_MINUTES;
  if (openFor === 0) return { state: 'open' };
  const now = minutesOf(clockLocal.slice(11, 16));
  const today = clockLocal.slice(0, 10);
  const since = (now - from + DAY_MINUTES) % DAY_MINUTES;
  if (since >= openFor) return { state: 'closed', opensLocal: `${now < from ? today : addDays(today, 1)}T${opens}:00` };
  if (openFor - since > CLOSING_MINUTES) return { state: 'open' };
  return { state: 'closing', closesLocal: `${now + openFor - since >= DAY_MINUTES ? addDays(today, 1) : today}T${closes}:00` };
}
