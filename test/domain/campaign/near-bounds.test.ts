/** What is said to be near, and how far a window is: one below, at, one above. */
import { describe, expect, test } from 'vitest';
import { addEntry, partPerMille, progressOf, removeEntry } from '../../../domain/campaign/progress.ts';
import type { RuleReceipt } from '../../../domain/campaign/evaluation.ts';
import type { CampaignVersion, ProgressEntry } from '../../../domain/contract/campaign.ts';
import { at, counted, entry, makeReceipt, makeVersion, perAmount, points, quota, reach, run, when, windowsAfter } from './make-version.ts';
import { once } from './story.ts';

const nearOf = (version: CampaignVersion, receipt: Partial<RuleReceipt>, before: readonly RuleReceipt[] = []) =>
  run([version], makeReceipt({ receiptId: 'new', ...receipt }), windowsAfter([version], before)).nearMisses;
const on = (receiptId: string, local: string, change: Partial<RuleReceipt> = {}) =>
  makeReceipt({ receiptId, purchasedAtLocal: `2026-11-${local}:00`, ...change });

describe('a threshold on one receipt', () => {
  const threshold = once({ reach: reach({ sumMinor: 100_000 }), reward: points(10) });

  test('is near from half of it on, until it is reached', () => {
    const missing = [49_999, 50_000, 99_999, 100_000, 100_001].map((amountMinor) =>
      nearOf(threshold, { amountMinor }).map((near) => near.missingMinor),
    );
    expect(missing).toEqual([[], [50_000], [1], [], []]);
    expect(nearOf(threshold, { amountMinor: 50_000 })[0]?.missingParts).toEqual([]);
  });

  test('is not told where a limit for the campaign keeps receipts in windows, nor where nothing is asked', () => {
    expect(nearOf({ ...threshold, quota: quota({ perAccountCampaign: 2 }) }, { amountMinor: 99_999 })).toEqual([]);
    expect(nearOf(once({ reward: points(10) }), {})).toEqual([]);
  });
});

describe('a window', () => {
  const goal = (asked: Partial<CampaignVersion['reach']>, change: Partial<CampaignVersion> = {}) =>
    makeVersion({ span: 'month', reach: reach(asked), quota: quota(), reward: points(1), ...change });

  test.for(['sumMinor', 'receipts', 'shops', 'categories', 'days', 'stamps'] as const)('one figure alone makes it near: %s', (name) => {
    const version = goal({ [name]: name === 'sumMinor' ? 200_000 : 2 });
    expect(nearOf(version, {})).toMatchObject([{ donePerMille: 500 }]);
    expect(nearOf(goal({ [name]: name === 'sumMinor' ? 100_000 : 1 }), {})).toMatchObject([{ donePerMille: 0 }]);
  });

  test('that nothing is asked of is near nothing', () => {
    expect(nearOf(goal({}, { reward: perAmount() }), {})).toEqual([]);
    expect(nearOf(goal({ receipts: 1 }, { quota: quota({ perAccountWindow: 1 }) }), {})).toEqual([]);
  });

  test('of yesterday is near nothing any more: nothing can be added to it', () => {
    const daily = goal({ sumMinor: 200_000 }, { span: 'day' });
    const bought = { purchasedAtLocal: '2026-11-20T12:00:00' };
    expect(nearOf(daily, { ...bought, registeredAtMs: at('2026-11-21T03:59') })).toHaveLength(1);
    expect(nearOf(daily, { ...bought, registeredAtMs: at('2026-11-21T04:00') })).toEqual([]);
  });

  test('of a campaign that is over for buying is near nothing, to the second', () => {
    const until = at('2026-11-21T12:00');
    const short = goal({ sumMinor: 200_000 }, { when: when({ boughtUntilMs: until }) });
    const bought = { purchasedAtLocal: '2026-11-21T11:00:00' };
    expect(nearOf(short, { ...bought, registeredAtMs: until - 1 })).toHaveLength(1);
    expect(nearOf(short, { ...bought, registeredAtMs: until })).toEqual([]);
  });

  test('ends with its campaign, if that is sooner', () => {
    const last = (boughtUntilMs: number) =>
      nearOf(goal({ sumMinor: 200_000 }, { when: when({ boughtUntilMs }) }), {})[0]?.explanation.args?.['byLocal'];
    expect(last(at('2026-11-25T04:00'))).toBe('2026-11-24');
    expect(last(at('2027-01-25T04:00'))).toBe('2026-11-30');
  });

  test('of so many days on end is seen as of the registration', () => {
    const week = goal({ receipts: 3 }, { span: 'rolling', rollingDays: 7 });
    const before = [on('a', '10T12:00')];
    const late = (registered: string) =>
      nearOf(week, { purchasedAtLocal: '2026-11-11T12:00:00', registeredAtMs: at(registered) }, before)[0]?.missingReceipts;
    expect([late('2026-11-16T12:00'), late('2026-11-17T12:00'), late('2026-11-18T12:00')]).toEqual([1, 2, 3]);
    const full = goal({ receipts: 1 }, { span: 'rolling', rollingDays: 7, quota: quota({ perAccountWindow: 1 }) });
    expect(nearOf(full, { purchasedAtLocal: '2026-11-11T12:00:00', registeredAtMs: at('2026-11-29T12:00') }, before)).toEqual([]);
  });

  test('is near while the limit for the campaign leaves an award', () => {
    const two = goal({ receipts: 2 }, { quota: quota({ perAccountCampaign: 2 }) });
    expect(nearOf(two, {})).toHaveLength(1);
    expect(nearOf(two, {}, [on('a', '10T12:00'), on('b', '11T12:00')])).toHaveLength(1);
    expect(nearOf(two, {}, [on('a', '10T12:00'), on('b', '11T12:00'), on('c', '12T12:00'), on('d', '13T12:00')])).toEqual([]);
  });

  test('tells a receipt that is not among the first ones so, and no other', () => {
    const first = goal({ receipts: 3 }, { counted: counted({ firstReceipts: 1 }) });
    const told = (before: readonly RuleReceipt[]) =>
      run([first], on('new', '12T12:00'), windowsAfter([first], before)).notCounted.map((one) => one.explanation.key);
    expect([told([]), told([on('later', '13T12:00')]), told([on('earlier', '11T12:00')])]).toEqual([[], [], ['not.first-receipts']]);
  });
});

describe('progress', () => {
  const version = makeVersion({ reach: reach({ sumMinor: 100 }) });
  const on21 = (receiptId: string, hour: string, amountMinor = 10): ProgressEntry =>
    entry({ receiptId, atLocal: `2026-11-21T${hour}:00:00`, amountMinor });
  const grants = [{ awardKey: 'hare/w/1' }] as never[];
  const window = { campaignId: 'hare', version: 3, windowKey: 'w', entries: [on21('a', '10'), on21('b', '12')], grants };

  test('an entry takes its place by purchase; the same receipt again takes the place of its old self; grants stay', () => {
    const idsWith = (one: ProgressEntry) =>
      addEntry(version, 'w', window, one).entries.map((each) => `${each.receiptId}${each.atLocal.slice(11, 13)}`);
    expect(idsWith(on21('c', '09'))).toEqual(['c09', 'a10', 'b12']);
    expect(idsWith(on21('c', '11'))).toEqual(['a10', 'c11', 'b12']);
    expect(idsWith(on21('c', '13'))).toEqual(['a10', 'b12', 'c13']);
    expect(idsWith(on21('a', '13'))).toEqual(['b12', 'a13']);
    expect(idsWith(on21('b', '12'))).toEqual(['a10', 'b12']);
    expect(addEntry(version, 'w', window, on21('c', '09'))).toMatchObject({ version: 3, grants });
    expect(addEntry({ ...version, version: 4 }, 'w', window, on21('c', '09')).version).toBe(4);
    expect(addEntry(version, 'w', null, on21('c', '09'))).toEqual({ ...window, version: 1, entries: [on21('c', '09')], grants: [] });
    expect(removeEntry(window, 'a')).toEqual({ ...window, entries: [on21('b', '12')] });
  });

  test('of a window without a receipt is nothing', () => {
    expect(progressOf(version, null)).toEqual({
      sumMinor: 0,
      receipts: 0,
      shops: 0,
      categories: 0,
      days: 0,
      stamps: 0,
      missingParts: [],
      oldestDay: null,
      awards: 0,
      complete: false,
      donePerMille: 0,
    });
  });

  test('per thousand of the way: 0 for nothing, 1000 for all and more, rounded down between', () => {
    expect([-1, 0, 1, 2, 3, 4].map((done) => partPerMille(done, 3))).toEqual([0, 0, 333, 666, 1000, 1000]);
  });

  test('is 0 where nothing is asked, and the least of what is', () => {
    const donePerMille = (asked: Partial<CampaignVersion['reach']>) =>
      progressOf(makeVersion({ reach: reach(asked), quota: quota() }), window).donePerMille;
    expect(donePerMille({})).toBe(0);
    expect(donePerMille({ sumMinor: 0 })).toBe(0);
    expect(donePerMille({ receipts: 4, categories: 4 })).toBe(250);
    expect(donePerMille({ receipts: 4, stamps: 8 })).toBe(250);
    expect(donePerMille({ receipts: 8, shops: 2 })).toBe(250);
    expect(donePerMille({ receipts: 4, days: 10 })).toBe(100);
  });
});
