import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact, FactBody } from '../../../domain/contract/fact.ts';
import type { AccountDocument } from '../../../domain/contract/account-document.ts';
import { dueOf } from '../../../domain/campaign/due.ts';
import { balanceOf } from '../../../domain/ledger/balance.ts';
import {
  account,
  base,
  campaign,
  code,
  dayMs,
  fnOf,
  id,
  noon,
  opened,
  Programme,
  receiptId,
  settings,
  shops,
  threshold,
} from './fixture.ts';
import { points, quota, reach } from '../campaign/make-version.ts';

/**
 * The law: for papers that do not clash, with holds switched off and nothing scarce, whatever the order in which the kiosks' journals arrive, each keeping its
 * own order, every account ends with the same awards, the same points due and the same balance. What arrival may decide is only who came first: on clashes
 * of keys, on the last unit of a quota, and when the points of a shared window begin to age.
 */
const day = campaign('day', {
  span: 'day',
  reach: reach({ sumMinor: 300_000 }),
  reward: points(70),
  quota: quota({ perAccountWindow: 2 }),
});
const week = campaign('week', {
  span: 'week',
  minimumMinor: 90_000,
  reach: reach({ receipts: 4, shops: 2 }),
  reward: points(111, { purse: 'tenant:books' }),
});
const changed = campaign('late', {
  span: 'campaign',
  reach: reach({ receipts: 3 }),
  reward: points(5),
});
const rules = [
  base,
  shops,
  threshold,
  day,
  week,
  changed,
  { ...changed, version: 2, contentHash: '1'.repeat(64), effectiveFromMs: noon - 2 * dayMs },
];

const purchase = fc.record({
  who: fc.integer({ min: 1, max: 2 }),
  kiosk: fc.integer({ min: 0, max: 2 }),
  shop: fc.constantFrom('vesta', 'cafe', 'books'),
  hoursAgo: fc.integer({ min: 0, max: 200 }),
  amountMinor: fc.integer({ min: 10_000, max: 400_000 }),
  then: fc.constantFrom('keep', 'keep', 'keep', 'release', 'burn', 'move'),
});

function factsOf(purchases: readonly (typeof purchase extends fc.Arbitrary<infer T> ? T : never)[]): readonly (readonly Fact[])[] {
  const journals: Fact[][] = [[], [], []];
  purchases.forEach((one, n) => {
    const boughtMs = noon - one.hoursAgo * 3_600_000;
    const journal = journals[one.kiosk] ?? [];
    const write = (body: FactBody): void =>
      void journal.push({
        id: id('f', 1000 + one.kiosk * 1000 + journal.length),
        kioskId: `K${String(one.kiosk + 1)}`,
        incarnation: 1,
        seq: journal.length + 1,
        previousHash: '0'.repeat(64),
        registeredAtMs: boughtMs + 600_000,
        clock: 'sure',
        body,
      });
    write({
      kind: 'receipt.registered',
      receiptId: receiptId(n),
      accountId: account(one.who),
      visitId: id('c', 1),
      reference: `K1-${n}`,
      source: 'scanned',
      tenantId: null,
      typed: null,
      staffId: null,
      override: null,
      details: null,
      raw: code(fnOf[one.shop] ?? '', n + 1, one.amountMinor, new Date(boughtMs + 10_800_000).toISOString().slice(0, 19)),
    });
    if (one.then === 'release' || one.then === 'burn')
      write({ kind: 'receipt.voided', receiptId: receiptId(n), mode: one.then, reason: 'x', staffId: 'olga' });
    if (one.then === 'move') write({ kind: 'receipt.moved', receiptId: receiptId(n), toAccountId: account(3 - one.who), staffId: 'olga' });
  });
  return journals;
}

function runInOrder(
  journals: readonly (readonly Fact[])[],
  order: readonly number[],
): { readonly end: unknown; readonly accounts: readonly AccountDocument[] } {
  const mall = new Programme(rules, [{ ...settings, receiptsPerDay: 1000, receiptsPerShopDay: 1000 }]);
  mall.do(opened(1), { kioskId: 'D1' });
  mall.do(opened(2), { kioskId: 'D1' });
  const queues = journals.map((journal) => [...journal]);
  for (const at of [...order, ...queues.flatMap((queue, kiosk) => queue.map(() => kiosk))]) {
    const fact = queues[at]?.shift();
    if (fact !== undefined) mall.run(fact);
  }
  const accounts = [mall.account(1), mall.account(2)];
  const end = accounts.map((one) => ({
    balance: balanceOf(one, noon + 3_600_000).spendable,
    byPurse: balanceOf(one, noon + 3_600_000).byPurse,
    debt: one.debt,
    lots: one.lots.map((lot) => `${lot.lotId} ${lot.points}`).sort(),
    windows: one.progress
      .filter((window) => window.entries.length > 0)
      .map((window) => [
        window.campaignId,
        window.windowKey,
        window.entries,
        window.grants.map((grant) => `${grant.awardKey} ${grant.points}`),
      ]),
  }));
  return { end, accounts };
}

test('arrival order never changes what is due', () => {
  fc.assert(
    fc.property(
      fc.array(purchase, { minLength: 3, maxLength: 24 }),
      fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 60 }),
      (purchases, order) => {
        const journals = factsOf(purchases);
        expect(runInOrder(journals, order).end).toEqual(runInOrder(journals, []).end);
      },
    ),
    { numRuns: 120 },
  );
});

test('what is granted is what the set of accepted receipts is due, no more and no less', () => {
  fc.assert(
    fc.property(
      fc.array(purchase, { minLength: 3, maxLength: 24 }),
      fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 60 }),
      (purchases, order) => {
        for (const one of runInOrder(factsOf(purchases), order).accounts) {
          for (const window of one.progress) {
            const version = rules.find((rule) => rule.campaignId === window.campaignId && rule.version === window.version);
            if (version === undefined) throw new Error(`no version of ${window.campaignId}`);
            expect(window.grants.map((grant) => grant.awardKey)).toEqual(
              dueOf(version, window)
                .map((due) => due.awardKey)
                .sort(),
            );
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});
