import { describe, expect, test } from 'vitest';
import { monthAfter, monthAt, postedIn } from '../../../domain/ledger/period.ts';

describe('months of the books', () => {
  test.for([
    ['2026-10', '2026-11'],
    ['2026-09', '2026-10'],
    ['2026-12', '2027-01'],
    ['0999-12', '1000-01'],
  ] as const)('%s is followed by %s', ([month, next]) => {
    expect(monthAfter(month)).toBe(next);
  });

  test.for(['2026-13', '2026-00', '26-10', '2026-1', '12026-10', '2026-10-01', ''])('"%s" is no month', (text) => {
    expect(() => monthAfter(text)).toThrow(`not a month: ${text}`);
  });

  test('a month ends with its last mall day, at the cut-off of the next morning', () => {
    const offsets = [{ atMs: 0, offsetMinutes: 180 }];
    const cutoff = Date.UTC(2026, 10, 1, 1, 0, 0);
    expect([monthAt(cutoff - 1, offsets, 240), monthAt(cutoff, offsets, 240)]).toEqual(['2026-10', '2026-11']);
  });

  test('what is of a closed month is posted in the first open one, and says so', () => {
    expect(postedIn('2026-10', null)).toEqual({ period: '2026-10', belongsTo: null });
    expect(postedIn('2026-10', '2026-09')).toEqual({ period: '2026-10', belongsTo: null });
    expect(postedIn('2026-10', '2026-10')).toEqual({ period: '2026-11', belongsTo: '2026-10' });
    expect(postedIn('2026-08', '2026-12')).toEqual({ period: '2027-01', belongsTo: '2026-08' });
  });
});
