import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueInCampaign } from '../../../domain/campaign/campaign-due.ts';
import { dueOf } from '../../../domain/campaign/due.ts';
import { asksReach } from '../../../domain/campaign/rule.ts';
import { countedEntries } from '../../../domain/campaign/fold.ts';
import { progressOf, removeEntry } from '../../../domain/campaign/progress.ts';
import type { CampaignVersion, ProgressWindow } from '../../../domain/contract/campaign.ts';
import { run, windowsAfter } from './make-version.ts';
import { someReceipts, windowCampaign, withOrder } from './random-campaign.ts';

const dueEverywhere = (rules: CampaignVersion, windows: readonly ProgressWindow[]) => [...dueInCampaign(rules, windows)].sort();

describe('progress is a fold over the set', () => {
  test('any arrival order of the same receipts gives the same windows and the same due', () => {
    fc.assert(
      fc.property(windowCampaign, withOrder(14), (rules, [list, shuffled]) => {
        const [one, other] = [windowsAfter([rules], list), windowsAfter([rules], shuffled)];
        expect(other).toEqual(one);
        expect(dueEverywhere(rules, other)).toEqual(dueEverywhere(rules, one));
      }),
      { numRuns: 1500 },
    );
  });

  test('what is due after a receipt left is what the others alone are due', () => {
    fc.assert(
      fc.property(windowCampaign, withOrder(12), fc.nat(), (rules, [list, shuffled], pick) => {
        const gone = list[pick % Math.max(1, list.length)];
        fc.pre(gone !== undefined);
        const alone = windowsAfter(
          [rules],
          list.filter((one) => one !== gone),
        );
        const after = windowsAfter([rules], shuffled)
          .map((window) => removeEntry(window, gone.receiptId))
          .filter((window) => window.entries.length > 0);
        expect(after).toEqual(alone);
        expect(dueEverywhere(rules, after)).toEqual(dueEverywhere(rules, alone));
      }),
      { numRuns: 700 },
    );
  });

  test('the same receipt twice is once', () => {
    fc.assert(
      fc.property(windowCampaign, someReceipts(10), (rules, list) => {
        expect(windowsAfter([rules], [...list, ...list])).toEqual(windowsAfter([rules], list));
      }),
      { numRuns: 700 },
    );
  });

  test('what evaluate says is due in each window is what the windows alone are due afterwards', () => {
    fc.assert(
      fc.property(windowCampaign, someReceipts(10), (rules, list) => {
        let windows: readonly ProgressWindow[] = [];
        let told = new Map<string, unknown>();
        for (const receipt of list) {
          const { touched } = run([rules], receipt, windows);
          told = new Map([...told, ...touched.map((one) => [one.windowKey, one.due] as const)]);
          windows = windowsAfter([rules], [receipt], windows);
        }
        for (const [windowKey, due] of dueInCampaign(rules, windows)) expect(told.get(windowKey)).toEqual(due);
      }),
      { numRuns: 700 },
    );
  });
});

describe('awards', () => {
  // Where the first so many receipts count, or amounts make the award, one more receipt may push another out.
  const growing = windowCampaign.filter(
    ({ counted, quota, reward, span, parts }) =>
      counted.firstReceipts === null &&
      quota.perAccountCampaign === null &&
      reward.kind !== 'points-per-amount' &&
      span !== 'rolling' &&
      parts.length === 0,
  );

  test('one more receipt never takes an award of a calendar window away', () => {
    fc.assert(
      fc.property(growing, someReceipts(12), (rules, list) => {
        let last = 0;
        for (let length = 0; length <= list.length; length += 1) {
          const due = windowsAfter([rules], list.slice(0, length)).flatMap((window) => dueOf(rules, window)).length;
          expect(due).toBeGreaterThanOrEqual(last);
          last = due;
        }
      }),
      { numRuns: 700 },
    );
  });

  test('keys are those of their window, 1..n or the receipt, never more than the limits, each completed by a receipt that counts', () => {
    fc.assert(
      fc.property(windowCampaign, someReceipts(14), (rules, list) => {
        const windows = windowsAfter([rules], list);
        const dues = dueInCampaign(rules, windows);
        for (const window of windows) {
          const due = dues.get(window.windowKey) ?? [];
          const isEach = rules.reward.kind === 'points-per-amount';
          expect(due.map((one) => one.awardKey)).toEqual(
            due.map((one, index) => `hare/${window.windowKey}/${isEach ? one.receiptId : index + 1}`),
          );
          expect(due.length).toBeLessThanOrEqual(rules.quota.perAccountWindow ?? 1000);
          const counting = countedEntries(rules, window.entries);
          expect(counting.length).toBeLessThanOrEqual(rules.counted.firstReceipts ?? Infinity);
          for (const one of due) expect(counting.some((entry) => entry.receiptId === one.receiptId)).toBe(true);
        }
        expect([...dues.values()].flat().length).toBeLessThanOrEqual(rules.quota.perAccountCampaign ?? Infinity);
      }),
      { numRuns: 700 },
    );
  });

  test('of a campaign with a limit those completed first stand', () => {
    fc.assert(
      fc.property(windowCampaign, someReceipts(14), fc.integer({ min: 1, max: 3 }), (rules, list, most) => {
        const limited = { ...rules, quota: { ...rules.quota, perAccountCampaign: most } };
        const windows = windowsAfter([limited], list);
        const order = windows
          .flatMap((window) => window.entries)
          .sort((a, b) => (a.atLocal + a.receiptId < b.atLocal + b.receiptId ? -1 : 1))
          .map((entry) => entry.receiptId);
        const placesOf = (of: CampaignVersion) =>
          [...dueInCampaign(of, windows).values()]
            .flat()
            .map((one) => order.indexOf(one.receiptId))
            .sort((a, b) => a - b);
        const all = placesOf({ ...rules, quota: { ...rules.quota, perAccountCampaign: null } });
        expect(placesOf(limited)).toEqual(all.slice(0, most));
      }),
      { numRuns: 700 },
    );
  });
});

describe('figures', () => {
  test('progress says 1000 only when the window can give no more, and is whole per mille otherwise', () => {
    fc.assert(
      fc.property(
        windowCampaign.filter((rules) => rules.reward.kind !== 'points-per-amount'),
        someReceipts(12),
        (rules, list) => {
          for (const window of windowsAfter([rules], list)) {
            const progress = progressOf(rules, window);
            expect(progress.awards).toBe(dueOf(rules, window).length);
            expect(Number.isInteger(progress.donePerMille) && progress.donePerMille >= 0).toBe(true);
            if (asksReach(rules.reach) || rules.parts.length > 0) expect(progress.donePerMille === 1000).toBe(progress.complete);
          }
        },
      ),
      { numRuns: 700 },
    );
  });

  test('no receipt counts for more than its cap, nor more than was paid in money', () => {
    fc.assert(
      fc.property(windowCampaign, someReceipts(10), (rules, list) => {
        const byId = new Map(list.map((receipt) => [receipt.receiptId, receipt]));
        for (const { receiptId, amountMinor } of windowsAfter([rules], list).flatMap((window) => window.entries)) {
          const receipt = byId.get(receiptId);
          expect(amountMinor).toBeLessThanOrEqual(rules.counted.perReceiptMaxMinor ?? Infinity);
          expect(amountMinor).toBeGreaterThanOrEqual(rules.minimumMinor);
          expect(amountMinor).toBeLessThanOrEqual((receipt?.amountMinor ?? 0) - (receipt?.paidWithPointsMinor ?? 0));
        }
      }),
      { numRuns: 500 },
    );
  });
});
