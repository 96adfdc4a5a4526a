/** What gifts and coupons cost whom: the funders of a campaign, the money behind points, the operator for the rest; and what the coupon's shop gets. */
import { describe, expect, test } from 'vitest';
import { pairFlows } from '../../../domain/clearing/between-tenants.ts';
import { sumPostings } from '../../../domain/clearing/ledger-sum.ts';
import type { Posting } from '../../../domain/decide/world.ts';
import { gift as giftReward, quota, reach } from '../campaign/make-version.ts';
import { account, base, campaign, fnOf, gift, id, opened, Programme, scanned } from './fixture.ts';

const stock = (giftId: string) =>
  ({ kind: 'resource', id: `stock:${giftId}`, version: 1, total: 100, leased: 0, bound: 0, handedOut: 0, lost: 0, shortfall: 0 }) as const;
const coupon = (pricePoints: number | null, amountMinor: number) => [
  gift('coupon', pricePoints, { tenantId: 'books', face: { kind: 'money-off', amountMinor } }),
  stock('coupon'),
];
const balances = (postings: readonly Posting[]) =>
  Object.fromEntries(
    [...new Set(postings.map((leg) => leg.account))]
      .sort()
      .map(
        (name) =>
          [
            name,
            postings.reduce(
              (sum, leg) => sum + (leg.account === name && leg.unit === 'RUB' && leg.reason !== 'turnover' ? leg.amount : 0),
              0,
            ),
          ] as const,
      )
      .filter(([, sum]) => sum !== 0),
  );

/** Member 1 buys at vesta (1 rouble a point) and books (0.77777), takes the coupon for points, and has it honoured. */
function forPoints(pricePoints: number, amountMinor: number): Programme {
  const mall = new Programme([base], coupon(pricePoints, amountMinor));
  mall.do(opened(1));
  mall.do(scanned(1, 1, 500_000));
  mall.do(scanned(2, 1, 500_000, { fn: fnOf['books'] ?? '', atLocal: '2026-11-21T11:31:00' }));
  mall.do({
    kind: 'gift.asked',
    voucherId: id('d', 1),
    accountId: account(1),
    giftId: 'coupon',
    visitId: id('c', 1),
    reference: 'K1-7',
    staffId: null,
  });
  mall.do(
    { kind: 'voucher.honoured', voucherId: id('d', 1), accountId: account(1), staffId: 'olga', identifiedBy: 'slip' },
    { kioskId: 'D1' },
  );
  return mall;
}
const postings = (mall: Programme) => mall.decisions.flatMap((decision) => decision.postings);

describe('a coupon for points', () => {
  test('worth what its points hold: the shop gets just that, and the operator adds nothing', () => {
    const mall = forPoints(50, 5_000);
    expect(balances(postings(mall))).toEqual({ [`member:${account(1)}`]: 3_888, 'tenant:books': -3_888 + 5_000, 'tenant:vesta': -5_000 });
  });

  test('worth more: the operator adds the rest', () => {
    expect(balances(postings(forPoints(50, 6_000)))).toMatchObject({
      operator: -1_000,
      'tenant:books': -3_888 + 6_000,
      'tenant:vesta': -5_000,
    });
  });

  test('worth less: the rest stays with the gifts, and no funder pays twice', () => {
    expect(balances(postings(forPoints(50, 4_000)))).toMatchObject({
      gifts: 1_000,
      'tenant:books': -3_888 + 4_000,
      'tenant:vesta': -5_000,
    });
  });

  test('of several funders: each in the share of its money, and the flow between tenants names the other only', () => {
    const mall = forPoints(100, 8_888);
    expect(balances(postings(mall))).toMatchObject({ 'tenant:books': -3_888 + 8_888, 'tenant:vesta': -5_000 });
    expect(pairFlows(sumPostings(postings(mall)), '2026-11', 'RUB')).toEqual([{ payer: 'vesta', receiver: 'books', amountMinor: 5_000 }]);
    const cents = forPoints(100, 101);
    expect(pairFlows(sumPostings(postings(cents)), '2026-11', 'RUB')[0]?.amountMinor).toBe(101 - 44);
  });
});

describe("a campaign's gift", () => {
  const rule = (giftId: string) =>
    campaign('give', {
      reach: reach({ sumMinor: 100_000 }),
      reward: giftReward(giftId),
      quota: quota({ perAccountWindow: 1 }),
      funding: [
        { funder: 'operator', perMille: 333 },
        { funder: 'receipt-tenant', perMille: 667 },
      ],
    });
  const handedOut = (giftId: string): Programme => {
    const mall = new Programme([rule(giftId)], coupon(null, 9_999));
    mall.do(opened(1));
    const voucherId = mall.do(scanned(1, 1, 100_000)).outcome.awards[0]?.voucherId ?? '';
    mall.do({ kind: 'voucher.honoured', voucherId, accountId: account(1), staffId: 'olga', identifiedBy: 'slip' }, { kioskId: 'D1' });
    return mall;
  };

  test('of the info desk: its value by the shares of its funders, to the gifts', () => {
    expect(balances(postings(handedOut('hare')))).toEqual({ gifts: 20_000, operator: -6_660, 'tenant:vesta': -13_340 });
  });

  test("a shop's coupon: its worth, not its catalogue value, through the gifts to the shop, cents by floors", () => {
    const mall = handedOut('coupon');
    expect(balances(postings(mall))).toEqual({ operator: -3_329, 'tenant:books': 9_999, 'tenant:vesta': -6_670 });
    expect(pairFlows(sumPostings(postings(mall)), '2026-11', 'RUB')).toEqual([
      { payer: null, receiver: 'books', amountMinor: 3_329 },
      { payer: 'vesta', receiver: 'books', amountMinor: 6_670 },
    ]);
  });

  test('handed out a second time costs no second time: the unit is reported instead', () => {
    const mall = handedOut('hare');
    const before = postings(mall).length;
    const voucherId = mall.account(1).vouchers[0]?.voucherId ?? '';
    mall.do({ kind: 'voucher.honoured', voucherId, accountId: account(1), staffId: 'olga', identifiedBy: 'slip' }, { kioskId: 'D2' });
    expect(postings(mall).length).toBe(before);
  });
});
