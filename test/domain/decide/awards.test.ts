import { describe, expect, test } from 'vitest';
import { balanceOf } from '../../../domain/ledger/balance.ts';
import { awardVoucherId } from '../../../domain/decide/grant-gift.ts';
import {
  account,
  base,
  campaign,
  fnOf,
  hare,
  noon,
  opened,
  Programme,
  receiptId,
  scanned,
  shops,
  threshold,
  typed,
  unknownFn,
} from './fixture.ts';

const all = [base, hare, shops, threshold];
const cafe = { fn: fnOf['cafe'] ?? '' };
const books = { fn: fnOf['books'] ?? '' };

function mallOf(versions = all, members = [1, 2]): Programme {
  const mall = new Programme(versions);
  for (const n of members) mall.do(opened(n));
  return mall;
}

describe('what a receipt earns', () => {
  test('base points, a threshold purse and a shared campaign, each with its funder at its own rate', () => {
    const mall = mallOf();
    const { outcome, postings } = mall.do(scanned(1, 1, 245_000));
    expect(outcome.awards.map((award) => [award.campaignId, award.points, award.purse])).toEqual([
      ['base', 24, 'everywhere'],
      ['threshold', 200, 'tenant:books'],
    ]);
    expect(postings.filter((leg) => leg.unit === 'RUB' && leg.account === 'tenant:vesta').map((leg) => leg.amount)).toEqual([
      -2400, -20_000,
    ]);
    mall.do(scanned(2, 1, 30_000, cafe));
    const third = mall.do(scanned(3, 1, 30_000, books));
    expect(third.outcome.awards.map((award) => award.points)).toEqual([3, 500]);
    const lot = mall.account(1).lots.find((one) => one.lotId === 'shops/2026-11/1');
    expect(lot?.funding).toEqual([
      { funder: 'operator', moneyMinor: Math.floor((166 * 77_777) / 1000) },
      { funder: 'tenant:books', moneyMinor: Math.floor((334 * 77_777) / 1000) },
    ]);
    expect(balanceOf(mall.account(1), noon)).toMatchObject({
      spendable: 24 + 3 + 3 + 500,
      byPurse: { everywhere: 530, 'tenant:books': 200 },
    });
  });

  test('the gift is bound the moment the sum is reached, once an account', () => {
    const mall = mallOf();
    mall.do(scanned(1, 1, 245_000));
    const { outcome } = mall.do(scanned(2, 1, 260_000, cafe));
    const award = outcome.awards.find((one) => one.campaignId === 'hare');
    expect(award?.voucherId).toBe(awardVoucherId(account(1), 'hare/2026-11-21/1'));
    expect(mall.account(1).vouchers[0]).toMatchObject({ state: 'open', reference: 'K1-2', giftId: 'hare' });
    expect(mall.hares()).toMatchObject({ quota: { total: 100, bound: 1 }, stock: { total: 200, bound: 1 } });
    mall.do(scanned(3, 1, 900_000, books));
    expect(mall.account(1).vouchers).toHaveLength(1);
  });

  test('the last unit is given once; who comes after is told it is gone, and the slot is not reopened', () => {
    const rare = campaign('hare', { ...hare, quota: { ...hare.quota, perDay: 1 } });
    const mall = mallOf([rare]);
    mall.do(scanned(1, 1, 600_000));
    const late = mall.do(scanned(2, 2, 600_000, cafe));
    expect(late.outcome.awards).toEqual([
      expect.objectContaining({ voucherId: null, points: 0, explanation: { key: 'counts.quota-gone', args: { campaignId: 'hare' } } }),
    ]);
    expect(mall.account(2).progress[0]?.grants).toEqual([expect.objectContaining({ refused: 'quota', receiptId: receiptId(2) })]);
    mall.do({ kind: 'receipt.voided', receiptId: receiptId(1), mode: 'burn', reason: 'refund', staffId: 'olga' });
    expect(mall.hares().quota).toMatchObject({ bound: 0 });
    mall.do(scanned(3, 2, 50_000, books));
    expect(mall.account(2).vouchers).toEqual([]);
  });

  test('new everywhere-points settle debt first, restricted ones do not', () => {
    const mall = mallOf([base, threshold]);
    mall.draft.apply([{ kind: 'account.debtChanged', accountId: account(1), points: 10 }]);
    mall.do(scanned(1, 1, 245_000));
    expect(mall.account(1).debt).toBe(0);
    expect(balanceOf(mall.account(1), noon)).toMatchObject({ spendable: 14, byPurse: { 'tenant:books': 200 } });
  });
});

describe('a void touches its own awards and windows only', () => {
  test('unspent points go, spent ones become debt, an unused gift is cancelled and its unit returns', () => {
    const mall = mallOf();
    mall.do(scanned(1, 1, 4_000_000));
    mall.do(scanned(2, 1, 50_000, cafe));
    mall.do({
      kind: 'gift.asked',
      voucherId: receiptId(900),
      accountId: account(1),
      giftId: 'cup',
      visitId: receiptId(1),
      reference: 'K1-9',
      staffId: null,
    });
    expect(balanceOf(mall.account(1), noon).spendable).toBe(400 + 5 - 300);
    const { outcome } = mall.do({ kind: 'receipt.voided', receiptId: receiptId(1), mode: 'burn', reason: 'refund', staffId: 'olga' });
    expect(outcome.fate).toBe('applied');
    expect(mall.account(1).debt).toBe(300);
    expect(balanceOf(mall.account(1), noon).spendable).toBe(5 - 300);
    expect(mall.account(1).vouchers.find((one) => one.giftId === 'hare')?.state).toBe('cancelled');
    expect(mall.hares().stock.bound).toBe(0);
    expect(mall.receipt(2).state).toBe('booked');
    expect(mall.do(scanned(3, 2, 4_000_000, { number: 1 })).outcome.refusal).toBe('receipt-voided');
  });

  test('release frees the paper for the right card; a used gift stays', () => {
    const mall = mallOf();
    mall.do(scanned(1, 1, 600_000));
    const voucherId = mall.account(1).vouchers[0]?.voucherId ?? '';
    mall.do({ kind: 'voucher.honoured', voucherId, accountId: account(1), staffId: 'olga', identifiedBy: 'slip' }, { kioskId: 'D1' });
    mall.do({ kind: 'receipt.voided', receiptId: receiptId(1), mode: 'release', reason: 'wrong card', staffId: 'olga' });
    expect(mall.account(1).vouchers[0]?.state).toBe('honoured');
    expect(mall.do(scanned(2, 2, 600_000, { number: 1 })).outcome.fate).toBe('applied');
  });

  test('a moved receipt counts there as if it had been registered there in time', () => {
    const mall = mallOf();
    mall.do(scanned(1, 1, 600_000));
    const { outcome } = mall.do({ kind: 'receipt.moved', receiptId: receiptId(1), toAccountId: account(2), staffId: null });
    expect(outcome.fate).toBe('applied');
    expect(balanceOf(mall.account(1), noon)).toMatchObject({ spendable: 0, debt: 0, byPurse: {} });
    expect(balanceOf(mall.account(2), noon).spendable).toBe(60);
    expect(mall.account(1).receipts[0]?.state).toBe('moved');
    expect(mall.account(2).vouchers.map((one) => one.state)).toEqual(['open']);
    expect(mall.hares().stock.bound).toBe(1);
    expect(mall.account(1).ownSeqs['K1']).toBe(mall.account(2).ownSeqs['K1']);
    expect(
      mall.do({ kind: 'receipt.moved', receiptId: receiptId(1), toAccountId: account(1), staffId: null }, { kioskId: 'K2' }).outcome
        .refusal,
    ).toBe('staff-may-not');
  });
});

describe('a hold ends', () => {
  test('approved it counts as on time and its points age from the decision', () => {
    const mall = mallOf();
    const held = mall.do(typed(1, 1, 245_000));
    expect(held.outcome.fate).toBe('held');
    expect(balanceOf(mall.account(1), noon)).toMatchObject({ spendable: 0, pending: 224 });
    mall.now = noon + 3_600_000;
    mall.do(
      { kind: 'receipt.decided', receiptId: receiptId(1), verdict: 'approve', tenantId: null, reason: null, staffId: 'olga' },
      { kioskId: 'D1' },
    );
    expect(mall.account(1).lots.map((lot) => lot.earnedAtMs)).toEqual([mall.now, mall.now]);
    expect(mall.account(1).notices.map((notice) => notice.say)).toEqual([
      { key: 'notice.approved', args: { tenantId: 'vesta', points: 224 } },
    ]);
    expect(mall.account(1).ownSeqs).toEqual({ K1: 3, D1: 1 });
  });

  test('in a dispute the paper wins: the other registration gives way in the same decision', () => {
    const mall = mallOf();
    mall.do(scanned(1, 1, 245_000));
    mall.do(scanned(2, 2, 245_000, { number: 1 }));
    expect(mall.receipt(2)).toMatchObject({ state: 'held', holds: ['on-another-account'], clashReceiptId: receiptId(1) });
    mall.do({
      kind: 'receipt.decided',
      receiptId: receiptId(2),
      verdict: 'approve',
      tenantId: null,
      reason: 'paper shown',
      staffId: 'olga',
    });
    expect([mall.receipt(1).state, mall.receipt(2).state]).toEqual(['held', 'booked']);
    expect([balanceOf(mall.account(1), noon).spendable, balanceOf(mall.account(2), noon).spendable]).toEqual([0, 24]);
  });

  test('one confirmation of a till releases all that waited for it, on every account', () => {
    const mall = mallOf();
    mall.do(scanned(1, 1, 245_000, { fn: unknownFn, tenantId: 'cafe' }));
    mall.do(scanned(2, 2, 245_000, { fn: unknownFn }));
    expect(mall.draft.get('till', `ru-fns:${unknownFn}`)).toMatchObject({ tenantId: null, heldReceipts: 2 });
    mall.do({ kind: 'till.mapped', tillKey: `ru-fns:${unknownFn}`, tenantId: 'vesta', fromMs: 0, toMs: null, staffId: 'olga' });
    expect([mall.receipt(1), mall.receipt(2)]).toMatchObject([
      { state: 'booked', tenantId: 'vesta' },
      { state: 'booked', tenantId: 'vesta' },
    ]);
    expect(mall.draft.get('till', `ru-fns:${unknownFn}`)?.heldReceipts).toBe(0);
    expect(mall.do(scanned(3, 1, 100_000, { fn: unknownFn })).outcome.fate).toBe('applied');
  });

  test.each([
    { name: 'staff unknown', body: { receiptId: receiptId(9), staffId: 'nobody' }, refusal: 'staff-unknown' },
    { name: 'service may not decide', body: { receiptId: receiptId(9), staffId: 'sven' }, refusal: 'staff-may-not' },
    { name: 'no shop named', body: { receiptId: receiptId(3) }, refusal: 'tenant-unknown' },
    { name: 'excluded shop', body: { receiptId: receiptId(3), tenantId: 'bank' }, refusal: 'tenant-excluded' },
    { name: 'unknown receipt', body: { receiptId: receiptId(9) }, refusal: 'receipt-unknown' },
    { name: 'not held: refusing a booked one', body: { receiptId: receiptId(1), verdict: 'refuse' as const }, refusal: 'receipt-not-held' },
    { name: 'voided', body: { receiptId: receiptId(2) }, refusal: 'receipt-voided' },
  ])('refused: $name', ({ body, refusal }) => {
    const mall = mallOf();
    mall.do(scanned(1, 1, 245_000));
    mall.do(scanned(2, 1, 245_000));
    mall.do({ kind: 'receipt.voided', receiptId: receiptId(2), mode: 'release', reason: 'x', staffId: 'olga' });
    mall.do(scanned(3, 1, 245_000, { fn: unknownFn }));
    const { outcome } = mall.do({ kind: 'receipt.decided', verdict: 'approve', tenantId: null, reason: null, staffId: 'olga', ...body });
    expect(outcome.refusal).toBe(refusal);
  });
});
