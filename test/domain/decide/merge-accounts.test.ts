/** Two accounts become one: all goes over, nothing is paid twice, and the sum is the sum. */
import { describe, expect, test } from 'vitest';
import type { FactBodyOf } from '../../../domain/contract/fact.ts';
import { balanceOf } from '../../../domain/ledger/balance.ts';
import { points, quota, reach, tickets, tier } from '../campaign/make-version.ts';
import { account, base, campaign, cardKey, fnOf, hare, id, noon, opened, Programme, receiptId, scanned, shops } from './fixture.ts';

const merge: FactBodyOf<'accounts.merged'> = {
  kind: 'accounts.merged',
  fromAccountId: account(1),
  toAccountId: account(2),
  reason: 'one person',
  staffId: 'olga',
};
const held = (mall: Programme, n: number) => balanceOf(mall.account(n), noon).spendable;
const mallOf = (versions = [base], origin: 'imported' | 'joined' = 'imported') => {
  const mall = new Programme(versions);
  mall.do(opened(1, { origin }));
  mall.do(opened(2, { origin }));
  return mall;
};
/** Each three shops' 5,000: everything the house has, twice. */
const twice = campaign('twice', {
  span: 'month',
  reach: reach({ sumMinor: 300_000 }),
  reward: points(100),
  quota: quota({ perAccountWindow: 1 }),
});
const each = campaign('each', { span: 'month', reach: reach({ sumMinor: 300_000 }), reward: points(100) });

describe('a merge', () => {
  test('the balance is the sum of both, and the other is an alias that holds nothing', () => {
    const mall = mallOf();
    mall.do(scanned(1, 1, 245_000));
    mall.do(scanned(2, 2, 130_000));
    expect(mall.do(merge).outcome.fate).toBe('applied');
    expect(held(mall, 2)).toBe(37);
    expect(mall.account(1)).toMatchObject({ status: 'alias', aliasOf: account(2), lots: [], cards: [], receipts: [], progress: [] });
    expect(mall.account(2).cards.map((card) => card.cardKey)).toEqual([cardKey(2), cardKey(1)]);
    expect(mall.draft.get('card', cardKey(1))?.accountId).toBe(account(2));
    expect(mall.account(2).receipts.map((receipt) => receipt.receiptId)).toEqual([receiptId(1), receiptId(2)]);
  });

  test('the welcome is paid once', () => {
    const mall = mallOf([base], 'joined');
    expect([held(mall, 1), held(mall, 2)]).toEqual([100, 100]);
    mall.do(merge);
    expect(held(mall, 2)).toBe(100);
  });

  test('debt goes over: what one owes lowers what the other has', () => {
    const mall = mallOf();
    mall.do(scanned(1, 2, 245_000));
    mall.draft.apply([{ kind: 'account.debtChanged', accountId: account(1), points: 10 }]);
    mall.do(merge);
    expect([mall.account(1).debt, mall.account(2).debt, held(mall, 2)]).toEqual([0, 10, 14]);
  });

  test('what two windows gave apart and one window gives once is taken back once', () => {
    const mall = mallOf([twice]);
    mall.do(scanned(1, 1, 300_000));
    mall.do(scanned(2, 2, 300_000));
    mall.do(merge);
    expect(held(mall, 2)).toBe(100);
    expect(mall.account(2).progress.map(({ entries, grants }) => [entries.length, grants.map((grant) => grant.awardKey)])).toEqual([
      [2, ['twice/2026-11/1']],
    ]);
  });

  test('what the joined window is due for both stays, each under a key of its own', () => {
    const mall = mallOf([each]);
    mall.do(scanned(1, 1, 300_000));
    mall.do(scanned(2, 2, 300_000));
    mall.do(merge);
    expect(held(mall, 2)).toBe(200);
    expect(mall.account(2).progress[0]?.grants.map((grant) => grant.awardKey)).toEqual(['each/2026-11/1', 'each/2026-11/2']);
    mall.do({ kind: 'receipt.voided', receiptId: receiptId(1), mode: 'burn', reason: 'x', staffId: 'olga' });
    expect(held(mall, 2)).toBe(100);
  });

  test('what neither had reached alone is granted', () => {
    const mall = mallOf([shops]);
    mall.do(scanned(1, 1, 100_000));
    mall.do(scanned(2, 1, 100_000, { fn: fnOf['cafe'] ?? '' }));
    mall.do(scanned(3, 2, 100_000, { fn: fnOf['books'] ?? '' }));
    expect([held(mall, 1), held(mall, 2)]).toEqual([0, 0]);
    mall.do(merge);
    expect(held(mall, 2)).toBe(500);
  });

  test('a gift that both had is cancelled once if it is still there', () => {
    const mall = mallOf([hare]);
    mall.do(scanned(1, 1, 500_000));
    mall.do(scanned(2, 2, 500_000));
    expect(mall.hares().quota.bound).toBe(2);
    mall.do(merge);
    expect(
      mall
        .account(2)
        .vouchers.map((voucher) => voucher.state)
        .sort(),
    ).toEqual(['cancelled', 'open']);
    expect(mall.hares().quota.bound).toBe(1);
  });

  test('vouchers, tickets, tiers and points on their way go over and stay what they are', () => {
    const draw = campaign('draw', { reach: reach({ sumMinor: 100_000 }), reward: tickets(2), quota: quota({ perAccountWindow: 1 }) });
    const silver = campaign('silver', {
      reach: reach({ sumMinor: 100_000 }),
      reward: tier('silver'),
      quota: quota({ perAccountWindow: 1 }),
    });
    const mall = mallOf([base, draw, silver]);
    mall.do(opened(3));
    mall.do(scanned(1, 1, 4_000_000));
    mall.do({
      kind: 'gift.asked',
      voucherId: id('d', 1),
      accountId: account(1),
      giftId: 'cup',
      visitId: id('c', 1),
      reference: 'K1-90',
      staffId: null,
    });
    mall.do({
      kind: 'points.given',
      transferId: id('9', 1),
      accountId: account(1),
      toAccountId: account(3),
      points: 30,
      reference: 'D1-1',
      staffId: 'olga',
    });
    const before = mall.account(1);
    expect([before.vouchers.length, before.tickets.length, before.tiers.length, before.transfers.length]).toEqual([1, 1, 1, 1]);
    mall.do(merge);
    const after = mall.account(2);
    expect([after.vouchers, after.tickets, after.tiers, after.transfers]).toEqual([
      before.vouchers,
      before.tickets,
      before.tiers,
      before.transfers,
    ]);
    expect(mall.draft.get('voucher', id('d', 1))?.accountId).toBe(account(2));
    for (const ticketId of before.tickets.flatMap((one) => one.ticketIds))
      expect(mall.draft.get('ticket', ticketId)?.accountId).toBe(account(2));
    mall.do({ kind: 'voucher.cancelled', voucherId: id('d', 1), accountId: account(1), reason: 'x', staffId: 'olga' });
    mall.do({ kind: 'points.gift-undone', transferId: id('9', 1), accountId: account(1) });
    expect(held(mall, 2)).toBe(400);
  });

  test('a receipt of the alias can be voided, moved and returned as before', () => {
    for (const body of [
      { kind: 'receipt.voided', receiptId: receiptId(1), mode: 'burn', reason: 'x', staffId: 'olga' },
      { kind: 'receipt.returned', receiptId: receiptId(1), identity: null, amountMinor: 245_000, reference: 'D1-3', staffId: 'olga' },
    ] as const) {
      const mall = mallOf();
      mall.do(scanned(1, 1, 245_000));
      mall.do(merge);
      expect(mall.do(body, { kioskId: 'D1' }).outcome.fate).toBe('applied');
      expect([held(mall, 2), mall.account(2).debt]).toEqual([0, 0]);
    }
  });

  test('one of the two confirmed is confirmed; the same again, or one and the same, is nothing', () => {
    const mall = mallOf([base], 'joined');
    mall.do({ kind: 'account.confirmed', accountId: account(1), staffId: 'olga' });
    mall.do(merge);
    expect(mall.account(2).status).toBe('active');
    expect(mall.do(merge).postings).toEqual([]);
    expect(mall.do({ ...merge, fromAccountId: account(2) }).outcome.fate).toBe('applied');
  });
});

describe('a merge of members who invited or were invited', () => {
  const friend = campaign('friend', {
    span: 'campaign',
    reach: reach({ sumMinor: 100_000 }),
    reward: points(200),
    quota: quota({ perAccountWindow: 1 }),
    inviter: { points: 300, most: 10, life: { kind: 'never' } },
  });
  const mergeOf = (from: number, to: number) => ({ ...merge, fromAccountId: account(from), toAccountId: account(to) });
  const burn = (n: number): FactBodyOf<'receipt.voided'> => ({
    kind: 'receipt.voided',
    receiptId: receiptId(n),
    mode: 'burn',
    reason: 'x',
    staffId: 'olga',
  });

  test('thanks for the swallowed account go back with its award', () => {
    const mall = new Programme([friend]);
    for (const n of [1, 3]) mall.do(opened(n));
    mall.do(opened(2, { invitedBy: account(1) }));
    mall.do(scanned(1, 2, 245_000));
    mall.do(mergeOf(2, 3));
    expect([held(mall, 3), held(mall, 1)]).toEqual([200, 300]);
    mall.do(burn(1));
    expect([held(mall, 3), held(mall, 1)]).toEqual([0, 0]);
  });

  test('one person invited twice is thanked for once', () => {
    const mall = new Programme([friend]);
    mall.do(opened(1));
    for (const n of [2, 3]) {
      mall.do(opened(n, { invitedBy: account(1) }));
      mall.do(scanned(n, n, 245_000));
    }
    expect(held(mall, 1)).toBe(600);
    mall.do(mergeOf(2, 3));
    expect([held(mall, 3), held(mall, 1)]).toEqual([200, 300]);
    for (const n of [2, 3]) mall.do(burn(n));
    expect([held(mall, 3), held(mall, 1)]).toEqual([0, 0]);
  });

  test.for([
    [1, 2],
    [2, 1],
  ] as const)('nobody invites oneself: thanks go back when %i becomes one with %i', ([from, to]) => {
    const mall = new Programme([friend]);
    mall.do(opened(1));
    mall.do(opened(2, { invitedBy: account(1) }));
    mall.do(scanned(1, 2, 245_000));
    expect([held(mall, 1), held(mall, 2)]).toEqual([300, 200]);
    mall.do(mergeOf(from, to));
    expect(held(mall, to)).toBe(200);
    mall.do(scanned(2, to, 245_000, { number: 9 }));
    expect(held(mall, to)).toBe(200);
  });

  test('however many merges come one after the other, the first card still leads to the last account', () => {
    const mall = mallOf();
    for (let n = 3; n <= 9; n += 1) mall.do(opened(n));
    for (let n = 1; n < 9; n += 1) mall.do(mergeOf(n, n + 1));
    mall.do(scanned(1, 1, 245_000));
    expect(held(mall, 9)).toBe(24);
  });
});
