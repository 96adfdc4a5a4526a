import { describe, expect, test } from 'vitest';
import type { ReceiptSummary } from '../../../domain/contract/account-document.ts';
import { balanceOf, isSpendable, offlineSpendable } from '../../../domain/ledger/balance.ts';
import { account } from '../draw/draw-world.ts';
import { lot } from './make-lot.ts';

const receipt = (state: ReceiptSummary['state'], points: number): ReceiptSummary => ({
  receiptId: `${state} ${points}`,
  reference: 'AB12',
  tenantId: 'books',
  amountMinor: 100,
  purchasedAtLocal: '2026-11-21T12:00:00',
  registeredAtMs: 0,
  state,
  holds: [],
  refusal: null,
  points,
  staffId: null,
});

describe('a lot can be spent', () => {
  test('from its first instant until just before its end, while there are points in it and no dispute keeps it', () => {
    const timed = lot('timed', { spendableFromMs: 10, expiresAtMs: 20 });
    expect([9, 10, 19, 20].map((atMs) => isSpendable(timed, atMs))).toEqual([false, true, true, false]);
    expect([0, 1].map((points) => isSpendable(lot('few', { points }), 0))).toEqual([false, true]);
    expect(isSpendable(lot('kept', { frozenBy: 'case' }), 0)).toBe(false);
    expect(isSpendable(lot('endless'), Number.MAX_SAFE_INTEGER)).toBe(true);
  });
});

describe('a balance', () => {
  test('without lots nothing is there, and a debt takes it below 0', () => {
    expect(balanceOf(account(1), 0)).toEqual({ spendable: 0, pending: 0, debt: 0, byPurse: {}, expiring: [] });
    expect(balanceOf(account(1, { debt: 3 }), 0)).toMatchObject({ spendable: -3, debt: 3 });
  });

  test('purses are summed apart, and the debt is taken off everywhere alone', () => {
    const lots = [lot('a'), lot('b', { points: 4 }), lot('c', { points: 5, purse: 'tenant:books' }), lot('d', { spendableFromMs: 1 })];
    expect(balanceOf(account(1, { lots, debt: 3 }), 0)).toMatchObject({
      spendable: 11,
      debt: 3,
      byPurse: { everywhere: 14, 'tenant:books': 5 },
    });
  });

  test('what ends is told soonest first, one line an instant, and what never ends is not told', () => {
    const lots = [
      lot('late', { expiresAtMs: 90 }),
      lot('never'),
      lot('soon', { expiresAtMs: 50 }),
      lot('too', { expiresAtMs: 90, points: 4 }),
    ];
    expect(balanceOf(account(1, { lots }), 0).expiring).toEqual([
      { points: 10, expiresAtMs: 50 },
      { points: 14, expiresAtMs: 90 },
    ]);
  });

  test('points of held receipts wait; a return that is held takes nothing from them', () => {
    const receipts = [receipt('held', 5), receipt('held', 2), receipt('held', -3), receipt('booked', 100), receipt('refused', 7)];
    expect(balanceOf(account(1, { receipts }), 0).pending).toBe(7);
  });
});

describe('a kiosk without a link', () => {
  const member = account(1, { lots: [lot('a', { points: 100 })] });

  test('lets spend the smaller of balance and allowance, less its own spends, never below 0', () => {
    expect(offlineSpendable(member, 0, 0, 99)).toBe(99);
    expect(offlineSpendable(member, 0, 0, 101)).toBe(100);
    expect(offlineSpendable(member, 0, 30, 50)).toBe(20);
    expect(offlineSpendable(member, 0, 30, 200)).toBe(70);
    expect(offlineSpendable(member, 0, 50, 50)).toBe(0);
    expect(offlineSpendable(member, 0, 51, 50)).toBe(0);
    expect(offlineSpendable(member, 0, 101, 200)).toBe(0);
  });
});
