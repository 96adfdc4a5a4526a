/** How a row of the refusals is proven, and the small mall it is proven in. */
import { describe, expect, test } from 'vitest';
import type { AnyDocument } from '../../../domain/contract/document.ts';
import type { Fact, FactBody } from '../../../domain/contract/fact.ts';
import { refusal } from '../../../domain/contract/refusal.ts';
import type { Refusal } from '../../../domain/contract/refusal.ts';
import type { AccountChange } from '../../../domain/decide/world.ts';
import { account, base, opened, Programme, receiptId, scanned } from './fixture.ts';

/** A fact that would be applied, and what a row may spoil of it. */
export interface Setup<B extends FactBody> {
  readonly mall: Programme;
  body: B;
  over: Partial<Fact>;
}

/** `without`: later rows that cannot be broken at the same time. */
export interface Row<B extends FactBody> {
  readonly refusal: Refusal;
  readonly spoil: (setup: Setup<B>) => void;
  readonly without?: readonly Refusal[];
}

/** Refusals that have a row so far. */
export const proven = new Set<Refusal>();

export function table<B extends FactBody>(name: string, make: () => Setup<B>, rows: readonly Row<B>[]): void {
  describe(name, () => {
    test('is applied where nothing is wrong', () => {
      const { mall, body, over } = make();
      expect(mall.do(body, over).outcome).toMatchObject({ fate: 'applied', refusal: null });
    });
    test('its rows stand in the order of the enum', () => {
      const places = rows.map((row) => refusal.options.indexOf(row.refusal));
      expect(places).toEqual([...places].sort((a, b) => a - b));
    });
    rows.forEach((row, at) => {
      proven.add(row.refusal);
      test(`${row.refusal}, whatever else is wrong`, () => {
        const setup = make();
        // Later rows first, so that a row's own spoiling has the last word.
        const broken = rows.slice(at).filter((one) => one === row || row.without?.includes(one.refusal) !== true);
        for (const one of [...broken].reverse()) one.spoil(setup);
        const decision = setup.mall.do(setup.body, setup.over);
        expect(decision.outcome).toMatchObject({ fate: 'refused', refusal: row.refusal });
        expect(decision.postings).toEqual([]);
      });
    });
  });
}

export const change = (mall: Programme, ...changes: AccountChange[]): void => mall.draft.apply(changes);
export const put = (mall: Programme, document: Exclude<AnyDocument, { kind: 'account' }>): void =>
  mall.draft.apply([{ kind: 'document.put', document }]);
export const close = (mall: Programme, n: number): void =>
  change(mall, { kind: 'account.statusSet', accountId: account(n), status: 'closed', aliasOf: null });
export const provisional = (mall: Programme, n: number): void =>
  change(mall, { kind: 'account.statusSet', accountId: account(n), status: 'provisional', aliasOf: null });
export const member = (mall: Programme, ...all: number[]): void => all.forEach((n) => void mall.do(opened(n), { kioskId: 'K9' }));

/** Rows that every request of a member begins with. `unknown` names somebody nobody knows. */
export const accountRows = <B extends FactBody & { readonly accountId: string }>(): Row<B>[] => [
  { refusal: 'account-unknown', spoil: (s) => void (s.body = { ...s.body, accountId: account(77) }) },
  { refusal: 'account-closed', spoil: (s) => close(s.mall, 1), without: ['account-provisional'] },
];
/** Rows that every act of staff has. */
export const staffRows = <B extends FactBody & { readonly staffId: string | null }>(): Row<B>[] => [
  { refusal: 'staff-unknown', spoil: (s) => void (s.body = { ...s.body, staffId: 'nobody' }) },
  { refusal: 'staff-may-not', spoil: (s) => void (s.body = { ...s.body, staffId: 'igor' }) },
];

/** A booked receipt 1 of member 1, a second member, and the desk. */
export function booked(): Programme {
  const mall = new Programme([base]);
  member(mall, 1, 2, 3);
  mall.do(scanned(1, 1, 245_000), { kioskId: 'K9' });
  return mall;
}
export const voided = (mall: Programme): void =>
  void mall.do({ kind: 'receipt.voided', receiptId: receiptId(1), mode: 'burn', reason: 'x', staffId: 'olga' }, { kioskId: 'D2' });
/** Receipt 1 gave way to receipt 2 of member 2. */
export function inDispute(mall: Programme): void {
  mall.do(scanned(2, 2, 245_000, { number: 1 }), { kioskId: 'K8' });
  const body = {
    kind: 'receipt.decided',
    receiptId: receiptId(2),
    verdict: 'approve',
    tenantId: null,
    reason: null,
    staffId: 'olga',
  } as const;
  mall.do(body, { kioskId: 'D2' });
}
export const desk = { kioskId: 'D1' } as const;
