/** Random months of a small mall, for the laws of the ledger: receipts in and out of order, returns, gifts of points, merges, disputes, coupons, deposits, corrections, closes. */
import type { Act } from '../../../domain/contract/act.ts';
import type { TenantAgreement } from '../../../domain/contract/catalogue-document.ts';
import type { AnyDocument } from '../../../domain/contract/document.ts';
import type { Fact, FactBody } from '../../../domain/contract/fact.ts';
import { closingFigures } from '../../../domain/clearing/closing.ts';
import { sumPostings } from '../../../domain/clearing/ledger-sum.ts';
import type { LedgerSum } from '../../../domain/clearing/ledger-sum.ts';
import { decideAct } from '../../../domain/decide/decide-act.ts';
import type { Change, Decision, Posting } from '../../../domain/decide/world.ts';
import { monthAfter, monthAt } from '../../../domain/ledger/period.ts';
import { points, quota, reach, tier } from '../campaign/make-version.ts';
import {
  account,
  base,
  campaign,
  code,
  dayMs,
  fnOf,
  gift,
  id,
  mallDocuments,
  noon,
  opened,
  Programme,
  receiptId,
  shops,
} from './fixture.ts';
import { members, tenants } from './ledger-operations.ts';
import type { LedgerOperation } from './ledger-operations.ts';

const agreement = (feePerMille: number, over: Partial<TenantAgreement> = {}): TenantAgreement => ({
  feePerMille,
  feeMinimums: [{ group: 'shoes', perMille: 30 }],
  feeFixedMinor: 0,
  depositForPointsMinor: 0,
  depositFrozenMinor: 0,
  ...over,
});
const agreements: Readonly<Record<string, TenantAgreement>> = {
  vesta: agreement(15),
  cafe: agreement(7, { feeFixedMinor: 1_234 }),
  books: agreement(0),
};

const rules = [
  base,
  shops,
  campaign('days', { span: 'day', reach: reach({ receipts: 2 }), reward: points(333, { life: { kind: 'days', days: 20 } }) }),
  campaign('idle', {
    reach: reach({ sumMinor: 500_000 }),
    reward: points(50, { life: { kind: 'idle-days', days: 30 } }),
    funding: [{ funder: 'tenant:cafe', perMille: 1000 }],
  }),
  campaign('once', { span: 'campaign', reach: reach({ sumMinor: 700_000 }), reward: points(71), quota: quota({ perAccountWindow: 2 }) }),
  // Both run out within days: what is given instead has its payers, its stock and its way back as any award.
  campaign('scarce', {
    span: 'day',
    reach: reach({ sumMinor: 200_000 }),
    reward: points(120),
    quota: quota({ perDay: 1, total: 4, budgetPointsPerDay: 150, perAccountWindow: 2 }),
    whenGone: { kind: 'points', points: 30, purse: 'tenant:books', life: { kind: 'days', days: 15 }, start: { kind: 'at-once' } },
    funding: [
      { funder: 'receipt-tenant', perMille: 501 },
      { funder: 'operator', perMille: 499 },
    ],
  }),
  campaign('last-hare', {
    reach: reach({ sumMinor: 300_000 }),
    reward: { kind: 'gift', giftId: 'hare', choices: [] },
    quota: quota({ total: 2, perAccountWindow: 1 }),
    whenGone: { kind: 'gift', giftId: 'coupon' },
    funding: [{ funder: 'tenant:vesta', perMille: 1000 }],
  }),
  campaign('silver', { span: 'month', reach: reach({ sumMinor: 600_000 }), reward: tier('silver'), quota: quota({ perAccountWindow: 1 }) }),
];

/** Documents of the mall with agreements, a coupon, a second member of staff, and no limits on receipts a day. */
export function ledgerMall(): AnyDocument[] {
  const documents = mallDocuments().map((document): AnyDocument => {
    if (document.kind === 'settings')
      return {
        ...document,
        receiptsPerDay: 1000,
        receiptsPerShopDay: 1000,
        typedPerDay: 1000,
        receiptMaxAgeHours: 1000,
        transferWaitDays: 3,
        leaveWaitDays: 1,
        receiptProof: [{ format: '*', unproven: 'give', online: true }],
      };
    const own = document.kind === 'tenant' ? agreements[document.id] : undefined;
    return document.kind === 'tenant' && own !== undefined ? { ...document, agreement: own } : document;
  });
  const olga = documents.find((document) => document.kind === 'staff' && document.id === 'olga');
  return [
    ...documents,
    ...(olga?.kind === 'staff' ? [{ ...olga, id: 'rosa' }] : []),
    gift('coupon', 40, { tenantId: 'books', face: { kind: 'money-off', amountMinor: 3_999 } }),
    { kind: 'resource', id: 'stock:coupon', version: 1, total: 100, leased: 0, bound: 0, handedOut: 0, lost: 0, shortfall: 0 },
    { kind: 'tier', id: 'silver', version: 1, name: { en: 'S', ru: 'S', fi: 'S', de: 'S' }, rank: 1 },
  ];
}

/** A run of such months, with everything that came out of it. */
export class LedgerHistory {
  readonly mall: Programme;
  readonly changes: (readonly Change[])[] = [];
  readonly postings: Posting[] = [];
  readonly facts: Fact[] = [];
  readonly outcomes: Decision['outcome'][] = [];
  /** Sums of each month at the moment it was closed. */
  readonly closed: { readonly period: string; readonly sums: readonly LedgerSum[] }[] = [];
  /** Last closed month before each decision that posted. */
  readonly postedAfter: { readonly closedThrough: string | null; readonly posting: Posting }[] = [];
  readonly #onFact: (history: LedgerHistory, fact: Fact) => void;
  #n = 0;

  constructor(onFact: (history: LedgerHistory, fact: Fact) => void = () => undefined) {
    this.#onFact = onFact;
    this.mall = new Programme(rules, ledgerMall());
    for (let n = 1; n <= members; n += 1) this.fact(opened(n, { origin: n === 1 ? 'joined' : 'imported' }), 'K1');
  }

  get closedThrough(): string | null {
    return this.mall.draft.get('books', 'books')?.closedThrough ?? null;
  }

  fact(body: FactBody, kioskId: string, registeredAtMs = this.mall.now): Decision['outcome'] {
    const fact = { ...this.mall.fact(body, { kioskId, registeredAtMs }), id: id('f', ++this.#n) };
    const { closedThrough } = this;
    const decision = this.mall.run(fact);
    this.facts.push(fact);
    this.outcomes.push(decision.outcome);
    this.#keep(decision, closedThrough);
    this.#onFact(this, fact);
    return decision.outcome;
  }

  act(act: Act): boolean {
    const { closedThrough } = this;
    const decision = decideAct(this.mall.draft, id('e', ++this.#n), act, this.mall.context(), this.mall.rules);
    this.mall.draft.apply(decision.changes);
    this.#keep(decision, closedThrough);
    return decision.ending.ok;
  }

  #keep(decision: Pick<Decision, 'changes' | 'postings'>, closedThrough: string | null): void {
    this.changes.push(decision.changes);
    this.postings.push(...decision.postings);
    for (const posting of decision.postings) this.postedAfter.push({ closedThrough, posting });
  }

  run(operations: readonly LedgerOperation[]): this {
    for (const operation of operations) this.#do(operation);
    return this;
  }

  documents<K extends AnyDocument['kind']>(kind: K) {
    return this.mall.draft.dirty().filter((document): document is Extract<AnyDocument, { kind: K }> => document.kind === kind);
  }

  sums(): readonly LedgerSum[] {
    return sumPostings(this.postings);
  }

  /** Month of the mall now. */
  month(): string {
    return monthAt(this.mall.now, [{ atMs: 0, offsetMinutes: 180 }], 240);
  }

  #at<T>(list: readonly T[], at: number): T | undefined {
    return list[at % Math.max(1, list.length)];
  }

  #do(operation: LedgerOperation): void {
    const n = ++this.#n;
    const { now } = this.mall;
    const reference = `K1-${n}`;
    const visitId = id('c', n);
    const receipts = this.documents('receipt');
    switch (operation.op) {
      case 'buy': {
        const boughtMs = now - operation.lateHours * 3_600_000;
        const atLocal = new Date(boughtMs + 10_800_000).toISOString().slice(0, 19);
        const raw = code(fnOf[operation.shop] ?? '', n, operation.amountMinor, atLocal);
        const shoes = { group: 'shoes', amountMinor: Math.floor(operation.amountMinor / 3) };
        const details = operation.goods ? { paidWithPointsMinor: 0, goods: [shoes] } : null;
        return void this.fact(this.#scan(n, operation.who, raw, details), operation.kiosk, boughtMs);
      }
      case 'claim': {
        // Somebody else shows a paper that is here already.
        const fact = this.#at(
          this.facts.filter((one) => one.body.kind === 'receipt.registered'),
          operation.pick,
        );
        if (fact?.body.kind !== 'receipt.registered' || fact.body.raw === null) return;
        return void this.fact(this.#scan(n, operation.who, fact.body.raw, fact.body.details), operation.kiosk, fact.registeredAtMs);
      }
      case 'decide': {
        const held = this.#at(
          receipts.filter((one) => one.state === 'held'),
          operation.pick,
        );
        if (held === undefined) return;
        const verdict = operation.approve ? 'approve' : 'refuse';
        return void this.fact(
          { kind: 'receipt.decided', receiptId: held.id, verdict, tenantId: null, reason: null, staffId: 'olga' },
          'D1',
        );
      }
      case 'review': {
        const open = this.#at(this.documents('case'), operation.pick);
        if (open === undefined) return;
        const { verdict } = operation;
        return void this.fact({ kind: 'case.reviewed', caseId: open.id, verdict, reason: 'x', staffId: 'rosa' }, 'D1');
      }
      case 'void': {
        const receipt = this.#at(receipts, operation.pick);
        if (receipt === undefined) return;
        return void this.fact({ kind: 'receipt.voided', receiptId: receipt.id, mode: operation.mode, reason: 'x', staffId: 'olga' }, 'D1');
      }
      case 'check': {
        const receipt = this.#at(receipts, operation.pick);
        if (receipt === undefined) return;
        const { verdict, toldMinor } = operation;
        const told = verdict !== 'genuine' || toldMinor === null ? null : { amountMinor: toldMinor, purchasedAtLocal: null, issuer: null };
        return void this.act({ kind: 'receipt.checked', receiptId: receipt.id, verdict, told, verifier: 'office', atMs: now });
      }
      case 'move': {
        const receipt = this.#at(receipts, operation.pick);
        if (receipt === undefined) return;
        return void this.fact({ kind: 'receipt.moved', receiptId: receipt.id, toAccountId: account(operation.who), staffId: 'olga' }, 'D1');
      }
      case 'return': {
        const receipt = this.#at(receipts, operation.pick);
        if (receipt === undefined) return;
        const amountMinor = Math.ceil(((receipt.amountMinor - receipt.returnedMinor) * operation.perMille) / 1000);
        return void this.fact(
          { kind: 'receipt.returned', receiptId: receipt.id, identity: null, amountMinor, reference, staffId: 'olga' },
          'D1',
        );
      }
      case 'return-first': {
        // A slip whose purchase may come by the same number later.
        const identity = `ru-fns:${fnOf['vesta'] ?? ''}:${n + 1}:${1_000_001 + n}`;
        const { amountMinor } = operation;
        return void this.fact({ kind: 'receipt.returned', receiptId: null, identity, amountMinor, reference, staffId: 'olga' }, 'D1');
      }
      case 'spend':
        return void this.fact(
          {
            kind: 'gift.asked',
            voucherId: id('d', n),
            accountId: account(operation.who),
            giftId: operation.giftId,
            visitId,
            reference,
            staffId: null,
          },
          operation.kiosk,
        );
      case 'overdraw':
        return void this.fact(
          {
            kind: 'voucher.issued',
            voucherId: id('d', n),
            accountId: account(operation.who),
            giftId: 'cup',
            visitId,
            reference,
            basis: 'allotment',
            award: null,
            pricePoints: 300,
            deadlineMs: now + dayMs,
          },
          operation.kiosk,
        );
      case 'honour': {
        const voucher = this.#at(this.documents('voucher'), operation.pick);
        if (voucher === undefined) return;
        const { id: voucherId, accountId } = voucher;
        return void this.fact({ kind: 'voucher.honoured', voucherId, accountId, staffId: 'olga', identifiedBy: 'slip' }, operation.kiosk);
      }
      case 'cancel': {
        const voucher = this.#at(this.documents('voucher'), operation.pick);
        if (voucher === undefined) return;
        return void this.fact(
          { kind: 'voucher.cancelled', voucherId: voucher.id, accountId: voucher.accountId, reason: 'x', staffId: 'olga' },
          'D1',
        );
      }
      case 'give':
        return void this.fact(
          {
            kind: 'points.given',
            transferId: id('9', n),
            accountId: account(operation.who),
            toAccountId: account(operation.to),
            points: operation.points,
            reference,
            staffId: 'olga',
          },
          'D1',
        );
      case 'undo': {
        const waiting = this.documents('account').flatMap((one) => one.transfers.map((transfer) => ({ one, transfer })));
        const found = this.#at(waiting, operation.pick);
        if (found === undefined) return;
        return void this.fact({ kind: 'points.gift-undone', transferId: found.transfer.transferId, accountId: found.one.id }, 'D1');
      }
      case 'leave':
        return void this.fact({ kind: 'leave.asked', accountId: account(operation.who), reference, staffId: 'olga' }, 'D1');
      case 'merge':
        return void this.fact(
          {
            kind: 'accounts.merged',
            fromAccountId: account(operation.who),
            toAccountId: account(operation.to),
            reason: 'x',
            staffId: 'olga',
          },
          'D1',
        );
      case 'wait': {
        this.mall.now += operation.hours * 3_600_000;
        const accountIds = Array.from({ length: members }, (_, at) => account(at + 1));
        return void this.act({ kind: 'tick', atMs: this.mall.now, accountIds });
      }
      case 'deposit':
        return void this.act({
          kind: 'deposit.booked',
          tenantId: operation.shop,
          forPointsMinor: operation.forPoints,
          frozenMinor: operation.frozen,
          atMs: now,
          reason: 'entry',
        });
      case 'correct': {
        const { amount, balanced } = operation;
        const legs = [
          { account: `tenant:${operation.shop}`, unit: 'RUB', amount },
          { account: 'operator', unit: 'RUB', amount: balanced ? -amount : 1 - amount },
        ];
        return void this.act({ kind: 'correction.posted', atMs: now, legs, tenantId: operation.shop, reason: 'x' });
      }
      case 'close':
        return this.close();
    }
  }

  /** Closes the next month, if it is over. */
  close(): void {
    const period = this.closedThrough === null ? '2026-11' : monthAfter(this.closedThrough);
    const figures = closingFigures(this.sums(), [...tenants], period, 'RUB');
    const { turnovers, draws, expired } = figures;
    const isClosed = this.act({
      kind: 'period.closed',
      period,
      atMs: this.mall.now,
      turnovers: [...turnovers],
      draws: [...draws],
      expired: [...expired],
    });
    if (isClosed) this.closed.push({ period, sums: this.sums().filter((sum) => sum.period === period) });
  }

  #scan(n: number, member: number, raw: string, details: Extract<FactBody, { kind: 'receipt.registered' }>['details']): FactBody {
    return {
      kind: 'receipt.registered',
      receiptId: receiptId(n),
      accountId: account(member),
      visitId: id('c', n),
      reference: `K1-${n}`,
      source: 'scanned',
      raw,
      tenantId: null,
      typed: null,
      staffId: null,
      override: null,
      details,
    };
  }
}

export { noon };
