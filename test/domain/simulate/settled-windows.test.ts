/** A simulation that folds what can no longer change gives what one that keeps everything gives, and holds no more than what is open. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import type { AwardRow } from '../../../domain/simulate/award-row.ts';
import type { PastReceipt } from '../../../domain/simulate/past-receipt.ts';
import { createReceiptOrder } from '../../../domain/simulate/receipt-order.ts';
import { createSimulation } from '../../../domain/simulate/simulation.ts';
import { localOf } from '../../../domain/time/zone.ts';
import { at, gift, makeVersion, mall, perAmount, points, quota, reach, when } from '../campaign/make-version.ts';
import { shops, windowCampaign } from '../campaign/random-campaign.ts';
import { bought, dayMs, plainMall } from './simulation-kit.ts';

const lateMs = 2 * dayMs;
const maxAgeMs = dayMs;
/** So long that nothing is ever settled. */
const forEver = 10_000 * dayMs;

function run(versions: readonly CampaignVersion[], receipts: readonly PastReceipt[], keepsAll: boolean) {
  const rows: AwardRow[] = [];
  const simulation = createSimulation({
    versions,
    mall: plainMall(),
    members: new Map(),
    seed: 0,
    lateMs,
    maxAgeMs: keepsAll ? forEver : maxAgeMs,
    tell: (row) => void rows.push(row),
  });
  for (const receipt of receipts) simulation.receipt(receipt);
  const members = [...simulation.members.values()].map(({ known, points: sum, gifts, worthMinor, nearest }) => ({
    memberId: known.memberId,
    sum,
    gifts,
    worthMinor,
    nearest: [...nearest],
  }));
  return { rows, members, campaigns: simulation.campaigns, units: simulation.units.uses(), held: entriesOf(simulation.members.values()) };
}

function entriesOf(
  members: Iterable<{ readonly windows: ReadonlyMap<string, readonly { readonly entries: readonly unknown[] }[]> }>,
): number {
  let held = 0;
  for (const { windows } of members) for (const list of windows.values()) for (const { entries } of list) held += entries.length;
  return held;
}

/** A busy member or two: bought in any order within a day of the registration, registered in any order within two. */
const histories = fc
  .array(
    fc.record({
      who: fc.integer({ min: 1, max: 2 }),
      tenantId: fc.constantFrom(...shops),
      amountMinor: fc.integer({ min: 1, max: 700 }),
      minute: fc.integer({ min: 0, max: 28 * 1440 }),
      waitMinutes: fc.constantFrom(0, 5, 600, 1440),
      lateMinutes: fc.constantFrom(0, 0, 60, 1440, 2 * 1440),
    }),
    { minLength: 30, maxLength: 90 },
  )
  .map((list) => {
    const inFileOrder = list
      .map((one, n) => {
        const purchasedAtMs = at('2026-11-01T10:00') + one.minute * 60_000;
        const receipt = bought(n, `m${one.who}`, '2026-11-01T10:00', {
          tenantId: one.tenantId,
          category: one.tenantId < 'c' ? 'food' : 'toys',
          amountMinor: one.amountMinor,
          purchasedAtMs,
          purchasedAtLocal: localOf(purchasedAtMs, mall.offsets),
          registeredAtMs: purchasedAtMs + one.waitMinutes * 60_000,
        });
        return { receipt, standsAtMs: receipt.registeredAtMs + one.lateMinutes * 60_000 };
      })
      .sort((a, b) => a.standsAtMs - b.standsAtMs);
    const order = createReceiptOrder(lateMs, maxAgeMs);
    return inFileOrder.map((one) => one.receipt).filter((receipt) => order.check(receipt) === null);
  });

describe('a simulation that folds what is settled', () => {
  it('tells the same awards in the same order as one that keeps every receipt, with receipts as late as may be', () => {
    fc.assert(
      fc.property(fc.array(windowCampaign, { minLength: 1, maxLength: 3 }), histories, (list, history) => {
        const versions = list.map((version, n) => ({ ...version, campaignId: `campaign-${n}` }));
        const { held, ...folded } = run(versions, history, false);
        const { held: all, ...whole } = run(versions, history, true);
        expect(folded).toEqual(whole);
        expect(held).toBeLessThanOrEqual(all);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('holds no more entries of two thousand receipts than of two hundred, for each span that looks back over all of them', () => {
    const year = when({
      boughtFromMs: at('2026-01-01T04:00'),
      boughtUntilMs: at('2028-01-01T04:00'),
      registeredUntilMs: at('2028-01-02T04:00'),
    });
    const common = { when: year, effectiveFromMs: 0 };
    const versions = [
      makeVersion({
        ...common,
        campaignId: 'sum',
        span: 'campaign',
        reach: reach({ sumMinor: 250_000 }),
        reward: points(5),
        quota: quota(),
      }),
      makeVersion({ ...common, campaignId: 'once', span: 'campaign', reach: reach({ receipts: 7 }), reward: gift('plush-hare') }),
      makeVersion({ ...common, campaignId: 'each', span: 'campaign', reach: reach({ receipts: 7 }), reward: perAmount(), quota: quota() }),
      makeVersion({
        ...common,
        campaignId: 'rolls',
        span: 'rolling',
        rollingDays: 3,
        reach: reach({ receipts: 30 }),
        reward: points(5),
        quota: quota(),
      }),
      makeVersion({
        ...common,
        campaignId: 'thrice',
        span: 'receipt',
        reach: reach({ sumMinor: 50_000 }),
        reward: points(5),
        quota: quota({ perAccountCampaign: 3 }),
      }),
      makeVersion({
        ...common,
        campaignId: 'days',
        span: 'day',
        reach: reach({ receipts: 2 }),
        reward: points(5),
        quota: quota({ perAccountCampaign: 200 }),
      }),
    ];
    const receipts = (count: number) =>
      Array.from({ length: count }, (_, n) => {
        const purchasedAtMs = at('2026-01-01T10:00') + n * 3 * 3_600_000;
        return bought(n, 'm1', '2026-01-01T10:00', {
          purchasedAtMs,
          registeredAtMs: purchasedAtMs,
          purchasedAtLocal: localOf(purchasedAtMs, mall.offsets),
        });
      });
    const few = run(versions, receipts(200), false);
    const many = run(versions, receipts(2000), false);
    expect(few.held).toBeGreaterThan(0);
    expect(many.held).toBeLessThanOrEqual(few.held + 8 * versions.length);
  }, 60_000);
});
