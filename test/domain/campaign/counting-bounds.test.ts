/** One below, at, one above: where a receipt begins and ceases to count, and what is said then. */
import { describe, expect, test } from 'vitest';
import { fixedReward } from '../../../domain/campaign/award.ts';
import { isAt, stampsOf } from '../../../domain/campaign/counted-amount.ts';
import { isInForce, isWithin } from '../../../domain/campaign/counting.ts';
import { Registration } from '../../../domain/campaign/registration.ts';
import { keepsWindows, windowKeyOf } from '../../../domain/campaign/window-key.ts';
import {
  at,
  counted,
  makeMember,
  makeReceipt,
  makeVersion,
  mall,
  multiply,
  part,
  perAmount,
  quota,
  reach,
  run,
  when,
  where,
} from './make-version.ts';
import { base, once, pointsFor, reasonsFor } from './story.ts';

const november = when();

describe('a version is in force', () => {
  test('from the later of its own beginning and that of its campaign', () => {
    const early = makeVersion({ effectiveFromMs: november.boughtFromMs - 10 });
    expect([-1, 0].map((ms) => isInForce(early, november.boughtFromMs + ms))).toEqual([false, true]);
    const late = makeVersion({ effectiveFromMs: november.boughtFromMs + 10 });
    expect([9, 10].map((ms) => isInForce(late, november.boughtFromMs + ms))).toEqual([false, true]);
  });

  test('until just before it is stopped', () => {
    const stoppedAtMs = november.boughtFromMs + 10;
    expect([-1, 0].map((ms) => isInForce(makeVersion({ stoppedAtMs }), stoppedAtMs + ms))).toEqual([true, false]);
  });

  test('without an index too: a receipt of a stopped version is told nothing and touches nothing', () => {
    const stopped = makeVersion({ stoppedAtMs: at('2026-11-21T12:00') });
    expect(run([stopped], makeReceipt({ receiptId: 'r' }))).toEqual({ touched: [], nearMisses: [], notCounted: [] });
  });
});

describe('bought and registered', () => {
  const told = (purchased: string, registered: string, change: Parameters<typeof when>[0] = {}) =>
    reasonsFor({ ...base, when: when(change) }, { purchasedAtLocal: purchased, registeredAtMs: at(registered) });

  test('from the first second of the campaign on, before its last', () => {
    expect(told('2026-11-01T03:59:59', '2026-11-01T12:00')).toEqual(['not.before']);
    expect(told('2026-11-01T04:00:00', '2026-11-01T12:00')).toEqual([]);
    expect(told('2026-12-01T03:59:59', '2026-12-01T12:00')).toEqual([]);
    expect(told('2026-12-01T04:00:00', '2026-12-01T12:00')).toEqual(['not.after']);
  });

  test.each([
    [0, '2026-11-21T12:00', '2026-11-22T03:59', []],
    [0, '2026-11-21T12:00', '2026-11-22T04:00', ['not.same-day']],
    [1, '2026-11-21T12:00', '2026-11-23T03:59', []],
    [1, '2026-11-21T12:00', '2026-11-23T04:00', ['not.late']],
    // A till whose clock is a day ahead: a receipt of tomorrow is nothing registered in time.
    [0, '2026-11-22T12:00', '2026-11-21T12:00', ['not.same-day']],
    [1, '2026-11-22T12:00', '2026-11-21T12:00', ['not.late']],
  ])('within %i mall days of %s, registered %s: %j', (registeredWithinDays, purchased, registered, keys) => {
    expect(told(`${purchased}:00`, registered, { registeredWithinDays })).toEqual(keys);
  });

  test('outside the hours it is said', () => {
    const hours = { hours: { from: '10:00', until: '12:00' } };
    const toldAt = (clock: string) => told(`2026-11-21T${clock}:00`, '2026-11-21T20:00', hours);
    expect(['09:59', '10:00', '11:59', '12:00'].map(toldAt)).toEqual([['not.hours'], [], [], ['not.hours']]);
  });
});

describe('hours of the day', () => {
  const within = (fromMinute: number, untilMinute: number, minutes: readonly number[]) =>
    minutes.map((minute) => isWithin({ fromMinute, untilMinute }, minute));

  test('from counts, until does not', () => {
    expect(within(600, 720, [0, 599, 600, 719, 720, 1439])).toEqual([false, false, true, true, false, false]);
  });

  test('past midnight it is what is not between', () => {
    expect(within(1320, 120, [0, 119, 120, 1319, 1320, 1439])).toEqual([true, true, false, false, true, true]);
  });

  test('from and until the same is the whole day', () => {
    expect(within(600, 600, [0, 599, 600, 601])).toEqual([true, true, true, true]);
  });
});

describe('the place of a receipt', () => {
  const vesta = { tenantId: 'vesta', category: 'fashion' };

  test('a part that names none takes all, one that names some takes those alone', () => {
    expect(isAt({ tenants: [], categories: [] }, vesta)).toBe(true);
    expect(isAt({ tenants: ['vesta'], categories: ['cafe'] }, vesta)).toBe(true);
    expect(isAt({ tenants: ['corso'], categories: ['fashion'] }, vesta)).toBe(true);
    expect(isAt({ tenants: ['corso'], categories: ['cafe'] }, vesta)).toBe(false);
    expect(isAt({ tenants: [], categories: ['cafe'] }, vesta)).toBe(false);
  });

  test('of a shop left out it is said', () => {
    expect(reasonsFor({ ...base, where: where({ except: { tenants: ['vesta'], categories: [] } }) }, {})).toEqual(['not.shop']);
  });

  test('a combination is silent to a receipt of no part of it, and says so where only the goods are missing', () => {
    const cakes = makeVersion({ reach: reach(), parts: [part({ tenants: ['vesta'], goods: ['cake'] }), part({ tenants: ['corso'] })] });
    expect(run([cakes], makeReceipt({ receiptId: 'r', tenantId: 'books', category: 'books' }))).toEqual({
      touched: [],
      nearMisses: [],
      notCounted: [],
    });
    expect(reasonsFor(cakes, { goods: [{ group: 'wine', amountMinor: 1 }] })).toEqual(['not.goods']);
    expect(reasonsFor(cakes, { goods: null, paidWithPointsMinor: 100_000 })).toEqual(['not.paid-with-points']);
  });

  test('a receipt of nothing was not paid with points', () => {
    expect(reasonsFor({ ...base, minimumMinor: 1 }, { amountMinor: 0 })).toEqual(['not.minimum']);
    expect(reasonsFor({ ...base, minimumMinor: 1 }, { amountMinor: 1, paidWithPointsMinor: 1 })).toEqual(['not.paid-with-points']);
  });
});

describe('stamps of a receipt', () => {
  test('one, or one for each full step, at most so many, none for nothing', () => {
    expect(stampsOf(null, 5)).toBe(1);
    expect([99, 100, 199, 200, 350].map((minor) => stampsOf({ everyMinor: 100, perReceipt: null }, minor))).toEqual([0, 1, 1, 2, 3]);
    expect([99, 100, 199, 200, 350].map((minor) => stampsOf({ everyMinor: 100, perReceipt: 2 }, minor))).toEqual([0, 1, 1, 2, 2]);
    expect(stampsOf({ everyMinor: 100, perReceipt: null }, -250)).toBe(0);
  });
});

describe('what keeps no window', () => {
  test('a single receipt, and a multiplier whatever its limits', () => {
    expect(keepsWindows(base)).toBe(false);
    expect(keepsWindows({ ...base, quota: quota({ perAccountCampaign: 3 }) })).toBe(true);
    expect(keepsWindows({ ...base, reward: multiply(2000), quota: quota({ perAccountCampaign: 3 }) })).toBe(false);
    expect(keepsWindows(makeVersion())).toBe(true);
  });

  test('without a receipt at hand its window is a name that no receipt has', () => {
    expect(windowKeyOf({ span: 'receipt' }, '2026-11-21T12:00:00', mall)).toBe('receipt');
  });
});

describe('rewards', () => {
  test('of points per amount and of multipliers depend on amounts', () => {
    expect([perAmount(), multiply(2000)].map(fixedReward)).toEqual([null, null]);
    expect(pointsFor(once({ counted: counted({ perReceiptMaxMinor: 30_000 }), reward: perAmount() }), {})).toEqual([3]);
  });
});

describe('the last day of a window', () => {
  test('of calendar windows is asked once; rolling ones end with what each of them holds', () => {
    const registration = new Registration(makeReceipt({ receiptId: 'r' }), makeMember(), mall);
    const lastDayOf = (span: 'month' | 'rolling' | 'campaign', oldestDay: string | null) =>
      registration.lastDayOf({ span, rollingDays: 7 }, oldestDay);
    expect([lastDayOf('month', null), lastDayOf('month', '2026-10-01')]).toEqual(['2026-11-30', '2026-11-30']);
    expect([lastDayOf('rolling', '2026-11-18'), lastDayOf('rolling', '2026-11-20'), lastDayOf('rolling', null)]).toEqual([
      '2026-11-24',
      '2026-11-26',
      '2026-11-27',
    ]);
    expect(lastDayOf('campaign', null)).toBeNull();
  });
});
