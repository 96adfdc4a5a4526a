import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moneyOfNext, moneyOfSpent, sharesOf } from '../../../domain/ledger/lot-money.ts';
import { lotOfTaken } from '../../../domain/ledger/part-of-lot.ts';
import { moved, transaction, Unbalanced } from '../../../domain/ledger/posting.ts';
import { spendsBefore, takeFromLots } from '../../../domain/ledger/spend-order.ts';
import { lot } from './make-lot.ts';

describe('spend order', () => {
  test('soonest end first, then the narrower purse, then earned first, then lot id', () => {
    const lots = [
      lot('never'),
      lot('b-late', { expiresAtMs: 90 }),
      lot('a-late', { expiresAtMs: 90 }),
      lot('early', { expiresAtMs: 90, earnedAtMs: -1 }),
      lot('soon', { expiresAtMs: 50 }),
      lot('narrow', { expiresAtMs: 90, purse: 'tenant:books' }),
      lot('dead', { expiresAtMs: 10 }),
      lot('later', { spendableFromMs: 11 }),
      lot('empty', { points: 0 }),
      lot('frozen', { frozenBy: 'case' }),
    ];
    const { taken, lacking } = takeFromLots(lots, ['everywhere', 'tenant:books'], 200, 10);
    expect(taken.map((one) => one.lot.lotId)).toEqual(['soon', 'narrow', 'early', 'a-late', 'b-late', 'never']);
    expect(lacking).toBe(140);
    expect(takeFromLots(lots, ['everywhere'], 15, 10).taken.map((one) => [one.lot.lotId, one.points])).toEqual([
      ['soon', 10],
      ['early', 5],
    ]);
  });
});

describe('spend order is an order', () => {
  const inOrder = [
    lot('soon', { expiresAtMs: 50, earnedAtMs: 7 }),
    lot('narrow', { expiresAtMs: 90, purse: 'tenant:books', earnedAtMs: 7 }),
    lot('early', { expiresAtMs: 90, earnedAtMs: 3 }),
    lot('a', { expiresAtMs: 90, earnedAtMs: 5 }),
    lot('b', { expiresAtMs: 90, earnedAtMs: 5 }),
    lot('never-narrow', { purse: 'tenant:books', earnedAtMs: 7 }),
    lot('never', { earnedAtMs: 1 }),
  ];

  test('of any two lots the same one goes first, whichever is asked about', () => {
    inOrder.forEach((one, at) => {
      inOrder.forEach((other, otherAt) => {
        expect([one.lotId, other.lotId, Math.sign(spendsBefore(one, other))]).toEqual([one.lotId, other.lotId, Math.sign(at - otherAt)]);
      });
    });
  });
});

describe('money of part of a lot', () => {
  test('in whatever pieces a lot is spent, its cents add up', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 20 }),
        (earnedPoints, moneyMinor, pieces) => {
          let points = earnedPoints;
          let paid = 0;
          for (const piece of [...pieces, earnedPoints]) {
            const part = Math.min(piece, points);
            const [money] = moneyOfNext(lot('x', { points, earnedPoints, funding: [{ funder: 'operator', moneyMinor }] }), part);
            expect(money?.moneyMinor).toBeGreaterThanOrEqual(0);
            paid += money?.moneyMinor ?? 0;
            points -= part;
          }
          expect([points, paid]).toEqual([0, moneyMinor]);
        },
      ),
    );
  });

  test("funders' shares add up to the whole", () => {
    const parts = [{ perMille: 333 }, { perMille: 333 }, { perMille: 334 }];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 50 }), (total) => {
        expect(sharesOf(total, parts).reduce((sum, one) => sum + one.share, 0)).toBe(total);
      }),
    );
    expect(moneyOfSpent(9_000_000_000_000_000, 999, 1000)).toBe(8_991_000_000_000_000);
  });

  test('a lot that earned nothing holds nothing', () => {
    expect(moneyOfSpent(101, 0, 0)).toBe(0);
    expect(moneyOfSpent(101, 1, 1)).toBe(101);
    expect(moneyOfNext(lot('x', { points: 0, earnedPoints: 0 }), 0)).toEqual([{ funder: 'operator', moneyMinor: 0 }]);
  });

  test('a part of a lot is a lot with its money and its end', () => {
    const whole = lot('x', { points: 7, expiresAtMs: 90, purse: 'tenant:books' });
    expect(lotOfTaken({ lot: whole, points: 2 }, 'x/1')).toEqual({
      ...whole,
      lotId: 'x/1',
      points: 2,
      earnedPoints: 2,
      funding: [{ funder: 'operator', moneyMinor: 20 }],
    });
  });
});

describe('a transaction', () => {
  const meta = { txn: 't/1', reason: 'earned', tenantId: null, receiptId: null, period: '2026-11', belongsTo: null } as const;
  test('has two sides in each unit, or is not made', () => {
    expect(transaction(meta, [...moved('operator', 'member:a', 'points', 5), ...moved('operator', 'member:a', 'RUB', 0)])).toEqual([
      { ...meta, account: 'operator', unit: 'points', amount: -5 },
      { ...meta, account: 'member:a', unit: 'points', amount: 5 },
    ]);
    expect(() =>
      transaction(meta, [
        { account: 'operator', unit: 'points', amount: -5 },
        { account: 'member:a', unit: 'RUB', amount: 5 },
      ]),
    ).toThrow(new Unbalanced('t/1', 'points', -5));
    expect(new Unbalanced('t/1', 'points', -5).message).toBe('transaction t/1 does not sum to 0 in points: -5');
  });
});
