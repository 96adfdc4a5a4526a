/** What a campaign gives when its award is gone: one for each that was refused, once, paid by the campaign, and back again with the receipt that brought it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayBudgetId, dayQuotaId, stockId } from '../../../domain/allotment/allotment-id.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import type { AnyDocument } from '../../../domain/contract/document.ts';
import type { DrawDocument } from '../../../domain/contract/draw.ts';
import type { FactBody } from '../../../domain/contract/fact.ts';
import { insteadKey } from '../../../domain/campaign/instead.ts';
import { awardVoucherId } from '../../../domain/decide/grant-gift.ts';
import { canonicalJson } from '../../../domain/encoding/canonical-json.ts';
import { gift, points, quota, reach } from '../campaign/make-version.ts';
import { account, base, campaign, dayMs, hare, noon, opened, Programme, receiptId, scanned, today } from './fixture.ts';

const fifty: CampaignVersion['whenGone'] = {
  kind: 'points',
  points: 50,
  purse: 'everywhere',
  life: { kind: 'days', days: 30 },
  start: { kind: 'at-once' },
};
const lastHare = (whenGone: CampaignVersion['whenGone'], over: Partial<CampaignVersion> = {}): CampaignVersion =>
  campaign('hare', { ...hare, quota: quota({ perDay: 1, perAccountWindow: 1 }), whenGone, ...over });

function mallOf(version: CampaignVersion, extra: readonly AnyDocument[] = []): Programme {
  const mall = new Programme([base, version], extra);
  for (const n of [1, 2, 3]) mall.do(opened(n));
  return mall;
}
const key = (what: number | string = 1) => `hare/${today}/${what}`;
const returned = (n: number, amountMinor: number): FactBody => ({
  kind: 'receipt.returned',
  receiptId: receiptId(n),
  identity: null,
  amountMinor,
  reference: `K1-9${n}`,
  staffId: 'olga',
});
const voided = (n: number): FactBody => ({ kind: 'receipt.voided', receiptId: receiptId(n), mode: 'burn', reason: 'x', staffId: 'olga' });
const lot = (mall: Programme, n: number) => mall.account(n).lots.find((one) => one.lotId === insteadKey(key()));
const sumsOf = (mall: Programme) => {
  const sums = new Map<string, number>();
  for (const one of mall.decisions.flatMap((decision) => decision.postings))
    sums.set(`${one.txn} ${one.unit}`, (sums.get(`${one.txn} ${one.unit}`) ?? 0) + one.amount);
  return [...sums.values()].filter((sum) => sum !== 0);
};

describe('two visitors reach the last one in the same second', () => {
  test('one toy, one consolation: who was first has no consolation, who was second no toy', () => {
    const mall = mallOf(lastHare(fifty));
    mall.do(scanned(1, 1, 500_000));
    mall.do(scanned(2, 2, 500_000));
    expect(mall.account(1).vouchers.map((one) => one.giftId)).toEqual(['hare']);
    expect(lot(mall, 1)).toBeUndefined();
    expect(mall.account(2).vouchers).toEqual([]);
    expect(lot(mall, 2)).toMatchObject({ points: 50, purse: 'everywhere' });
    const { awards } = mall.receipt(2);
    expect(awards.filter((one) => one.campaignId === 'hare').map((one) => [one.awardKey, one.points, one.explanation.key])).toEqual([
      [key(), 0, 'counts.quota-gone'],
      [insteadKey(key()), 50, 'award.instead'],
    ]);
    expect(mall.hares().quota).toMatchObject({ bound: 1 });
    expect(sumsOf(mall)).toEqual([]);
  });

  test('the same receipt decided again gives nothing again, and a later one of the day neither', () => {
    const mall = mallOf(lastHare(fifty));
    mall.do(scanned(1, 1, 500_000));
    const fact = mall.fact(scanned(2, 2, 500_000));
    mall.run(fact);
    const before = canonicalJson(mall.account(2).lots);
    expect(mall.run(fact).postings).toEqual([]);
    expect(canonicalJson(mall.account(2).lots)).toBe(before);
    mall.do(scanned(3, 2, 700_000, { atLocal: '2026-11-21T11:40:00' }));
    expect(mall.account(2).lots.filter((one) => one.lotId.endsWith('/instead'))).toHaveLength(1);
  });
});

describe('its cost is the campaign’s', () => {
  const payers = [
    { funder: 'tenant:books', perMille: 300 },
    { funder: 'operator', perMille: 700 },
  ];
  const postedBy = (mall: Programme, unit: string, name: string) =>
    mall.decisions
      .flatMap((one) => one.postings)
      .filter((leg) => leg.unit === unit && leg.account === name && leg.txn !== '')
      .reduce((sum, leg) => sum + leg.amount, 0);

  test('points: its funders share them to the cent, and no quota of the gift is taken', () => {
    const mall = mallOf(lastHare(fifty, { funding: payers }));
    mall.do(scanned(1, 1, 500_000));
    const before = { tenant: postedBy(mall, 'points', 'tenant:books'), operator: postedBy(mall, 'points', 'operator') };
    mall.do(scanned(2, 2, 500_000));
    expect(postedBy(mall, 'points', 'tenant:books') - before.tenant).toBe(-15);
    expect(postedBy(mall, 'points', 'operator') - before.operator).toBe(-35);
    expect(mall.resource(dayQuotaId('hare', today))).toMatchObject({ total: 1, bound: 1, shortfall: 0 });
  });

  test('another gift: its own stock falls, its funders pay its worth when it is handed out', () => {
    const mall = mallOf(lastHare({ kind: 'gift', giftId: 'cup' }, { funding: payers }));
    mall.do(scanned(1, 1, 500_000));
    mall.do(scanned(2, 2, 500_000));
    const voucherId = awardVoucherId(account(2), insteadKey(key()));
    expect(mall.account(2).vouchers).toMatchObject([{ voucherId, giftId: 'cup', state: 'open', choices: [] }]);
    expect(mall.resource(stockId('cup'))).toMatchObject({ total: 5, bound: 1 });
    expect(mall.hares().stock).toMatchObject({ bound: 1 });
    mall.do({ kind: 'voucher.honoured', voucherId, accountId: account(2), staffId: 'olga', identifiedBy: 'card' });
    expect(mall.resource(stockId('cup'))).toMatchObject({ bound: 0, handedOut: 1 });
    const handed = mall.decisions.at(-1)?.postings ?? [];
    expect(handed.filter((leg) => leg.unit === 'RUB').map((leg) => [leg.account, leg.amount])).toEqual([
      ['tenant:books', -6000],
      ['gifts', 6000],
      ['operator', -14_000],
      ['gifts', 14_000],
    ]);
    expect(sumsOf(mall)).toEqual([]);
  });

  test('a budget of points bounds it: once that is gone nobody gets one, and nothing is said of a second disappointment', () => {
    const mall = mallOf(lastHare(fifty, { quota: quota({ perDay: 1, budgetPointsPerDay: 60, perAccountWindow: 1 }) }));
    for (const n of [1, 2, 3]) mall.do(scanned(n, n, 500_000));
    expect(lot(mall, 2)?.points).toBe(50);
    expect(lot(mall, 3)).toBeUndefined();
    expect(mall.resource(dayBudgetId('hare', today))).toMatchObject({ total: 60, bound: 50 });
    expect(
      mall
        .receipt(3)
        .awards.filter((one) => one.campaignId === 'hare')
        .map((one) => one.awardKey),
    ).toEqual([key()]);
  });

  test('its own stock gone as well: nothing, and a free unit later changes nothing', () => {
    const mall = mallOf(lastHare({ kind: 'gift', giftId: 'retired' }));
    mall.do(scanned(1, 1, 500_000));
    mall.do(scanned(2, 2, 500_000));
    expect(mall.account(2).vouchers).toEqual([]);
    const grants = mall.account(2).progress.flatMap((one) => one.grants.map((grant) => [grant.awardKey, grant.refused]));
    expect(grants).toEqual([
      [key(), 'quota'],
      [insteadKey(key()), 'stock'],
    ]);
  });
});

describe('goods go back', () => {
  test('the consolation goes with the receipt that brought it: unspent points go, spent ones are owed, the refused slot stays refused', () => {
    const mall = mallOf(lastHare(fifty));
    mall.do(scanned(1, 1, 500_000));
    mall.do(scanned(2, 2, 500_000));
    mall.do(returned(2, 100_000));
    expect(lot(mall, 2)).toBeUndefined();
    mall.do(voided(1));
    mall.do(scanned(3, 2, 300_000, { atLocal: '2026-11-21T11:40:00' }));
    expect(mall.account(2).vouchers).toEqual([]);
    expect(lot(mall, 2)).toMatchObject({ points: 50 });
    expect(sumsOf(mall)).toEqual([]);
  });

  test('an unused gift is cancelled and its unit returns; one in somebody’s hands stays', () => {
    for (const isUsed of [false, true]) {
      const mall = mallOf(lastHare({ kind: 'gift', giftId: 'cup' }));
      mall.do(scanned(1, 1, 500_000));
      mall.do(scanned(2, 2, 500_000));
      const voucherId = awardVoucherId(account(2), insteadKey(key()));
      if (isUsed) mall.do({ kind: 'voucher.honoured', voucherId, accountId: account(2), staffId: 'olga', identifiedBy: 'card' });
      mall.do(returned(2, 100_000));
      expect(mall.account(2).vouchers[0]?.state).toBe(isUsed ? 'honoured' : 'cancelled');
      expect(mall.resource(stockId('cup'))).toMatchObject({ bound: 0, handedOut: isUsed ? 1 : 0 });
    }
  });

  test('a campaign of single receipts gives and takes it back as well', () => {
    const single = lastHare(fifty, { span: 'receipt', quota: quota({ total: 1, perAccountWindow: 1 }) });
    const mall = mallOf(single);
    mall.do(scanned(1, 1, 500_000));
    mall.do(scanned(2, 2, 500_000));
    expect(
      mall
        .account(2)
        .lots.map((one) => one.points)
        .sort(),
    ).toEqual([50, 50]);
    mall.do(returned(2, 100_000));
    expect(mall.account(2).lots.map((one) => one.points)).toEqual([40]);
    expect(sumsOf(mall)).toEqual([]);
  });
});

describe('tickets of another campaign’s draw', () => {
  const three: CampaignVersion['whenGone'] = { kind: 'tickets', tickets: 3, drawId: 'gala' };
  const words = { en: 'x', ru: 'x', fi: 'x', de: 'x' };
  const gala = (over: Partial<DrawDocument> = {}): AnyDocument => ({
    kind: 'draw',
    id: 'gala',
    version: 1,
    state: 'announced',
    title: words,
    currency: 'RUB',
    plan: {
      closesAtMs: noon + dayMs,
      drawnAtMs: noon + 2 * dayMs,
      publicValue: words,
      prizes: [],
      reserves: 0,
      claimDays: 7,
      onePrizeEach: true,
    },
    notFor: ['mall-staff'],
    announcedAtMs: 0,
    secretHash: '0'.repeat(64),
    secret: null,
    closedAtMs: null,
    listHash: null,
    holderKey: null,
    entries: 0,
    drawnAtMs: null,
    publicValue: null,
    winners: [],
    claims: [],
    ...over,
  });
  const second = (draw: AnyDocument, bits: readonly string[] = []) => {
    const mall = mallOf(lastHare(three), [draw]);
    const set = bits.map((bit) => ({ bit, fromMs: 0, untilMs: null }));
    mall.draft.apply([{ kind: 'account.audienceSet', accountId: account(2), bits: set }]);
    mall.do(scanned(1, 1, 500_000));
    mall.do(scanned(2, 2, 500_000));
    return mall;
  };

  test('they are of that draw, and go back with the receipt', () => {
    const mall = second(gala());
    expect(mall.account(2).tickets).toMatchObject([{ drawId: 'gala', awardKey: insteadKey(key()) }]);
    expect(mall.draft.ticketsOf('gala')).toHaveLength(3);
    mall.do(returned(2, 100_000));
    expect(mall.account(2).tickets).toEqual([]);
    expect(mall.draft.ticketsOf('gala').map((one) => mall.draft.get('ticket', one)?.state)).toEqual(['void', 'void', 'void']);
  });

  test('a draw that is closed takes none, nor does one that leaves this person out', () => {
    expect(second(gala({ state: 'closed' })).account(2).tickets).toEqual([]);
    expect(second(gala(), ['mall-staff']).account(2).tickets).toEqual([]);
    expect(second(gala(), ['other']).account(2).tickets).toHaveLength(1);
  });
});

test('two accounts become one: one award, one consolation at most, and nothing lost on the way', () => {
  const mall = mallOf(lastHare(fifty, { quota: quota({ perDay: 1, perAccountWindow: 1 }) }));
  mall.do(scanned(1, 3, 500_000));
  mall.do(scanned(2, 1, 500_000));
  mall.do(scanned(3, 2, 500_000));
  expect([lot(mall, 1)?.points, lot(mall, 2)?.points]).toEqual([50, 50]);
  mall.do({ kind: 'accounts.merged', fromAccountId: account(1), toAccountId: account(2), reason: 'one person', staffId: 'olga' });
  expect(
    mall
      .account(2)
      .lots.filter((one) => one.lotId.includes('/instead'))
      .map((one) => one.points),
  ).toEqual([50]);
  expect(sumsOf(mall)).toEqual([]);
});

test('whatever comes in whatever order: never more awards than there are, one consolation for each that was refused and still stands, sums of 0', () => {
  const step = fc.record({
    who: fc.integer({ min: 1, max: 3 }),
    amountMinor: fc.constantFrom(100_000, 300_000, 500_000),
    then: fc.constantFrom('nothing', 'nothing', 'again', 'void', 'return'),
    of: fc.nat(20),
  });
  const version = campaign('hare', {
    ...hare,
    reach: reach({ sumMinor: 400_000 }),
    reward: gift('hare'),
    quota: quota({ total: 2, perAccountWindow: 2 }),
    whenGone: { ...fifty, points: 30 },
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 14 }), (steps) => {
      const mall = mallOf(version);
      steps.forEach(({ who, amountMinor, then, of }, index) => {
        const minute = String(10 + index).padStart(2, '0');
        const fact = mall.fact(scanned(index + 1, who, amountMinor, { atLocal: `2026-11-21T11:${minute}:00` }));
        mall.run(fact);
        if (then === 'again') mall.run(fact);
        if (then === 'void') mall.do(voided((of % (index + 1)) + 1));
        if (then === 'return') mall.do(returned((of % (index + 1)) + 1, 100_000));
      });
      expect(mall.resource('quota:hare:total').bound).toBeLessThanOrEqual(2);
      for (const n of [1, 2, 3]) {
        const { lots, progress, vouchers } = mall.account(n);
        const consoled = lots.filter((one) => one.lotId.endsWith('/instead')).map((one) => one.lotId);
        const window = progress.find((one) => one.campaignId === 'hare');
        const spent = window?.entries.reduce((sum, entry) => sum + entry.amountMinor, 0) ?? 0;
        const due = Math.min(2, Math.floor(spent / 400_000));
        const refused = (window?.grants ?? []).filter((one) => one.refused !== null).map((one) => one.awardKey);
        const standing = Array.from({ length: due }, (_, at) => key(at + 1)).filter((one) => refused.includes(one));
        expect(consoled.toSorted()).toEqual(standing.map(insteadKey).toSorted());
        expect(vouchers.filter((one) => one.state === 'open').length + standing.length).toBe(due);
      }
      expect(sumsOf(mall)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('a promise that a kiosk made from its own loan stands, and takes none of the campaign’s quota', () => {
  const mall = mallOf(lastHare({ kind: 'gift', giftId: 'cup' }));
  mall.do(scanned(1, 1, 500_000));
  const voucherId = awardVoucherId(account(2), insteadKey(key()));
  const issued: FactBody = {
    kind: 'voucher.issued',
    voucherId,
    accountId: account(2),
    giftId: 'cup',
    visitId: receiptId(9),
    reference: 'K1-2',
    basis: 'server',
    award: { campaignId: 'hare', awardKey: insteadKey(key()) },
    pricePoints: 0,
    deadlineMs: noon + dayMs,
  };
  mall.do(scanned(2, 2, 500_000));
  expect(mall.do(issued).outcome.flags).toEqual([]);
  expect(mall.account(2).vouchers).toMatchObject([{ voucherId, state: 'open' }]);
  expect(mall.resource(stockId('cup')).bound).toBe(1);
  expect(mall.resource(dayQuotaId('hare', today)).bound).toBe(1);
});

test('points that ran out are stood in for as a toy is', () => {
  const mall = mallOf(lastHare({ ...fifty, points: 7 }, { reward: points(500), quota: quota({ budgetPoints: 510, perAccountWindow: 1 }) }));
  for (const n of [1, 2, 3]) mall.do(scanned(n, n, 500_000));
  expect(
    [1, 2, 3].map((n) =>
      mall
        .account(n)
        .lots.filter((one) => one.lotId.startsWith('hare/'))
        .map((one) => one.points),
    ),
  ).toEqual([[500], [7], []]);
});
