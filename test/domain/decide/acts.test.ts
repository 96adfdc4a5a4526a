import { describe, expect, test } from 'vitest';
import type { Act } from '../../../domain/contract/act.ts';
import { act as actSchema } from '../../../domain/contract/act.ts';
import type { AnyDocument } from '../../../domain/contract/document.ts';
import { stockId } from '../../../domain/allotment/allotment-id.ts';
import { decideAct } from '../../../domain/decide/decide-act.ts';
import { nextDueMs } from '../../../domain/decide/housekeeping.ts';
import { balanceOf } from '../../../domain/ledger/balance.ts';
import { account, base, campaign, dayMs, hare, id, noon, opened, Programme, scanned, shops } from './fixture.ts';
import { perAmount } from '../campaign/make-version.ts';

function act(mall: Programme, one: Act) {
  const decision = decideAct(mall.draft, id('e', mall.draft.dirty().length), actSchema.parse(one), mall.context(), mall.rules);
  mall.draft.apply(decision.changes);
  return decision;
}
const tick = (atMs: number): Act => ({ kind: 'tick', atMs, accountIds: [account(1), account(99)] });
const short = campaign('short', {
  reward: perAmount({ life: { kind: 'days', days: 10 } }),
});

describe('the clock', () => {
  test('points past their end leave with both sides posted; a void after that asks only for what was spent', () => {
    const mall = new Programme([short]);
    mall.do(opened(1));
    mall.do(scanned(1, 1, 4_000_000));
    mall.do({
      kind: 'gift.asked',
      voucherId: id('d', 1),
      accountId: account(1),
      giftId: 'cup',
      visitId: id('c', 1),
      reference: 'K1-9',
      staffId: null,
    });
    const due = nextDueMs(mall.account(1)) ?? 0;
    expect(due).toBeLessThan(noon + 5 * dayMs);
    const end = mall.account(1).lots[0]?.expiresAtMs ?? 0;
    expect(balanceOf(mall.account(1), end - 1).spendable).toBe(100);
    const { postings } = act(mall, tick(end));
    expect(postings.filter((leg) => leg.unit === 'points').map((leg) => [leg.account, leg.amount])).toEqual([
      [`member:${account(1)}`, -100],
      ['expired', 100],
    ]);
    expect(mall.account(1).vouchers[0]?.state).toBe('expired');
    expect(mall.resource(stockId('cup')).bound).toBe(0);
    expect(nextDueMs(mall.account(1))).toBe(null);
    expect(act(mall, tick(end)).changes).toEqual([]);
    mall.do({ kind: 'receipt.voided', receiptId: id('b', 1), mode: 'burn', reason: 'refund', staffId: 'olga' });
    expect(mall.account(1)).toMatchObject({ debt: 300, lots: [] });
  });

  test('a document forgets what no void can need: windows after 90 days, lots by merging, to the cent', () => {
    const mall = new Programme([base, shops, hare]);
    mall.do(opened(1));
    for (let n = 1; n <= 6; n += 1) mall.do(scanned(n, 1, 77_700 + n * 1000, { staffId: 'olga' }));
    const before = mall.account(1);
    act(mall, tick(noon + 60 * dayMs));
    expect(mall.account(1).lots).toEqual(before.lots);
    act(mall, tick(noon + 100 * dayMs));
    const { lots, progress } = mall.account(1);
    expect(progress).toEqual([]);
    expect(lots).toHaveLength(1);
    expect(lots[0]?.points).toBe(before.lots.reduce((sum, lot) => sum + lot.points, 0));
    expect(lots[0]?.funding).toEqual([
      { funder: 'tenant:vesta', moneyMinor: before.lots.reduce((sum, lot) => sum + (lot.funding[0]?.moneyMinor ?? 0), 0) },
    ]);
  });
});

describe('campaigns', () => {
  test('a version is loaded once, the next one follows it, and a running campaign keeps its word', () => {
    const mall = new Programme([]);
    expect(act(mall, { kind: 'campaign.loaded', version: hare }).ending).toEqual({ ok: true });
    expect(act(mall, { kind: 'campaign.loaded', version: hare }).changes).toEqual([]);
    const dearer = { ...hare, version: 2, contentHash: '1'.repeat(64), effectiveFromMs: noon, reach: { ...hare.reach, sumMinor: 600_000 } };
    expect(act(mall, { kind: 'campaign.loaded', version: dearer }).ending).toMatchObject({
      ok: false,
      refusal: 'campaign-change-not-allowed',
    });
    const more = { ...hare, version: 2, contentHash: '2'.repeat(64), effectiveFromMs: noon, quota: { ...hare.quota, perDay: 150 } };
    expect(act(mall, { kind: 'campaign.loaded', version: { ...more, version: 3 } }).ending).toMatchObject({
      refusal: 'campaign-version-exists',
    });
    expect(act(mall, { kind: 'campaign.loaded', version: more }).ending).toEqual({ ok: true });
    expect(mall.draft.campaigns().map((one) => one.version)).toEqual([2, 1]);
    mall.do(opened(1));
    mall.do(scanned(1, 1, 600_000));
    expect(mall.hares().quota).toMatchObject({ total: 150, bound: 1 });
  });
});

describe('catalogue, kiosks and loans', () => {
  test('the same catalogue twice changes nothing; a till keeps its count; the currency stays', () => {
    const mall = new Programme([base]);
    const gift = mall.draft.get('gift', 'cup');
    const hall = mall.draft.get('mall', 'mall');
    const till: AnyDocument = {
      kind: 'till',
      id: 'ru-fns:1',
      version: 0,
      tenantId: 'vesta',
      fromMs: 0,
      toMs: null,
      heldReceipts: 7,
      signingKey: null,
    };
    if (gift === null || hall === null || till.kind !== 'till') throw new Error('fixture');
    const put = (stock: number): Act => ({
      kind: 'catalogue.put',
      items: [{ ...gift, pricePoints: 250 }, till],
      stocks: [{ giftId: 'cup', total: stock }],
    });
    expect(act(mall, put(9)).changes).toHaveLength(3);
    expect(act(mall, put(9)).changes).toEqual([]);
    expect(mall.draft.get('till', 'ru-fns:1')?.heldReceipts).toBe(0);
    expect(mall.draft.get('gift', 'cup')).toMatchObject({ pricePoints: 250, version: 2 });
    expect(act(mall, { kind: 'catalogue.put', items: [{ ...hall, currency: 'EUR' }], stocks: [] }).ending).toMatchObject({
      ok: false,
      refusal: 'currency-fixed',
    });
  });

  test('a kiosk is enrolled by its key, trades incarnations upwards, and is shut out by status', () => {
    const mall = new Programme([base]);
    const enrol = (publicKey: string): Act => ({
      kind: 'kiosk.enrolled',
      kioskId: 'K9',
      mallId: 'mall',
      use: 'kiosk',
      publicKey,
      atMs: noon,
    });
    const start = (incarnation: number): Act => ({
      kind: 'kiosk.started',
      kioskId: 'K9',
      incarnation,
      headSeq: 4,
      headHash: '2'.repeat(64),
      atMs: noon,
    });
    expect(act(mall, start(1)).ending).toMatchObject({ refusal: 'kiosk-unknown' });
    act(mall, enrol('a'));
    expect(act(mall, enrol('b')).ending).toMatchObject({ refusal: 'kiosk-exists' });
    expect(act(mall, start(2)).ending).toEqual({ ok: true });
    expect(act(mall, start(2)).ending).toMatchObject({ refusal: 'incarnation-stale' });
    act(mall, { kind: 'kiosk.status-set', kioskId: 'K9', status: 'fenced', reason: 'fork' });
    expect(act(mall, enrol('b')).ending).toEqual({ ok: true });
    expect(mall.draft.get('kiosk', 'K9')).toMatchObject({ status: 'enrolled', incarnation: 3, publicKey: 'b', headSeq: 4 });
  });

  test('a loan never grows beyond what is free, never shrinks below what is used', () => {
    const mall = new Programme([base]);
    const lease = (kioskId: string, units: number): Act => ({
      kind: 'leases.planned',
      leases: [{ resourceId: stockId('cup'), kioskId, incarnation: 1, units, untilMs: noon + dayMs, total: null }],
    });
    act(mall, lease('K1', 4));
    act(mall, lease('K2', 4));
    expect(mall.resource(stockId('cup'))).toMatchObject({ total: 5, leased: 5, shortfall: 0 });
    act(mall, lease('K1', 0));
    expect(mall.resource(stockId('cup')).leased).toBe(1);
  });
});
