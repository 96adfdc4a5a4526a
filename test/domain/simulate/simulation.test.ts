import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf } from '../../../domain/simulate/difference.ts';
import { moveVersion } from '../../../domain/simulate/move-version.ts';
import { createReceiptOrder } from '../../../domain/simulate/receipt-order.ts';
import { setReportOf } from '../../../domain/simulate/report-of.ts';
import { localOf } from '../../../domain/time/zone.ts';
import { at, everyone, gift, makeVersion, mall, perAmount, points, quota, reach, tickets, when } from '../campaign/make-version.ts';
import { bought, dayMs, known, plainMall, simulated } from './simulation-kit.ts';

const hare = makeVersion();
const base = makeVersion({ campaignId: 'base', span: 'receipt', reach: reach(), reward: perAmount(), quota: quota() });
const none = { genders: [], ageFrom: null, ageTo: null, spent: [], idleDays: null };

describe('scarce things', () => {
  it('go in order of registration, and the minute of the last one is told', () => {
    const version = { ...hare, quota: quota({ perDay: 2, perAccountWindow: 1 }) };
    const receipts = ['a', 'b', 'c', 'd'].map((who, n) => bought(n, who, `2026-11-21T1${n}:40`, { amountMinor: 500_000 }));
    const { simulation, rows } = simulated([version], receipts);
    expect(rows.map((row) => `${row.memberId} ${row.state}`)).toEqual(['a given', 'b given', 'c refused_quota', 'd refused_quota']);
    expect(setReportOf(simulation, plainMall(), false).campaigns[0]).toMatchObject({
      awards: 2,
      gifts: [{ gift: 'plush-hare', units: 2 }],
      refused: { quota: 2, stock: 0, budget: 0 },
      funders: [{ funder: 'operator', points: 0, pointsMinor: 0, giftsMinor: 130_000 }],
      days: [{ day: '2026-11-21', given: 2, refused: 2, limit: 2, goneAt: '2026-11-21T11:40:00' }],
    });
  });

  it('come back when an earlier purchase makes a later award undue', () => {
    // One award in the campaign: the first by purchase stands, so the 20th gives way to the 19th that arrives later.
    const version = { ...hare, quota: quota({ total: 5, perAccountWindow: 1, perAccountCampaign: 1 }) };
    const { simulation, rows } = simulated(
      [version],
      [
        bought(1, 'a', '2026-11-20T12:00', { amountMinor: 500_000 }),
        bought(2, 'a', '2026-11-19T12:00', { amountMinor: 500_000, registeredAtMs: at('2026-11-20T13:00') }),
      ],
    );
    expect(rows.map((row) => `${row.receiptId} ${row.state} ${row.awardKey}`).sort()).toEqual([
      'r1 given hare/2026-11-20/1',
      'r2 given hare/2026-11-19/1',
      'r2 taken_back hare/2026-11-20/1',
    ]);
    expect(simulation.units.uses()).toMatchObject([
      { resourceId: 'quota:hare:total', used: 1 },
      { resourceId: 'stock:plush-hare', used: 1 },
    ]);
  });
});

describe('what is owed', () => {
  const version = { ...base, reward: perAmount({ life: { kind: 'days', days: 2 }, start: { kind: 'days', days: 1 } }) };

  it('grows with earning, begins the day after, and ends with the day of expiry', () => {
    const { simulation } = simulated([version], [bought(1, 'a', '2026-11-20T12:00'), bought(2, 'a', '2026-11-21T12:00')]);
    const figures = simulation.liability
      .curve('day')
      .map(({ period, earned, expired, outstanding, spendablePoints }) => [
        period,
        earned.points,
        expired.points,
        outstanding.points,
        outstanding.moneyMinor,
        spendablePoints,
      ]);
    expect(figures).toEqual([
      ['2026-11-20', 10, 0, 10, 1000, 0],
      ['2026-11-21', 10, 0, 20, 2000, 10],
      ['2026-11-22', 0, 10, 10, 1000, 10],
      ['2026-11-23', 0, 10, 0, 0, 0],
    ]);
    expect(simulation.liability.curve('month')).toEqual([
      {
        period: '2026-11',
        earned: { points: 20, moneyMinor: 2000 },
        expired: { points: 20, moneyMinor: 2000 },
        outstanding: { points: 0, moneyMinor: 0 },
        spendablePoints: 0,
      },
    ]);
  });

  it('lives on with each receipt where points end by idleness', () => {
    const idle = { ...base, reward: perAmount({ life: { kind: 'idle-days', days: 3 } }) };
    const { simulation } = simulated(
      [idle],
      [bought(1, 'a', '2026-11-10T12:00'), bought(2, 'a', '2026-11-12T12:00'), bought(3, 'a', '2026-11-20T12:00')],
    );
    expect(
      simulation.liability
        .curve('day')
        .filter((step) => step.expired.points > 0)
        .map((step) => [step.period, step.expired.points]),
    ).toEqual([
      ['2026-11-15', 20],
      ['2026-11-23', 10],
    ]);
  });
});

describe('members', () => {
  it('are in a segment by what they bought before, not by the receipt in hand', () => {
    const cafes = {
      ...base,
      campaignId: 'cafes',
      segment: {
        ...none,
        genders: ['female' as const],
        spent: [{ tenants: [], categories: ['cafe'], sumMinor: 100_000, receipts: null, withinDays: 10 }],
      },
      audience: everyone({ anyOf: ['in-cafes'] }),
    };
    const receipts = [
      bought(1, 'eve', '2026-11-10T12:00', { category: 'cafe' }),
      bought(2, 'eve', '2026-11-11T12:00'),
      bought(3, 'adam', '2026-11-11T13:00', { category: 'cafe' }),
      bought(4, 'adam', '2026-11-12T12:00'),
      bought(5, 'eve', '2026-11-20T12:00'),
      bought(6, 'eve', '2026-11-21T12:00'),
    ];
    const { rows } = simulated([cafes], receipts, { members: [known('eve', { gender: 'female' }), known('adam', { gender: 'male' })] });
    expect(rows.map((row) => row.receiptId)).toEqual(['r2', 'r5']);
  });

  it('join and have birthdays while receipts come, once each', () => {
    const joined = makeVersion({
      campaignId: 'hello',
      trigger: 'joined',
      span: 'receipt',
      reach: reach(),
      reward: points(50),
      quota: quota(),
    });
    const birthday = { ...joined, campaignId: 'cake', trigger: 'birthday' as const, reward: points(70) };
    const members = [
      known('old', { joinedAtMs: at('2026-11-01T12:00'), birthDate: '1990-11-12' }),
      known('new', { joinedAtMs: at('2026-11-11T09:00') }),
    ];
    const receipts = [bought(1, 'old', '2026-11-10T12:00'), bought(2, 'old', '2026-11-13T12:00'), bought(3, 'old', '2026-11-14T12:00')];
    const { rows, simulation } = simulated([joined, birthday], receipts, { members });
    expect(rows.map((row) => [row.memberId, row.campaignId, row.amount, localOf(row.atMs, mall.offsets)])).toEqual([
      ['new', 'hello', 50, '2026-11-11T09:00:00'],
      ['old', 'cake', 70, '2026-11-12T04:00:00'],
    ]);
    expect(simulation.campaigns.find((one) => one.version.campaignId === 'hello')?.newMemberAwards).toBe(1);
  });

  it('who were invited bring their inviter points, so often and no more', () => {
    const friends = makeVersion({
      campaignId: 'friends',
      span: 'day',
      audience: everyone({ invited: true }),
      reach: reach({ receipts: 1 }),
      reward: points(10),
      quota: quota({ perAccountWindow: 1 }),
      inviter: { points: 100, most: 2, life: { kind: 'never' } },
    });
    const members = ['b', 'c', 'd'].map((id) => known(id, { invitedBy: 'host' }));
    const receipts = ['host', 'b', 'c', 'd'].map((id, n) => bought(n, id, `2026-11-21T1${n}:00`));
    const { simulation } = simulated([friends], receipts, { members: [...members, known('host')] });
    expect(['host', 'b', 'c', 'd'].map((id) => simulation.members.get(id)?.points)).toEqual([200, 10, 10, 10]);
  });

  it('who nearly made it are counted by how little was missing; who made it once are not', () => {
    const amounts: Readonly<Record<string, number>> = {
      far: 100_000,
      half: 300_000,
      close: 400_000,
      near: 470_000,
      nearer: 495_000,
      made: 500_000,
    };
    const receipts = Object.entries(amounts).map(([id, amountMinor], n) => bought(n, id, `2026-11-21T1${n}:00`, { amountMinor }));
    const { simulation } = simulated([hare], [...receipts, bought(9, 'made', '2026-11-22T12:00', { amountMinor: 499_000 })]);
    expect(setReportOf(simulation, plainMall(), false).nearMisses).toEqual([
      { campaign: 'hare', nearly: 2, close: 1, half: 1, less: 1, unit: 'money', smallest: 5_000, middle: 30_000 },
    ]);
  });
});

describe('two sets over the same receipts', () => {
  it('differ by campaign, funder and member, new minus old', () => {
    const receipts = [bought(1, 'a', '2026-11-20T12:00'), bought(2, 'b', '2026-11-20T13:00', { amountMinor: 500_000 })];
    const double = { ...base, reward: perAmount({ points: 2 }) };
    const of = (versions: Parameters<typeof simulated>[0]) => {
      const { simulation } = simulated(versions, receipts);
      return { simulation, report: setReportOf(simulation, plainMall(), false) };
    };
    expect(differenceOf(of([double]), of([base, hare]))).toEqual({
      campaigns: [
        { campaign: 'base', awards: 0, points: 60, moneyMinor: 6_000 },
        { campaign: 'hare', awards: -1, points: 0, moneyMinor: -65_000 },
      ],
      funders: [{ funder: 'operator', points: 60, pointsMinor: 6_000, giftsMinor: -65_000 }],
      winners: 1,
      losers: 1,
      unchanged: 0,
      mostWon: [{ member: 'a', points: 10, gifts: 0, moneyMinor: 1_000 }],
      mostLost: [{ member: 'b', points: 50, gifts: -1, moneyMinor: -60_000 }],
    });
  });
});

describe('the seed', () => {
  const pilot = { ...base, audience: everyone({ share: { perMille: 500, salt: 'pilot' } }) };
  const receipts = Array.from({ length: 60 }, (_, n) => bought(n, `member-${n}`, '2026-11-20T12:00'));
  const drawn = (seed: number) => simulated([pilot], receipts, { seed }).rows.map((row) => row.memberId);

  it('fixes who is in a share: the same seed the same members, another seed others', () => {
    expect(drawn(7)).toEqual(drawn(7));
    expect(drawn(7)).not.toEqual(drawn(8));
    expect(drawn(7).length).toBeGreaterThan(15);
    expect(drawn(7).length).toBeLessThan(45);
  });
});

describe('the order of receipts', () => {
  const order = () => createReceiptOrder(2 * dayMs, dayMs);

  it('may be off by the tolerance and no more', () => {
    const guard = order();
    expect(guard.check(bought(1, 'a', '2026-11-20T12:00'))).toBeNull();
    expect(guard.check(bought(2, 'a', '2026-11-18T12:00'))).toBeNull();
    expect(guard.check(bought(3, 'a', '2026-11-18T11:59'))).toMatch(/more than 2 days before a receipt further up/);
  });

  it('lets no receipt count twice, nor one registered too long after the purchase', () => {
    const guard = order();
    expect(guard.check(bought(1, 'a', '2026-11-20T12:00'))).toBeNull();
    expect(guard.check(bought(1, 'b', '2026-11-21T12:00'))).toBe('receipt "r1" stands in the file already');
    const late = bought(2, 'a', '2026-11-20T12:00', { registeredAtMs: at('2026-11-21T12:01') });
    expect(guard.check(late)).toBe('it was registered more than 1 days after the purchase');
  });

  it('within the tolerance changes no points where nothing is scarce', () => {
    const list = Array.from({ length: 12 }, (_, n) =>
      bought(n, `m${n % 2}`, `2026-11-${20 + (n % 2)}T1${n % 10}:00`, { amountMinor: 90_000 * (n + 1) }),
    );
    const versions = [
      base,
      { ...hare, reward: gift('plush-hare'), quota: quota({ perAccountWindow: 2 }) },
      makeVersion({ campaignId: 'draw', span: 'week', reach: reach({ receipts: 3 }), reward: tickets(2), quota: quota() }),
    ];
    const given = (receipts: typeof list) => {
      const { simulation } = simulated(versions, receipts);
      return [...simulation.members].map(([id, { points: sum, gifts }]) => [id, sum, gifts]).sort();
    };
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }), (shuffled) => {
        expect(given(shuffled)).toEqual(given(list));
      }),
      { numRuns: 30 },
    );
  });
});

describe('a moved campaign', () => {
  it('keeps its wall clock, all its times, and comes back the same', () => {
    const version = makeVersion({
      when: when({ collectedUntilMs: at('2026-12-05T04:00') }),
      reward: points(5, { life: { kind: 'fixed', atMs: at('2026-12-31T04:00') }, start: { kind: 'fixed', atMs: at('2026-12-01T04:00') } }),
    });
    const moved = moveVersion(version, -28, mall.offsets);
    expect(localOf(moved.when.boughtFromMs, mall.offsets)).toBe('2026-10-04T04:00:00');
    expect(moved.reward).toMatchObject({ life: { atMs: at('2026-12-03T04:00') }, start: { atMs: at('2026-11-03T04:00') } });
    expect(moveVersion(moved, 28, mall.offsets)).toEqual(version);
  });
});
