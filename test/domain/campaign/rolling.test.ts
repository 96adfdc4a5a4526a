import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueOf } from '../../../domain/campaign/due.ts';
import { compareEntries } from '../../../domain/campaign/fold.ts';
import { progressOf } from '../../../domain/campaign/progress.ts';
import type { CampaignVersion, ProgressEntry } from '../../../domain/contract/campaign.ts';
import { daysBetween } from '../../../domain/time/local-time.ts';
import { entry, makeReceipt, makeVersion, perAmount, points, quota, reach, run, windowsAfter } from './make-version.ts';
import { someReceipts, windowCampaign } from './random-campaign.ts';

const tenIn30 = makeVersion({
  campaignId: 'ten',
  span: 'rolling',
  rollingDays: 30,
  reach: reach({ receipts: 3 }),
  reward: points(500),
  quota: quota(),
});
const on = (receiptId: string, day: string, change: Partial<ProgressEntry> = {}) =>
  entry({ receiptId, atLocal: `${day}T12:00:00`, ...change });
const dues = (version: CampaignVersion, entries: readonly ProgressEntry[]) =>
  dueOf(version, { windowKey: 'rolling', entries: [...entries] }).map((one) => `${one.awardKey} by ${one.receiptId}`);

/** The definition in words: of the receipts after the last award, those of the last `rollingDays` mall days up to each receipt are looked at. */
function byDefinition(version: CampaignVersion, entries: readonly ProgressEntry[]): string[] {
  const sorted = [...entries].sort(compareEntries).slice(0, version.counted.firstReceipts ?? undefined);
  const { reach: asked } = version;
  const completedBy: string[] = [];
  let from = 0;
  sorted.forEach((newest, at) => {
    const window = sorted.slice(from, at + 1).filter((one) => daysBetween(one.day, newest.day) < (version.rollingDays ?? 0));
    const different = (of: (one: ProgressEntry) => string) => new Set(window.map(of)).size;
    const enough =
      window.reduce((sum, one) => sum + one.amountMinor, 0) >= (asked.sumMinor ?? 0) &&
      window.length >= (asked.receipts ?? 0) &&
      different((one) => one.tenantId) >= (asked.shops ?? 0) &&
      different((one) => one.category) >= (asked.categories ?? 0) &&
      different((one) => one.day) >= (asked.days ?? 0);
    if (!enough || completedBy.length >= (version.quota.perAccountWindow ?? 1000)) return;
    completedBy.push(newest.receiptId);
    from = at + 1;
  });
  return completedBy;
}

const rolling = windowCampaign
  .map((version): CampaignVersion => ({
    ...version,
    span: 'rolling',
    rollingDays: version.rollingDays ?? 4,
    parts: [],
    reward: points(5),
    reach: { ...version.reach, stamps: null },
  }))
  .filter(({ reach: asked }) => Object.values(asked).some((goal) => goal !== null));

describe('any so many mall days on end', () => {
  test('three purchases in 30 days: the first and the thirtieth day are together, the thirty-first is one too late', () => {
    expect(dues(tenIn30, [on('a', '2026-11-01'), on('b', '2026-11-02'), on('c', '2026-11-30')])).toEqual(['ten/rolling/1 by c']);
    expect(dues(tenIn30, [on('a', '2026-11-01'), on('b', '2026-11-02'), on('c', '2026-12-01')])).toEqual([]);
  });

  test('they are mall days: a bill at 01:30 belongs to the evening before', () => {
    const night = on('c', '2026-12-01', { atLocal: '2026-12-01T01:30:00', day: '2026-11-30' });
    expect(dues(tenIn30, [on('a', '2026-11-01'), on('b', '2026-11-02'), night])).toEqual(['ten/rolling/1 by c']);
  });

  test('an award uses its receipts up; what is carried is the youngest money', () => {
    const sum = { ...tenIn30, reach: reach({ sumMinor: 1000 }) };
    const entries = [
      on('a', '2026-11-01', { amountMinor: 900 }),
      on('b', '2026-11-20', { amountMinor: 400 }),
      on('c', '2026-12-15', { amountMinor: 700 }),
    ];
    // 1,300 on 20 November: one award, 300 left of the 20th; with 700 on 15 December it is 1,000 again, within 30 days.
    expect(dues(sum, entries)).toEqual(['ten/rolling/1 by b', 'ten/rolling/2 by c']);
    expect(dues({ ...sum, quota: quota({ remainder: 'lost' }) }, entries)).toEqual(['ten/rolling/1 by b']);
  });

  test('with nothing carried it is the definition in words, for any receipts', () => {
    fc.assert(
      fc.property(rolling, someReceipts(14), (version, list) => {
        const rules = { ...version, quota: { ...version.quota, remainder: 'lost' as const, perAccountCampaign: null } };
        const entries = windowsAfter([rules], list).flatMap((window) => window.entries);
        const due = dueOf(rules, { windowKey: 'rolling', entries });
        expect(due.map((one) => one.receiptId)).toEqual(byDefinition(rules, entries));
      }),
      { numRuns: 1500 },
    );
  });

  test('where no day drops out it is the same as the whole campaign, stamps, remainders and combinations included', () => {
    fc.assert(
      fc.property(windowCampaign, someReceipts(14), (version, list) => {
        const whole: CampaignVersion = { ...version, span: 'campaign', rollingDays: null };
        const wide: CampaignVersion = { ...version, span: 'rolling', rollingDays: 366 };
        const entries = windowsAfter([whole], list).flatMap((window) => window.entries);
        expect(dueOf(wide, { windowKey: 'x', entries })).toEqual(dueOf(whole, { windowKey: 'x', entries }));
        const done = (rules: CampaignVersion) => progressOf(rules, { windowKey: 'x', entries }).donePerMille;
        expect(done(wide)).toBe(done(whole));
      }),
      { numRuns: 1500 },
    );
  });
});

describe('points per amount in any so many days on end', () => {
  const loyal = { ...tenIn30, campaignId: 'loyal', rollingDays: 7, reach: reach({ receipts: 2 }), reward: perAmount() };

  test('receipts earn that are together with enough others, whichever side those are on; one by itself does not', () => {
    const days = ['2026-11-01', '2026-11-08', '2026-11-10', '2026-11-16', '2026-11-23'].map((day, n) => on(`r${n + 1}`, day));
    expect(dues(loyal, days)).toEqual(['loyal/rolling/r2 by r2', 'loyal/rolling/r3 by r3', 'loyal/rolling/r4 by r4']);
  });

  test('an entry earns if and only if some stretch of days with it holds all that is asked', () => {
    fc.assert(
      fc.property(rolling, someReceipts(12), (version, list) => {
        const rules: CampaignVersion = { ...version, reward: perAmount({ perMinor: 1 }), quota: quota() };
        const entries = windowsAfter([rules], list).flatMap((window) => window.entries);
        const counting = [...entries].sort(compareEntries).slice(0, rules.counted.firstReceipts ?? undefined);
        const stretchTo = (newest: ProgressEntry, at: number) =>
          counting.slice(0, at + 1).filter((one) => daysBetween(one.day, newest.day) < (rules.rollingDays ?? 0));
        const earning = new Set(
          counting.flatMap((newest, at) => {
            const stretch = stretchTo(newest, at);
            const whole: CampaignVersion = {
              ...rules,
              span: 'campaign',
              rollingDays: null,
              counted: { ...rules.counted, firstReceipts: null },
            };
            return dueOf(whole, { windowKey: 'x', entries: stretch }).length > 0 ? stretch.map((one) => one.receiptId) : [];
          }),
        );
        const due = dueOf(rules, { windowKey: 'x', entries }).map((one) => one.receiptId);
        expect(due).toEqual(counting.map((one) => one.receiptId).filter((receiptId) => earning.has(receiptId)));
      }),
      { numRuns: 600 },
    );
  });
});

describe('what a screen shows', () => {
  test('as of today what is too old is forgotten, and the oldest that counts is named: it drops out first', () => {
    const window = { windowKey: 'rolling', entries: [on('a', '2026-11-01'), on('b', '2026-11-20')] };
    expect(progressOf(tenIn30, window)).toMatchObject({ receipts: 2, oldestDay: '2026-11-01' });
    expect(progressOf(tenIn30, window, '2026-11-30')).toMatchObject({ receipts: 2, oldestDay: '2026-11-01' });
    expect(progressOf(tenIn30, window, '2026-12-01')).toMatchObject({ receipts: 1, oldestDay: '2026-11-20' });
    expect(progressOf(tenIn30, window, '2027-01-01')).toMatchObject({ receipts: 0, oldestDay: null });
  });

  test('a near miss says how long the oldest purchase still counts', () => {
    const windows = windowsAfter([tenIn30], [makeReceipt({ receiptId: 'a', purchasedAtLocal: '2026-11-01T12:00:00' })]);
    const { nearMisses } = run([tenIn30], makeReceipt({ receiptId: 'b', purchasedAtLocal: '2026-11-12T12:00:00' }), windows);
    expect(nearMisses).toMatchObject([{ missingReceipts: 1, donePerMille: 666, explanation: { args: { byLocal: '2026-11-30' } } }]);
  });
});
