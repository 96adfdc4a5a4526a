/** Mechanics of DESIGN §7 that look at one receipt: what counts of it, which campaign takes it, tickets and tiers. */
import { describe, expect, test } from 'vitest';
import type { RuleReceipt } from '../../../domain/campaign/evaluation.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import {
  at,
  counted,
  gift,
  makeReceipt,
  makeVersion,
  multiply,
  perAmount,
  points,
  quota,
  reach,
  run,
  tickets,
  tier,
  when,
} from './make-version.ts';
import { base, bought, dueAfter, dueFor, once, pointsFor, reasonsFor } from './story.ts';

describe('M9, M10 tickets and tiers', () => {
  test('from 1,500 on one receipt registered the same day: a ticket for each full 1,500', () => {
    const draw = once({
      campaignId: 'draw',
      reach: reach({ sumMinor: 150_000 }),
      reward: tickets(1),
      quota: quota(),
      when: when({ registeredWithinDays: 0 }),
    });
    expect(dueFor(draw, { amountMinor: 310_000 })).toEqual([
      { kind: 'tickets', tickets: 1 },
      { kind: 'tickets', tickets: 1 },
    ]);
    expect(reasonsFor(draw, { amountMinor: 310_000, registeredAtMs: at('2026-11-22T12:00') })).toEqual(['not.same-day']);
  });

  test('so much in a year gives a tier once', () => {
    const gold = makeVersion({
      campaignId: 'gold',
      span: 'year',
      reach: reach({ sumMinor: 500_000 }),
      reward: tier('gold'),
      quota: quota({ perAccountWindow: 1 }),
    });
    expect(
      dueAfter(
        gold,
        bought([
          ['02T12:00', 400_000],
          ['20T12:00', 700_000],
        ]),
      ),
    ).toEqual(['gold/2026/1 by r2']);
  });
});

describe('M15, M28 what counts of a receipt', () => {
  const sweet = { ...base, counted: counted({ goods: { only: ['cake', 'wine'], except: ['wine'] } }) };
  const noWine = { ...base, counted: counted({ goods: { only: [], except: ['wine'] } }) };
  const goods = [
    { group: 'cake', amountMinor: 30_000 },
    { group: 'wine', amountMinor: 50_000 },
  ];

  test.each<[string, CampaignVersion, Partial<RuleReceipt>, readonly (number | string)[]]>([
    ['all of it', base, { amountMinor: 100_000 }, [10]],
    ['not what was paid with points', base, { amountMinor: 100_000, paidWithPointsMinor: 35_000 }, [6]],
    [
      'that as well, if the campaign says so',
      { ...base, counted: counted({ withPointsPaid: true }) },
      { paidWithPointsMinor: 35_000 },
      [10],
    ],
    ['the named goods only', sweet, { goods }, [3]],
    ['all but the named goods; what is not told counts', noWine, { goods }, [5]],
    ['without goods told all of it, where some are left out', noWine, { goods: null }, [10]],
    ['goods and points: the points paid for other goods first', sweet, { goods, paidWithPointsMinor: 60_000 }, [3]],
    ['but never more than the money paid', sweet, { goods, paidWithPointsMinor: 80_000 }, [2]],
    ['at most the cap', { ...base, counted: counted({ perReceiptMaxMinor: 40_000 }) }, {}, [4]],
  ])('%s', (_name, version, change, expected) => {
    expect(pointsFor(version, change)).toEqual(expected);
  });

  test.each<[string, CampaignVersion, Partial<RuleReceipt>, string]>([
    ['no goods told where some are asked for', sweet, { goods: null }, 'not.goods'],
    ['only goods that are left out', noWine, { amountMinor: 50_000, goods: [{ group: 'wine', amountMinor: 50_000 }] }, 'not.goods'],
    ['all paid with points', base, { paidWithPointsMinor: 100_000 }, 'not.paid-with-points'],
    ['below the minimum by what counts of it', { ...base, minimumMinor: 70_000 }, { paidWithPointsMinor: 35_000 }, 'not.minimum'],
  ])('%s: it is said', (_name, version, change, key) => {
    expect(reasonsFor(version, change)).toEqual([key]);
  });

  test('a threshold is judged on what counts', () => {
    const threshold = once({ reach: reach({ sumMinor: 80_000 }), reward: points(10) });
    expect(pointsFor(threshold, { amountMinor: 100_000, paidWithPointsMinor: 20_000 })).toEqual([10]);
    expect(pointsFor(threshold, { amountMinor: 100_000, paidWithPointsMinor: 20_001 })).toEqual([]);
  });
});

describe('M26 a receipt serves one campaign of a group', () => {
  const toys = makeVersion({ campaignId: 'toys', receiptUse: 'gifts', rank: 1 });
  const books = makeVersion({ campaignId: 'books', receiptUse: 'gifts', rank: 2, minimumMinor: 50_000 });
  const keysFor = (amountMinor: number) => {
    const { touched, notCounted } = run([toys, books, base], makeReceipt({ receiptId: 'r', amountMinor }));
    return [touched.map((one) => one.version.campaignId), notCounted.map((one) => [one.version.campaignId, one.explanation.key])];
  };

  test('that of the highest rank takes it, the other says so; others are not concerned', () => {
    expect(keysFor(60_000)).toEqual([['books', 'base'], [['toys', 'not.used-for']]]);
  });

  test('one that it does not count for takes nothing', () => {
    expect(keysFor(40_000)).toEqual([['toys', 'base'], [['books', 'not.minimum']]]);
  });

  test('rank goes before the name', () => {
    const { touched } = run([{ ...toys, rank: 3 }, books], makeReceipt({ receiptId: 'r' }));
    expect(touched.map((one) => one.version.campaignId)).toEqual(['toys']);
  });

  test('of equal rank the first by name', () => {
    const { touched } = run([{ ...toys, rank: 2 }, books], makeReceipt({ receiptId: 'r' }));
    expect(touched.map((one) => one.version.campaignId)).toEqual(['books']);
  });
});

describe('M2 multipliers', () => {
  const triple = once({ campaignId: 'triple', reward: multiply(3000) });
  const pointsOf = (versions: readonly CampaignVersion[], change: Partial<RuleReceipt> = {}) =>
    run(versions, makeReceipt({ receiptId: 'r', amountMinor: 145_000, ...change })).touched.map((one) => [
      one.version.campaignId,
      one.due.map((due) => (due.reward.kind === 'points' ? due.reward.points : 0)),
    ]);

  test.each<[string, readonly CampaignVersion[], readonly (readonly [string, readonly number[]])[]]>([
    [
      'three times the points: twice on top',
      [base, triple],
      [
        ['base', [14]],
        ['triple', [28]],
      ],
    ],
    [
      'the order of campaigns does not matter',
      [triple, base],
      [
        ['base', [14]],
        ['triple', [28]],
      ],
    ],
    [
      'one and a half, rounded down',
      [
        { ...base, reward: perAmount({ perMinor: 9_000 }) },
        { ...triple, reward: multiply(1500) },
      ],
      [
        ['base', [16]],
        ['triple', [8]],
      ],
    ],
    [
      'capped',
      [base, { ...triple, reward: multiply(3000, { capPoints: 20 }) }],
      [
        ['base', [14]],
        ['triple', [20]],
      ],
    ],
    ['without base points nothing', [triple], []],
    [
      'of one campaign only',
      [base, { ...base, campaignId: 'other' }, { ...triple, reward: multiply(3000, { of: 'other' }) }],
      [
        ['base', [14]],
        ['other', [14]],
        ['triple', [28]],
      ],
    ],
    [
      'several add up, each on the base alone',
      [base, triple, { ...triple, campaignId: 'double', reward: multiply(2000) }],
      [
        ['base', [14]],
        ['triple', [28]],
        ['double', [14]],
      ],
    ],
    [
      'of one group the better one',
      [base, { ...triple, stackingGroup: 'x' }, { ...triple, campaignId: 'double', reward: multiply(2000), stackingGroup: 'x' }],
      [
        ['base', [14]],
        ['triple', [28]],
      ],
    ],
    [
      'or another offer of the group, if that is better',
      [base, { ...triple, stackingGroup: 'x' }, once({ campaignId: 'flat', reward: points(29), stackingGroup: 'x' })],
      [
        ['base', [14]],
        ['flat', [29]],
      ],
    ],
    [
      'base points never give way to their own multiplier',
      [
        { ...base, stackingGroup: 'x' },
        { ...triple, stackingGroup: 'x' },
      ],
      [
        ['base', [14]],
        ['triple', [28]],
      ],
    ],
    [
      'only base points that stand',
      [{ ...base, stackingGroup: 'x' }, { ...base, campaignId: 'better', reward: perAmount({ points: 2 }), stackingGroup: 'x' }, triple],
      [
        ['better', [28]],
        ['triple', [56]],
      ],
    ],
    ['from an amount on', [base, { ...triple, reach: reach({ sumMinor: 145_001 }) }], [['base', [14]]]],
    [
      'at that amount',
      [base, { ...triple, reach: reach({ sumMinor: 145_000 }) }],
      [
        ['base', [14]],
        ['triple', [28]],
      ],
    ],
    [
      'above it, and of the campaign named alone',
      [
        base,
        { ...base, campaignId: 'other', reward: perAmount({ points: 2 }) },
        { ...triple, reward: multiply(3000, { of: 'other' }), reach: reach({ sumMinor: 1 }) },
      ],
      [
        ['base', [14]],
        ['other', [28]],
        ['triple', [56]],
      ],
    ],
    [
      'base points worth more than their multiplier do not push it out',
      [
        { ...base, stackingGroup: 'x' },
        { ...triple, reward: multiply(1500), stackingGroup: 'x' },
      ],
      [
        ['base', [14]],
        ['triple', [7]],
      ],
    ],
  ])('%s', (_name, versions, expected) => {
    expect(pointsOf(versions)).toEqual(expected);
  });

  test('one that asks for more than the receipt has is no goal that comes nearer, and nothing gives way to it', () => {
    const receipt = makeReceipt({ receiptId: 'r', amountMinor: 145_000 });
    expect(run([base, { ...triple, reach: reach({ sumMinor: 145_001 }) }], receipt)).toMatchObject({ nearMisses: [], notCounted: [] });
    const grouped = [base, triple].map((version) => ({ ...version, stackingGroup: 'x' }));
    expect(run(grouped, receipt).notCounted).toEqual([]);
  });

  test('of what counts for the multiplier only', () => {
    const cakes = { ...triple, counted: counted({ goods: { only: ['cake'], except: [] } }) };
    expect(pointsOf([base, cakes], { goods: [{ group: 'cake', amountMinor: 50_000 }] })).toEqual([
      ['base', [14]],
      ['triple', [10]],
    ]);
  });

  test('base points of a window are not multiplied: a multiplier depends on the receipt alone', () => {
    expect(
      pointsOf([makeVersion({ campaignId: 'daily', span: 'day', reach: reach(), quota: quota(), reward: perAmount() }), triple]),
    ).toEqual([['daily', [14]]]);
  });
});

describe('M19 stacking', () => {
  const offer = (campaignId: string, amount: number, change: Partial<CampaignVersion> = {}) =>
    once({ campaignId, reward: points(amount), stackingGroup: 'g', ...change });
  const standing = (versions: readonly CampaignVersion[]) => {
    const { touched, notCounted } = run(versions, makeReceipt({ receiptId: 'r' }));
    return [touched.map((one) => one.version.campaignId), notCounted.map((one) => one.version.campaignId)];
  };

  test.each<[string, readonly CampaignVersion[], readonly string[]]>([
    ['the most points', [offer('a', 5), offer('b', 7)], ['b']],
    ['the first by name of equals', [offer('b', 5), offer('a', 5)], ['a']],
    ['a gift before points', [offer('a', 5), offer('b', 0, { reward: gift('g') })], ['b']],
    [
      'a tier before tickets before points',
      [offer('a', 5), offer('b', 0, { reward: tickets(9) }), offer('c', 0, { reward: tier('gold') })],
      ['c'],
    ],
    ['a gift before a tier', [offer('a', 0, { reward: tier('gold') }), offer('b', 0, { reward: gift('g') })], ['b']],
    ['more tickets before fewer', [offer('a', 0, { reward: tickets(2) }), offer('b', 0, { reward: tickets(3) })], ['b']],
    ['tickets before any points', [offer('a', 500), offer('b', 0, { reward: tickets(1) })], ['b']],
    ['the first by name of equals, in any order', [offer('a', 5), offer('b', 5)], ['a']],
    ['the highest rank, wherever it stands', [offer('a', 7), offer('b', 5, { rank: 2, stackingBy: 'rank' })], ['b']],
    ['the highest rank, where one says so', [offer('a', 5, { rank: 2, stackingBy: 'rank' }), offer('b', 7)], ['a']],
    ['of one rank the best', [offer('a', 5, { stackingBy: 'rank' }), offer('b', 7, { stackingBy: 'rank' })], ['b']],
    ['rank alone says nothing in a group of the best', [offer('a', 5, { rank: 2 }), offer('b', 7)], ['b']],
    ['groups do not mix', [offer('a', 5), offer('b', 7, { stackingGroup: 'h' })], ['a', 'b']],
    ['what gives nothing beats nobody', [offer('a', 5), offer('b', 7, { reach: reach({ sumMinor: 900_000 }) })], ['a']],
  ])('%s', (_name, versions, expected) => {
    const [kept, gaveWay] = standing(versions);
    expect(kept).toEqual(expected);
    expect([...(kept ?? []), ...(gaveWay ?? [])].length).toBe(versions.filter((one) => one.reach.sumMinor === null).length);
  });
});
