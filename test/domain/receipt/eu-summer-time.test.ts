import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { euLocalOf } from '../../../domain/receipt/eu-summer-time.ts';

describe('summer time of the European Union', () => {
  test.each([
    ['2026-03-29T00:59:59Z', 60, '2026-03-29T01:59:59'],
    ['2026-03-29T01:00:00Z', 60, '2026-03-29T03:00:00'],
    ['2026-10-25T00:59:59Z', 60, '2026-10-25T02:59:59'],
    ['2026-10-25T01:00:00Z', 60, '2026-10-25T02:00:00'],
    ['2026-12-31T23:00:00Z', 60, '2027-01-01T00:00:00'],
    ['2024-03-31T01:00:00Z', 0, '2024-03-31T02:00:00'],
    ['2024-03-31T01:00:00Z', 120, '2024-03-31T04:00:00'],
  ])('%s at %i minutes is %s', (utc, offset, local) => {
    expect(euLocalOf(Date.parse(utc), offset)).toBe(local);
  });

  test('agrees with the zone database of this machine for thirty years', () => {
    const zones = [
      ['Europe/Belgrade', 60],
      ['Europe/Lisbon', 0],
      ['Europe/Sofia', 120],
    ] as const;
    const formats = zones.map(
      ([timeZone, offset]) => [new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }), offset] as const,
    );
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2030, 0) }), fc.constantFrom(...formats), (ms, [format, offset]) => {
        expect(euLocalOf(ms, offset)).toBe(format.format(ms).replace(' ', 'T'));
      }),
      { numRuns: 3000 },
    );
  });

  test.each([Date.UTC(1995, 11, 31, 23, 59, 59), Number.NaN, 0.5, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER])(
    '%d is no time of that rule',
    (ms) => {
      expect(euLocalOf(ms, 60)).toBeNull();
    },
  );
});
