import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DrawEntry } from '../../../domain/contract/draw.ts';
import { publicValueOf, secretHashOf } from '../../../domain/draw/algorithm.ts';
import { drawNumbers, drawPlaces, nextBelow } from '../../../domain/draw/draw-places.ts';
import { entryListText, listHashOf } from '../../../domain/draw/entry-list.ts';
import { holderKeyOf, holderNames } from '../../../domain/draw/holder.ts';
import { winnersOf } from '../../../domain/draw/winners.ts';
import { entriesOf, secretOf } from './make-entries.ts';

const words = (text: string) => ({ en: text, ru: text, fi: text, de: text });
const plan = (units: readonly number[], reserves: number, onePrizeEach: boolean) => ({
  prizes: units.map((count, index) => ({ prizeId: `prize-${index + 1}`, name: words('prize'), units: count, valueMinor: 0 })),
  reserves,
  onePrizeEach,
});
const seedOf = (word: string) => ({ secret: secretOf(word), listHash: secretOf(`list of ${word}`), publicValue: word });

/** The ten lines of the header comment, with other means: node's HMAC, big integers, an array that is filtered. */
function placesByTheBook(
  seed: ReturnType<typeof seedOf>,
  entries: readonly DrawEntry[],
  count: number,
  onePrizeEach: boolean,
): readonly DrawEntry[] {
  let left = [...entries];
  let counter = 0;
  const places: DrawEntry[] = [];
  while (left.length > 0 && places.length < count) {
    const limit = (2n ** 48n / BigInt(left.length)) * BigInt(left.length);
    let x = limit;
    while (x >= limit) {
      const message = `passage-draw/1\n${seed.listHash}\n${seed.publicValue}\n${counter}`;
      x = BigInt(`0x${createHmac('sha256', Buffer.from(seed.secret, 'hex')).update(message).digest('hex').slice(0, 12)}`);
      counter += 1;
    }
    const won = left[Number(x % BigInt(left.length))];
    if (won === undefined) throw new Error('out of the list');
    places.push(won);
    left = left.filter((entry) => (onePrizeEach ? entry.holder !== won.holder : entry !== won));
  }
  return places;
}

/** Chi-square of observed counts against equal ones. */
function chiSquare(counts: readonly number[], expected: number): number {
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

describe('the winner function', () => {
  test('gives the published test vectors, which an independent program in Python gives too', () => {
    const secret = secretOf('passage');
    expect(secret).toBe('0886b051075687c18a9ae5075383feb8400fbe4328c6e4bd45b77b30f1e73b54');
    expect(secretHashOf(secret)).toBe('dadf68aa2dac5f5ba39e92d7ec63381eec170231adf8691c802e4d87db877012');
    const entries = entriesOf(7, 4);
    const head = { drawId: 'spring', announcementHash: secretOf('announcement'), closedAtMs: Date.UTC(2026, 10, 30, 21) };
    const listHash = listHashOf(entryListText(head, entries));
    expect(listHash).toBe('4287060d9e6ab017459d3b791863b52eba073431163edf63107efc4beaa5896f');
    const seed = { secret, listHash, publicValue: '3 127.45' };
    const numbers = drawNumbers(seed);
    expect([1, 2, 3].map(() => numbers.next().value)).toEqual([264461618822795, 39129250159311, 278383232791625]);
    expect(winnersOf(seed, entries, plan([1, 2], 2, false)).map(({ number, prizeId }) => [number, prizeId])).toEqual([
      [3, 'prize-1'],
      [5, 'prize-2'],
      [1, 'prize-2'],
      [7, null],
      [6, null],
    ]);
    expect(winnersOf(seed, entries, plan([1, 2], 2, true)).map(({ number }) => number)).toEqual([3, 2, 7, 4]);
    const key = holderKeyOf(secret, 'spring');
    expect(key).toBe('f30eb3e55a45871e49cc18dc8ab9dfcbddc8433af20f33df49e1b327407aa2d3');
    expect(holderNames(key)('0190c7a8-0000-7000-8000-000000000001')).toBe('764dac601a7c3d73e7f4bc6e8756892d');
  });

  test('is what its documentation says, whatever the list, with one prize each and without', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 70 }),
        fc.boolean(),
        (word, count, holders, places, each) => {
          const seed = seedOf(word);
          const entries = entriesOf(count, holders);
          expect(drawPlaces(seed, entries, places, each)).toEqual(placesByTheBook(seed, entries, places, each));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('draws no ticket twice, no holder twice when each wins once, and as many as there can be', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 250 }),
        fc.boolean(),
        (word, count, holders, places, each) => {
          const entries = entriesOf(count, holders);
          const drawn = drawPlaces(seedOf(word), entries, places, each);
          expect(new Set(drawn.map((entry) => entry.ticketId)).size).toBe(drawn.length);
          const persons = new Set(entries.map((entry) => entry.holder)).size;
          expect(drawn).toHaveLength(Math.min(places, each ? persons : count));
          if (each) expect(new Set(drawn.map((entry) => entry.holder)).size).toBe(drawn.length);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('reserve winners are others than the winners, and adding reserves changes no winner', () => {
    const entries = entriesOf(50, 20);
    for (let n = 0; n < 50; n += 1) {
      const seed = seedOf(String(n));
      const short = winnersOf(seed, entries, plan([1, 3], 0, true));
      const long = winnersOf(seed, entries, plan([1, 3], 6, true));
      expect(long.slice(0, 4)).toEqual(short);
      expect(long.slice(4).every((winner) => winner.prizeId === null)).toBe(true);
      expect(new Set(long.map((winner) => winner.ticketId)).size).toBe(10);
    }
  });

  test('another secret, another list or another public value gives other winners', () => {
    const entries = entriesOf(5000);
    const base = seedOf('base');
    const numbers = [base, { ...base, secret: secretOf('x') }, { ...base, listHash: secretOf('x') }, { ...base, publicValue: 'x' }].map(
      (seed) =>
        drawPlaces(seed, entries, 5, false)
          .map((entry) => entry.number)
          .join(),
    );
    expect(new Set(numbers).size).toBe(4);
  });
});

describe('every entry has the same chance', () => {
  // 20 cells have 19 degrees of freedom: beyond 43.8 lies one case in a thousand; the seeds are fixed, so the answer is too.
  const limit = 43.8;

  test('at the first place and at a later one (chi-square over 8,000 draws)', () => {
    const first = Array.from({ length: 20 }, () => 0);
    const third = [...first];
    const entries = entriesOf(20);
    for (let n = 0; n < 8000; n += 1) {
      const drawn = drawPlaces(seedOf(`uniform ${n}`), entries, 3, false);
      for (const [cells, place] of [
        [first, 0],
        [third, 2],
      ] as const) {
        const at = (drawn[place]?.number ?? 0) - 1;
        cells[at] = (cells[at] ?? 0) + 1;
      }
    }
    expect(chiSquare(first, 400)).toBeLessThan(limit);
    expect(chiSquare(third, 400)).toBeLessThan(limit);
  });

  test('a holder with three tickets wins the first place three times as often as one with one', () => {
    const entries = entriesOf(20).map((entry) => ({ ...entry, holder: entry.number <= 3 ? '0'.repeat(32) : entry.holder }));
    let wins = 0;
    for (let n = 0; n < 4000; n += 1) if (drawPlaces(seedOf(`weight ${n}`), entries, 1, true)[0]?.holder === '0'.repeat(32)) wins += 1;
    // 3/20 of 4,000 is 600 with a deviation of 22.6; four of them.
    expect(Math.abs(wins - 600)).toBeLessThan(91);
  });

  test('a number above the last whole multiple is thrown away, so that no remainder is likelier', () => {
    const below = 1_000_000;
    const limitOfStream = 2 ** 48 - (2 ** 48 % below);
    const stream = (...values: number[]): Iterator<number, never> => ({ next: () => ({ done: false, value: values.shift() ?? 0 }) });
    expect(nextBelow(stream(limitOfStream, 2 ** 48 - 1, limitOfStream - 1), below)).toBe(below - 1);
    expect(nextBelow(stream(limitOfStream + 7, 5), below)).toBe(5);
  });
});

test('a public value is one line of composed letters without outer blanks', () => {
  expect(publicValueOf('  3 127,45 ')).toBe('3 127,45');
  expect(publicValueOf('e\u0301')).toBe('\u00e9');
  for (const bad of ['', '   ', 'a\nb', 'a\u0000b', 'x'.repeat(401)]) expect(publicValueOf(bad)).toBeNull();
});
