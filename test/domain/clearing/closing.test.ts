import { describe, expect, test } from 'vitest';
import { asIfClosed, closingEntries } from '../../../domain/clearing/closing-entries.ts';
import { closingFigures } from '../../../domain/clearing/closing.ts';
import { sumPostings } from '../../../domain/clearing/ledger-sum.ts';
import type { Summable } from '../../../domain/clearing/ledger-sum.ts';
import { imbalanceOf } from '../../../domain/ledger/posting.ts';
import { plainAgreement } from '../../plain-agreement.ts';

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
const figures = (...legs: Summable[]) => closingFigures(sumPostings(legs), ['vesta'], '2026-10', 'RUB');

describe('figures of a close', () => {
  test('turnover by goods group, of this month only; a tenant without any stands with nothing, for its fixed fee', () => {
    const turnover = (account: string, amount: number, period = '2026-10') => leg(account, amount, { reason: 'turnover', period });
    expect(
      figures(turnover('turnover:cafe/cake', 500), turnover('turnover:cafe/', 70), turnover('turnover:cafe/cake', 9, '2026-09')).turnovers,
    ).toEqual([
      { tenantId: 'cafe', group: null, turnoverMinor: 70 },
      { tenantId: 'cafe', group: 'cake', turnoverMinor: 500 },
      { tenantId: 'vesta', group: null, turnoverMinor: 0 },
    ]);
  });

  test.for([
    [1000, 400, 400],
    [400, 400, 400],
    [399, 400, 399],
    [0, 400, 0],
  ] as const)('a deposit of %i pays of 400 owed for points %i', ([held, owed, drawn]) => {
    const draws = figures(leg('deposit:vesta:points', held, { reason: 'deposit', period: '2026-09' }), leg('tenant:vesta', -owed)).draws;
    expect(draws).toEqual(drawn === 0 ? [] : [{ tenantId: 'vesta', amountMinor: drawn }]);
  });

  test('what has gone back to the tenant since the month ended is not drawn from its deposit', () => {
    const held = leg('deposit:vesta:points', 1000, { reason: 'deposit' });
    const back = (minor: number) => leg('deposit:vesta:points', -minor, { reason: 'deposit', period: '2026-11' });
    const drawn = (minor: number) => figures(held, back(minor), leg('tenant:vesta', -400)).draws.map((draw) => draw.amountMinor);
    expect([0, 600, 700, 1000].map(drawn)).toEqual([[400], [400], [300], []]);
  });

  test('fees and corrections are no points: a deposit does not pay them, nor what the frozen part holds', () => {
    const held = leg('deposit:vesta:points', 1000, { reason: 'deposit' });
    expect(figures(held, leg('tenant:vesta', -50, { reason: 'fee' }), leg('tenant:vesta', -70, { reason: 'correction' })).draws).toEqual(
      [],
    );
    expect(figures(leg('deposit:vesta:frozen', 1000), leg('tenant:vesta', -50)).draws).toEqual([]);
    expect(figures(held, leg('tenant:vesta', -50), leg('tenant:vesta', 20, { reason: 'taken-back' })).draws).toEqual([
      { tenantId: 'vesta', amountMinor: 30 },
    ]);
    expect(figures(held, leg('tenant:vesta', -50), leg('tenant:vesta', -5, { reason: 'gift-handed-out' })).draws).toEqual([
      { tenantId: 'vesta', amountMinor: 55 },
    ]);
  });

  test('all expired money that waits goes, by funder; what a later month expired does not', () => {
    const expired = (account: string, amount: number, period: string) => leg(account, amount, { reason: 'expired', period });
    expect(
      figures(
        expired('expired:tenant:vesta', 5, '2026-09'),
        expired('expired:tenant:vesta', 6, '2026-10'),
        expired('expired:operator', 7, '2026-11'),
      ).expired,
    ).toEqual([{ funder: 'tenant:vesta', amountMinor: 11 }]);
  });
});

test('every entry of a close balances, and an unknown tenant is charged nothing', () => {
  const all = figures(
    leg('turnover:cafe/', 1000, { reason: 'turnover' }),
    leg('turnover:gone/', 1000, { reason: 'turnover' }),
    leg('deposit:cafe:points', 10),
    leg('tenant:cafe', -4),
    leg('expired:operator', 3, { reason: 'expired' }),
  );
  const agreementOf = (tenantId: string) => (tenantId === 'cafe' ? { ...plainAgreement, feePerMille: 15, feeFixedMinor: 100 } : null);
  const entries = closingEntries(all, agreementOf, 'RUB');
  expect(entries.map((entry) => imbalanceOf(entry.legs))).toEqual(entries.map(() => null));
  expect(entries.map(({ reason, tenantId }) => [reason, tenantId])).toEqual([
    ['fee', 'cafe'],
    ['deposit-drawn', 'cafe'],
    ['breakage', null],
  ]);
  const sums = asIfClosed([], entries, '2026-10');
  expect(sums.map(({ account, amount }) => [account, amount]).sort()).toEqual([
    ['breakage:operator', 3],
    ['deposit:cafe:points', -4],
    ['expired:operator', -3],
    ['fees', 115],
    ['tenant:cafe', -115],
    ['tenant:cafe', 4],
  ]);
});
