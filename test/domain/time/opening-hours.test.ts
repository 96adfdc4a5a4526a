import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OpeningHours, OpenSpan } from '../../../domain/contract/plan-document.ts';
import { localOfWallMs, wallMsOf } from '../../../domain/time/local-time.ts';
import { everyDay, openAt } from '../../../domain/time/opening-hours.ts';

const week = (...days: OpenSpan[][]): OpeningHours => {
  const [mon = [], tue = [], wed = [], thu = [], fri = [], sat = [], sun = []] = days;
  return { week: [mon, tue, wed, thu, fri, sat, sun], exceptions: [] };
};
const span = (from: number, to: number): OpenSpan => ({ fromMinutes: from * 60, toMinutes: to * 60 });

describe('opening hours', () => {
  test('a day like every day', () => {
    const hours = everyDay('10:00', '22:00');
    expect(openAt(hours, '2026-11-14T09:59:00')).toEqual({ open: false, fromLocal: '2026-11-14T10:00:00' });
    expect(openAt(hours, '2026-11-14T10:00:00')).toEqual({ open: true, untilLocal: '2026-11-14T22:00:00' });
    expect(openAt(hours, '2026-11-14T22:00:00')).toEqual({ open: false, fromLocal: '2026-11-15T10:00:00' });
  });

  test('past midnight it is still open, from the evening before', () => {
    expect(openAt(everyDay('12:00', '02:00'), '2026-11-15T01:30:00')).toEqual({ open: true, untilLocal: '2026-11-15T02:00:00' });
  });

  test('a day that differs replaces the weekday, and the evening before still ends in its morning', () => {
    const hours = { ...everyDay('12:00', '02:00'), exceptions: [{ date: '2027-01-01', spans: [] }] };
    expect(openAt(hours, '2027-01-01T01:00:00')).toEqual({ open: true, untilLocal: '2027-01-01T02:00:00' });
    expect(openAt(hours, '2027-01-01T13:00:00')).toEqual({ open: false, fromLocal: '2027-01-02T12:00:00' });
  });

  test('a pause at noon, a Sunday that is closed, a shop that never opens, one that never closes', () => {
    const shop = week([span(9, 12), span(14, 18)], [span(9, 18)], [], [], [], [], []);
    expect(openAt(shop, '2026-11-16T12:30:00')).toEqual({ open: false, fromLocal: '2026-11-16T14:00:00' });
    expect(openAt(shop, '2026-11-17T19:00:00')).toEqual({ open: false, fromLocal: '2026-11-23T09:00:00' });
    expect(openAt(week(), '2026-11-17T19:00:00')).toEqual({ open: false, fromLocal: null });
    expect(openAt(everyDay('00:00', '24:00'), '2026-11-17T19:00:00')).toEqual({ open: true, untilLocal: null });
  });

  test('what it says of the next change is true: nothing changes until then, and then it does', () => {
    const day = fc.oneof(
      fc.constant<OpenSpan[]>([]),
      fc
        .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
        .map(([from, long]): OpenSpan[] => [{ fromMinutes: from, toMinutes: Math.min(2880, from + long) }]),
    );
    const atMinute = fc.integer({ min: 0, max: 20_160 });
    fc.assert(
      fc.property(fc.array(day, { minLength: 7, maxLength: 7 }), atMinute, fc.nat(), (days, minute, probe) => {
        const hours = week(...days);
        const start = wallMsOf('2026-11-16T00:00:00') + minute * 60_000;
        const now = openAt(hours, localOfWallMs(start));
        const change = now.open ? now.untilLocal : now.fromLocal;
        if (change === null) return;
        const end = wallMsOf(change);
        expect(end).toBeGreaterThan(start);
        const between = start + (probe % Math.max(1, (end - start) / 60_000)) * 60_000;
        expect(openAt(hours, localOfWallMs(between)).open).toBe(now.open);
        expect(openAt(hours, change).open).toBe(!now.open);
      }),
    );
  });
});
