import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyResource } from '../../../domain/allotment/resource-count.ts';
import { stockId } from '../../../domain/allotment/allotment-id.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import type { AnyDocument } from '../../../domain/contract/document.ts';
import type { PastReceipt } from '../../../domain/simulate/past-receipt.ts';
import { setReportOf } from '../../../domain/simulate/report-of.ts';
import { localOf } from '../../../domain/time/zone.ts';
import { plainAgreement } from '../../plain-agreement.ts';
import { account, opened, Programme, receiptId, settings, typed } from '../decide/fixture.ts';
import { at, makeVersion, mall, perAmount, quota, reach } from '../campaign/make-version.ts';
import { shops, windowCampaign } from '../campaign/random-campaign.ts';
import { dayMs, plainMall, simulated } from './simulation-kit.ts';

const words = { en: 'x', ru: 'x', fi: 'x', de: 'x' };
const categories: Readonly<Record<string, string>> = { a: 'food', b: 'food', c: 'toys', d: 'shoes' };
const rates: Readonly<Record<string, number>> = { a: 100_000, b: 77_777, c: 50_000, d: 120_001 };

const documents = (units: number): readonly AnyDocument[] => [
  { ...settings, receiptMinimumMinor: 0, receiptsPerDay: 1000, receiptsPerShopDay: 1000, welcomePoints: 0, receiptMaxAgeHours: 72 },
  ...shops.map((id): AnyDocument => ({
    kind: 'tenant',
    id,
    version: 1,
    name: id,
    category: categories[id] ?? '',
    floor: '1',
    initials: id,
    logo: null,
    printsCode: true,
    excluded: false,
    pointRateMinor: rates[id] ?? 0,
    agreement: plainAgreement,
  })),
  ...['g', 'h', 'k'].map((id): AnyDocument => ({
    kind: 'gift',
    id,
    version: 1,
    name: words,
    text: words,
    art: null,
    pricePoints: null,
    valueMinor: 20_000,
    collectAt: words,
    collectDays: 60,
    active: true,
    tenantId: null,
    face: { kind: 'goods' },
  })),
  ...['g', 'h', 'k'].map((id) => ({ ...emptyResource(stockId(id), units), version: 1 })),
];

/** Receipts of November in order of registration, which is not that of purchase. */
const histories = fc
  .array(
    fc.record({
      who: fc.integer({ min: 1, max: 3 }),
      tenantId: fc.constantFrom(...shops),
      amountMinor: fc.integer({ min: 1, max: 700 }),
      minute: fc.integer({ min: 0, max: 28 * 1440 }),
      waitMinutes: fc.constantFrom(0, 5, 60, 600, 1400),
    }),
    { minLength: 4, maxLength: 24 },
  )
  .map((list) =>
    list
      .map(({ who, minute, waitMinutes, tenantId, amountMinor }, index): PastReceipt & { readonly who: number; readonly n: number } => {
        const purchasedAtMs = at('2026-11-01T10:00') + minute * 60_000;
        return {
          who,
          n: index + 1,
          receiptId: receiptId(index + 1),
          memberId: account(who),
          tenantId,
          category: categories[tenantId] ?? '',
          amountMinor,
          paidWithPointsMinor: 0,
          goods: null,
          purchasedAtLocal: localOf(purchasedAtMs, mall.offsets),
          purchasedAtMs,
          registeredAtMs: purchasedAtMs + waitMinutes * 60_000,
          kioskId: 'IMPORT',
          medium: null,
        };
      })
      .sort((a, b) => a.registeredAtMs - b.registeredAtMs || a.n - b.n),
  );

/** What stands in for a fixed reward that is gone: nothing, points, or a gift with its own stock. */
const whenGone = fc.constantFrom<CampaignVersion['whenGone']>(
  null,
  { kind: 'points', points: 4, purse: 'everywhere', life: { kind: 'days', days: 90 }, start: { kind: 'at-once' } },
  { kind: 'gift', giftId: 'k' },
);

const campaigns = fc
  .tuple(
    fc.array(windowCampaign, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('operator', 'receipt-tenant', 'tenant:b'),
    fc.array(whenGone, { minLength: 3, maxLength: 3 }),
  )
  .map(([list, funder, instead]) => [
    makeVersion({ campaignId: 'base', span: 'receipt', reach: reach(), reward: perAmount({ perMinor: 3 }), quota: quota() }),
    ...list.map((version, n) => ({
      ...version,
      campaignId: `campaign-${n}`,
      whenGone: version.reward.kind === 'points-per-amount' ? null : (instead[n] ?? null),
      funding: [
        { funder, perMille: 333 },
        { funder: 'operator', perMille: 667 },
      ],
    })),
  ]);

function decided(
  versions: readonly CampaignVersion[],
  history: readonly (PastReceipt & { readonly who: number; readonly n: number })[],
  units: number,
) {
  const programme = new Programme(versions, documents(units));
  programme.now = at('2026-10-31T10:00');
  for (const who of [1, 2, 3]) programme.do(opened(who), { kioskId: 'IMPORT' });
  for (const receipt of history) {
    programme.now = receipt.registeredAtMs;
    const body = typed(receipt.n, receipt.who, receipt.amountMinor, {
      source: 'imported',
      tenantId: receipt.tenantId,
      atLocal: receipt.purchasedAtLocal,
    });
    const { outcome } = programme.do(body, { kioskId: 'IMPORT' });
    if (outcome.fate !== 'applied') throw new Error(`receipt ${receipt.n}: ${JSON.stringify(outcome)}`);
  }
  return programme;
}

function compare(
  versions: readonly CampaignVersion[],
  history: readonly (PastReceipt & { readonly who: number; readonly n: number })[],
  units: number,
): void {
  const programme = decided(versions, history, units);
  const prices = plainMall({
    pointRateMinorOf: new Map(Object.entries(rates)),
    gifts: new Map(['g', 'h', 'k'].map((id) => [id, { valueMinor: 20_000, units }])),
  });
  const { simulation } = simulated(versions, history, { mall: prices });
  for (const who of new Set(history.map((receipt) => receipt.who))) {
    const { lots, debt, vouchers, tickets } = programme.account(who);
    const member = simulation.members.get(account(who));
    expect(member?.points, `points of ${who}`).toBe(lots.reduce((sum, lot) => sum + lot.points, 0) - debt);
    expect(member?.gifts, `gifts of ${who}`).toBe(vouchers.filter((one) => one.state === 'open').length);
    const decidedTickets = tickets.reduce((sum, one) => sum + one.ticketIds.length, 0);
    const rows = simulation.campaigns.reduce((sum, one) => sum + one.tickets, 0);
    if (new Set(history.map((receipt) => receipt.who)).size === 1) expect(rows).toBe(decidedTickets);
  }
  const paid = new Map<string, number>();
  for (const { postings } of programme.decisions) {
    for (const { account: ledger, unit, amount } of postings)
      if (unit === 'RUB' && /^(operator|tenant:.*)$/.test(ledger)) paid.set(ledger, (paid.get(ledger) ?? 0) - amount);
  }
  const funders = setReportOf(simulation, prices, false).funders.filter((one) => one.pointsMinor !== 0);
  expect(funders.map((one) => [one.funder, one.pointsMinor])).toEqual(
    [...paid].filter(([, minor]) => minor !== 0).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

describe('a simulation', () => {
  it('gives each member the points and gifts that the decider gives, and charges the funders the same money', () => {
    fc.assert(
      fc.property(campaigns, histories, (versions, history) => compare(versions, history, 10_000)),
      { numRuns: 120 },
    );
  }, 60_000);

  it('runs out of stock at the same receipt as the decider', () => {
    fc.assert(
      fc.property(campaigns, histories, fc.integer({ min: 0, max: 4 }), (versions, history, units) => compare(versions, history, units)),
      { numRuns: 60 },
    );
  }, 60_000);

  it('runs out of quotas and budgets at the same receipt as the decider', () => {
    const limits = fc.record({
      perDay: fc.constantFrom(null, 0, 1, 2),
      total: fc.constantFrom(null, 1, 3),
      budgetPoints: fc.constantFrom(null, 7, 40),
      budgetPointsPerDay: fc.constantFrom(null, 5, 20),
    });
    fc.assert(
      fc.property(campaigns, histories, limits, (versions, history, limit) =>
        compare(
          versions.map((version) => ({ ...version, quota: { ...version.quota, ...limit } })),
          history,
          10_000,
        ),
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it('forgets windows that are over, and nothing changes', () => {
    fc.assert(
      fc.property(campaigns, histories, (versions, history) => {
        // A year later every window is closed: what stood before stands, and nothing is held.
        const later = history.map((receipt) => ({
          ...receipt,
          receiptId: `${receipt.receiptId}-late`,
          registeredAtMs: receipt.registeredAtMs + 365 * dayMs,
          purchasedAtMs: receipt.purchasedAtMs + 365 * dayMs,
          purchasedAtLocal: receipt.purchasedAtLocal.replace('2026', '2027'),
        }));
        const before = simulated(versions, history).simulation;
        const after = simulated(versions, [...history, ...later]).simulation;
        for (const [id, member] of before.members) {
          expect(after.members.get(id)?.points).toBe(member.points);
          expect([...(after.members.get(id)?.windows.values() ?? [])].flat()).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  }, 60_000);
});
