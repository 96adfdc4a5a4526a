import { describe, expect, test } from 'vitest';
import { pointsForAmount } from '../../../domain/campaign/award.ts';
import type { RuleReceipt } from '../../../domain/campaign/evaluation.ts';
import { expiresAtMsOf } from '../../../domain/campaign/points-life.ts';
import { buildRuleIndex, candidates } from '../../../domain/campaign/rule-index.ts';
import { localOf } from '../../../domain/time/zone.ts';
import { at, makeReceipt, makeVersion, mall, perAmount, points, quota, reach, run, when, where } from './make-version.ts';

const base = makeVersion({
  campaignId: 'base',
  span: 'receipt',
  reach: reach(),
  quota: quota({ perAccountWindow: 1 }),
  reward: perAmount(),
});
const threshold = makeVersion({
  campaignId: 'vesta-to-corso',
  span: 'receipt',
  where: where({ tenants: ['vesta'] }),
  reach: reach({ sumMinor: 200_000 }),
  reward: points(200, { purse: 'tenant:corso-shoes', life: { kind: 'days', days: 60 } }),
});

describe('base points', () => {
  test.each([
    [9_999, 'down', null, 0],
    [10_000, 'down', null, 1],
    [245_000, 'down', null, 24],
    [15_000, 'nearest', null, 2],
    [14_999, 'nearest', null, 1],
    [0, 'down', null, 0],
    [-5, 'nearest', null, 0],
    [-15_000, 'down', null, 0],
    [1_000_000, 'down', 50, 50],
    [9_999_999_999_999, 'down', null, 999_999_999],
    [9_007_199_254_740_991, 'down', null, 1_000_000_000],
  ] as const)('%i minor, %s, cap %s: %i points', (amountMinor, rounding, capPoints, points) => {
    expect(pointsForAmount({ points: 1, perMinor: 10_000, rounding, capPoints }, amountMinor)).toBe(points);
  });

  test('a receipt too small for a point gives nothing and touches nothing', () => {
    expect(run([base], makeReceipt({ receiptId: 'r', amountMinor: 9_900 })).touched).toEqual([]);
  });
});

describe('threshold on one receipt', () => {
  test('from the sum on it gives points for the other shop, once whatever the amount', () => {
    const { touched } = run([threshold], makeReceipt({ receiptId: 'r', amountMinor: 900_000 }));
    expect(touched).toHaveLength(1);
    expect(touched[0]?.due).toEqual([
      { awardKey: 'vesta-to-corso/r/1', receiptId: 'r', reward: { kind: 'points', points: 200, purse: 'tenant:corso-shoes' } },
    ]);
    expect(touched[0]?.after).toBeNull();
  });

  test('every multiple, when the campaign says so', () => {
    const all = { ...threshold, quota: { ...threshold.quota, perAccountWindow: null } };
    expect(run([all], makeReceipt({ receiptId: 'r', amountMinor: 900_000 })).touched[0]?.due.map((one) => one.awardKey)).toEqual([
      'vesta-to-corso/r/1',
      'vesta-to-corso/r/2',
      'vesta-to-corso/r/3',
      'vesta-to-corso/r/4',
    ]);
  });

  test('just below it is a near miss in words, far below it is silence', () => {
    expect(run([threshold], makeReceipt({ receiptId: 'r', amountMinor: 199_999 })).nearMisses).toMatchObject([
      {
        missingMinor: 1,
        donePerMille: 999,
        explanation: { key: 'near.receipt', args: { campaignId: 'vesta-to-corso', sumMinor: 200_000, byLocal: '2026-11-30' } },
      },
    ]);
    expect(run([threshold], makeReceipt({ receiptId: 'r', amountMinor: 50_000 })).nearMisses).toEqual([]);
  });

  test('of campaigns in one group the best stands, the others say so; without a group all stand', () => {
    const more = {
      ...threshold,
      campaignId: 'evening',
      reward: points(300),
    };
    const receipt = makeReceipt({ receiptId: 'r', amountMinor: 300_000 });
    expect(run([threshold, more, base], receipt).touched).toHaveLength(3);
    const grouped = run([{ ...threshold, stackingGroup: 'g' }, { ...more, stackingGroup: 'g' }, base], receipt);
    expect(grouped.touched.map((one) => one.version.campaignId)).toEqual(['evening', 'base']);
    expect(grouped.notCounted.map((one) => one.explanation)).toEqual([{ key: 'not.gave-way', args: { campaignId: 'vesta-to-corso' } }]);
    const missed = run(
      [
        { ...threshold, stackingGroup: 'g' },
        { ...more, stackingGroup: 'g', minimumMinor: 400_000 },
      ],
      receipt,
    );
    expect(missed.touched.map((one) => one.version.campaignId)).toEqual(['vesta-to-corso']);
  });
});

describe('a sum in a mall day (journey 1)', () => {
  const hare = makeVersion({
    where: where({ except: { tenants: [], categories: ['cafe', 'pharmacy', 'bank'] } }),
    when: when({ registeredWithinDays: 0 }),
  });
  const fashion = makeReceipt({ receiptId: 'a', amountMinor: 245_000 });
  const shoes = makeReceipt({
    receiptId: 'd',
    tenantId: 'corso-shoes',
    category: 'shoes',
    amountMinor: 260_000,
    purchasedAtLocal: '2026-11-21T13:00:00',
  });

  test('2,450 leaves 2,550, and 2,600 more close the ring', () => {
    const first = run([hare], fashion);
    expect(first.touched[0]?.due).toEqual([]);
    expect(first.nearMisses).toMatchObject([
      {
        windowKey: '2026-11-21',
        missingMinor: 255_000,
        donePerMille: 490,
        explanation: { key: 'near', args: { campaignId: 'hare', missingMinor: 255_000, byLocal: '2026-11-21' } },
      },
    ]);
    const window = first.touched[0]?.after;
    const second = run([hare], shoes, window === null || window === undefined ? [] : [window]);
    expect(second.touched[0]?.due).toEqual([
      { awardKey: 'hare/2026-11-21/1', receiptId: 'd', reward: { kind: 'gift', giftId: 'plush-hare', choices: [] } },
    ]);
    expect(second.nearMisses).toEqual([]);
  });

  test('cafés do not count and it is said; shops that the campaign never named say nothing', () => {
    const cafe = makeReceipt({ receiptId: 'b', tenantId: 'cafe-tilia', category: 'cafe' });
    expect(run([hare], cafe)).toMatchObject({
      touched: [],
      notCounted: [{ explanation: { key: 'not.category', args: { campaignId: 'hare', categoryId: 'cafe' } } }],
    });
    expect(run([threshold], cafe)).toEqual({ touched: [], nearMisses: [], notCounted: [] });
  });

  test("yesterday's receipt is told: not for the toy", () => {
    const yesterday = makeReceipt({ receiptId: 'y', purchasedAtLocal: '2026-11-20T18:00:00', registeredAtMs: at('2026-11-21T12:00') });
    expect(run([hare], yesterday).notCounted).toMatchObject([{ explanation: { key: 'not.same-day' } }]);
  });

  test('a bill at 01:30 belongs to the evening before, and is no late registration at 02:00', () => {
    const night = makeReceipt({ receiptId: 'n', purchasedAtLocal: '2026-11-22T01:30:00', registeredAtMs: at('2026-11-22T02:00') });
    expect(run([hare], night).touched[0]?.windowKey).toBe('2026-11-21');
  });
});

describe('three windows', () => {
  const hare = makeVersion();
  test.each<[string, Partial<RuleReceipt>, string]>([
    [
      'bought before it began, registered after',
      { purchasedAtLocal: '2026-11-01T03:59:59', registeredAtMs: at('2026-11-01T10:00') },
      'not.before',
    ],
    ['bought when it was over', { purchasedAtLocal: '2026-12-01T04:00:00' }, 'not.after'],
    ['registered too late', { purchasedAtLocal: '2026-11-30T20:00:00', registeredAtMs: at('2026-12-02T04:00') }, 'not.late'],
  ])('%s: %s', (_name, change, key) => {
    expect(run([hare], makeReceipt({ receiptId: 'r', ...change })).notCounted.map((one) => one.explanation.key)).toEqual([key]);
  });

  test('weekdays are mall days, hours may run past midnight', () => {
    const saturdays = makeVersion({ when: when({ weekdays: [6] }) });
    expect(run([saturdays], makeReceipt({ receiptId: 'r', purchasedAtLocal: '2026-11-22T02:00:00' })).touched).toHaveLength(1); // Saturday's night
    expect(run([saturdays], makeReceipt({ receiptId: 'r', purchasedAtLocal: '2026-11-22T12:00:00' })).notCounted[0]?.explanation.key).toBe(
      'not.weekday',
    );
    const nights = makeVersion({ when: when({ hours: { from: '22:00', until: '02:00' } }) });
    for (const [clock, counts] of [
      ['21:59', 0],
      ['22:00', 1],
      ['01:59', 1],
      ['02:00', 0],
    ] as const) {
      expect(run([nights], makeReceipt({ receiptId: 'r', purchasedAtLocal: `2026-11-21T${clock}:00` })).touched).toHaveLength(counts);
    }
  });

  test('the version in force at registration decides; what was registered before a stop stays possible', () => {
    const stopped = makeVersion({ version: 2, effectiveFromMs: at('2026-11-21T13:00'), stoppedAtMs: at('2026-11-21T13:00') });
    const index = buildRuleIndex([makeVersion(), stopped]);
    const query = { tenantId: 'vesta', category: 'fashion', purchasedAtMs: at('2026-11-21T12:00') };
    expect(candidates(index, { ...query, registeredAtMs: at('2026-11-21T12:59') }).map((one) => one.version.version)).toEqual([1]);
    expect(candidates(index, { ...query, registeredAtMs: at('2026-11-21T13:00') })).toEqual([]);
  });

  test('a rule above this engine is left alone', () => {
    expect(run([makeVersion({ engineLevel: 99 })], makeReceipt({ receiptId: 'r' }))).toEqual({
      touched: [],
      nearMisses: [],
      notCounted: [],
    });
  });
});

describe('life of points', () => {
  const life = (of: Parameters<typeof expiresAtMsOf>[0]) => {
    const ms = expiresAtMsOf(of, at('2026-11-21T12:00'), mall.offsets, mall.dayCutoffMinutes);
    return ms === null ? null : localOf(ms, mall.offsets);
  };
  test.each([
    [{ kind: 'never' } as const, null],
    [{ kind: 'days', days: 1 } as const, '2026-11-23T04:00:00'],
    [{ kind: 'end-of-quarter' } as const, '2027-01-01T04:00:00'],
    [{ kind: 'fixed', atMs: at('2026-12-31T04:00') } as const, '2026-12-31T04:00:00'],
  ])('%o ends %s', (of, local) => {
    expect(life(of)).toBe(local);
  });
});
