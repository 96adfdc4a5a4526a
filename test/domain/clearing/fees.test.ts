import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { feesOf } from '../../../domain/clearing/fees.ts';
import { plainAgreement } from '../../plain-agreement.ts';

const agreement = {
  ...plainAgreement,
  feePerMille: 15,
  feeMinimums: [
    { group: 'shoes', perMille: 20 },
    { group: 'food', perMille: 5 },
  ],
};

describe('fees', () => {
  test('a group pays its minimum only where that is more than the agreed rate', () => {
    const lines = feesOf(agreement, [
      { group: 'shoes', turnoverMinor: 100_000 },
      { group: 'food', turnoverMinor: 100_000 },
      { group: null, turnoverMinor: 100_000 },
    ]);
    expect(lines.map(({ group, perMille, feeMinor }) => [group, perMille, feeMinor])).toEqual([
      [null, 15, 1500],
      ['food', 15, 1500],
      ['shoes', 20, 2000],
    ]);
  });

  test('the fixed part stands last, and not at all where none is agreed', () => {
    expect(feesOf({ ...agreement, feeFixedMinor: 700 }, [])).toEqual([{ group: null, perMille: null, turnoverMinor: 0, feeMinor: 700 }]);
    expect(feesOf(agreement, [])).toEqual([]);
  });

  test('lines add up to the floor of the whole: 66 cents at 15 per mille is none, 67 is one', () => {
    const fee = (...parts: number[]) =>
      feesOf(
        { ...agreement, feeMinimums: [] },
        parts.map((turnoverMinor, n) => ({ group: `g${n}`, turnoverMinor })),
      ).map((line) => line.feeMinor);
    expect([fee(66), fee(67)]).toEqual([[0], [1]]);
    expect(fee(33, 33, 1)).toEqual([0, 0, 1]);
    expect(fee(-1)).toEqual([-1]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000_000 }), { maxLength: 12 }), (parts) => {
        const whole = parts.reduce((sum, part) => sum + BigInt(part) * 15n, 0n);
        expect(BigInt(fee(...parts).reduce((sum, one) => sum + one, 0))).toBe(BigInt(Math.floor(Number(whole) / 1000)));
      }),
    );
  });
});
