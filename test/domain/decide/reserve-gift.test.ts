/** A hold reserves its slot: whoever waits for the desk's decision does not lose the gift to somebody who came later. */
import { describe, expect, test } from 'vitest';
import type { FactBody } from '../../../domain/contract/fact.ts';
import { points, quota, reach } from '../campaign/make-version.ts';
import { account, base, campaign, hare, noon, opened, Programme, receiptId, scanned, unknownFn } from './fixture.ts';

/** A mall in which `left` hares are left. */
function mallWith(left: number): Programme {
  const stock = {
    kind: 'resource',
    id: 'stock:hare',
    version: 1,
    total: left,
    leased: 0,
    bound: 0,
    handedOut: 0,
    lost: 0,
    shortfall: 0,
  } as const;
  const mall = new Programme([base, hare], [stock]);
  mall.do(opened(1, { origin: 'imported' }));
  mall.do(opened(2, { origin: 'imported' }));
  return mall;
}

/** A receipt of 5,000 from a till that no list knows: held. */
const held = (n: number, who: number): FactBody => ({ ...scanned(n, who, 500_000, { fn: unknownFn }), tenantId: 'vesta' });
const decided = (n: number, verdict: 'approve' | 'refuse'): FactBody => ({
  kind: 'receipt.decided',
  receiptId: receiptId(n),
  verdict,
  tenantId: null,
  reason: null,
  staffId: 'olga',
});
const voucherOf = (mall: Programme, who: number) => mall.account(who).vouchers.map((one) => one.state);

test('the last hare waits for the receipt that was held first, and opens with its approval', () => {
  const mall = mallWith(1);
  expect(mall.do(held(1, 1)).outcome.fate).toBe('held');
  expect(voucherOf(mall, 1)).toEqual(['asked']);
  expect(mall.do(scanned(2, 2, 500_000)).outcome.awards.some((award) => award.voucherId !== null)).toBe(false);
  mall.do(decided(1, 'approve'));
  expect(voucherOf(mall, 1)).toEqual(['open']);
  expect(mall.hares().stock).toMatchObject({ bound: 1, shortfall: 0 });
});

test.each(['refuse', 'void', 'move'] as const)('%s gives the reserved unit back', (how) => {
  const mall = mallWith(1);
  mall.do(held(1, 1));
  if (how === 'refuse') mall.do(decided(1, 'refuse'));
  if (how === 'void') mall.do({ kind: 'receipt.voided', receiptId: receiptId(1), mode: 'release', reason: 'typing', staffId: 'olga' });
  if (how === 'move') mall.do({ kind: 'receipt.moved', receiptId: receiptId(1), toAccountId: account(2), staffId: 'olga' });
  expect(voucherOf(mall, 1)).toEqual(['cancelled']);
  expect(voucherOf(mall, 2)).toEqual(how === 'move' ? ['asked'] : []);
  expect(mall.hares().stock.bound).toBe(how === 'move' ? 1 : 0);
});

test('a receipt that reaches the same goal meanwhile takes the reserved unit, and the approval adds none', () => {
  const mall = mallWith(5);
  mall.do(held(1, 1));
  mall.do(scanned(2, 1, 500_000));
  expect(voucherOf(mall, 1)).toEqual(['open']);
  mall.do(decided(1, 'approve'));
  expect(voucherOf(mall, 1)).toEqual(['open']);
  expect(mall.hares().stock.bound).toBe(1);
});

test('a reservation that ran out before the decision is made anew if there is still a unit', () => {
  const mall = mallWith(2);
  mall.do(held(1, 1));
  const voucher = mall.account(1).vouchers[0];
  if (voucher === undefined) throw new Error('nothing was reserved');
  const document = mall.draft.get('voucher', voucher.voucherId);
  if (document === null) throw new Error('no voucher document');
  mall.draft.apply([
    { kind: 'document.put', document: { ...document, version: document.version + 1, state: 'expired' } },
    { kind: 'account.voucherPut', accountId: account(1), voucher: { ...voucher, state: 'expired' } },
  ]);
  mall.now = noon + 60_000;
  mall.do(decided(1, 'approve'));
  expect(voucherOf(mall, 1)).toEqual(['open']);
});

describe('points of a quota and a budget', () => {
  const dear = campaign('dear', {
    reach: reach({ sumMinor: 100_000 }),
    reward: points(400),
    quota: quota({ perDay: 1, budgetPoints: 500, perAccountWindow: 1 }),
  });
  const bound = (mall: Programme) => [mall.resource('quota:dear:2026-11-21').bound, mall.resource('budget:dear').bound];
  const mallOf = (): Programme => {
    const mall = new Programme([dear]);
    mall.do(opened(1));
    mall.do(opened(2));
    return mall;
  };

  test('wait for the receipt that was held first, and are its own when it is approved', () => {
    const mall = mallOf();
    mall.do(held(1, 1));
    expect(bound(mall)).toEqual([1, 400]);
    expect(mall.receipt(1).binds).toHaveLength(2);
    expect(mall.do(scanned(2, 2, 500_000)).outcome.awards).toMatchObject([{ points: 0, purse: null }]);
    mall.do(decided(1, 'approve'));
    expect(mall.receipt(1).awards).toMatchObject([{ points: 400 }]);
    expect(bound(mall)).toEqual([1, 400]);
    mall.do({ kind: 'receipt.voided', receiptId: receiptId(1), mode: 'burn', reason: 'x', staffId: 'olga' });
    expect(bound(mall)).toEqual([0, 0]);
    expect(mall.receipt(1).binds).toEqual([]);
  });

  test.each(['refuse', 'void', 'move'] as const)('%s gives them back', (how) => {
    const mall = mallOf();
    mall.do(held(1, 1));
    if (how === 'refuse') mall.do(decided(1, 'refuse'));
    if (how === 'void') mall.do({ kind: 'receipt.voided', receiptId: receiptId(1), mode: 'release', reason: 'x', staffId: 'olga' });
    if (how === 'move') mall.do({ kind: 'receipt.moved', receiptId: receiptId(1), toAccountId: account(2), staffId: 'olga' });
    expect(bound(mall)).toEqual(how === 'move' ? [1, 400] : [0, 0]);
    expect(mall.receipt(1).binds).toHaveLength(how === 'move' ? 2 : 0);
  });

  test('what is not free is not reserved, and the approval finds what is left by then', () => {
    const mall = mallOf();
    mall.do(scanned(2, 2, 500_000));
    mall.do(held(1, 1));
    expect(bound(mall)).toEqual([1, 400]);
    mall.do({ kind: 'receipt.voided', receiptId: receiptId(2), mode: 'burn', reason: 'x', staffId: 'olga' });
    mall.do(decided(1, 'approve'));
    expect(mall.receipt(1).awards).toMatchObject([{ points: 400 }]);
    expect(bound(mall)).toEqual([1, 400]);
  });

  test('a kiosk reserves nothing', () => {
    const mall = mallOf();
    mall.run(mall.fact(held(1, 1)), { role: 'predict' });
    expect(bound(mall)).toEqual([0, 0]);
  });
});
