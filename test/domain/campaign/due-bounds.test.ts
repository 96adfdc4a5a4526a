/** What is due at the edges: ties, limits, thresholds of single receipts, and when two rewards are the same. */
import { describe, expect, test } from 'vitest';
import { dueInCampaign } from '../../../domain/campaign/campaign-due.ts';
import { dueOf, receiptDue, sameReward } from '../../../domain/campaign/due.ts';
import type { Due } from '../../../domain/campaign/evaluation.ts';
import { isReached } from '../../../domain/campaign/figures.ts';
import { compareEntries, countedEntries, fold } from '../../../domain/campaign/fold.ts';
import { progressOf } from '../../../domain/campaign/progress.ts';
import type { CampaignVersion, ProgressEntry } from '../../../domain/contract/campaign.ts';
import { counted, entry, gift, makeReceipt, makeVersion, multiply, perAmount, points, quota, reach, windowsAfter } from './make-version.ts';
import { bought, dueAfter, once } from './story.ts';

const on = (receiptId: string, local: string, amountMinor = 100_000): ProgressEntry =>
  entry({ receiptId, atLocal: `2026-11-${local}:00`, amountMinor });
const keysOf = (version: CampaignVersion, entries: readonly ProgressEntry[]) =>
  dueOf(version, { windowKey: 'w', entries: [...entries] }).map((due) => `${due.awardKey} by ${due.receiptId}`);

describe('order of entries', () => {
  test('by purchase, then by receipt: of any two the same one is first, whichever is asked about', () => {
    const inOrder = [on('z', '01T10:00'), on('a', '02T10:00'), on('b', '02T10:00'), on('a', '02T10:01')];
    inOrder.forEach((one, at) => {
      inOrder.forEach((other, otherAt) => expect(Math.sign(compareEntries(one, other))).toBe(Math.sign(at - otherAt)));
    });
  });

  test('a window handed over in another order is due the same', () => {
    const hare = makeVersion({ reach: reach({ receipts: 2 }), quota: quota() });
    const entries = [on('a', '02T10:00'), on('b', '02T10:00'), on('c', '02T11:00'), on('d', '02T12:00')];
    const due = ['hare/w/1 by b', 'hare/w/2 by d'];
    expect(keysOf(hare, entries)).toEqual(due);
    const [a, b, c, d] = entries;
    for (const order of [
      [d, c, b, a],
      [b, a, c, d],
      [a, b, d, c],
      [c, a, d, b],
    ]) {
      expect(
        keysOf(
          hare,
          order.flatMap((one) => one ?? []),
        ),
      ).toEqual(due);
    }
  });

  test('only the first so many matter, and as many as there are when they are fewer', () => {
    const entries = [on('a', '02T10:00'), on('b', '02T11:00')];
    const ids = (firstReceipts: number | null) =>
      countedEntries(makeVersion({ counted: counted({ firstReceipts }) }), entries).map((one) => one.receiptId);
    expect([ids(null), ids(1), ids(2), ids(3)]).toEqual([['a', 'b'], ['a'], ['a', 'b'], ['a', 'b']]);
  });
});

describe('the limit for the whole campaign', () => {
  const weekly = makeVersion({
    campaignId: 'w',
    span: 'week',
    reach: reach({ receipts: 1 }),
    reward: points(5),
    quota: quota({ perAccountCampaign: 2 }),
  });
  const windows = [
    { windowKey: '2026-W45', entries: [on('a', '03T12:00')] },
    { windowKey: '2026-W46', entries: [on('b', '10T12:00')] },
    { windowKey: '2026-W47', entries: [on('c', '17T12:00')] },
  ];
  const dueIn = (list: readonly (typeof windows)[number][], most: number | null = 2) =>
    [...dueInCampaign({ ...weekly, quota: quota({ perAccountCampaign: most }) }, list).values()]
      .flat()
      .map((due) => due.awardKey)
      .sort();

  test('goes to what was completed first, in whatever order the windows stand', () => {
    const [a, b, c] = windows;
    for (const order of [
      [a, b, c],
      [c, b, a],
      [b, c, a],
    ]) {
      expect(dueIn(order.flatMap((one) => one ?? []))).toEqual(['w/2026-W45/1', 'w/2026-W46/1']);
    }
  });

  test('one below, at and above what there is', () => {
    expect([dueIn(windows, 2), dueIn(windows, 3), dueIn(windows, 4), dueIn(windows, null)].map((keys) => keys.length)).toEqual([
      2, 3, 3, 3,
    ]);
  });

  test('a tie between windows goes to the first by key', () => {
    const same = ['x', 'y'].map((windowKey) => ({ windowKey, entries: [on('r', '03T12:00')] }));
    expect([dueIn(same, 1), dueIn([...same].reverse(), 1)]).toEqual([['w/x/1'], ['w/x/1']]);
  });

  test('a receipt that is asked for nothing gives once, with such a limit or without', () => {
    const each = (limits: Partial<CampaignVersion['quota']>) =>
      once({ campaignId: 't', minimumMinor: 50_000, reward: points(10), quota: quota(limits) });
    const four = [1, 2, 3, 4].map((n) => makeReceipt({ receiptId: `r${n}`, purchasedAtLocal: `2026-11-0${n}T12:00:00` }));
    const limited = each({ perAccountCampaign: 3 });
    const keys = [...dueInCampaign(limited, windowsAfter([limited], four)).values()].flat().map((due) => due.awardKey);
    expect(keys).toEqual(['t/r1/1', 't/r2/1', 't/r3/1']);
    expect(receiptDue(each({}), 'r', 100_000)).toHaveLength(1);
  });

  test('a window that is asked for nothing gives nothing', () => {
    expect(keysOf(makeVersion({ reach: reach(), quota: quota() }), [on('a', '02T10:00')])).toEqual([]);
    expect(keysOf(makeVersion({ reach: reach({ sumMinor: 0, shops: 0 }), quota: quota() }), [on('a', '02T10:00')])).toEqual([]);
  });
});

describe('after the last award', () => {
  test('a window keeps its figures, so that a screen shows what was done', () => {
    const hare = makeVersion({ reach: reach({ sumMinor: 150_000 }), quota: quota({ perAccountWindow: 1 }) });
    const window = { windowKey: 'w', entries: [on('a', '02T10:00'), on('b', '02T11:00'), on('c', '02T12:00')] };
    expect(progressOf(hare, window)).toMatchObject({ awards: 1, complete: true, donePerMille: 1000, sumMinor: 300_000, receipts: 3 });
    const two = { ...hare, quota: quota({ perAccountWindow: 2 }) };
    expect(progressOf(two, window)).toMatchObject({ awards: 2, complete: true, sumMinor: 150_000 });
    expect(progressOf({ ...hare, quota: quota() }, window)).toMatchObject({ awards: 2, complete: false, sumMinor: 0, donePerMille: 0 });
  });

  test('points per amount give to so many receipts as the limit allows', () => {
    const daily = makeVersion({ reach: reach(), reward: perAmount(), quota: quota({ perAccountWindow: 2 }) });
    const three = [on('a', '02T10:00'), on('b', '02T11:00', 9_999), on('c', '02T12:00'), on('d', '02T13:00')];
    expect(keysOf(daily, three)).toEqual(['hare/w/a by a', 'hare/w/c by c']);
  });

  test('a multiplier gives nothing to a window', () => {
    expect(keysOf(makeVersion({ reach: reach({ receipts: 1 }), reward: multiply(2000), quota: quota() }), [on('a', '02T10:00')])).toEqual(
      [],
    );
  });
});

describe('carried and lost', () => {
  const both = (span: 'campaign' | 'rolling', change: Partial<CampaignVersion>) =>
    makeVersion({ campaignId: 'b', span, rollingDays: span === 'rolling' ? 30 : null, reward: points(1), quota: quota(), ...change });
  const story = bought([
    ['02T10:00', 100],
    ['03T10:00', 100],
    ['04T10:00', 100],
    ['05T10:00', 700],
    ['06T10:00', 1000],
    ['07T10:00', 1000],
  ]);

  test.for(['campaign', 'rolling'] as const)('of two goals each carries on what it did not need: %s', (span) => {
    const keys = ['by r4', 'by r5', 'by r6'];
    const ends = (version: CampaignVersion) => dueAfter(version, story).map((key) => key.slice(-5));
    expect(ends(both(span, { reach: reach({ sumMinor: 1000, receipts: 2 }) }))).toEqual(keys);
    expect(ends(both(span, { reach: reach({ sumMinor: 1000, stamps: 2 }) }))).toEqual(keys);
    expect(ends(both(span, { reach: reach({ sumMinor: 1000, receipts: 2 }), quota: quota({ remainder: 'lost' }) }))).toEqual([
      'by r4',
      'by r6',
    ]);
    expect(ends(both(span, { reach: reach({ sumMinor: 1000, stamps: 2 }), quota: quota({ remainder: 'lost' }) }))).toEqual([
      'by r4',
      'by r6',
    ]);
  });

  test('what is asked of a window is the whole of its reach', () => {
    const done = { sumMinor: 5, receipts: 5, shops: 5, categories: 5, days: 5, stamps: 5 };
    for (const name of ['sumMinor', 'receipts', 'shops', 'categories', 'days', 'stamps'] as const) {
      expect([4, 5, 6].map((goal) => isReached(reach({ [name]: goal }), done))).toEqual([true, true, false]);
    }
    expect(isReached(reach(), { ...done, sumMinor: 0 })).toBe(true);
  });
});

describe('a single receipt', () => {
  const each = makeVersion({ campaignId: 'e', span: 'receipt', reach: reach({ sumMinor: 30_000 }), reward: perAmount(), quota: quota() });
  const pointsOf = (due: readonly Due[]) => due.map(({ reward }) => (reward.kind === 'points' ? reward.points : reward.kind));

  test('from an amount on: one below gives nothing, whatever the reward', () => {
    expect([29_999, 30_000, 30_001].map((minor) => pointsOf(receiptDue(each, 'r', minor)))).toEqual([[], [3], [3]]);
    const lost = { ...each, reward: gift('g'), quota: quota({ remainder: 'lost' }) };
    expect([29_999, 30_000, 90_000].map((minor) => pointsOf(receiptDue(lost, 'r', minor)))).toEqual([[], ['gift'], ['gift']]);
    const carried = { ...lost, quota: quota() };
    expect([29_999, 59_999, 60_000].map((minor) => receiptDue(carried, 'r', minor).length)).toEqual([0, 1, 2]);
  });

  test('a multiplier by itself gives nothing', () => {
    expect(receiptDue({ ...each, reward: multiply(2000) }, 'r', 50_000)).toEqual([]);
  });
});

describe('rewards are the same', () => {
  const rewards: readonly Due['reward'][] = [
    { kind: 'points', points: 5, purse: 'everywhere' },
    { kind: 'points', points: 6, purse: 'everywhere' },
    { kind: 'points', points: 5, purse: 'tenant:books' },
    { kind: 'gift', giftId: 'hare', choices: [] },
    { kind: 'gift', giftId: 'fox', choices: [] },
    { kind: 'gift', giftId: 'hare', choices: ['fox'] },
    { kind: 'gift', giftId: 'hare', choices: ['owl'] },
    { kind: 'gift', giftId: 'hare', choices: ['fox', 'owl'] },
    { kind: 'gift', giftId: 'hare', choices: ['owl', 'fox'] },
    { kind: 'tickets', tickets: 5 },
    { kind: 'tickets', tickets: 6 },
    { kind: 'tier', tierId: 'gold' },
    { kind: 'tier', tierId: 'hare' },
  ];

  test('only when all that a member gets is the same', () => {
    rewards.forEach((one, at) => {
      rewards.forEach((other, otherAt) => expect(sameReward(one, structuredClone(other))).toBe(at === otherAt));
    });
  });
});

describe('seen on a later day', () => {
  test('a rolling window of points per amount forgets what is too old', () => {
    const loyal = makeVersion({ span: 'rolling', rollingDays: 7, reach: reach({ receipts: 2 }), reward: perAmount(), quota: quota() });
    const window = { windowKey: 'rolling', entries: [on('a', '02T10:00')] };
    expect([null, '2026-11-08', '2026-11-09'].map((today) => fold(loyal, window, today).figures.receipts)).toEqual([1, 1, 0]);
  });
});
