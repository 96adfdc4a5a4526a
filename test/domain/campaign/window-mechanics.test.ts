/** Mechanics of DESIGN §7 that look at several receipts of a window. Combinations and rolling windows have files of their own. */
import { describe, expect, test } from 'vitest';
import { dueInCampaign } from '../../../domain/campaign/campaign-due.ts';
import { dueOf } from '../../../domain/campaign/due.ts';
import type { RuleReceipt } from '../../../domain/campaign/evaluation.ts';
import { progressOf, removeEntry } from '../../../domain/campaign/progress.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import { counted, gift, makeReceipt, makeVersion, perAmount, points, quota, reach, run, windowsAfter } from './make-version.ts';
import { bought, dueAfter, dueFor, once, pointsFor } from './story.ts';

describe('M5 count and distinct', () => {
  const ten = makeVersion({
    campaignId: 'ten',
    span: 'month',
    reach: reach({ receipts: 4, shops: 3 }),
    reward: points(500),
    quota: quota({ perAccountWindow: 1 }),
  });

  test('so many purchases in a month in at least so many shops: both must be there', () => {
    expect(
      dueAfter(
        ten,
        bought([
          ['02T12:00', 1, 'a'],
          ['03T12:00', 1, 'b'],
          ['04T12:00', 1, 'b'],
          ['05T12:00', 1, 'a'],
        ]),
      ),
    ).toEqual([]);
    expect(
      dueAfter(
        ten,
        bought([
          ['02T12:00', 1, 'a'],
          ['03T12:00', 1, 'b'],
          ['04T12:00', 1, 'b'],
          ['05T12:00', 1, 'c'],
        ]),
      ),
    ).toEqual(['ten/2026-11/1 by r4']);
    expect(
      dueAfter(
        ten,
        bought([
          ['02T12:00', 1, 'a'],
          ['03T12:00', 1, 'b'],
          ['05T12:00', 1, 'c'],
        ]),
      ),
    ).toEqual([]);
  });

  test('different categories and different mall days are counted likewise', () => {
    const days = { ...ten, reach: reach({ days: 3 }) };
    expect(
      dueAfter(
        days,
        bought([
          ['02T12:00', 1],
          ['03T12:00', 1],
          ['04T01:30', 1],
        ]),
      ),
    ).toEqual([]);
    expect(
      dueAfter(
        days,
        bought([
          ['02T12:00', 1],
          ['03T12:00', 1],
          ['04T12:00', 1],
        ]),
      ),
    ).toEqual(['ten/2026-11/1 by r3']);
    const categories = { ...ten, reach: reach({ categories: 2 }) };
    const [one, other] = bought([
      ['02T12:00', 1],
      ['03T12:00', 1],
    ]);
    expect(
      dueAfter(
        categories,
        [one, other].flatMap((each) => each ?? []),
      ),
    ).toEqual([]);
    expect(
      dueAfter(
        categories,
        [one, other].flatMap((each, n) => (each === undefined ? [] : [{ ...each, category: `kind-${n}` }])),
      ),
    ).toHaveLength(1);
  });

  test('what is missing is told figure by figure', () => {
    const [window] = windowsAfter(
      [ten],
      bought([
        ['02T12:00', 1, 'a'],
        ['03T12:00', 1, 'a'],
      ]),
    );
    const next = makeReceipt({ receiptId: 'r9', tenantId: 'a', purchasedAtLocal: '2026-11-05T12:00:00' });
    expect(run([ten], next, window === undefined ? [] : [window]).nearMisses).toMatchObject([
      {
        missingReceipts: 1,
        missingShops: 2,
        missingMinor: null,
        missingCategories: null,
        missingDays: null,
        missingStamps: null,
        donePerMille: 333,
      },
    ]);
  });
});

describe('M7, M26 sums, multiples, remainders', () => {
  const hare = makeVersion({ quota: quota() });
  const day = bought([
    ['02T10:00', 400_000],
    ['02T11:00', 800_000],
    ['02T12:00', 300_000],
  ]);

  test.each<[string, CampaignVersion, readonly string[]]>([
    ['carried: 15,000 are three', hare, ['hare/2026-11-02/1 by r2', 'hare/2026-11-02/2 by r2', 'hare/2026-11-02/3 by r3']],
    ['lost: what goes beyond an award begins nothing', { ...hare, quota: quota({ remainder: 'lost' }) }, ['hare/2026-11-02/1 by r2']],
    ['one an account and window', { ...hare, quota: quota({ perAccountWindow: 1 }) }, ['hare/2026-11-02/1 by r2']],
    ['two', { ...hare, quota: quota({ perAccountWindow: 2 }) }, ['hare/2026-11-02/1 by r2', 'hare/2026-11-02/2 by r2']],
  ])('%s', (_name, version, keys) => {
    expect(dueAfter(version, day)).toEqual(keys);
  });

  test('a gift may be one of several to choose from', () => {
    expect(dueFor(once({ reward: gift('hare', ['fox', 'owl']) }), {})).toEqual([{ kind: 'gift', giftId: 'hare', choices: ['fox', 'owl'] }]);
  });

  test('a single receipt: multiples are carried, or lost', () => {
    const single = once({ reach: reach({ sumMinor: 100_000 }), reward: gift('g'), quota: quota() });
    expect(pointsFor(single, { amountMinor: 350_000 })).toHaveLength(3);
    expect(pointsFor({ ...single, quota: quota({ remainder: 'lost' }) }, { amountMinor: 350_000 })).toHaveLength(1);
  });
});

describe('M8 stamp cards', () => {
  const card = makeVersion({ campaignId: 'card', span: 'campaign', reach: reach({ stamps: 5 }), reward: gift('coffee'), quota: quota() });

  test('one stamp a receipt, the sixth begins the next card', () => {
    const six = bought([1, 2, 3, 4, 5, 6].map((n) => [`0${n}T12:00`, 100] as const));
    expect(dueAfter(card, six)).toEqual(['card/campaign/1 by r5']);
    const [window] = windowsAfter([card], six);
    expect(window === undefined ? null : progressOf(card, window).stamps).toBe(1);
  });

  test('one stamp for each full amount, at most so many a receipt', () => {
    const coffee = { ...card, counted: counted({ stamps: { everyMinor: 30_000, perReceipt: 3 } }) };
    expect(
      dueAfter(
        coffee,
        bought([
          ['02T12:00', 60_000],
          ['03T12:00', 900_000],
        ]),
      ),
    ).toEqual(['card/campaign/1 by r2']);
    expect(
      dueAfter(
        coffee,
        bought([
          ['02T12:00', 59_999],
          ['03T12:00', 900_000],
        ]),
      ),
    ).toEqual([]);
  });
});

describe('M14 limits of an account', () => {
  const weekly = makeVersion({
    campaignId: 'w',
    span: 'week',
    reach: reach({ receipts: 1 }),
    reward: points(50),
    quota: quota({ perAccountWindow: 1, perAccountCampaign: 2 }),
  });
  const keysOf = (list: readonly RuleReceipt[]) =>
    [...dueInCampaign(weekly, windowsAfter([weekly], list)).values()].flat().map((due) => due.awardKey);

  test('one a week, two in all: the first two by purchase stand', () => {
    expect(
      keysOf(
        bought([
          ['03T12:00', 1],
          ['10T12:00', 1],
          ['17T12:00', 1],
        ]),
      ),
    ).toEqual(['w/2026-W45/1', 'w/2026-W46/1']);
  });

  test('a receipt that arrives last but was bought first moves the award, and evaluate names both windows', () => {
    const [first, second, third] = bought([
      ['03T12:00', 1],
      ['10T12:00', 1],
      ['17T12:00', 1],
    ]);
    const windows = windowsAfter(
      [weekly],
      [second, third].flatMap((one) => one ?? []),
    );
    const { touched } = first === undefined ? { touched: [] } : run([weekly], first, windows);
    expect(touched.map((one) => [one.windowKey, one.entry?.receiptId ?? null, one.due.length])).toEqual([
      ['2026-W45', 'r1', 1],
      ['2026-W47', null, 0],
    ]);
  });

  test('a void hands the place to the next one', () => {
    const windows = windowsAfter(
      [weekly],
      bought([
        ['03T12:00', 1],
        ['10T12:00', 1],
        ['17T12:00', 1],
      ]),
    );
    const left = windows.map((window) => removeEntry(window, 'r1'));
    expect([...dueInCampaign(weekly, left).values()].flat().map((due) => due.awardKey)).toEqual(['w/2026-W46/1', 'w/2026-W47/1']);
  });

  test('single receipts keep windows for it, one each: from 1,000, three times in the campaign', () => {
    const thrice = once({
      campaignId: 't',
      reach: reach({ sumMinor: 100_000 }),
      reward: points(10),
      quota: quota({ perAccountCampaign: 3 }),
    });
    const windows = windowsAfter(
      [thrice],
      bought([
        ['02T12:00', 100_000],
        ['03T12:00', 99_999],
        ['04T12:00', 250_000],
        ['05T12:00', 100_000],
      ]),
    );
    expect([...dueInCampaign(thrice, windows).values()].flat().map((due) => due.awardKey)).toEqual(['t/r1/1', 't/r3/1', 't/r3/2']);
  });

  test('when all is had, nothing is said to be near', () => {
    const windows = windowsAfter(
      [weekly],
      bought([
        ['03T12:00', 1],
        ['10T12:00', 1],
      ]),
    );
    const two = { ...weekly, reach: reach({ receipts: 2 }), quota: quota({ perAccountCampaign: 1 }) };
    const full = windowsAfter(
      [two],
      bought([
        ['03T12:00', 1],
        ['03T13:00', 1],
      ]),
    );
    const next = makeReceipt({ receiptId: 'next', purchasedAtLocal: '2026-11-17T12:00:00' });
    expect(run([two], next, full).nearMisses).toEqual([]);
    expect(run([{ ...two, quota: quota() }], next, windows).nearMisses).toHaveLength(1);
  });
});

describe('points per amount in a window', () => {
  const five = makeVersion({
    campaignId: 'five',
    span: 'day',
    reach: reach(),
    reward: perAmount({ points: 5, capPoints: 100 }),
    quota: quota(),
    counted: counted({ firstReceipts: 2 }),
  });

  test('the first two purchases of a day earn, each its own award, capped each', () => {
    const list = bought([
      ['02T12:00', 50_000],
      ['02T10:00', 900_000],
      ['02T11:00', 30_000],
      ['03T10:00', 30_000],
    ]);
    expect(windowsAfter([five], list).flatMap((window) => dueOf(five, window))).toEqual([
      { awardKey: 'five/2026-11-02/r2', receiptId: 'r2', reward: { kind: 'points', points: 100, purse: 'everywhere' } },
      { awardKey: 'five/2026-11-02/r3', receiptId: 'r3', reward: { kind: 'points', points: 15, purse: 'everywhere' } },
      { awardKey: 'five/2026-11-03/r4', receiptId: 'r4', reward: { kind: 'points', points: 15, purse: 'everywhere' } },
    ]);
  });

  test('a receipt beyond the first ones is told so, and moves up when one of them is voided', () => {
    const [one, two, three] = bought([
      ['02T10:00', 50_000],
      ['02T11:00', 50_000],
      ['02T12:00', 50_000],
    ]);
    const windows = windowsAfter(
      [five],
      [one, two].flatMap((each) => each ?? []),
    );
    const last = three === undefined ? null : run([five], three, windows);
    expect(last?.notCounted.map((each) => each.explanation)).toEqual([
      { key: 'not.first-receipts', args: { campaignId: 'five', firstReceipts: 2 } },
    ]);
    const after = last?.touched[0]?.after;
    expect(after === null || after === undefined ? [] : dueOf(five, removeEntry(after, 'r1')).map((due) => due.receiptId)).toEqual([
      'r2',
      'r3',
    ]);
  });

  test('with a goal, all of the window earn once it is reached', () => {
    const loyal = { ...five, span: 'month' as const, counted: counted(), reach: reach({ days: 2 }), reward: perAmount() };
    expect(
      dueAfter(
        loyal,
        bought([
          ['02T12:00', 50_000],
          ['02T13:00', 50_000],
        ]),
      ),
    ).toEqual([]);
    expect(
      dueAfter(
        loyal,
        bought([
          ['02T12:00', 50_000],
          ['03T13:00', 50_000],
        ]),
      ),
    ).toEqual(['five/2026-11/r1 by r1', 'five/2026-11/r2 by r2']);
  });
});
