/**
 * One point in time as campaigns look at it: mall day, weekday, minute, and the calendar windows it falls into. Worked out once for a receipt and asked by every
 * candidate, so it counts in whole numbers and makes a text only when a campaign asks for it.
 */
import type { CampaignVersion } from '../contract/campaign.ts';
import { civilOfDays, daysOfCivil, four, two, weekdayOfDays } from '../time/civil.ts';
import { dateOfDays } from '../time/local-time.ts';
import { offsetMinutesAt } from '../time/zone.ts';
import type { Offsets } from '../time/zone.ts';

const minutesOfDay = 1440;

/** @see momentOfLocal and momentOfInstant */
export class Moment {
  /** Days from 1970-01-01 to the mall day. */
  readonly dayNumber: number;
  /** Minutes since local midnight, whatever mall day that is. */
  readonly minuteOfDay: number;
  #keys: Partial<Record<CampaignVersion['span'], string>> = {};

  constructor(wallMinutes: number, cutoffMinutes: number) {
    this.dayNumber = Math.floor((wallMinutes - cutoffMinutes) / minutesOfDay);
    this.minuteOfDay = ((wallMinutes % minutesOfDay) + minutesOfDay) % minutesOfDay;
  }

  /** Mall day, `2026-11-21`. */
  get day(): string {
    return this.windowKey('day');
  }

  /** ISO weekday of the mall day, 1 Monday to 7 Sunday. */
  get weekday(): number {
    return weekdayOfDays(this.dayNumber);
  }

  /** Key of the window of a calendar span: `2026-11-21`, `2026-W47`, `2026-11`, `2026-Q4`, `2026`; `rolling` and `campaign` have one window. Not for span `receipt`. */
  windowKey(span: Exclude<CampaignVersion['span'], 'receipt'>): string {
    return (this.#keys[span] ??= keyOf(span, this.dayNumber));
  }
}

function keyOf(span: Exclude<CampaignVersion['span'], 'receipt'>, dayNumber: number): string {
  switch (span) {
    case 'day':
      return dateOfDays(dayNumber);
    case 'week':
      return weekKey(dayNumber);
    case 'month':
      return dateOfDays(dayNumber).slice(0, 7);
    case 'quarter': {
      const { year, month } = civilOfDays(dayNumber);
      return `${four(year)}-Q${Math.ceil(month / 3)}`;
    }
    case 'year':
      return four(civilOfDays(dayNumber).year);
    case 'rolling':
    case 'campaign':
      return span;
  }
}

/** ISO 8601: the week belongs to the year of its Thursday. */
function weekKey(dayNumber: number): string {
  const thursday = dayNumber + 4 - weekdayOfDays(dayNumber);
  const { year } = civilOfDays(thursday);
  return `${four(year)}-W${two(Math.floor((thursday - daysOfCivil(year, 1, 1)) / 7) + 1)}`;
}

/** The moment of a local wall clock `YYYY-MM-DDTHH:MM:SS` (a text of that form, as the contract has checked). */
export function momentOfLocal(local: string, cutoffMinutes: number): Moment {
  const days = daysOfCivil(digits(local, 0, 4), digits(local, 5, 7), digits(local, 8, 10));
  return new Moment(days * minutesOfDay + digits(local, 11, 13) * 60 + digits(local, 14, 16), cutoffMinutes);
}

/** The moment of an instant in the mall. */
export function momentOfInstant(ms: number, offsets: Offsets, cutoffMinutes: number): Moment {
  return new Moment(Math.floor(ms / 60_000) + offsetMinutesAt(ms, offsets), cutoffMinutes);
}

/** Days from 1970-01-01 of `YYYY-MM-DD`. */
export function dayNumberOf(day: string): number {
  return daysOfCivil(digits(day, 0, 4), digits(day, 5, 7), digits(day, 8, 10));
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}
