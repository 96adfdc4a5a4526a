import { describe, expect, test } from 'vitest';
import { pairFlows, pairNets } from '../../../domain/clearing/between-tenants.ts';
import { controlPage, giftCounts } from '../../../domain/clearing/control-page.ts';
import type { ControlInput } from '../../../domain/clearing/control-page.ts';
import { sumPostings } from '../../../domain/clearing/ledger-sum.ts';
import type { Summable } from '../../../domain/clearing/ledger-sum.ts';
import { liabilityOf } from '../../../domain/clearing/liability.ts';
import { lineOfReason } from '../../../domain/clearing/statement-line.ts';
import { tenantStatement, tenantsInBooks } from '../../../domain/clearing/tenant-statement.ts';
import { trialBalance } from '../../../domain/clearing/trial-balance.ts';
import { classOf, tenantOfAccount } from '../../../domain/ledger/accounts.ts';
import { postingReasons } from '../../../domain/ledger/posting-reason.ts';
import { emptyResource } from '../../../domain/allotment/resource-count.ts';

const leg = (account: string, amount: number, over: Partial<Summable> = {}): Summable => ({
  account,
  amount,
  unit: 'RUB',
  reason: 'earned',
  tenantId: null,
  period: '2026-10',
  belongsTo: null,
  ...over,
});

describe('a statement', () => {
  const sums = sumPostings([
    leg('tenant:vesta', -100, { period: null }),
    leg('tenant:vesta', -20, { period: '2026-09' }),
    leg('tenant:vesta', -7),
    leg('tenant:vesta', -8, { reason: 'welcome' }),
    leg('tenant:vesta', -3, { belongsTo: '2026-09' }),
    leg('tenant:vesta', 5, { reason: 'coupon-honoured', tenantId: 'cafe' }),
    leg('tenant:vesta', -1, { reason: 'fee' }),
    leg('tenant:vesta', -99, { period: '2026-11' }),
    leg('tenant:vesta', -30, { unit: 'points' }),
    leg('tenant:vesta-2', -1),
    leg('deposit:vesta:points', 50, { reason: 'deposit', period: '2026-09' }),
    leg('deposit:vesta:points', 10, { reason: 'deposit' }),
    leg('deposit:vesta:points', -15, { reason: 'deposit-drawn' }),
    leg('deposit:vesta:frozen', 4, { reason: 'deposit' }),
    leg('turnover:vesta/', 1000, { reason: 'turnover' }),
    leg('turnover:vesta/shoes', 500, { reason: 'turnover' }),
    leg('expired:tenant:vesta', 6, { reason: 'expired' }),
    leg('expired:tenant:vesta', -6, { reason: 'breakage' }),
    leg('breakage:tenant:vesta', 6, { reason: 'breakage' }),
  ]);

  test('opens with all before, shows each line once with late facts apart, and closes with their sum', () => {
    expect(tenantStatement(sums, 'vesta', '2026-10', 'RUB')).toEqual({
      tenantId: 'vesta',
      period: '2026-10',
      openingMinor: -120,
      entries: [
        { line: 'points-funded', belongsTo: '2026-09', amountMinor: -3, postings: 1 },
        { line: 'points-funded', belongsTo: null, amountMinor: -15, postings: 2 },
        { line: 'coupons-honoured', belongsTo: null, amountMinor: 5, postings: 1 },
        { line: 'fees', belongsTo: null, amountMinor: -1, postings: 1 },
      ],
      closingMinor: -134,
      deposits: {
        points: { openingMinor: 50, movedMinor: 10, drawnMinor: -15, closingMinor: 45 },
        frozen: { openingMinor: 0, movedMinor: 4, drawnMinor: 0, closingMinor: 4 },
      },
      pointsFunded: 30,
      turnoverMinor: 1500,
      expiredMinor: 6,
    });
  });

  test('one month opens where the one before closed', () => {
    const closing = tenantStatement(sums, 'vesta', '2026-10', 'RUB').closingMinor;
    expect(tenantStatement(sums, 'vesta', '2026-11', 'RUB').openingMinor).toBe(closing);
  });

  test('every tenant with anything in the books has one, also if only a deposit', () => {
    expect(tenantsInBooks(sums, '2026-10')).toEqual(['vesta', 'vesta-2']);
    expect(
      tenantsInBooks(
        sumPostings([leg('deposit:cafe:frozen', 1), leg('breakage:tenant:books', 1), leg('tenant:late', 1, { period: '2026-11' })]),
        '2026-10',
      ),
    ).toEqual(['books', 'cafe']);
  });

  test('every reason has a line', () => {
    expect(new Set(postingReasons.map(lineOfReason)).size).toBe(7);
  });
});

describe('accounts', () => {
  test.for([
    ['member:a', 'members', null],
    ['in-transit', 'in-transit', null],
    ['tenant:vesta', 'tenants', 'vesta'],
    ['deposit:vesta:points', 'deposits', 'vesta'],
    ['expired:tenant:vesta', 'expired', 'vesta'],
    ['expired:operator', 'expired', null],
    ['breakage:tenant:vesta', 'breakage', 'vesta'],
    ['turnover:vesta/shoes', 'turnover', 'vesta'],
    ['turnover', 'turnover', null],
    ['toString', 'other', null],
    ['rent:vesta', 'other', null],
  ] as const)('%s is of class %s and tenant %s', ([account, accounts, tenantId]) => {
    expect([classOf(account), tenantOfAccount(account)]).toEqual([accounts, tenantId]);
  });
});

describe('between tenants', () => {
  const paid = (receiver: string, payer: string | null, amount: number, over: Partial<Summable> = {}) =>
    leg(`tenant:${receiver}`, amount, { reason: 'coupon-honoured', tenantId: payer, ...over });

  test('flows are by payer and receiver; own coupons and other months are none; pairs are set off', () => {
    const flows = pairFlows(
      sumPostings([
        paid('books', 'vesta', 30),
        paid('vesta', 'books', 12),
        paid('cafe', 'vesta', 5),
        paid('cafe', null, 4),
        paid('cafe', 'cafe', 9),
        paid('cafe', 'vesta', 7, { period: '2026-09' }),
        paid('cafe', 'vesta', 8, { reason: 'correction' }),
      ]),
      '2026-10',
      'RUB',
    );
    expect(flows).toEqual([
      { payer: null, receiver: 'cafe', amountMinor: 4 },
      { payer: 'books', receiver: 'vesta', amountMinor: 12 },
      { payer: 'vesta', receiver: 'books', amountMinor: 30 },
      { payer: 'vesta', receiver: 'cafe', amountMinor: 5 },
    ]);
    expect(pairNets(flows)).toEqual([
      { debtor: 'vesta', creditor: 'books', amountMinor: 18 },
      { debtor: 'vesta', creditor: 'cafe', amountMinor: 5 },
    ]);
  });
});

describe('the control page', () => {
  const legs = [
    leg('member:', 40, { unit: 'points', period: '2026-09' }),
    leg('operator', -40, { unit: 'points', period: '2026-09' }),
    leg('member:', 9, { unit: 'points' }),
    leg('tenant:vesta', -9, { unit: 'points' }),
    leg('member:', 90),
    leg('tenant:vesta', -90),
    leg('member:', -10, { unit: 'points', reason: 'gift' }),
    leg('gifts', 10, { unit: 'points', reason: 'gift' }),
    leg('member:', -4, { unit: 'points', reason: 'points-given' }),
    leg('in-transit', 4, { unit: 'points', reason: 'points-given' }),
  ];
  const input = (over: Partial<ControlInput> = {}): ControlInput => {
    const sums = sumPostings(legs);
    return {
      sums,
      period: '2026-10',
      currency: 'RUB',
      statements: [tenantStatement(sums, 'vesta', '2026-10', 'RUB')],
      held: { points: 39, moneyMinor: 90 },
      endings: [],
      receipts: { journalled: 10, byState: { booked: 4, held: 3, refused: 2, voided: 1 } },
      stocks: [{ ...emptyResource('stock:hare', 20), bound: 3, handedOut: 5, lost: 1, leased: 2 }],
      ...over,
    };
  };
  const broken = (over: Partial<ControlInput>) => controlPage(input(over)).ties.flatMap((tie) => (tie.ties ? [] : [tie.what]));

  test('ties: opening and lines make the closing, which is what the lots hold', () => {
    const page = controlPage(input());
    expect(page.ties.every((tie) => tie.ties)).toBe(true);
    expect(page.points).toMatchObject({ opening: 40, closing: 39, lines: { earned: 9, spent: -10, 'between-members': 0 } });
    expect(page.tenants).toMatchObject({ openingMinor: 0, closingMinor: -90, lines: { 'points-funded': -90 } });
  });

  test.for([
    ['ledger and lots hold the same points', { held: { points: 40, moneyMinor: 90 } }],
    ['ledger and lots hold the same money', { held: { points: 39, moneyMinor: 89 } }],
    ['statements add up to the tenants of the trial balance', { statements: [] }],
    [
      'receipts journalled = posted + held + refused + voided',
      { receipts: { journalled: 11, byState: { booked: 4, held: 3, refused: 2, voided: 1 } } },
    ],
    [
      'stock:hare: gifts in = handed out + reserved + left + written off',
      { stocks: [{ ...emptyResource('stock:hare', 20), bound: 3, leased: 18 }] },
    ],
  ] as const)('does not tie: %s', ([what, over]) => {
    expect(broken(over)).toEqual([what]);
  });

  test('one leg without its other side is found', () => {
    expect(broken({ sums: sumPostings([...legs, leg('fees', 1)]) })).toEqual(['postings sum to 0 in RUB']);
  });

  test('gifts are in one place each; what was handed out beyond the stock counts as short', () => {
    expect(giftCounts({ ...emptyResource('stock:x', 10), bound: 2, handedOut: 9, shortfall: 1 })).toMatchObject({
      left: 0,
      short: 1,
      reserved: 2,
      handedOut: 9,
    });
    expect(giftCounts({ ...emptyResource('stock:x', 10), bound: 2, handedOut: 3, lost: 1, leased: 2 })).toMatchObject({
      left: 4,
      writtenOff: 1,
    });
  });

  test('months that come later are in no line and no balance', () => {
    const sums = sumPostings([...legs, leg('member:', 5, { unit: 'points', period: '2026-11' })]);
    expect(liabilityOf(sums, '2026-10', 'points').closing).toBe(39);
    expect(trialBalance(sums, '2026-10').find((line) => line.accounts === 'members' && line.unit === 'points')).toMatchObject({
      opening: 40,
      moved: -5,
      closing: 35,
    });
  });
});
