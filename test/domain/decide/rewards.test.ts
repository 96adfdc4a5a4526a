/** Each kind of reward, as the decider gives it, takes it back and counts it. */
import { describe, expect, test } from 'vitest';
import { budgetId, dayBudgetId, dayQuotaId, stockId } from '../../../domain/allotment/allotment-id.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import type { AnyDocument } from '../../../domain/contract/document.ts';
import type { FactBody } from '../../../domain/contract/fact.ts';
import { awardVoucherId } from '../../../domain/decide/grant-gift.ts';
import { ticketId } from '../../../domain/decide/grant-tickets.ts';
import { balanceOf } from '../../../domain/ledger/balance.ts';
import { endOfMallDayMs } from '../../../domain/time/mall-day.ts';
import { gift as giftReward, multiply, perAmount, points, quota, reach, tickets, tier } from '../campaign/make-version.ts';
import { account, base, campaign, dayMs, fnOf, gift, id, noon, opened, Programme, receiptId, scanned, today } from './fixture.ts';

const offsets = [{ atMs: 0, offsetMinutes: 180 }];
const endOf = (day: string): number => endOfMallDayMs(day, 240, offsets);

function mallOf(versions: readonly CampaignVersion[], extra: readonly AnyDocument[] = []): Programme {
  const mall = new Programme(versions, extra);
  for (const n of [1, 2, 3]) mall.do(opened(n));
  return mall;
}
const voided = (n: number, mode: 'release' | 'burn' = 'burn'): FactBody => ({
  kind: 'receipt.voided',
  receiptId: receiptId(n),
  mode,
  reason: 'x',
  staffId: 'olga',
});
const honoured = (voucherId: string, who: number): FactBody => ({
  kind: 'voucher.honoured',
  voucherId,
  accountId: account(who),
  staffId: 'olga',
  identifiedBy: 'card',
});
const moneyOf = (mall: Programme, reason: string) =>
  mall.decisions
    .flatMap((one) => one.postings)
    .filter((leg) => leg.unit === 'RUB' && leg.reason === reason)
    .map((leg) => [leg.account, leg.amount]);

describe('points', () => {
  test('begin on the next mall day and end so many mall days after the last booked receipt, never earlier', () => {
    const idle = campaign('idle', { reward: perAmount({ start: { kind: 'days', days: 1 }, life: { kind: 'idle-days', days: 100 } }) });
    const mall = mallOf([idle]);
    mall.do(scanned(1, 1, 500_000));
    expect(mall.account(1).lots).toMatchObject([
      { points: 50, idleDays: 100, spendableFromMs: endOf('2026-11-21'), expiresAtMs: endOf('2027-03-01') },
    ]);
    expect(mall.account(1).lastReceiptAtMs).toBe(noon);
    expect(balanceOf(mall.account(1), endOf('2026-11-21') - 1).spendable).toBe(0);
    expect(balanceOf(mall.account(1), endOf('2026-11-21')).spendable).toBe(50);
    mall.now = noon + 10 * dayMs;
    mall.do(scanned(2, 1, 100_000, { atLocal: '2026-12-01T11:30:00' }));
    expect(mall.account(1).lots.map((lot) => lot.expiresAtMs)).toEqual([endOf('2027-03-11'), endOf('2027-03-11')]);
    // A receipt that was registered earlier and arrives later moves nothing back.
    mall.do(scanned(3, 1, 100_000, { atLocal: '2026-11-24T11:30:00' }), { registeredAtMs: noon + 3 * dayMs });
    expect(mall.account(1).lots.map((lot) => lot.expiresAtMs)).toEqual([endOf('2027-03-11'), endOf('2027-03-11'), endOf('2027-03-11')]);
    expect(mall.account(1).lastReceiptAtMs).toBe(noon + 10 * dayMs);
  });

  test('a multiplier pays what it adds to the base from its own funders, and goes back with the receipt', () => {
    const triple = campaign('triple', { reward: multiply(3000), funding: [{ funder: 'operator', perMille: 1000 }] });
    const mall = mallOf([base, triple]);
    const { awards } = mall.do(scanned(1, 1, 500_000)).outcome;
    expect(awards.map((one) => [one.campaignId, one.points])).toEqual([
      ['base', 50],
      ['triple', 100],
    ]);
    expect(mall.account(1).lots.map((lot) => lot.funding)).toEqual([
      [{ funder: 'tenant:vesta', moneyMinor: 5000 }],
      [{ funder: 'operator', moneyMinor: 10_000 }],
    ]);
    mall.do(voided(1));
    expect(mall.account(1)).toMatchObject({ lots: [], debt: 0 });
  });

  test('a budget gives the whole award or nothing, and what is taken back is there again', () => {
    const dear = campaign('dear', {
      reach: reach({ sumMinor: 100_000 }),
      reward: points(400),
      quota: quota({ budgetPoints: 1000, budgetPointsPerDay: 800, perAccountWindow: 1 }),
    });
    const mall = mallOf([dear]);
    mall.do(scanned(1, 1, 100_000));
    mall.do(scanned(2, 2, 100_000));
    expect(mall.resource(dayBudgetId('dear', today))).toMatchObject({ total: 800, bound: 800 });
    expect(mall.do(scanned(3, 3, 100_000)).outcome.awards).toMatchObject([{ points: 0, purse: null, voucherId: null }]);
    expect(mall.account(3).lots).toEqual([]);
    mall.do(voided(1));
    expect([mall.resource(dayBudgetId('dear', today)).bound, mall.resource(budgetId('dear')).bound]).toEqual([400, 400]);
    expect(mall.account(3).lots).toEqual([]);
    mall.now = noon + dayMs;
    const next = (n: number, who: number) => scanned(n, who, 100_000, { atLocal: '2026-11-22T11:30:00' });
    expect(mall.do(next(4, 1)).outcome.awards).toMatchObject([{ points: 400 }]);
    // 800 of 1000 are given: 200 are left of the whole, though the day still has 400.
    expect(mall.do(next(5, 2)).outcome.awards).toMatchObject([{ points: 0, purse: null }]);
    expect(mall.resource(budgetId('dear'))).toMatchObject({ total: 1000, bound: 800, shortfall: 0 });
  });
});

describe('gifts', () => {
  const choice = campaign('choice', {
    span: 'day',
    reach: reach({ sumMinor: 300_000 }),
    reward: giftReward('hare', ['cup', 'retired']),
    quota: quota({ perDay: 10, perAccountWindow: 1 }),
    funding: [
      { funder: 'operator', perMille: 400 },
      { funder: 'receipt-tenant', perMille: 600 },
    ],
  });
  const voucherId = awardVoucherId(account(1), `choice/${today}/1`);
  const chosen = (giftId: string, who = 1): FactBody => ({ kind: 'voucher.chosen', voucherId, accountId: account(who), giftId });
  const bound = (mall: Programme) => [mall.resource(stockId('hare')).bound, mall.resource(stockId('cup')).bound];

  test('another of the choices takes the place of the one bound, as often as one likes, until it is handed out', () => {
    const mall = mallOf([choice]);
    mall.do(scanned(1, 1, 300_000));
    expect(mall.account(1).vouchers).toMatchObject([{ giftId: 'hare', choices: ['cup', 'retired'], state: 'open' }]);
    expect(mall.do(chosen('cup')).outcome.fate).toBe('applied');
    expect(mall.account(1).vouchers).toMatchObject([{ giftId: 'cup', choices: ['hare', 'retired'], state: 'open' }]);
    expect(bound(mall)).toEqual([0, 1]);
    expect(mall.resource(dayQuotaId('choice', today)).bound).toBe(1);
    mall.do(chosen('cup'));
    mall.do(chosen('hare'));
    mall.do(chosen('cup'));
    expect(bound(mall)).toEqual([0, 1]);
    mall.do(honoured(voucherId, 1));
    expect(mall.resource(stockId('cup'))).toMatchObject({ bound: 0, handedOut: 1 });
    expect(mall.do(chosen('hare')).outcome.refusal).toBe('voucher-honoured');
  });

  test.each([
    ['gift-unknown', 'nothing', 1],
    ['gift-gone', 'retired', 1],
    ['choice-unknown', 'spoon', 1],
    ['voucher-unknown', 'cup', 2],
  ] as const)('a choice is refused: %s', (refusal, giftId, who) => {
    const mall = mallOf([choice], [gift('spoon', null)]);
    mall.do(scanned(1, 1, 300_000));
    expect(mall.do(chosen(giftId, who)).outcome.refusal).toBe(refusal);
    expect(bound(mall)).toEqual([1, 0]);
  });

  test('a chosen gift goes back with its receipt, and the first one is not bound again by a later one of the window', () => {
    const mall = mallOf([choice]);
    mall.do(scanned(1, 1, 300_000));
    mall.do(chosen('cup'));
    mall.do(voided(1, 'release'));
    expect(bound(mall)).toEqual([0, 0]);
    expect(mall.account(1).vouchers).toMatchObject([{ state: 'cancelled' }]);
    mall.do(scanned(2, 1, 300_000));
    expect(mall.account(1).vouchers).toMatchObject([{ giftId: 'hare', state: 'open' }]);
    expect(bound(mall)).toEqual([1, 0]);
  });

  test('whoever funds the campaign pays the gift when it is handed out, in the parts that stood when it was granted', () => {
    const mall = mallOf([choice]);
    mall.do(scanned(1, 1, 300_000, { fn: fnOf['cafe'] ?? '' }));
    mall.do(honoured(voucherId, 1));
    expect(moneyOf(mall, 'gift-handed-out')).toEqual([
      ['operator', -8000],
      ['gifts', 8000],
      ['tenant:cafe', -12_000],
      ['gifts', 12_000],
    ]);
  });

  test('a coupon honoured at its shop is paid to the shop, once', () => {
    const coupon = campaign('coupon', { reach: reach({ sumMinor: 100_000 }), reward: giftReward('ten-off'), funding: choice.funding });
    const tenOff = gift('ten-off', null, { tenantId: 'books', face: { kind: 'money-off', amountMinor: 50_000 } });
    const stock = {
      kind: 'resource',
      id: 'stock:ten-off',
      version: 1,
      total: 9,
      leased: 0,
      bound: 0,
      handedOut: 0,
      lost: 0,
      shortfall: 0,
    } as const;
    const mall = mallOf([coupon], [tenOff, stock]);
    const award = mall.do(scanned(1, 1, 100_000)).outcome.awards[0];
    mall.do(honoured(award?.voucherId ?? '', 1));
    mall.now += 1000;
    mall.do(honoured(award?.voucherId ?? '', 1));
    const books = moneyOf(mall, 'coupon-honoured').filter(([name]) => name === 'tenant:books');
    expect(books.reduce((sum, [, amount]) => sum + Number(amount), 0)).toBe(50_000);
    expect(mall.decisions.at(-1)?.outcome.flags).toEqual(['honoured-again', 'shortfall']);
  });

  test.each([
    ['take-back', 'burn', 'cancelled', 0],
    ['keep', 'burn', 'open', 1],
    ['keep', 'release', 'cancelled', 0],
  ] as const)('refunds: %s and a void of kind %s leave the unused gift %s', (refunds, mode, state, units) => {
    const mall = mallOf([campaign('choice', { ...choice, refunds })]);
    mall.do(scanned(1, 1, 300_000));
    mall.do(voided(1, mode));
    expect(mall.account(1).vouchers).toMatchObject([{ state }]);
    expect(mall.resource(stockId('hare')).bound).toBe(units);
  });
});

describe('tickets', () => {
  const draw = campaign('draw', { reach: reach({ sumMinor: 150_000 }), reward: tickets(2), quota: quota({ perAccountWindow: 3 }) });

  test('are documents with ids that follow from account and award, shown on the account, void when taken back', () => {
    const mall = mallOf([draw]);
    const { awards } = mall.do(scanned(1, 1, 300_000)).outcome;
    expect(awards.map((one) => [one.awardKey, one.tickets, one.points])).toEqual([
      [`draw/${receiptId(1)}/1`, 2, 0],
      [`draw/${receiptId(1)}/2`, 2, 0],
    ]);
    const first = [1, 2].map((n) => ticketId(account(1), `draw/${receiptId(1)}/1`, n));
    expect(mall.account(1).tickets).toMatchObject([{ drawId: 'draw', ticketIds: first, earnedAtMs: noon }, { drawId: 'draw' }]);
    expect(mall.draft.get('ticket', first[0] ?? '')).toMatchObject({ state: 'valid', accountId: account(1), receiptId: receiptId(1) });
    expect(mall.draft.ticketsOf('draw')).toHaveLength(4);
    mall.do(voided(1));
    expect(mall.account(1).tickets).toEqual([]);
    expect(mall.draft.ticketsOf('draw').map((one) => mall.draft.get('ticket', one)?.state)).toEqual(['void', 'void', 'void', 'void']);
  });

  test('kept when goods go back, they have used their quota for good', () => {
    const mall = mallOf([campaign('draw', { ...draw, refunds: 'keep', quota: quota({ total: 5, perAccountWindow: 3 }) })]);
    mall.do(scanned(1, 1, 300_000));
    expect(mall.resource('quota:draw:total')).toMatchObject({ bound: 2, handedOut: 0 });
    mall.do(voided(1));
    expect(mall.account(1).tickets).toHaveLength(2);
    expect(mall.receipt(1).binds).toEqual([]);
    expect(mall.resource('quota:draw:total')).toMatchObject({ bound: 0, handedOut: 2 });
  });

  test('a kiosk shows the tickets it expects and makes no documents', () => {
    const mall = mallOf([draw]);
    mall.run(mall.fact(scanned(1, 1, 150_000)), { role: 'predict' });
    expect(mall.account(1).tickets).toMatchObject([{ drawId: 'draw' }]);
    expect(mall.draft.ticketsOf('draw')).toEqual([]);
  });

  test('quotas count awards of tickets as they count points', () => {
    const mall = mallOf([campaign('draw', { ...draw, quota: quota({ total: 1, perAccountWindow: 3 }) })]);
    const { awards } = mall.do(scanned(1, 1, 300_000)).outcome;
    expect(awards.map((one) => one.tickets)).toEqual([2, 0]);
    mall.do(voided(1));
    expect(mall.resource('quota:draw:total')).toMatchObject({ bound: 0, total: 1 });
  });
});

describe('tiers', () => {
  const gold = campaign('gold', {
    span: 'year',
    reach: reach({ sumMinor: 1_000_000 }),
    reward: tier('gold'),
    quota: quota({ perAccountWindow: 1 }),
  });
  const forGold = campaign('for-gold', { reward: multiply(2000), audience: { ...base.audience, tiers: ['gold'] } });

  test('hold from the award to the review date, decide later receipts, and no void takes them', () => {
    const mall = mallOf([base, gold, forGold]);
    expect(mall.do(scanned(1, 1, 1_000_000)).outcome.awards).toMatchObject([
      { campaignId: 'base', points: 100 },
      { campaignId: 'gold', tierId: 'gold', points: 0 },
    ]);
    expect(mall.account(1).tiers).toEqual([{ tierId: 'gold', awardKey: 'gold/2026/1', fromMs: noon, untilMs: endOf('2027-12-31') }]);
    mall.now = noon + 1000;
    expect(mall.do(scanned(2, 1, 100_000)).outcome.awards.map((one) => one.campaignId)).toEqual(['base', 'for-gold']);
    mall.do(voided(1));
    expect(mall.account(1).tiers).toHaveLength(1);
    expect(mall.account(1).progress.find((one) => one.campaignId === 'gold')?.grants).toEqual([]);
  });

  test('earned again the same award keeps its beginning', () => {
    const mall = mallOf([gold]);
    mall.do(scanned(1, 1, 1_000_000));
    mall.do(voided(1, 'release'));
    mall.now = noon + dayMs;
    mall.do(scanned(2, 1, 1_000_000, { atLocal: '2026-11-22T11:30:00' }));
    expect(mall.account(1).tiers).toMatchObject([{ fromMs: noon, untilMs: endOf('2027-12-31') }]);
  });
});

describe('the inviter', () => {
  const friend = campaign('friend', {
    audience: { ...base.audience, invited: true },
    reach: reach({ sumMinor: 100_000 }),
    reward: points(100),
    quota: quota({ perAccountCampaign: 1, perAccountWindow: 1 }),
    inviter: { points: 200, most: 2, life: { kind: 'days', days: 30 } },
    funding: [{ funder: 'operator', perMille: 1000 }],
  });
  const invited = (n: number, by: string | null = account(1)) => opened(n, { invitedBy: by });

  test('gets points with each award of an invited member, at most so many times, and loses them with it', () => {
    const mall = new Programme([friend]);
    mall.do(opened(1));
    for (const n of [2, 3, 4]) mall.do(invited(n));
    for (const n of [2, 3, 4]) mall.do(scanned(n, n, 100_000));
    expect(mall.account(2).lots).toMatchObject([{ points: 100 }]);
    expect(mall.account(1).lots.map((lot) => [lot.lotId, lot.points])).toEqual([
      [`friend/${receiptId(2)}/1/inviter/${account(2)}`, 200],
      [`friend/${receiptId(3)}/1/inviter/${account(3)}`, 200],
    ]);
    expect(mall.account(1).notices.map((one) => one.say.key)).toHaveLength(2);
    mall.do(voided(2));
    expect(mall.account(1).lots).toHaveLength(1);
    expect(mall.account(1).progress).toMatchObject([{ windowKey: 'inviter', grants: [{ points: 200 }] }]);
    mall.do(scanned(5, 2, 100_000));
    expect(mall.account(1).lots).toHaveLength(2);
  });

  test.each([
    ['nobody', null],
    ['an unknown one', id('9', 9)],
    ['oneself', account(2)],
  ])('%s as the inviter refuses nothing and gives nobody anything', (_who, by) => {
    const mall = new Programme([friend]);
    expect(mall.do(invited(2, by)).outcome.fate).toBe('applied');
    mall.do(scanned(1, 2, 100_000));
    expect(mall.account(2).invitedBy).toBe(by === account(2) ? null : by);
    expect(mall.decisions.flatMap((one) => one.postings).some((leg) => leg.reason === 'invited')).toBe(false);
  });

  test('a kiosk leaves the inviter to the server', () => {
    const mall = new Programme([friend]);
    mall.do(opened(1));
    mall.do(invited(2));
    mall.run(mall.fact(scanned(1, 2, 100_000)), { role: 'predict' });
    expect(mall.account(2).lots).toHaveLength(1);
    expect(mall.account(1).lots).toEqual([]);
  });
});
