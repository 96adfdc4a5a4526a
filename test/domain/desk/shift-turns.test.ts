import fc from 'fast-check';
import { expect, test } from 'vitest';
import { giftsToCount } from '../../../domain/desk/shift-turns.ts';
import { addDays } from '../../../domain/time/local-time.ts';

const gifts = (count: number) => Array.from({ length: count }, (_, n) => ({ giftId: `gift-${n}`, valueMinor: (n * 7919) % 100_000 }));
const places = fc.record({
  count: fc.integer({ min: 0, max: 80 }),
  given: fc.array(fc.integer({ min: 0, max: 79 }), { maxLength: 8 }),
  day: fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days)),
});

test('a count is eight gifts at most, whatever lies there; a small house counts all it has', () => {
  fc.assert(
    fc.property(places, ({ count, given, day }) => {
      const counted = giftsToCount(gifts(count), new Set(given.map((n) => `gift-${n}`)), day);
      expect(counted.size).toBe(Math.min(8, count));
    }),
  );
});

test('what a campaign gives today and the dearest are counted every day, and every gift has its turn within as many days as there are gifts', () => {
  fc.assert(
    fc.property(places, ({ count, given, day }) => {
      const all = gifts(count);
      const today = new Set(given.map((n) => `gift-${n}`));
      const dearest = all.toSorted((a, b) => b.valueMinor - a.valueMinor)[0]?.giftId;
      const seen = new Set<string>();
      for (let days = 0; days < Math.max(1, count); days += 1) {
        const counted = giftsToCount(all, today, addDays(day, days));
        if (dearest !== undefined) expect(counted.has(dearest)).toBe(true);
        const givenHere = all.filter((one) => today.has(one.giftId));
        if (givenHere.length <= 4) for (const one of givenHere) expect(counted.has(one.giftId)).toBe(true);
        for (const giftId of counted) seen.add(giftId);
      }
      expect(seen.size).toBe(count);
    }),
    { numRuns: 40 },
  );
});

test('both shifts of a day count the same, in whatever order the stock comes', () => {
  const all = gifts(35);
  expect(giftsToCount(all.toReversed(), new Set(['gift-3']), '2026-11-22')).toEqual(giftsToCount(all, new Set(['gift-3']), '2026-11-22'));
});
