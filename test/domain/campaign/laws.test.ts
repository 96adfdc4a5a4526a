import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueOf } from '../../../domain/campaign/due.ts';
import { evaluate } from '../../../domain/campaign/evaluate.ts';
import type { RuleReceipt } from '../../../domain/campaign/evaluation.ts';
import { progressOf, removeEntry } from '../../../domain/campaign/progress.ts';
import type { CampaignVersion, ProgressWindow } from '../../../domain/contract/campaign.ts';
import { at, makeReceipt, makeVersion, mall } from './make-version.ts';

const goal = (max: number) => fc.option(fc.integer({ min: 1, max }), { nil: null });
const version = fc
  .record({
    span: fc.constantFrom('day', 'week', 'month', 'campaign'),
    sumMinor: goal(900),
    receipts: goal(4),
    shops: goal(3),
    perAccountWindow: goal(3),
    minimumMinor: fc.integer({ min: 0, max: 100 }),
    except: fc.subarray(['a', 'b']),
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
    gift: fc.boolean(),
  })
  .map((one): CampaignVersion =>
    makeVersion({
      span: one.span,
      minimumMinor: one.minimumMinor,
      reach: { sumMinor: one.sumMinor, receipts: one.receipts, shops: one.shops },
      where: { tenants: [], categories: [], except: { tenants: one.except, categories: [] } },
      when: { ...makeVersion().when, weekdays: one.weekdays },
      quota: { perDay: null, total: null, perAccountWindow: one.perAccountWindow },
      reward: one.gift ? { kind: 'gift', giftId: 'g' } : { kind: 'points', points: 5, purse: 'everywhere', life: { kind: 'never' } },
    }),
  );
const receipts = fc
  .array(
    fc.record({
      tenantId: fc.constantFrom('a', 'b', 'c', 'd'),
      amountMinor: fc.integer({ min: 1, max: 700 }),
      day: fc.integer({ min: 1, max: 30 }),
      minute: fc.integer({ min: 0, max: 1439 }),
    }),
    { maxLength: 14 },
  )
  .map((list) =>
    list.map((one, index): RuleReceipt => {
      const two = (value: number) => String(value).padStart(2, '0');
      const purchasedAtLocal = `2026-11-${two(one.day)}T${two(Math.floor(one.minute / 60))}:${two(one.minute % 60)}:00`;
      return makeReceipt({
        receiptId: `r${index}`,
        tenantId: one.tenantId,
        amountMinor: one.amountMinor,
        purchasedAtLocal,
        registeredAtMs: at('2026-12-01T12:00'),
      });
    }),
  );

/** Windows after the receipts came in this order, one evaluation each, as kiosk and server do it. */
function windowsAfter(rules: CampaignVersion, order: readonly RuleReceipt[], start: readonly ProgressWindow[] = []): ProgressWindow[] {
  let windows = [...start];
  for (const receipt of order) {
    for (const { after } of evaluate({ candidates: [rules], mall, member: { audience: [] }, progress: windows, receipt }).touched) {
      if (after !== null) windows = [...windows.filter((one) => one.windowKey !== after.windowKey), after];
    }
  }
  return windows.sort((a, b) => (a.windowKey < b.windowKey ? -1 : 1));
}

const dueEverywhere = (rules: CampaignVersion, windows: readonly ProgressWindow[]) => windows.flatMap((window) => dueOf(rules, window));
const withOrder = receipts.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
);

describe('progress is a fold over the set', () => {
  test('any arrival order of the same receipts gives the same windows and the same due', () => {
    fc.assert(
      fc.property(version, withOrder, (rules, [list, shuffled]) => {
        const [one, other] = [windowsAfter(rules, list), windowsAfter(rules, shuffled)];
        expect(other).toEqual(one);
        expect(dueEverywhere(rules, other)).toEqual(dueEverywhere(rules, one));
      }),
      { numRuns: 4000 },
    );
  });

  test('a receipt that comes and goes leaves what was before', () => {
    fc.assert(
      fc.property(
        version,
        receipts.filter((list) => list.length > 0),
        fc.nat(),
        (rules, list, pick) => {
          const extra = list[pick % list.length];
          if (extra === undefined) return;
          const before = windowsAfter(
            rules,
            list.filter((one) => one !== extra),
          );
          const after = windowsAfter(rules, [extra], before)
            .map((window) => removeEntry(window, extra.receiptId))
            .filter((window) => window.entries.length > 0);
          expect(after).toEqual(before);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('the same receipt twice is once', () => {
    fc.assert(
      fc.property(version, receipts, (rules, list) => {
        expect(windowsAfter(rules, [...list, ...list])).toEqual(windowsAfter(rules, list));
      }),
      { numRuns: 1000 },
    );
  });

  test('one more receipt never takes an award away, and a smaller set never is due more', () => {
    fc.assert(
      fc.property(version, receipts, (rules, list) => {
        let last = 0;
        for (let length = 0; length <= list.length; length += 1) {
          const due = dueEverywhere(rules, windowsAfter(rules, list.slice(0, length))).length;
          expect(due).toBeGreaterThanOrEqual(last);
          last = due;
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('award keys are 1..n of their window, never more than the limit, each completed by a receipt of the window', () => {
    fc.assert(
      fc.property(version, receipts, (rules, list) => {
        for (const window of windowsAfter(rules, list)) {
          const due = dueOf(rules, window);
          expect(due.map((one) => one.awardKey)).toEqual(due.map((_one, index) => `hare/${window.windowKey}/${index + 1}`));
          expect(due.length).toBeLessThanOrEqual(rules.quota.perAccountWindow ?? 1000);
          for (const one of due) expect(window.entries.some((entry) => entry.receiptId === one.receiptId)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('the progress figure says 1000 only when the window can give no more, and is whole per mille otherwise', () => {
    fc.assert(
      fc.property(version, receipts, (rules, list) => {
        for (const window of windowsAfter(rules, list)) {
          const progress = progressOf(rules, window);
          expect(progress.awards).toBe(dueOf(rules, window).length);
          expect(Number.isInteger(progress.donePerMille) && progress.donePerMille >= 0).toBe(true);
          const nothingAsked = rules.reach.sumMinor === null && rules.reach.receipts === null && rules.reach.shops === null;
          if (!nothingAsked) expect(progress.donePerMille === 1000).toBe(progress.complete);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
