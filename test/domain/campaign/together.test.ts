/** Campaigns beside one another: stacking groups, groups that share receipts, multipliers; laws over any of them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueInCampaign } from '../../../domain/campaign/campaign-due.ts';
import type { RuleReceipt, Touched } from '../../../domain/campaign/evaluation.ts';
import type { CampaignVersion, ProgressWindow } from '../../../domain/contract/campaign.ts';
import { gift, makeVersion, multiply, perAmount, points, quota, reach, run, windowsAfter } from './make-version.ts';
import { someReceipts, windowCampaign, withOrder } from './random-campaign.ts';

const single = fc
  .record({
    reward: fc.constantFrom(
      perAmount(),
      perAmount({ perMinor: 70, capPoints: 5 }),
      points(4),
      points(9),
      gift('g'),
      multiply(2000),
      multiply(3500),
    ),
    sumMinor: fc.option(fc.integer({ min: 1, max: 500 }), { nil: null }),
    isOnce: fc.boolean(),
  })
  .map((one) =>
    makeVersion({
      span: 'receipt',
      reward: one.reward,
      reach: reach({ sumMinor: one.sumMinor }),
      quota: quota({ perAccountWindow: one.isOnce ? 1 : null }),
    }),
  );
const beside = fc.record({
  rank: fc.integer({ min: 0, max: 2 }),
  receiptUse: fc.constantFrom(null, null, 'u', 'v'),
  stackingGroup: fc.constantFrom(null, 's', 't'),
  stackingBy: fc.constantFrom('best' as const, 'rank' as const),
});
const campaigns: fc.Arbitrary<CampaignVersion[]> = fc
  .array(fc.tuple(fc.oneof(single, windowCampaign), beside), { minLength: 2, maxLength: 7 })
  .map((list) => list.map(([version, change], n) => ({ ...version, ...change, campaignId: `c${n}` })));

const alone = (touched: readonly Touched[]) => touched.filter((one) => one.entry === null && one.windowKey.startsWith('r'));
const worth = (version: CampaignVersion, receipt: RuleReceipt) => run([version], receipt).touched.flatMap((one) => one.due);

describe('several campaigns', () => {
  test('any arrival order gives the same windows and the same due in each of them', () => {
    fc.assert(
      fc.property(campaigns, withOrder(9), (versions, [list, shuffled]) => {
        const [one, other] = [windowsAfter(versions, list), windowsAfter(versions, shuffled)];
        expect(other).toEqual(one);
        const dues = (windows: readonly ProgressWindow[]) =>
          versions.map((version) => [
            ...dueInCampaign(
              version,
              windows.filter((window) => window.campaignId === version.campaignId),
            ),
          ]);
        expect(dues(other)).toEqual(dues(one));
      }),
      { numRuns: 400 },
    );
  });

  test('what a receipt gives by itself does not depend on what was bought before', () => {
    fc.assert(
      fc.property(campaigns, someReceipts(9), (versions, list) => {
        const [last, ...before] = list;
        fc.pre(last !== undefined);
        expect(alone(run(versions, last, windowsAfter(versions, before)).touched)).toEqual(alone(run(versions, last).touched));
      }),
      { numRuns: 400 },
    );
  });

  test('the order in which campaigns are asked changes nothing but the order of the answer', () => {
    fc.assert(
      fc.property(campaigns, someReceipts(3), fc.infiniteStream(fc.nat({ max: 1 })), (versions, list, coins) => {
        const mixed = versions.map((version) => ({ version, coin: coins.next().value ?? 0 })).sort((a, b) => a.coin - b.coin);
        for (const receipt of list) {
          const byName = (touched: readonly Touched[]) =>
            [...touched].sort((a, b) => (a.version.campaignId + a.windowKey < b.version.campaignId + b.windowKey ? -1 : 1));
          const other = run(
            mixed.map((one) => one.version),
            receipt,
          );
          expect(byName(other.touched)).toEqual(byName(run(versions, receipt).touched));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('of a group that shares receipts at most one campaign takes it, and none where another of it would have', () => {
    fc.assert(
      fc.property(campaigns, someReceipts(4), (versions, list) => {
        for (const receipt of list) {
          const { touched, notCounted } = run(versions, receipt);
          const usedFor = notCounted.filter((one) => one.explanation.key === 'not.used-for').map((one) => one.version);
          for (const group of ['u', 'v']) {
            const takers = new Set(touched.filter((one) => one.version.receiptUse === group).map((one) => one.version.campaignId));
            expect(takers.size).toBeLessThanOrEqual(1);
            for (const loser of usedFor.filter((one) => one.receiptUse === group)) expect(takers.has(loser.campaignId)).toBe(false);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  test('of a stacking group at most one stands besides base points, and one does where any gives something', () => {
    fc.assert(
      fc.property(campaigns, someReceipts(4), (versions, list) => {
        const free = versions.map((version) => ({ ...version, receiptUse: null }));
        const isSingle = (version: CampaignVersion) => version.span === 'receipt';
        const isBase = (version: CampaignVersion) => version.reward.kind === 'points-per-amount';
        for (const receipt of list) {
          const { touched } = run(free, receipt);
          for (const group of ['s', 't']) {
            const standing = touched.map((one) => one.version).filter((one) => one.stackingGroup === group && isSingle(one));
            expect(standing.filter((one) => !isBase(one)).length).toBeLessThanOrEqual(1);
            expect(standing.filter(isBase).length).toBeLessThanOrEqual(1);
            const gives = free.some((one) => one.stackingGroup === group && isSingle(one) && worth(one, receipt).length > 0);
            if (gives) expect(standing.length).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});
