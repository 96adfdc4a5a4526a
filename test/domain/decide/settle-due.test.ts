/** Posted = due - granted, in both directions: late arrivals, voids and returns that move other receipts' awards. */
import { describe, expect, test } from 'vitest';
import { dayQuotaId } from '../../../domain/allotment/allotment-id.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import type { FactBody } from '../../../domain/contract/fact.ts';
import { balanceOf } from '../../../domain/ledger/balance.ts';
import { counted, gift, multiply, part, perAmount, points, quota, reach } from '../campaign/make-version.ts';
import { account, base, campaign, dayMs, fnOf, noon, opened, Programme, receiptId, scanned } from './fixture.ts';

function mallOf(versions: readonly CampaignVersion[]): Programme {
  const mall = new Programme(versions);
  mall.do(opened(1));
  mall.do(opened(2));
  return mall;
}
const at = (n: number, amountMinor: number, hour: string, shop = 'vesta') =>
  scanned(n, 1, amountMinor, { atLocal: `2026-11-21T${hour}:00`, fn: fnOf[shop] ?? '' });
const voided = (n: number, mode: 'release' | 'burn' = 'burn'): FactBody => ({
  kind: 'receipt.voided',
  receiptId: receiptId(n),
  mode,
  reason: 'x',
  staffId: 'olga',
});
const returned = (n: number, amountMinor: number): FactBody => ({
  kind: 'receipt.returned',
  receiptId: receiptId(n),
  identity: null,
  amountMinor,
  reference: `K1-9${n}`,
  staffId: 'olga',
});
const lots = (mall: Programme) =>
  mall
    .account(1)
    .lots.map((lot) => [lot.lotId, lot.points])
    .sort();
const linePoints = (mall: Programme, n: number) => mall.account(1).receipts.find((one) => one.receiptId === receiptId(n))?.points;
const sumOf = (mall: Programme, unit: string, name: string) =>
  mall.decisions
    .flatMap((one) => one.postings)
    .filter((leg) => leg.unit === unit && leg.account === name)
    .reduce((sum, leg) => sum + leg.amount, 0);

describe('the first receipts of a window', () => {
  const first = campaign('first', { span: 'day', reward: perAmount(), counted: counted({ firstReceipts: 2 }) });

  test('a late arrival of an earlier purchase takes the place of the last one, on its receipt and line too', () => {
    const mall = mallOf([first]);
    mall.do(at(2, 200_000, '10:20', 'cafe'));
    mall.do(at(3, 300_000, '10:30', 'books'));
    expect([linePoints(mall, 2), linePoints(mall, 3)]).toEqual([20, 30]);
    mall.do(at(1, 100_000, '10:10'));
    expect(lots(mall)).toEqual([
      [`first/2026-11-21/${receiptId(1)}`, 10],
      [`first/2026-11-21/${receiptId(2)}`, 20],
    ]);
    expect(mall.receipt(3).awards).toEqual([]);
    expect([linePoints(mall, 1), linePoints(mall, 2), linePoints(mall, 3)]).toEqual([10, 20, 0]);
    expect(sumOf(mall, 'RUB', 'tenant:books')).toBe(0);
  });

  test("a void lets the next one in, paid by that one's own shop", () => {
    const mall = mallOf([first]);
    mall.do(at(1, 100_000, '10:10'));
    mall.do(at(2, 200_000, '10:20', 'cafe'));
    mall.do(at(3, 300_000, '10:30', 'books'));
    expect(mall.receipt(3).awards).toEqual([]);
    mall.do(voided(1));
    expect(lots(mall)).toEqual([
      [`first/2026-11-21/${receiptId(2)}`, 20],
      [`first/2026-11-21/${receiptId(3)}`, 30],
    ]);
    expect(mall.receipt(3).awards).toMatchObject([{ campaignId: 'first', points: 30 }]);
    expect(linePoints(mall, 3)).toBe(30);
    expect(mall.account(1).lots.at(-1)?.funding).toEqual([{ funder: 'tenant:books', moneyMinor: Math.floor((30 * 77_777) / 1000) }]);
    expect(sumOf(mall, 'RUB', 'tenant:vesta')).toBe(0);
  });
});

describe('a limit for the whole campaign', () => {
  const once = campaign('once', {
    span: 'day',
    reach: reach({ sumMinor: 200_000 }),
    reward: gift('hare'),
    quota: quota({ perDay: 5, perAccountWindow: 1, perAccountCampaign: 1 }),
  });
  const on = (n: number, day: string) => scanned(n, 1, 200_000, { atLocal: `${day}T11:00:00` });

  test('an earlier day that arrives late takes the award from the later one, and its void gives it back', () => {
    const mall = mallOf([once]);
    mall.do(on(2, '2026-11-21'));
    expect(mall.account(1).vouchers).toMatchObject([{ state: 'open', reference: 'K1-2' }]);
    mall.do(on(1, '2026-11-20'), { registeredAtMs: noon - dayMs + 60_000 });
    expect(mall.account(1).vouchers.map((one) => [one.reference, one.state])).toEqual([
      ['K1-1', 'open'],
      ['K1-2', 'cancelled'],
    ]);
    expect(mall.resource(dayQuotaId('once', '2026-11-21')).bound).toBe(0);
    expect(mall.resource(dayQuotaId('once', '2026-11-20')).bound).toBe(1);
    mall.do(voided(1));
    const open = mall.account(1).vouchers.filter((one) => one.state === 'open');
    expect(open).toHaveLength(1);
    expect(mall.account(1).progress.flatMap((one) => one.grants.map((grant) => [one.windowKey, grant.receiptId]))).toEqual([
      ['2026-11-21', receiptId(2)],
    ]);
    expect(mall.resource('stock:hare').bound).toBe(1);
  });
});

test('a slot that was refused stays refused when one is free again', () => {
  const one = campaign('one', {
    span: 'day',
    reach: reach({ sumMinor: 100_000 }),
    reward: points(40),
    quota: quota({ total: 1, perAccountWindow: 1 }),
  });
  const mall = mallOf([one]);
  mall.do(scanned(1, 2, 100_000));
  mall.do(at(2, 100_000, '10:20'));
  expect(mall.account(1).progress).toMatchObject([{ grants: [{ refused: 'quota', points: 0 }] }]);
  mall.do(voided(1));
  expect(mall.resource('quota:one:total').bound).toBe(0);
  mall.do(at(3, 100_000, '10:30'));
  expect(mall.account(1).lots).toEqual([]);
});

describe('goods go back', () => {
  const triple = campaign('triple', { reward: multiply(3000), minimumMinor: 200_000 });
  const shops = campaign('two', {
    span: 'day',
    reach: reach({ receipts: 2 }),
    minimumMinor: 150_000,
    reward: points(70),
    quota: quota({ perAccountWindow: 1 }),
  });

  test('base points and what multiplies them shrink, a receipt below the minimum leaves its windows', () => {
    const mall = mallOf([base, triple, shops]);
    mall.do(at(1, 300_000, '10:10'));
    mall.do(at(2, 200_000, '10:20'));
    expect(lots(mall).map(([, n]) => n)).toEqual([30, 20, 60, 40, 70]);
    mall.do(returned(1, 50_000));
    expect(lots(mall).map(([, n]) => n)).toEqual([25, 20, 50, 40, 70]);
    expect(mall.receipt(1)).toMatchObject({ returnedMinor: 50_000, amountMinor: 300_000 });
    expect(linePoints(mall, 1)).toBe(75);
    mall.do(returned(1, 120_000));
    expect(lots(mall).map(([, n]) => n)).toEqual([13, 20, 40]);
    expect(mall.account(1).progress).toMatchObject([{ campaignId: 'two', entries: [{ receiptId: receiptId(2) }], grants: [] }]);
    mall.do(returned(1, 130_000));
    expect(mall.receipt(1).state).toBe('voided');
    expect(lots(mall).map(([, n]) => n)).toEqual([20, 40]);
    expect(sumOf(mall, 'points', `member:${account(1)}`)).toBe(60);
  });

  test('points granted anew are as old as they were, and what was spent stays spent', () => {
    const ageing = campaign('base', { reward: perAmount({ life: { kind: 'days', days: 10 } }) });
    const mall = mallOf([ageing]);
    mall.do(scanned(1, 1, 4_000_000));
    const before = mall.account(1).lots[0];
    mall.do({
      kind: 'gift.asked',
      voucherId: 'dddddddd-0000-7000-8000-000000000001',
      accountId: account(1),
      giftId: 'cup',
      visitId: receiptId(1),
      reference: 'K1-77',
      staffId: null,
    });
    expect(balanceOf(mall.account(1), noon).spendable).toBe(100);
    mall.now = noon + 3 * dayMs;
    mall.do(returned(1, 1_500_000));
    // 400 earned, 300 spent, 150 taken back: 50 are owed.
    expect(mall.account(1)).toMatchObject({
      debt: 50,
      lots: [{ points: 0, earnedPoints: 250, earnedAtMs: noon, expiresAtMs: before?.expiresAtMs }],
    });
  });

  test('a combination that misses its part gives nothing any more', () => {
    const both = campaign('both', {
      span: 'day',
      parts: [part({ tenants: ['vesta'], sumMinor: 100_000 }), part({ tenants: ['cafe'] })],
      reward: points(300),
      quota: quota({ perAccountWindow: 1 }),
    });
    const mall = mallOf([both]);
    mall.do(at(1, 150_000, '10:10'));
    mall.do(at(2, 20_000, '10:20', 'cafe'));
    expect(lots(mall)).toEqual([['both/2026-11-21/1', 300]]);
    expect(mall.receipt(2).awards).toMatchObject([{ points: 300 }]);
    mall.do(returned(1, 60_000));
    expect(lots(mall)).toEqual([]);
    expect(mall.receipt(2).awards).toEqual([]);
    expect(linePoints(mall, 2)).toBe(0);
  });

  test('what a member was when the receipt was decided still counts when part of it goes back', () => {
    const vip = campaign('vip', {
      span: 'day',
      reward: perAmount(),
      audience: { ...base.audience, anyOf: ['vip'] },
      counted: counted({ firstReceipts: 9 }),
    });
    const mall = mallOf([vip]);
    const put = (bits: readonly string[]) =>
      mall.draft.apply([
        { kind: 'account.audienceSet', accountId: account(1), bits: bits.map((bit) => ({ bit, fromMs: 0, untilMs: null })) },
      ]);
    put(['vip']);
    mall.do(at(1, 300_000, '10:10'));
    put([]);
    mall.do(returned(1, 100_000));
    expect(lots(mall).map(([, n]) => n)).toEqual([20]);
  });
});
