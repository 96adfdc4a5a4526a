import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moneyOfNext } from '../../../domain/ledger/lot-money.ts';
import { LedgerHistory } from './ledger-history.ts';
import { tenants } from './ledger-operations.ts';
import type { LedgerOperation } from './ledger-operations.ts';
import { turnoverOf } from '../../../domain/decide/turnover.ts';
const runs = { numRuns: Number(process.env['FUZZ'] ?? '300'), seed: Number(process.env['SEED'] ?? Date.now() % 100000) };
const who = fc.integer({ min: 1, max: 5 });
const kiosk = fc.constantFrom('K1' as const, 'K2' as const, 'D1' as const);
const pick = fc.nat({ max: 500 });
const shop = fc.constantFrom(...tenants);
const op: fc.Arbitrary<LedgerOperation> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ op: fc.constant('buy' as const), who, kiosk, shop, amountMinor: fc.integer({ min: 10_000, max: 900_000 }), lateHours: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 900 })), goods: fc.boolean() }) },
  { weight: 8, arbitrary: fc.record({ op: fc.constant('claim' as const), who, kiosk, pick }) },
  { weight: 9, arbitrary: fc.record({ op: fc.constant('decide' as const), pick, approve: fc.integer({min:0,max:4}).map((x) => x > 0) }) },
  { weight: 6, arbitrary: fc.record({ op: fc.constant('review' as const), pick, verdict: fc.constantFrom('uphold' as const, 'reverse' as const) }) },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('void' as const), pick, mode: fc.constantFrom('release' as const, 'burn' as const) }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('move' as const), pick, who }) },
  { weight: 4, arbitrary: fc.record({ op: fc.constant('return' as const), pick, perMille: fc.oneof(fc.constant(1000), fc.integer({ min: 1, max: 1000 })) }) },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('spend' as const), who, kiosk, giftId: fc.constantFrom('cup', 'coupon') }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('honour' as const), kiosk, pick }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('cancel' as const), pick }) },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('give' as const), who, to: who, points: fc.integer({ min: 1, max: 200 }) }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('undo' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('merge' as const), who, to: who }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 200 }) }) },
);
test('disputes fuzz', () => {
  fc.assert(fc.property(fc.array(op, { minLength: 20, maxLength: 90 }), (ops) => {
    const history = new LedgerHistory().run(ops);
    const posted = new Map<string, number>();
    for (const leg of history.postings) posted.set(`${leg.account} ${leg.unit}`, (posted.get(`${leg.account} ${leg.unit}`) ?? 0) + leg.amount);
    for (const account of history.documents('account')) {
      const points = account.lots.reduce((sum, lot) => sum + lot.points, 0) - account.debt;
      const money = account.lots.flatMap((lot) => moneyOfNext(lot, lot.points)).reduce((sum, part) => sum + part.moneyMinor, 0);
      expect([points, money]).toEqual([posted.get(`member:${account.id} points`) ?? 0, posted.get(`member:${account.id} RUB`) ?? 0]);
      expect(new Set(account.lots.map((lot) => lot.lotId)).size).toBe(account.lots.length);
    }
    const booked = history.documents('receipt').filter((r) => r.state === 'booked');
    const strong = booked.flatMap((r) => r.strongKeys);
    expect(new Set(strong).size).toBe(strong.length);
    // lots of receipts' own awards belong to booked receipts or open cases
    const live = new Set([...booked.map((r) => r.id), ...history.documents('case').flatMap((c) => (c.state === 'open' ? [c.loserReceiptId] : []))]);
    for (const account of history.documents('account'))
      for (const lot of account.lots) {
        const m = /^(base|idle)\/([^/]+)\/\d+(\/of\/.*)?$/.exec(lot.lotId);
        if (m !== null) expect([lot.lotId, live.has(m[2] ?? '')]).toEqual([lot.lotId, true]);
        expect(lot.frozenBy === null || history.documents('case').some((c) => c.id === lot.frozenBy && c.state === 'open')).toBe(true);
      }
    // base award is exactly of what is left
    for (const r of booked.filter((one) => one.registeredAtMs < Date.UTC(2027, 0, 19))) {
      const award = r.awards.find((a) => a.campaignId === 'base');
      expect([r.id, award?.points ?? 0]).toEqual([r.id, Math.floor((r.amountMinor - r.returnedMinor) / 10_000)]);
    }
    const told = new Map<string, number>();
    for (const receipt of history.documents('receipt')) for (const [account, amount] of turnoverOf(receipt)) told.set(account, (told.get(account) ?? 0) + amount);
    for (const [name, amount] of told) expect(posted.get(`${name} RUB`) ?? 0).toBe(amount);
    // a paper's returned goods never count: sum over paper
    for (const resource of history.documents('resource')) expect(resource.bound).toBeGreaterThanOrEqual(0);
  }), runs);
}, 500_000);
