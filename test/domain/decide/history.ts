/** Random histories of a small mall: operations as data, so that they shrink, and a run that keeps everything a law may ask for. */
import fc from 'fast-check';
import type { Act } from '../../../domain/contract/act.ts';
import type { Fact, FactBody } from '../../../domain/contract/fact.ts';
import { allotmentId, dayQuotaId, stockId } from '../../../domain/allotment/allotment-id.ts';
import { planLeases, defaultLeaseSettings } from '../../../domain/allotment/plan-leases.ts';
import { decideAct } from '../../../domain/decide/decide-act.ts';
import { points, quota, reach } from '../campaign/make-version.ts';
import { awardVoucherId } from '../../../domain/decide/grant-gift.ts';
import type { Change, Decision, Posting } from '../../../domain/decide/world.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import {
  account,
  base,
  campaign,
  cardKey,
  code,
  dayMs,
  fnOf,
  hare,
  id,
  noon,
  opened,
  Programme,
  receiptId,
  shops,
  threshold,
  today,
  unknownFn,
} from './fixture.ts';

const members = 4;
const kiosks = ['K1', 'K2', 'K3'] as const;
const tenants = ['vesta', 'cafe', 'books'] as const;

const who = fc.integer({ min: 1, max: members });
const kiosk = fc.constantFrom(...kiosks);
const paper = fc.record({ shop: fc.constantFrom(...tenants, 'unknown' as const), number: fc.integer({ min: 1, max: 12 }) });
const pick = fc.integer({ min: 0, max: 200 });

/** One thing that happens. Papers are few, so that they meet; `pick` chooses among what exists by then. */
export const operation = fc.oneof(
  { weight: 8, arbitrary: fc.record({ op: fc.constant('scan' as const), who, kiosk, paper }) },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('type' as const), who, kiosk, paper, staff: fc.boolean(), numbered: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ op: fc.constant('void' as const), kiosk, pick, mode: fc.constantFrom('release' as const, 'burn' as const) }),
  },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('move' as const), who, kiosk, pick }) },
  {
    weight: 2,
    arbitrary: fc.record({
      op: fc.constant('decide' as const),
      kiosk,
      pick,
      verdict: fc.constantFrom('approve' as const, 'refuse' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      op: fc.constant('check' as const),
      pick,
      verdict: fc.constantFrom('genuine' as const, 'genuine' as const, 'not-genuine' as const, 'unanswered' as const),
      /** The sum of this paper is told; null: nothing is. */
      told: fc.option(fc.integer({ min: 1, max: 12 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('map' as const), kiosk }) },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('ask' as const), who, kiosk }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('deed' as const), who, kiosk }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('hare-deed' as const), who, kiosk }) },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('honour' as const), kiosk, pick }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('cancel' as const), kiosk, pick }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 200 }) }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('lease' as const), reachable: fc.array(kiosk, { maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('write-off' as const), kiosk }) },
);

/** @see operation */
export type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

const amountOf = (number: number): number => 60_000 + number * 55_500;
/** A cup is dear enough to bring overdrafts and cheap enough to be had. */
const rules: readonly CampaignVersion[] = [
  base,
  shops,
  threshold,
  campaign('hare', { ...hare, quota: quota({ perDay: 2, total: 3, perAccountWindow: 2 }) }),
  campaign('days', {
    span: 'day',
    reach: reach({ receipts: 2 }),
    reward: points(333, { life: { kind: 'days', days: 2 } }),
  }),
];

/** A run of a history, with everything that came out of it. */
export class History {
  readonly mall: Programme;
  readonly changes: (readonly Change[])[] = [];
  readonly postings: Posting[] = [];
  readonly facts: Fact[] = [];
  readonly outcomes: Decision['outcome'][] = [];
  readonly #onFact: (history: History, fact: Fact) => void;
  #n = 0;

  constructor(onFact: (history: History, fact: Fact) => void = () => undefined) {
    this.#onFact = onFact;
    this.mall = new Programme(rules);
    for (let n = 1; n <= members; n += 1) this.fact(opened(n), 'K1');
  }

  fact(body: FactBody, kioskId: string): void {
    const fact = { ...this.mall.fact(body, { kioskId }), id: id('f', ++this.#n) };
    const decision = this.mall.run(fact);
    this.facts.push(fact);
    this.changes.push(decision.changes);
    this.postings.push(...decision.postings);
    this.outcomes.push(decision.outcome);
    this.#onFact(this, fact);
  }

  act(act: Act): void {
    const decision = decideAct(this.mall.draft, id('e', ++this.#n), act, this.mall.context(), this.mall.rules);
    this.mall.draft.apply(decision.changes);
    this.changes.push(decision.changes);
    this.postings.push(...decision.postings);
  }

  run(operations: readonly Operation[]): this {
    for (const operation of operations) this.#do(operation);
    return this;
  }

  documents<K extends 'receipt' | 'voucher' | 'allotment' | 'resource' | 'account'>(kind: K) {
    return this.mall.draft.dirty().filter((document): document is Extract<typeof document, { kind: K }> => document.kind === kind);
  }

  #receiptAt(pick: number): string {
    const all = this.documents('receipt');
    return all[pick % Math.max(1, all.length)]?.id ?? receiptId(0);
  }

  #do(operation: Operation): void {
    const n = ++this.#n;
    const reference = `K1-${n}`;
    const visitId = id('c', n);
    const day = new Date(this.mall.now + 10_800_000).toISOString().slice(0, 10);
    switch (operation.op) {
      case 'scan': {
        const { shop, number } = operation.paper;
        const raw = code(
          shop === 'unknown' ? unknownFn : (fnOf[shop] ?? ''),
          number,
          amountOf(number),
          `${today}T09:${String(10 + number)}:00`,
        );
        return this.fact(
          {
            kind: 'receipt.registered',
            receiptId: receiptId(n),
            accountId: account(operation.who),
            visitId,
            reference,
            source: 'scanned',
            raw,
            tenantId: null,
            typed: null,
            staffId: null,
            override: null,
            details: null,
          },
          operation.kiosk,
        );
      }
      case 'type': {
        const { shop, number } = operation.paper;
        const typed = {
          number: operation.numbered ? String(number) : null,
          amountMinor: amountOf(number),
          currency: 'RUB',
          purchasedAtLocal: `${today}T09:${String(10 + number)}:00`,
        };
        const staffId = operation.staff ? 'olga' : null;
        return this.fact(
          {
            kind: 'receipt.registered',
            receiptId: receiptId(n),
            accountId: account(operation.who),
            visitId,
            reference,
            source: operation.staff ? 'staff-typed' : 'typed',
            raw: null,
            tenantId: shop === 'unknown' ? 'vesta' : shop,
            typed,
            staffId,
            override: null,
            details: null,
          },
          operation.kiosk,
        );
      }
      case 'void':
        return this.fact(
          { kind: 'receipt.voided', receiptId: this.#receiptAt(operation.pick), mode: operation.mode, reason: 'x', staffId: 'olga' },
          operation.kiosk,
        );
      case 'move':
        return this.fact(
          { kind: 'receipt.moved', receiptId: this.#receiptAt(operation.pick), toAccountId: account(operation.who), staffId: 'olga' },
          operation.kiosk,
        );
      case 'decide':
        return this.fact(
          {
            kind: 'receipt.decided',
            receiptId: this.#receiptAt(operation.pick),
            verdict: operation.verdict,
            tenantId: 'vesta',
            reason: null,
            staffId: 'olga',
          },
          operation.kiosk,
        );
      case 'check': {
        const { verdict } = operation;
        const told = operation.told === null ? null : { amountMinor: amountOf(operation.told), purchasedAtLocal: null, issuer: null };
        const atMs = this.mall.now;
        return this.act({ kind: 'receipt.checked', receiptId: this.#receiptAt(operation.pick), verdict, told, verifier: 'office', atMs });
      }
      case 'map':
        return this.fact(
          { kind: 'till.mapped', tillKey: `ru-fns:${unknownFn}`, tenantId: 'vesta', fromMs: 0, toMs: null, staffId: 'olga' },
          operation.kiosk,
        );
      case 'ask':
        return this.fact(
          {
            kind: 'gift.asked',
            voucherId: id('d', n),
            accountId: account(operation.who),
            giftId: 'cup',
            visitId,
            reference,
            staffId: null,
          },
          operation.kiosk,
        );
      case 'deed':
        return this.#issue(id('d', n), operation.who, operation.kiosk, { giftId: 'cup', pricePoints: 300, award: null }, reference);
      case 'hare-deed': {
        const awardKey = `hare/${day}/1`;
        return this.#issue(
          awardVoucherId(account(operation.who), awardKey),
          operation.who,
          operation.kiosk,
          { giftId: 'hare', pricePoints: 0, award: { campaignId: 'hare', awardKey } },
          reference,
        );
      }
      case 'honour': {
        const voucher = this.#voucherAt(operation.pick);
        return this.fact(
          {
            kind: 'voucher.honoured',
            voucherId: voucher?.id ?? id('d', n),
            accountId: voucher?.accountId ?? account(1),
            staffId: 'olga',
            identifiedBy: 'slip',
          },
          operation.kiosk,
        );
      }
      case 'cancel': {
        const voucher = this.#voucherAt(operation.pick);
        return this.fact(
          {
            kind: 'voucher.cancelled',
            voucherId: voucher?.id ?? id('d', n),
            accountId: voucher?.accountId ?? account(1),
            reason: 'x',
            staffId: 'olga',
          },
          operation.kiosk,
        );
      }
      case 'wait': {
        this.mall.now += operation.hours * 3_600_000;
        return this.act({ kind: 'tick', atMs: this.mall.now, accountIds: Array.from({ length: members }, (_, at) => account(at + 1)) });
      }
      case 'lease':
        return this.#lease(operation.reachable, day);
      case 'write-off':
        return this.act({
          kind: 'lease.written-off',
          kioskId: operation.kiosk,
          resourceIds: [stockId('cup'), stockId('hare'), dayQuotaId('hare', day)],
          reason: 'lost',
        });
    }
  }

  #voucherAt(pick: number) {
    const all = this.documents('voucher');
    return all[pick % Math.max(1, all.length)];
  }

  #issue(
    voucherId: string,
    member: number,
    kioskId: string,
    what: { giftId: string; pricePoints: number; award: { campaignId: string; awardKey: string } | null },
    reference: string,
  ): void {
    this.fact(
      {
        kind: 'voucher.issued',
        voucherId,
        accountId: account(member),
        visitId: id('c', 1),
        reference,
        basis: 'allotment',
        deadlineMs: this.mall.now + dayMs,
        ...what,
      },
      kioskId,
    );
  }

  #lease(reachable: readonly string[], day: string): void {
    for (const [resourceId, total] of [
      [stockId('cup'), null],
      [stockId('hare'), null],
      [dayQuotaId('hare', day), 2],
    ] as const) {
      const leases = planLeases({
        resource: { ...this.mall.resource(resourceId), total: total ?? this.mall.resource(resourceId).total },
        kiosks: kiosks.map((kioskId) => ({
          kioskId,
          incarnation: 1,
          reachable: reachable.includes(kioskId),
          allotment: this.mall.draft.get('allotment', allotmentId(resourceId, kioskId)),
        })),
        nowMs: this.mall.now,
        untilMs: this.mall.now + dayMs,
        settings: { ...defaultLeaseSettings, onlineUnits: 1 },
        total,
      });
      this.act({ kind: 'leases.planned', leases: [...leases] });
    }
  }
}

export { cardKey, noon };
