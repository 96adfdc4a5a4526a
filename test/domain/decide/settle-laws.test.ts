/**
 * Laws of settling over random histories with every kind of rule at once: whatever the order in which journals arrive, whatever is voided or sent back, an account
 * holds what its set of receipts is due, both sides of the ledger agree, the log replays, and a kiosk predicts what the server decides.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueInCampaign } from '../../../domain/campaign/campaign-due.ts';
import type { AccountDocument } from '../../../domain/contract/account-document.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import { anyDocument } from '../../../domain/contract/document.ts';
import type { Fact, FactBody } from '../../../domain/contract/fact.ts';
import { canonicalJson } from '../../../domain/encoding/canonical-json.ts';
import { decide } from '../../../domain/decide/decide.ts';
import { RuleKeeper } from '../../../domain/decide/rule-keeper.ts';
import { WorldDraft } from '../../../domain/decide/world-draft.ts';
import { inviterWindow } from '../../../domain/decide/inviter.ts';
import { counted, gift, multiply, part, perAmount, points, quota, reach, tickets, tier } from '../campaign/make-version.ts';
import { account, base, campaign, code, dayMs, fnOf, id, mallDocuments, noon, opened, Programme, receiptId, settings } from './fixture.ts';
import { MemoryWorld } from './memory-world.ts';

/** Nothing here is scarce: what is scarce goes to whoever comes first, and order then matters by right. */
const plenty: readonly CampaignVersion[] = [
  base,
  campaign('triple', { reward: multiply(3000), minimumMinor: 150_000 }),
  campaign('first', { span: 'day', reward: perAmount({ points: 2 }), counted: counted({ firstReceipts: 2 }) }),
  campaign('week', { span: 'week', reach: reach({ sumMinor: 400_000, days: 2 }), reward: points(70) }),
  campaign('roll', { span: 'rolling', rollingDays: 3, reach: reach({ receipts: 3, shops: 2 }), reward: tickets(2) }),
  campaign('once', {
    span: 'day',
    reach: reach({ receipts: 2 }),
    reward: points(90, { life: { kind: 'idle-days', days: 60 } }),
    quota: quota({ perAccountWindow: 1, perAccountCampaign: 2 }),
  }),
  campaign('both', {
    span: 'week',
    parts: [part({ tenants: ['vesta'], sumMinor: 80_000 }), part({ tenants: ['cafe', 'books'] })],
    reward: points(33, { purse: 'tenant:books' }),
    quota: quota({ perAccountWindow: 2 }),
  }),
  campaign('single', {
    reach: reach({ sumMinor: 200_000 }),
    reward: points(11),
    quota: quota({ perAccountCampaign: 2, perAccountWindow: 1 }),
  }),
  campaign('stamp', {
    span: 'campaign',
    reach: reach({ stamps: 5 }),
    counted: counted({ stamps: { everyMinor: 60_000, perReceipt: 3 } }),
    reward: points(55),
    quota: quota({ remainder: 'lost' }),
  }),
  campaign('gold', { span: 'month', reach: reach({ sumMinor: 900_000 }), reward: tier('gold'), quota: quota({ perAccountWindow: 1 }) }),
  campaign('friend', {
    span: 'campaign',
    reach: reach({ receipts: 2 }),
    reward: points(15),
    quota: quota({ perAccountWindow: 1 }),
    audience: { ...base.audience, invited: true },
    inviter: { points: 44, most: null, life: { kind: 'never' } },
  }),
];
const scarce: readonly CampaignVersion[] = [
  ...plenty,
  campaign('hare', {
    span: 'day',
    reach: reach({ sumMinor: 300_000 }),
    reward: gift('hare', ['cup']),
    quota: quota({ perDay: 2, perAccountWindow: 2 }),
  }),
  campaign('pot', {
    span: 'day',
    reach: reach({ receipts: 2 }),
    reward: points(25),
    quota: quota({ total: 6, budgetPoints: 140, perAccountWindow: 1 }),
  }),
  campaign('purse', {
    reach: reach({ sumMinor: 100_000 }),
    reward: points(30),
    quota: quota({ budgetPoints: 200, budgetPointsPerDay: 90, perAccountWindow: 3 }),
  }),
];

const purchase = fc.record({
  kiosk: fc.integer({ min: 0, max: 2 }),
  who: fc.integer({ min: 1, max: 2 }),
  shop: fc.constantFrom('vesta', 'cafe', 'books'),
  hoursAgo: fc.integer({ min: 0, max: 140 }),
  amountMinor: fc.integer({ min: 20_000, max: 400_000 }),
  then: fc.constantFrom('keep', 'keep', 'keep', 'release', 'burn', 'move', 'return', 'return'),
});
type Purchase = typeof purchase extends fc.Arbitrary<infer T> ? T : never;

const anyOrder = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 60 });
const history = fc.array(purchase, { minLength: 3, maxLength: 20 });

function bodiesOf(one: Purchase, n: number): readonly FactBody[] {
  const boughtMs = noon - one.hoursAgo * 3_600_000;
  const staffId = 'olga';
  const then: Record<Purchase['then'], FactBody[]> = {
    keep: [],
    release: [{ kind: 'receipt.voided', receiptId: receiptId(n), mode: 'release', reason: 'x', staffId }],
    burn: [{ kind: 'receipt.voided', receiptId: receiptId(n), mode: 'burn', reason: 'x', staffId }],
    move: [{ kind: 'receipt.moved', receiptId: receiptId(n), toAccountId: account(3 - one.who), staffId }],
    return: [
      {
        kind: 'receipt.returned',
        receiptId: receiptId(n),
        identity: null,
        amountMinor: Math.floor(one.amountMinor / 3),
        reference: `D1-${n}`,
        staffId,
      },
    ],
  };
  const registered: FactBody = {
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
  };
  return [registered, ...then[one.then]];
}

function journalsOf(purchases: readonly Purchase[]): readonly (readonly Fact[])[] {
  const journals: Fact[][] = [[], [], []];
  purchases.forEach((one, n) => {
    const journal = journals[one.kiosk] ?? [];
    for (const body of bodiesOf(one, n)) {
      const seq = journal.length + 1;
      const registeredAtMs = noon - one.hoursAgo * 3_600_000 + 600_000;
      const chain = { incarnation: 1, seq, previousHash: '0'.repeat(64), registeredAtMs, clock: 'sure' } as const;
      journal.push({ id: id('f', 1000 + one.kiosk * 1000 + seq), kioskId: `K${String(one.kiosk + 1)}`, ...chain, body });
    }
  });
  return journals;
}

const open = { ...settings, receiptsPerDay: 1000, receiptsPerShopDay: 1000 };

function run(versions: readonly CampaignVersion[], journals: readonly (readonly Fact[])[], order: readonly number[]): Programme {
  const mall = new Programme(versions, [open]);
  mall.do(opened(1), { kioskId: 'D1', registeredAtMs: noon - 30 * dayMs });
  mall.do(opened(2, { invitedBy: account(1) }), { kioskId: 'D1', registeredAtMs: noon - 30 * dayMs });
  const queues = journals.map((journal) => [...journal]);
  for (const at of [...order, ...queues.flatMap((queue, kiosk) => queue.map(() => kiosk))]) {
    const fact = queues[at]?.shift();
    if (fact !== undefined) mall.run(fact);
  }
  return mall;
}

/** What an account holds, without what the moment of deciding may say: when points began to age, which receipt brought a window's award about. */
function heldBy(one: AccountDocument) {
  return {
    debtLessPoints: one.debt - one.lots.filter((lot) => lot.purse === 'everywhere').reduce((sum, lot) => sum + lot.points, 0),
    lots: one.lots.map((lot) => [lot.lotId, lot.earnedPoints, lot.purse]).sort(),
    tickets: one.tickets.map((line) => [line.awardKey, line.ticketIds]),
    windows: one.progress
      .filter((window) => window.entries.length + window.grants.length > 0)
      .map((window) => [window.campaignId, window.windowKey, window.entries, window.grants.map((grant) => [grant.awardKey, grant.points])]),
  };
}

describe('whatever arrives in whatever order', () => {
  test('two accounts hold the same in the end', () => {
    fc.assert(
      fc.property(history, anyOrder, (purchases, order) => {
        const journals = journalsOf(purchases);
        const [one, other] = [run(plenty, journals, order), run(plenty, journals, [])];
        for (const n of [1, 2]) expect(heldBy(one.account(n))).toEqual(heldBy(other.account(n)));
      }),
      { numRuns: 60 },
    );
  });

  test('grants are what the set of receipts is due, but for what was refused; no record says otherwise', () => {
    fc.assert(
      fc.property(history, anyOrder, (purchases, order) => {
        const mall = run(scarce, journalsOf(purchases), order);
        for (const n of [1, 2]) checkGrants(mall, mall.account(n));
        for (let n = 0; n < purchases.length; n += 1) checkReceipt(mall, n);
      }),
      { numRuns: 60 },
    );
  });

  test('postings sum to 0, lots less debt are the ledger, the log replays to the same bytes, and documents fit their schema', () => {
    fc.assert(
      fc.property(history, anyOrder, (purchases, order) => {
        const mall = run(scarce, journalsOf(purchases), order);
        const sums = new Map<string, number>();
        for (const leg of mall.decisions.flatMap((one) => one.postings)) {
          sums.set(`${leg.txn} ${leg.unit}`, (sums.get(`${leg.txn} ${leg.unit}`) ?? 0) + leg.amount);
          if (leg.unit === 'points') sums.set(leg.account, (sums.get(leg.account) ?? 0) + leg.amount);
        }
        for (const [name, sum] of sums) if (name.includes(' ')) expect(`${name} ${sum}`).toBe(`${name} 0`);
        for (const n of [1, 2]) {
          const { lots, debt } = mall.account(n);
          const held = lots.reduce((sum, lot) => sum + lot.points, 0) - debt;
          expect(held).toBe(sums.get(`member:${account(n)}`) ?? 0);
        }
        const replay = new WorldDraft(new MemoryWorld([...mallDocuments(), open], scarce));
        for (const decision of mall.decisions) replay.apply(decision.changes);
        expect(replay.dirty().map((document) => canonicalJson(document))).toEqual(
          mall.draft.dirty().map((document) => canonicalJson(document)),
        );
        for (const document of mall.draft.dirty()) expect(anyDocument.safeParse(document).error?.issues ?? []).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('a purchase of which a part went back leaves what a smaller purchase would have given', () => {
    fc.assert(
      fc.property(history, anyOrder, (purchases, order) => {
        const smaller = purchases.map((one) =>
          one.then === 'return' ? { ...one, then: 'keep' as const, amountMinor: one.amountMinor - Math.floor(one.amountMinor / 3) } : one,
        );
        const [mall, other] = [run(plenty, journalsOf(purchases), order), run(plenty, journalsOf(smaller), [])];
        for (const n of [1, 2]) expect(heldBy(mall.account(n))).toEqual(heldBy(other.account(n)));
      }),
      { numRuns: 60 },
    );
  });

  test('units of quotas and budgets are bound by just the awards that stand', () => {
    fc.assert(
      fc.property(history, anyOrder, (purchases, order) => {
        const mall = run(scarce, journalsOf(purchases), order);
        const bound = new Map<string, number>();
        const count = (resourceId: string, units: number) => void bound.set(resourceId, (bound.get(resourceId) ?? 0) + units);
        for (const document of mall.draft.dirty()) {
          if (document.kind === 'receipt') for (const bind of document.binds) count(bind.resourceId, bind.units);
          if (document.kind === 'voucher' && (document.state === 'open' || document.state === 'asked'))
            for (const bind of document.binds) count(bind.resourceId, 1);
        }
        const resources = mall.draft.dirty().filter((document) => document.kind === 'resource');
        for (const resource of resources) expect([resource.id, resource.bound]).toEqual([resource.id, bound.get(resource.id) ?? 0]);
        for (const resource of resources) expect(resource.shortfall).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  test('a kiosk that knows what the server knew predicts the awards that the server gives', () => {
    fc.assert(
      fc.property(history, anyOrder, (purchases, order) => {
        const mall = new Programme(plenty, [open]);
        mall.do(opened(1), { kioskId: 'D1', registeredAtMs: noon - 30 * dayMs });
        mall.do(opened(2), { kioskId: 'D1', registeredAtMs: noon - 30 * dayMs });
        const queues = journalsOf(purchases).map((journal) => [...journal]);
        for (const at of [...order, ...queues.flatMap((queue, kiosk) => queue.map(() => kiosk))]) {
          const fact = queues[at]?.shift();
          if (fact?.body.kind !== 'receipt.registered') continue;
          const context = mall.context({ role: 'predict', kioskId: fact.kioskId });
          const predicted = decide(mall.draft, fact, context, new RuleKeeper());
          expect(mall.run(fact).outcome).toEqual(predicted.outcome);
        }
      }),
      { numRuns: 30 },
    );
  });
});

function checkGrants(mall: Programme, one: AccountDocument): void {
  for (const rule of scarce) {
    const windows = one.progress.filter((window) => window.campaignId === rule.campaignId && window.windowKey !== inviterWindow);
    const due = dueInCampaign(rule, windows);
    for (const window of windows) {
      const wanted = due.get(window.windowKey) ?? [];
      const granted = window.grants.filter((grant) => grant.refused === null);
      const refused = new Set(window.grants.filter((grant) => grant.refused !== null).map((grant) => grant.awardKey));
      expect(granted.map((grant) => [grant.awardKey, grant.points]).sort()).toEqual(
        wanted
          .filter((each) => !refused.has(each.awardKey))
          .map((each) => [each.awardKey, each.reward.kind === 'points' ? each.reward.points : 0])
          .sort(),
      );
      // Each stands on a receipt that is still in the window, and is written down there.
      for (const grant of granted) {
        expect(window.entries.map((entry) => entry.receiptId)).toContain(grant.receiptId);
        expect(mall.draft.get('receipt', grant.receiptId)?.awards.map((award) => award.awardKey)).toContain(grant.awardKey);
      }
      for (const grant of granted) if (grant.lotId !== null) expect(one.lots.some((lot) => lot.lotId === grant.lotId)).toBe(true);
    }
  }
  expect(mall.account(1).progress.some((window) => window.grants.some((grant) => grant.awardKey === ''))).toBe(false);
}

/** The awards of a booked receipt are lots, vouchers, tickets or tiers that are there; its line on the account says the same. */
function checkReceipt(mall: Programme, n: number): void {
  const receipt = mall.receipt(n);
  const owner = mall.draft.get('account', receipt.accountId);
  if (receipt.state !== 'booked' || owner === null) return;
  for (const award of receipt.awards) {
    if (award.points > 0) expect(owner.lots.find((lot) => lot.lotId === award.awardKey)?.earnedPoints).toBe(award.points);
    if (award.tickets > 0) expect(owner.tickets.some((line) => line.awardKey === award.awardKey)).toBe(true);
  }
  const line = owner.receipts.find((one) => one.receiptId === receipt.id);
  if (line !== undefined) expect(line.points).toBe(receipt.awards.reduce((sum, award) => sum + award.points, 0));
}
