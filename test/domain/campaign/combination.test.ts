import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignParts } from '../../../domain/campaign/combination.ts';
import { dueOf } from '../../../domain/campaign/due.ts';
import { progressOf } from '../../../domain/campaign/progress.ts';
import type { CampaignPart, ProgressEntry } from '../../../domain/contract/campaign.ts';
import { entry, makeReceipt, makeVersion, part, points, quota, reach, run, where, windowsAfter } from './make-version.ts';

const cakeAndBalloons = makeVersion({
  campaignId: 'party',
  span: 'campaign',
  reach: reach(),
  parts: [part({ tenants: ['bakery'] }), part({ tenants: ['balloons'] })],
  reward: points(300),
  quota: quota({ perAccountWindow: 1 }),
});

/** Every way to give each receipt to one of its parts or to none, until one serves all parts. */
function canBeComplete(parts: readonly CampaignPart[], entries: readonly ProgressEntry[]): boolean {
  const held = parts.map(() => ({ receipts: 0, sumMinor: 0 }));
  const from = (at: number): boolean => {
    const one = entries[at];
    if (one === undefined)
      return parts.every((each, n) => (held[n]?.receipts ?? 0) >= each.receipts && (held[n]?.sumMinor ?? 0) >= each.sumMinor);
    for (const option of one.parts) {
      const slot = held[option.part];
      if (slot === undefined) continue;
      slot.receipts += 1;
      slot.sumMinor += option.amountMinor;
      if (from(at + 1)) return true;
      slot.receipts -= 1;
      slot.sumMinor -= option.amountMinor;
    }
    return from(at + 1);
  };
  return from(0);
}

const world = (sums: readonly number[]) =>
  fc
    .array(fc.record({ receipts: fc.integer({ min: 1, max: 3 }), sumMinor: fc.constantFrom(...sums) }), { minLength: 2, maxLength: 4 })
    .chain((parts) =>
      fc.tuple(
        fc.constant(parts.map((one) => part(one))),
        fc
          .array(
            fc.tuple(
              fc.subarray(
                parts.map((_one, index) => index),
                { minLength: 1 },
              ),
              fc.integer({ min: 1, max: 400 }),
            ),
            { maxLength: 8 },
          )
          .map((list) =>
            list.map(([serves, amountMinor], n) =>
              entry({ receiptId: `r${n}`, amountMinor, parts: serves.map((index) => ({ part: index, amountMinor })) }),
            ),
          ),
      ),
    );

describe('each receipt serves one part, and no assignment that would be complete is missed', () => {
  test('where parts count receipts: a maximum matching, as trying every way shows', () => {
    fc.assert(
      fc.property(world([0]), ([parts, entries]) => {
        const { isComplete, used, missingParts } = assignParts(parts, entries);
        expect(isComplete).toBe(canBeComplete(parts, entries));
        expect(missingParts.length === 0).toBe(isComplete);
        expect(used.size).toBe(isComplete ? parts.reduce((sum, one) => sum + one.receipts, 0) : 0);
        if (isComplete) expect(canBeComplete(parts, [...used])).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  test('where parts ask for sums as well', () => {
    fc.assert(
      fc.property(world([0, 300, 700]), ([parts, entries]) => {
        const { isComplete, used } = assignParts(parts, entries);
        expect(isComplete).toBe(canBeComplete(parts, entries));
        if (isComplete) expect(canBeComplete(parts, [...used])).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  test('a receipt that could serve two parts makes way for one that can serve only one of them', () => {
    const parts = [part(), part()];
    const either = entry({
      receiptId: 'either',
      parts: [
        { part: 0, amountMinor: 1 },
        { part: 1, amountMinor: 1 },
      ],
    });
    const first = entry({ receiptId: 'first', parts: [{ part: 0, amountMinor: 1 }] });
    expect(assignParts(parts, [either, first]).isComplete).toBe(true);
    expect(assignParts(parts, [either]).missingParts).toEqual([1]);
  });

  test('hundreds of receipts that could serve every part are answered in time', () => {
    const parts = Array.from({ length: 8 }, () => part({ sumMinor: 1_000_000_007, receipts: 1 }));
    const everyPart = parts.map((_one, index) => ({ part: index, amountMinor: 31_250_000 }));
    const entries = Array.from({ length: 255 }, (_, n) => entry({ receiptId: `r${n}`, parts: everyPart }));
    expect(assignParts(parts, entries).isComplete).toBe(false);
  });
});

describe('a cake from A and balloons from B', () => {
  const cake = makeReceipt({ receiptId: 'cake', tenantId: 'bakery', category: 'food' });
  const balloons = makeReceipt({ receiptId: 'balloons', tenantId: 'balloons', category: 'toys', purchasedAtLocal: '2026-11-22T12:00:00' });

  test('both, in either order of arrival, give the award once; another shop is none of its business', () => {
    for (const order of [
      [cake, balloons],
      [balloons, cake],
    ]) {
      const windows = windowsAfter([cakeAndBalloons], [...order, makeReceipt({ receiptId: 'shoes' })]);
      expect(windows.flatMap((window) => dueOf(cakeAndBalloons, window))).toEqual([
        { awardKey: 'party/campaign/1', receiptId: 'balloons', reward: { kind: 'points', points: 300, purse: 'everywhere' } },
      ]);
      expect(windows[0]?.entries).toHaveLength(2);
    }
  });

  test('two cakes are not a party, and the screen says which part is missing', () => {
    const other = { ...cake, receiptId: 'other' };
    const [window] = windowsAfter([cakeAndBalloons], [cake, other]);
    expect(window === undefined ? null : progressOf(cakeAndBalloons, window)).toMatchObject({
      missingParts: [1],
      donePerMille: 500,
      awards: 0,
    });
    expect(run([cakeAndBalloons], cake).nearMisses[0]).toMatchObject({ missingParts: [1], missingMinor: null });
  });

  test('every party counts where all multiples do; a left-over cake waits for balloons, or is lost', () => {
    const three = [
      cake,
      { ...cake, receiptId: 'cake-2' },
      balloons,
      { ...balloons, receiptId: 'b-2', purchasedAtLocal: '2026-11-23T12:00:00' },
    ];
    const all = { ...cakeAndBalloons, quota: quota() };
    const lost = { ...cakeAndBalloons, quota: quota({ remainder: 'lost' }) };
    expect(windowsAfter([all], three).flatMap((window) => dueOf(all, window))).toHaveLength(2);
    expect(windowsAfter([lost], three).flatMap((window) => dueOf(lost, window))).toHaveLength(1);
  });

  test('a part with goods asks for a receipt that tells them, and sums those goods only', () => {
    const sweet = {
      ...cakeAndBalloons,
      parts: [part({ tenants: ['bakery'], goods: ['cake'], sumMinor: 50_000 }), part({ tenants: ['balloons'] })],
    };
    const told = (amountMinor: number) => ({
      ...cake,
      goods: [
        { group: 'cake', amountMinor },
        { group: 'bread', amountMinor: 40_000 },
      ],
    });
    const dueWith = (one: typeof cake) => windowsAfter([sweet], [one, balloons]).flatMap((window) => dueOf(sweet, window)).length;
    expect(dueWith(told(50_000))).toBe(1);
    expect(dueWith(told(49_999))).toBe(0);
    expect(dueWith({ ...cake, goods: null })).toBe(0);
    expect(run([sweet], { ...cake, goods: null }).notCounted[0]?.explanation.key).toBe('not.goods');
  });

  test('with a sum besides, both must hold, and shops outside the parts count for the sum', () => {
    const rich = { ...cakeAndBalloons, reach: reach({ sumMinor: 250_000 }), where: where() };
    const shoes = makeReceipt({ receiptId: 'shoes', tenantId: 'corso-shoes', category: 'shoes', amountMinor: 50_000 });
    expect(windowsAfter([rich], [cake, balloons]).flatMap((window) => dueOf(rich, window))).toEqual([]);
    expect(windowsAfter([rich], [cake, balloons, shoes]).flatMap((window) => dueOf(rich, window))).toHaveLength(1);
  });
});
