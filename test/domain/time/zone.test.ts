import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { localOf, utcOf } from '../../../domain/time/zone.ts';
import {
  endOfMallDayMs,
  endOfQuarterMs,
  isoWeekKey,
  lastDayOfMonth,
  lastDayOfQuarter,
  mallDay,
  mallDayAt,
  startOfMallDayMs,
} from '../../../domain/time/mall-day.ts';
import { addDays, isLocalDateTime, weekdayOf } from '../../../domain/time/local-time.ts';
import { offsetsOfZone } from '../../../server/zone/offsets-of-zone.ts';

const zones = ['Europe/Helsinki', 'Europe/Moscow', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];
const tables = zones.map((zone) => ({ zone, offsets: offsetsOfZone(zone, 2008, 2035) }));
const table = fc.constantFrom(...tables);
const instant = fc.integer({ min: Date.UTC(2009, 0, 1), max: Date.UTC(2034, 11, 31) }).map((ms) => Math.floor(ms / 1000) * 1000);
// Half of the instants lie within three hours of a transition: that is where mistakes live.
const nearTransition = fc.tuple(table, fc.nat(), fc.integer({ min: -10_800, max: 10_800 })).map(([zone, pick, seconds]) => {
  const inside = zone.offsets.filter((entry) => entry.atMs > Date.UTC(2009, 0, 1));
  const at = inside[pick % Math.max(1, inside.length)];
  return { ...zone, ms: (at?.atMs ?? Date.UTC(2020, 5, 1)) + seconds * 1000 };
});
const anyMoment = fc.oneof(
  nearTransition,
  fc.tuple(table, instant).map(([zone, ms]) => ({ ...zone, ms })),
);

describe('local time by an offset table', () => {
  test('the wall clock of an instant is the one Temporal tells', () => {
    fc.assert(
      fc.property(anyMoment, ({ zone, offsets, ms }) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(ms)
          .toZonedDateTimeISO(zone)
          .toPlainDateTime()
          .toString({ smallestUnit: 'second' });
        expect(localOf(ms, offsets)).toBe(expected);
      }),
      { numRuns: 3000 },
    );
  });

  test('the instant of a wall clock is Temporal\'s "compatible" one: first of an hour that comes twice, shifted forward over a gap', () => {
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: -14_400, max: 14_400 }), ({ zone, offsets, ms }, shift) => {
        const local = Temporal.PlainDateTime.from(localOf(ms, offsets)).add({ seconds: shift });
        const text = local.toString({ smallestUnit: 'second' });
        expect(utcOf(text, offsets)).toBe(local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
      }),
      { numRuns: 3000 },
    );
  });

  test('the hour that comes twice is its first, and the jumped hour is shifted forward', () => {
    const offsets = offsetsOfZone('Europe/Helsinki', 2026, 2027);
    expect(new Date(utcOf('2026-10-25T03:30:00', offsets)).toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(localOf(utcOf('2026-03-29T03:30:00', offsets), offsets)).toBe('2026-03-29T04:30:00');
  });

  test('an empty table means UTC', () => {
    expect(utcOf('2026-01-01T00:00:00', [])).toBe(Date.UTC(2026, 0, 1));
    expect(localOf(Date.UTC(2026, 0, 1), [])).toBe('2026-01-01T00:00:00');
  });
});

describe('mall days', () => {
  test('a bill before the cut-off belongs to the evening before', () => {
    expect(mallDay('2026-11-22T03:59:59', 240)).toBe('2026-11-21');
    expect(mallDay('2026-11-22T04:00:00', 240)).toBe('2026-11-22');
    expect(mallDay('2026-01-01T00:10:00', 240)).toBe('2025-12-31');
  });

  test('each instant lies in its own mall day and the days join without a gap, on nights when the clock changes too', () => {
    fc.assert(
      fc.property(anyMoment, ({ zone, offsets, ms }) => {
        fc.pre(zone !== 'Pacific/Apia'); // it skipped a whole day in 2011, which no mall day survives
        const day = mallDayAt(ms, offsets, 240);
        expect(startOfMallDayMs(day, 240, offsets)).toBeLessThanOrEqual(ms);
        expect(endOfMallDayMs(day, 240, offsets)).toBeGreaterThan(ms);
        expect(endOfMallDayMs(day, 240, offsets)).toBe(startOfMallDayMs(addDays(day, 1), 240, offsets));
      }),
      { numRuns: 3000 },
    );
  });

  test('weeks, weekdays, month and quarter ends agree with Temporal', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (shift) => {
        const date = Temporal.PlainDate.from('2000-01-01').add({ days: shift });
        fc.pre(date.year > 0 && date.year < 9999);
        const text = date.toString();
        expect(weekdayOf(text)).toBe(date.dayOfWeek);
        expect(isoWeekKey(text)).toBe(`${String(date.yearOfWeek).padStart(4, '0')}-W${String(date.weekOfYear).padStart(2, '0')}`);
        expect(lastDayOfMonth(text)).toBe(date.with({ day: date.daysInMonth }).toString());
        expect(lastDayOfQuarter(text).slice(5)).toBe(['03-31', '06-30', '09-30', '12-31'][Math.ceil(date.month / 3) - 1]);
        expect(addDays(text, 1)).toBe(date.add({ days: 1 }).toString());
      }),
      { numRuns: 3000 },
    );
  });

  test('the quarter ends at the cut-off after its last day', () => {
    const offsets = offsetsOfZone('Europe/Moscow', 2026, 2027);
    const end = endOfQuarterMs(utcOf('2027-01-01T01:00:00', offsets), 240, offsets);
    expect(localOf(end, offsets)).toBe('2027-01-01T04:00:00');
  });

  test('31 February is no local time', () => {
    expect(isLocalDateTime('2026-02-31T10:00:00')).toBe(false);
    expect(isLocalDateTime('2028-02-29T10:00:00')).toBe(true);
    expect(isLocalDateTime('2026-02-28T24:00:00')).toBe(false);
  });
});
