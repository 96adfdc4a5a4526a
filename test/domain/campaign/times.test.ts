/** Windows, lives, starts and tiers in mall days, with daylight saving, cut-off, leap years and ISO weeks. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentOfInstant, momentOfLocal } from '../../../domain/campaign/moment.ts';
import { expiresAtMsOf, idleExpiresAtMs } from '../../../domain/campaign/points-life.ts';
import { spendableFromMsOf } from '../../../domain/campaign/points-start.ts';
import { tierAt } from '../../../domain/campaign/tier-at.ts';
import { tierUntilMs } from '../../../domain/campaign/tier-until.ts';
import { windowKeyOf } from '../../../domain/campaign/window-key.ts';
import type { CampaignVersion, PointsLife, PointsStart } from '../../../domain/contract/campaign.ts';
import { isoWeekKey, mallDay, mallDayAt } from '../../../domain/time/mall-day.ts';
import { minuteOfDay, weekdayOf } from '../../../domain/time/local-time.ts';
import { localOf, utcOf } from '../../../domain/time/zone.ts';
import type { Offsets } from '../../../domain/time/zone.ts';

/** Europe/Helsinki and Europe/Berlin around 2026 and 2027: last Sundays of March and October, 01:00 UTC. */
const zoneOf = (winterMinutes: number): Offsets => [
  { atMs: Date.UTC(2025, 9, 26, 1), offsetMinutes: winterMinutes },
  { atMs: Date.UTC(2026, 2, 29, 1), offsetMinutes: winterMinutes + 60 },
  { atMs: Date.UTC(2026, 9, 25, 1), offsetMinutes: winterMinutes },
  { atMs: Date.UTC(2027, 2, 28, 1), offsetMinutes: winterMinutes + 60 },
  { atMs: Date.UTC(2027, 9, 31, 1), offsetMinutes: winterMinutes },
];
const helsinki = zoneOf(120);
const berlin = zoneOf(60);
const cutoff = 240;
const full = (local: string) => `${local}:00`;

describe('the window of a purchase', () => {
  test.each<[CampaignVersion['span'], string, string]>([
    ['day', '2026-11-22T03:59', '2026-11-21'],
    ['day', '2026-11-22T04:00', '2026-11-22'],
    ['day', '2028-03-01T01:00', '2028-02-29'],
    ['day', '2027-03-01T01:00', '2027-02-28'],
    ['week', '2026-12-31T12:00', '2026-W53'],
    ['week', '2027-01-03T12:00', '2026-W53'],
    ['week', '2027-01-04T03:59', '2026-W53'],
    ['week', '2027-01-04T04:00', '2027-W01'],
    ['week', '2025-12-29T12:00', '2026-W01'],
    ['month', '2026-12-01T03:59', '2026-11'],
    ['month', '2027-01-01T02:00', '2026-12'],
    ['quarter', '2026-10-01T03:59', '2026-Q3'],
    ['quarter', '2026-10-01T04:00', '2026-Q4'],
    ['quarter', '2026-01-01T01:00', '2025-Q4'],
    ['year', '2027-01-01T03:59', '2026'],
    ['year', '2027-01-01T04:00', '2027'],
    ['rolling', '2026-11-22T12:00', 'rolling'],
    ['campaign', '2026-11-22T12:00', 'campaign'],
    ['receipt', '2026-11-22T12:00', 'r1'],
  ])('%s of %s is %s', (span, local, key) => {
    expect(windowKeyOf({ span }, full(local), { dayCutoffMinutes: cutoff }, 'r1')).toBe(key);
  });

  test('the quick calendar of receipts is that of the slow one, for any moment and cut-off', () => {
    const minute = fc.integer({ min: Date.UTC(1999, 0, 1) / 60_000, max: Date.UTC(2101, 0, 1) / 60_000 });
    fc.assert(
      fc.property(minute, fc.integer({ min: 0, max: 1439 }), fc.constantFrom(helsinki, berlin), (at, cutoffMinutes, offsets) => {
        const ms = at * 60_000;
        const local = localOf(ms, offsets);
        const day = mallDay(local, cutoffMinutes);
        for (const moment of [momentOfLocal(local, cutoffMinutes), momentOfInstant(ms, offsets, cutoffMinutes)]) {
          expect([moment.day, moment.weekday, moment.minuteOfDay, moment.windowKey('week'), moment.windowKey('month')]).toEqual([
            day,
            weekdayOf(day),
            minuteOfDay(local),
            isoWeekKey(day),
            day.slice(0, 7),
          ]);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

const earned = (local: string, offsets: Offsets) => utcOf(full(local), offsets);

describe('points end with a mall day', () => {
  test.each<[PointsLife, string, Offsets, string | null]>([
    [{ kind: 'never' }, '2026-11-21T12:00', helsinki, null],
    [{ kind: 'days', days: 1 }, '2026-11-21T12:00', helsinki, '2026-11-23T04:00:00'],
    [{ kind: 'days', days: 1 }, '2026-11-21T03:00', helsinki, '2026-11-22T04:00:00'],
    [{ kind: 'days', days: 30 }, '2027-03-10T12:00', helsinki, '2027-04-10T04:00:00'],
    [{ kind: 'days', days: 30 }, '2026-10-10T12:00', berlin, '2026-11-10T04:00:00'],
    [{ kind: 'days', days: 365 }, '2028-02-29T12:00', berlin, '2029-03-01T04:00:00'],
    [{ kind: 'idle-days', days: 100 }, '2026-11-21T12:00', berlin, '2027-03-02T04:00:00'],
    [{ kind: 'end-of-month' }, '2028-02-10T12:00', berlin, '2028-03-01T04:00:00'],
    [{ kind: 'end-of-month' }, '2026-12-01T03:59', berlin, '2026-12-01T04:00:00'],
    [{ kind: 'end-of-month' }, '2026-12-31T12:00', berlin, '2027-01-01T04:00:00'],
    [{ kind: 'end-of-quarter' }, '2026-11-21T12:00', helsinki, '2027-01-01T04:00:00'],
    [{ kind: 'end-of-quarter' }, '2027-01-01T02:00', helsinki, '2027-01-01T04:00:00'],
    [{ kind: 'end-of-quarter' }, '2027-02-10T12:00', helsinki, '2027-04-01T04:00:00'],
    [{ kind: 'end-of-year' }, '2026-11-21T12:00', helsinki, '2027-01-01T04:00:00'],
    [{ kind: 'end-of-year' }, '2027-01-01T03:59', helsinki, '2027-01-01T04:00:00'],
    [{ kind: 'end-of-year' }, '2027-01-01T04:00', helsinki, '2028-01-01T04:00:00'],
    [{ kind: 'fixed', atMs: Date.UTC(2027, 0, 1) }, '2026-11-21T12:00', berlin, '2027-01-01T01:00:00'],
  ])('%o of %s', (life, local, offsets, ends) => {
    const ms = expiresAtMsOf(life, earned(local, offsets), offsets, cutoff);
    expect(ms === null ? null : localOf(ms, offsets)).toBe(ends);
  });

  test('90 days are 90 whole mall days whether the clock changes in them or not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 1) }),
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom(helsinki, berlin),
        (ms, days, offsets) => {
          const end = expiresAtMsOf({ kind: 'days', days }, ms, offsets, cutoff) ?? 0;
          expect(localOf(end, offsets).slice(11)).toBe('04:00:00');
          const last = Date.parse(mallDayAt(end - 1, offsets, cutoff));
          expect((last - Date.parse(mallDayAt(ms, offsets, cutoff))) / 86_400_000).toBe(days);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a later receipt moves the end of idle points', () => {
    const end = idleExpiresAtMs(100, earned('2027-01-10T12:00', berlin), berlin, cutoff);
    expect(localOf(end, berlin)).toBe('2027-04-21T04:00:00');
  });
});

describe('points can be spent from', () => {
  test.each<[PointsStart, string, string]>([
    [{ kind: 'at-once' }, '2026-11-21T12:34', '2026-11-21T12:34:00'],
    [{ kind: 'days', days: 1 }, '2026-11-21T23:00', '2026-11-22T04:00:00'],
    [{ kind: 'days', days: 1 }, '2026-11-22T02:00', '2026-11-22T04:00:00'],
    [{ kind: 'days', days: 14 }, '2026-10-20T12:00', '2026-11-03T04:00:00'],
    [{ kind: 'fixed', atMs: Date.UTC(2026, 11, 1) }, '2026-11-21T12:00', '2026-12-01T02:00:00'],
    [{ kind: 'fixed', atMs: Date.UTC(2026, 10, 1) }, '2026-11-21T12:00', '2026-11-21T12:00:00'],
  ])('%o of %s', (start, local, from) => {
    expect(localOf(spendableFromMsOf(start, earned(local, helsinki), helsinki, cutoff), helsinki)).toBe(from);
  });
});

describe('tiers', () => {
  test.each<[Parameters<typeof tierUntilMs>[0], string, string]>([
    [{ kind: 'days', days: 365 }, '2026-11-21T12:00', '2027-11-22T04:00:00'],
    [{ kind: 'end-of-year', years: 0 }, '2026-11-21T12:00', '2027-01-01T04:00:00'],
    [{ kind: 'end-of-year', years: 1 }, '2026-11-21T12:00', '2028-01-01T04:00:00'],
    [{ kind: 'end-of-year', years: 1 }, '2027-01-01T03:00', '2028-01-01T04:00:00'],
  ])('%o from %s is reviewed %s', (until, local, ends) => {
    expect(localOf(tierUntilMs(until, earned(local, helsinki), helsinki, cutoff), helsinki)).toBe(ends);
  });

  const ranks = new Map([
    ['silver', 1],
    ['gold', 2],
  ]);
  const held = (tierId: string, fromMs: number, untilMs: number) => ({ tierId, fromMs, untilMs, awardKey: '' });

  test.each([
    ['none held', [], 5, null],
    ['the highest rank', [held('silver', 0, 10), held('gold', 0, 10)], 5, 'gold'],
    ['from its first moment', [held('gold', 5, 10)], 5, 'gold'],
    ['not before', [held('gold', 6, 10)], 5, null],
    ['not at its review', [held('silver', 0, 10), held('gold', 0, 5)], 5, 'silver'],
    ['one that the mall no longer knows ranks below', [held('old', 0, 10), held('silver', 0, 10)], 5, 'silver'],
    ['of one rank the first by id', [held('old', 0, 10), held('new', 0, 10)], 5, 'new'],
    ['whichever was earned first', [held('new', 0, 10), held('old', 0, 10)], 5, 'new'],
    ['rank before id, whichever was earned first', [held('gold', 0, 10), held('silver', 0, 10)], 5, 'gold'],
    ['but is a tier still', [held('old', 0, 10)], 5, 'old'],
  ])('%s', (_name, tiers, atMs, expected) => {
    expect(tierAt(tiers, ranks, atMs)).toBe(expected);
  });
});
