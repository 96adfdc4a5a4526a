import { expect, test } from 'vitest';
import type { AccountDocument } from '../../domain/contract/account-document.ts';
import type { AnyDocument } from '../../domain/contract/document.ts';
import { statementOf } from '../../main/core/statement-of.ts';
import { lot } from '../domain/ledger/make-lot.ts';
import { account, accountA, cardA, smallMall } from './demo-mirror.ts';

const of = <K extends AnyDocument['kind']>(kind: K): Extract<AnyDocument, { kind: K }>[] =>
  smallMall().filter((document): document is Extract<AnyDocument, { kind: K }> => document.kind === kind);
const [mall] = of('mall');
if (mall === undefined) throw new Error('no mall');
const catalogue = { mall, tenants: of('tenant'), gifts: of('gift') };
const [tenant] = catalogue.tenants;

/** 14 November 2026, 13:12 in the mall. */
const atMs = Date.UTC(2026, 10, 14, 10, 12);
const made = (patch: Partial<AccountDocument>) =>
  statementOf({ account: account(accountA, cardA, patch), catalogue, language: 'en', atMs, isConfirmed: true });
/** Four in the morning of a day in the mall's zone: where a mall day ends. */
const endOfDay = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day, 1);

test('lots stand with the last mall day on which they can be spent, soonest first, those without an end last', () => {
  const { lots } = made({
    lots: [
      lot('c', { points: 538 }),
      lot('b', { points: 600, expiresAtMs: endOfDay(2027, 4, 1) }),
      lot('a', { points: 120, expiresAtMs: endOfDay(2026, 12, 1) }),
      lot('b2', { points: 40, expiresAtMs: endOfDay(2027, 4, 1) }),
    ],
  });
  expect(lots.map((each) => [each.on?.replaceAll('\u00a0', ' ') ?? null, each.points])).toEqual([
    ['30 November', '120'],
    ['31 March 2027', '640'],
    [null, '538'],
  ]);
});

test('the lines of a statement add up: what is in lots of everywhere less the debt is the balance', () => {
  const statement = made({ lots: [lot('a', { points: 900 }), lot('b', { points: 98, expiresAtMs: endOfDay(2026, 12, 1) })], debt: 20 });
  expect(statement.points).toBe(978);
  expect(statement.lots.reduce((sum, each) => sum + Number(each.points), 0)).toBe(998);
});

test('points of a shop, points of a later day and points that wait stand apart; points of a dispute and lots that ended nowhere', () => {
  const statement = made({
    lots: [
      lot('shop', { points: 150, purse: `tenant:${tenant?.id ?? ''}` }),
      lot('later', { points: 48, spendableFromMs: Date.UTC(2026, 10, 22, 9) }),
      lot('frozen', { points: 7, frozenBy: 'case-1' }),
      lot('ended', { points: 9, expiresAtMs: atMs }),
    ],
  });
  expect(statement).toMatchObject({ points: 0, lots: [], pending: null, atShops: [{ shop: tenant?.name, points: '150' }] });
  expect(statement.later.map((each) => [each.from.replaceAll('\u00a0', ' '), each.points])).toEqual([['22 November', '48']]);
});

test('movements are the newest first, receipts that were booked and gifts that were paid for, at most eight', () => {
  const receipt = (n: number, state: 'booked' | 'held') => ({
    receiptId: `01990000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`,
    reference: `K3-${n}`,
    tenantId: null,
    amountMinor: 100,
    purchasedAtLocal: '2026-11-14T12:00:00',
    registeredAtMs: atMs - n * 1000,
    state,
    holds: [],
    refusal: null,
    points: n,
    staffId: null,
  });
  const { movements } = made({
    receipts: [
      receipt(3, 'booked'),
      receipt(1, 'booked'),
      receipt(2, 'held'),
      ...[11, 12, 13, 14, 15, 16, 17].map((n) => receipt(n, 'booked')),
    ],
    vouchers: [
      {
        voucherId: accountA,
        reference: 'K3-99',
        giftId: 'no-such-gift',
        campaignId: null,
        pricePoints: 500,
        issuedAtMs: atMs - 2500,
        deadlineMs: atMs,
        state: 'open',
        honouredAtMs: null,
        honouredAt: null,
        choices: [],
      },
    ],
  });
  expect(movements.map((each) => each.what)).toEqual(['K3-1', 'K3-99', 'K3-3', 'K3-11', 'K3-12', 'K3-13', 'K3-14', 'K3-15']);
  expect(movements.slice(0, 2).map((each) => each.points)).toEqual(['+1', '−500']);
});
