/** What a rolling window names as its oldest purchase, and how its combinations are used up. */
import { describe, expect, test } from 'vitest';
import { dueOf } from '../../../domain/campaign/due.ts';
import { progressOf } from '../../../domain/campaign/progress.ts';
import type { CampaignVersion, ProgressEntry } from '../../../domain/contract/campaign.ts';
import { counted, entry, makeVersion, part, points, quota, reach } from './make-version.ts';

const rolling = (change: Partial<CampaignVersion>) =>
  makeVersion({ campaignId: 'ten', span: 'rolling', rollingDays: 30, reward: points(5), quota: quota(), ...change });

/** Receipts of the first, second, third... of November. */
const bought = (...list: readonly Partial<ProgressEntry>[]) =>
  list.map((one, n) => entry({ receiptId: `r${n + 1}`, atLocal: `2026-11-0${n + 1}T12:00:00`, ...one }));
const minor = (amountMinor: number) => ({ amountMinor });
const at = (tenantId: string) => ({ tenantId, category: tenantId });
const serves = (...parts: readonly number[]) => ({ parts: parts.map((index) => ({ part: index, amountMinor: 100 })) });

const sum = { reach: reach({ sumMinor: 1000 }) };
const stamps = { reach: reach({ stamps: 2 }), counted: counted({ stamps: { everyMinor: 100, perReceipt: null } }) };
const combination = { reach: reach(), parts: [part(), part()] };

describe('the oldest purchase that counts towards the next award', () => {
  test.for<[string, Partial<CampaignVersion>, readonly Partial<ProgressEntry>[], string | null]>([
    ['the first, until an award', sum, [minor(400)], '01'],
    ['none, when all of it was used up', sum, [minor(1000)], null],
    ['the one with money left', sum, [minor(1300)], '01'],
    ['not one that was used up', sum, [minor(1000), minor(300)], '02'],
    ['not one that gave no money where money is asked', sum, [minor(0), minor(300)], '02'],
    ['of receipts the first of the next award', { reach: reach({ receipts: 2 }) }, [{}, {}, {}], '03'],
    ['none of them left', { reach: reach({ receipts: 2 }) }, [{}, {}], null],
    ['of stamps the first that gave one', stamps, [minor(50), minor(100)], '02'],
    ['of stamps none that are used up', stamps, [minor(200), minor(100)], '02'],
    ['of stamps the one that has some left', stamps, [minor(300), minor(50)], '01'],
    ['of shops the first', { reach: reach({ shops: 2 }) }, [at('a')], '01'],
    ['of shops the first after the award', { reach: reach({ shops: 2 }) }, [at('a'), at('b'), at('a')], '03'],
    ['of shops none after the award', { reach: reach({ shops: 2 }) }, [at('a'), at('b')], null],
    ['of categories the first', { reach: reach({ categories: 2 }) }, [at('a')], '01'],
    ['of categories the first after the award', { reach: reach({ categories: 2 }) }, [at('a'), at('b'), at('a')], '03'],
    ['of days the first', { reach: reach({ days: 2 }) }, [{}], '01'],
    ['of days the first after the award', { reach: reach({ days: 2 }) }, [{}, {}, {}], '03'],
    ['of a combination the first', combination, [serves(0)], '01'],
    ['of a combination the first that was not used', combination, [serves(0), serves(1), serves(0)], '03'],
    ['of a combination none left', combination, [serves(0), serves(1)], null],
  ])('%s', ([, change, list, day]) => {
    const { oldestDay } = progressOf(rolling(change), { windowKey: 'rolling', entries: bought(...list) });
    expect(oldestDay).toBe(day === null ? null : `2026-11-${day}`);
  });
});

describe('combinations in any so many days', () => {
  const keysOf = (change: Partial<CampaignVersion>, list: readonly Partial<ProgressEntry>[]) =>
    dueOf(rolling({ ...combination, ...change }), { windowKey: 'rolling', entries: bought(...list) }).map((due) => due.receiptId);
  const two = [serves(0), serves(0), serves(1), serves(1)];

  test('each uses its own receipts up; what was not used waits, or is lost', () => {
    expect(keysOf({}, two)).toEqual(['r3', 'r4']);
    expect(keysOf({ quota: quota({ remainder: 'lost' }) }, two)).toEqual(['r3']);
    expect(keysOf({ span: 'campaign', rollingDays: null }, two)).toEqual(['r3', 'r4']);
    expect(keysOf({ span: 'campaign', rollingDays: null, quota: quota({ remainder: 'lost' }) }, two)).toEqual(['r3']);
  });

  test('a receipt once used is used for good', () => {
    expect(keysOf({}, [serves(0), serves(1), serves(1), serves(1)])).toEqual(['r2']);
    expect(keysOf({}, [serves(0), serves(1), serves(1), serves(0)])).toEqual(['r2', 'r4']);
  });

  test('one that is too old serves no more', () => {
    expect(keysOf({ rollingDays: 2 }, [serves(0), serves(1)])).toEqual(['r2']);
    expect(keysOf({ rollingDays: 2 }, [serves(0), {}, serves(1)])).toEqual([]);
  });
});
