import type { AudienceBit } from '../contract/account-document.ts';
import { endOfMallDayMs, lastDayOfMonth, lastDayOfWeek, startOfMallDayMs } from '../time/mall-day.ts';
import { addDays } from '../time/local-time.ts';
import type { Offsets } from '../time/zone.ts';
import { birthdayIn } from './age.ts';

/** The mall's calendar. */
export interface MallCalendar {
  readonly offsets: Offsets;
  readonly dayCutoffMinutes: number;
}

/** Kiosks know of a birthday so many days ahead, so that one without a link gives it too; no longer, because it is nobody's business. */
export const birthdayAheadDays = 35;

/** Bits `birthday-day`, `birthday-week` (ISO), `birthday-month` that are in force at a mall day or begin within 35 days. */
export function birthdayBits(birthDate: string, day: string, { offsets, dayCutoffMinutes }: MallCalendar): readonly AudienceBit[] {
  const year = Number(day.slice(0, 4));
  const horizon = addDays(day, birthdayAheadDays);
  return [year - 1, year, year + 1].flatMap((one) => {
    const birthday = birthdayIn(birthDate, one);
    const month = `${birthday.slice(0, 7)}-01`;
    const stretches = [
      ['birthday-day', birthday, birthday],
      ['birthday-month', month, lastDayOfMonth(birthday)],
      ['birthday-week', addDays(lastDayOfWeek(birthday), -6), lastDayOfWeek(birthday)],
    ] as const;
    return stretches
      .filter(([, first, last]) => first <= horizon && last >= day)
      .map(([bit, first, last]) => ({
        bit,
        fromMs: startOfMallDayMs(first, dayCutoffMinutes, offsets),
        untilMs: endOfMallDayMs(last, dayCutoffMinutes, offsets),
      }));
  });
}
