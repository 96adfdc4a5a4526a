import { describe, expect, test } from 'vitest';
import type { FactBodyOf } from '../../../domain/contract/fact.ts';
import { allotmentId, stockId } from '../../../domain/allotment/allotment-id.ts';
import { decideAct } from '../../../domain/decide/decide-act.ts';
import { awardVoucherId } from '../../../domain/decide/grant-gift.ts';
import { balanceOf, offlineSpendable } from '../../../domain/ledger/balance.ts';
import { account, base, campaign, dayMs, hare, id, noon, opened, Programme, scanned } from './fixture.ts';

const v = (n: number): string => id('d', n);
const asked = (n: number, who: number, giftId = 'cup'): FactBodyOf<'gift.asked'> => ({
  kind: 'gift.asked',
  voucherId: v(n),
  accountId: account(who),
  giftId,
  visitId: id('c', 1),
  reference: `K1-${n}`,
  staffId: null,
});
const issued = (n: number, who: number, over: Partial<FactBodyOf<'voucher.issued'>> = {}): FactBodyOf<'voucher.issued'> => ({
  kind: 'voucher.issued',
  voucherId: v(n),
  accountId: account(who),
  giftId: 'cup',
  visitId: id('c', 1),
  reference: `K1-${n}`,
  basis: 'allotment',
  award: null,
  pricePoints: 300,
  deadlineMs: noon + dayMs,
  ...over,
});
const honoured = (voucherId: string, who = 1): FactBodyOf<'voucher.honoured'> => ({
  kind: 'voucher.honoured',
  voucherId,
  accountId: account(who),
  staffId: 'olga',
  identifiedBy: 'slip',
});

/** Member 1 has 400 points. */
function mallOf(versions = [base]): Programme {
  const mall = new Programme(versions);
  mall.do(opened(1));
  mall.do(opened(2));
  mall.do(scanned(1, 1, 4_000_000));
  return mall;
}

function lend(mall: Programme, resourceId: string, units: number, total: number | null = null): void {
  const act = {
    kind: 'leases.planned',
    leases: [{ resourceId, kioskId: 'K1', incarnation: 1, units, untilMs: noon + dayMs, total }],
  } as const;
  mall.draft.apply(decideAct(mall.draft, id('e', 1), { kind: act.kind, leases: [...act.leases] }, mall.context(), mall.rules).changes);
}

describe('a gift for points', () => {
  test.each([
    { refusal: 'account-unknown', body: asked(1, 99, 'nothing') },
    { refusal: 'account-provisional', body: asked(1, 3, 'nothing') },
    { refusal: 'gift-unknown', body: asked(1, 2, 'nothing') },
    { refusal: 'gift-unknown', body: asked(1, 2, 'hare') },
    { refusal: 'gift-gone', body: asked(1, 2, 'spoon') },
    { refusal: 'not-enough-points', body: asked(1, 2) },
  ])('refused: $refusal', ({ refusal, body }) => {
    const spoon = {
      kind: 'gift',
      id: 'spoon',
      version: 1,
      name: { en: '', ru: '', fi: '', de: '' },
      text: { en: '', ru: '', fi: '', de: '' },
      art: null,
      pricePoints: 9000,
      valueMinor: 1,
      collectAt: { en: '', ru: '', fi: '', de: '' },
      collectDays: 1,
      active: true,
      tenantId: null,
      face: { kind: 'goods' },
    } as const;
    const mall = new Programme([base], [spoon]);
    mall.do(opened(2));
    mall.do(opened(3, { origin: 'joined' }));
    expect(mall.do(body).outcome.refusal).toBe(refusal);
  });

  test('binds a unit, takes the lots that end first, and gives all back when cancelled', () => {
    const mall = mallOf();
    const { postings } = mall.do(asked(1, 1));
    expect(postings.filter((leg) => leg.unit === 'points').map((leg) => [leg.account, leg.amount])).toEqual([
      [`member:${account(1)}`, -300],
      ['gifts', 300],
    ]);
    expect(mall.resource(stockId('cup'))).toMatchObject({ total: 5, bound: 1 });
    expect(balanceOf(mall.account(1), noon).spendable).toBe(100);
    expect(mall.do(asked(2, 1)).outcome.refusal).toBe('not-enough-points');
    mall.do({ kind: 'voucher.cancelled', voucherId: v(1), accountId: account(1), reason: 'changed mind', staffId: 'olga' });
    expect(balanceOf(mall.account(1), noon).spendable).toBe(400);
    expect(mall.resource(stockId('cup')).bound).toBe(0);
    expect(
      mall.do({ kind: 'voucher.cancelled', voucherId: v(1), accountId: account(1), reason: 'again', staffId: 'olga' }).outcome.refusal,
    ).toBe('voucher-cancelled');
  });

  test('cancelled after its receipt was taken back, the points settle the debt', () => {
    const mall = mallOf();
    mall.do(asked(1, 1));
    mall.do({ kind: 'receipt.voided', receiptId: id('b', 1), mode: 'burn', reason: 'refund', staffId: 'olga' });
    expect(mall.account(1).debt).toBe(300);
    mall.do({ kind: 'voucher.cancelled', voucherId: v(1), accountId: account(1), reason: 'x', staffId: 'olga' });
    expect(mall.account(1)).toMatchObject({ debt: 0, lots: [] });
  });

  test('a deed stands without points: the lack is debt, flagged as overdraft', () => {
    const mall = mallOf();
    lend(mall, stockId('cup'), 2);
    mall.do(issued(1, 1));
    const { outcome, postings } = mall.do(issued(2, 1));
    expect(outcome).toMatchObject({ fate: 'applied', flags: ['overdraft'] });
    expect(postings.filter((leg) => leg.reason === 'overdraft').map((leg) => leg.amount)).toEqual([-200, 200]);
    expect(mall.account(1).debt).toBe(200);
    expect(mall.resource(stockId('cup'))).toMatchObject({ leased: 0, bound: 2, shortfall: 0 });
  });

  test('a deed without a unit stands as shortfall', () => {
    const mall = mallOf();
    mall.draft.apply([{ kind: 'document.put', document: { ...mall.resource(stockId('cup')), total: 0 } }]);
    expect(mall.do(issued(1, 1)).outcome.flags).toEqual(['shortfall']);
    expect(mall.resource(stockId('cup'))).toMatchObject({ total: 0, bound: 1, shortfall: 1 });
  });

  test('asked, then issued: one voucher, one unit, one price', () => {
    const mall = mallOf();
    lend(mall, stockId('cup'), 2);
    mall.do(asked(1, 1));
    expect(mall.do(issued(1, 1)).outcome.flags).toEqual([]);
    expect(balanceOf(mall.account(1), noon).spendable).toBe(100);
    expect(mall.resource(stockId('cup'))).toMatchObject({ leased: 1, bound: 1 });
    expect(mall.draft.get('allotment', allotmentId(stockId('cup'), 'K1'))).toMatchObject({ units: 2, used: 1 });
  });
});

describe('a voucher is honoured once, or it is reported', () => {
  test('the second hand-over is accepted, flagged and leaves the stock', () => {
    const mall = mallOf();
    mall.do(asked(1, 1));
    expect(mall.do(honoured(v(1)), { kioskId: 'D1' }).outcome.flags).toEqual([]);
    expect(mall.account(1).vouchers[0]).toMatchObject({ state: 'honoured', honouredAt: 'D1' });
    mall.now = noon + 60_000;
    expect(mall.do(honoured(v(1)), { kioskId: 'D2' }).outcome.flags).toEqual(['honoured-again', 'shortfall']);
    expect(mall.resource(stockId('cup'))).toMatchObject({ bound: 0, handedOut: 2 });
    expect(mall.draft.get('voucher', v(1))?.honoured).toMatchObject({ kioskId: 'D1', times: 2 });
  });

  test('after the deadline it is accepted and flagged', () => {
    const mall = mallOf();
    mall.do(asked(1, 1));
    const late = mall.fact(honoured(v(1)), { registeredAtMs: noon + 30 * dayMs });
    expect(mall.run(late).outcome.flags).toEqual(['after-deadline']);
  });

  test('handed out before its issue arrived, it is handed out when the issue arrives', () => {
    const mall = mallOf();
    lend(mall, stockId('cup'), 2);
    mall.do(honoured(v(1)), { kioskId: 'D1' });
    mall.do(issued(1, 1));
    expect(mall.account(1).vouchers[0]).toMatchObject({ state: 'honoured', giftId: 'cup', reference: 'K1-1' });
    expect(mall.resource(stockId('cup'))).toMatchObject({ leased: 1, bound: 0, handedOut: 1 });
    mall.now = noon + 1;
    expect(mall.do(honoured(v(1)), { kioskId: 'D2' }).outcome.flags).toContain('honoured-again');
  });
});

describe('a campaign gift promised offline', () => {
  const gifts = (mall: Programme) => ({ ...mall.hares(), loan: mall.draft.get('allotment', allotmentId(stockId('hare'), 'K1')) });
  const voucherId = awardVoucherId(account(2), 'hare/2026-11-21/1');
  const deed = issued(1, 2, { voucherId, giftId: 'hare', pricePoints: 0, award: { campaignId: 'hare', awardKey: 'hare/2026-11-21/1' } });

  test('the receipt and the deed in either order leave the same counts', () => {
    const counts = [0, 1].map((order) => {
      const mall = mallOf([hare]);
      lend(mall, stockId('hare'), 5);
      lend(mall, 'quota:hare:2026-11-21', 5, 100);
      const steps = [() => mall.do(scanned(2, 2, 600_000)), () => mall.do(deed)];
      for (const step of order === 0 ? steps : steps.toReversed()) step();
      expect(mall.account(2).vouchers.map((one) => one.state)).toEqual(['open']);
      const { quota, stock, loan } = gifts(mall);
      return [quota, stock].map((one) => [one.leased, one.bound, one.shortfall]).concat([[loan?.used ?? 0]]);
    });
    // Member 1 of the fixture got a hare too.
    expect(counts[0]).toEqual([[4, 2, 0], [4, 2, 0], [1]]);
    expect(counts[1]).toEqual(counts[0]);
  });

  test('a deed just after the end of the mall day draws on no second quota', () => {
    const mall = mallOf([hare]);
    lend(mall, stockId('hare'), 5);
    mall.do(scanned(2, 2, 600_000));
    mall.run(mall.fact(deed, { registeredAtMs: noon + 20 * 3_600_000 }));
    expect(gifts(mall)).toMatchObject({ quota: { bound: 2 }, stock: { bound: 2, leased: 4 } });
    expect(mall.draft.get('resource', 'quota:hare:2026-11-22')).toBe(null);
  });

  test('not due any more it stands, flagged, and what it cost is on record', () => {
    const mall = mallOf([hare]);
    const { outcome, postings } = mall.do(deed);
    expect(outcome.flags).toEqual(['overdraft']);
    expect(postings.map((leg) => [leg.account, leg.amount])).toEqual([
      ['operator', -20_000],
      [`overdraft:${account(2)}`, 20_000],
    ]);
    expect(mall.account(2).vouchers[0]?.state).toBe('open');
  });

  test('a kiosk predicts granted only from its own loan, else to be confirmed', () => {
    const mall = mallOf([hare]);
    const receipt = mall.fact(scanned(2, 2, 600_000));
    const without = mall.run(receipt, { role: 'predict' });
    expect(without.outcome.awards[0]?.voucherId).toBe(voucherId);
    expect(mall.account(2).vouchers[0]?.state).toBe('asked');
    const other = mallOf([hare]);
    lend(other, stockId('hare'), 1);
    lend(other, 'quota:hare:2026-11-21', 1, 100);
    other.run(other.fact(scanned(2, 2, 600_000)), { role: 'predict' });
    expect(other.account(2).vouchers[0]?.state).toBe('open');
  });

  test('gone when it is decided: told at the next scan, unless the visitor still stood before the screen', () => {
    const told = (laterMs: number): readonly string[] => {
      const mall = mallOf([hare]);
      const stock = mall.resource(stockId('hare'));
      mall.draft.apply([{ kind: 'document.put', document: { ...stock, bound: stock.total } }]);
      mall.run(mall.fact(scanned(2, 2, 600_000), { registeredAtMs: noon - laterMs }), { decidedAtMs: noon });
      expect(mall.account(2).vouchers).toEqual([]);
      return mall.account(2).notices.map((one) => one.say.key);
    };
    expect(told(5_000)).toEqual([]);
    expect(told(5_001)).toEqual(['notice.gift-gone']);
  });

  test('a written-off kiosk that comes back finds its units, not a shortfall', () => {
    const mall = mallOf([campaign('none')]);
    lend(mall, stockId('cup'), 5);
    const off = { kind: 'lease.written-off', kioskId: 'K1', resourceIds: [stockId('cup')], reason: 'stolen' } as const;
    mall.draft.apply(decideAct(mall.draft, id('e', 2), { ...off, resourceIds: [...off.resourceIds] }, mall.context(), mall.rules).changes);
    expect(mall.resource(stockId('cup'))).toMatchObject({ leased: 0, lost: 5 });
    expect(mall.do(asked(9, 1)).outcome.refusal).toBe('gift-gone');
    mall.do(issued(1, 2, { pricePoints: 0 }));
    expect(mall.resource(stockId('cup'))).toMatchObject({ leased: 0, lost: 4, bound: 1, shortfall: 0 });
  });
});

test('offline an account spends what the server confirmed, less what this kiosk spent since, within the allowance', () => {
  const mall = mallOf();
  expect([0, 200, 400].map((spent) => offlineSpendable(mall.account(1), noon, spent, 500))).toEqual([400, 200, 0]);
  expect(offlineSpendable(mall.account(1), noon, 0, 150)).toBe(150);
});
