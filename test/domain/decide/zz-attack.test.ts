import { expect, test } from 'vitest';
import { balanceOf } from '../../../domain/ledger/balance.ts';
import { account, base, cardKey, fnOf, noon, opened, Programme, receiptId, scanned, campaign, dayMs, id } from './fixture.ts';
import { points } from '../campaign/make-version.ts';
import type { AnyDocument } from '../../../domain/contract/document.ts';
import { decideAct } from '../../../domain/decide/decide-act.ts';

const staff = (sid: string): AnyDocument => ({ kind: 'staff', id: sid, version: 1, name: sid, cardKey: cardKey(901), pinHash: '', roles: ['lead'], ownAccountId: null, active: true });
const held = (mall: Programme, n: number) => balanceOf(mall.account(n), mall.now).spendable;
const desk = { kioskId: 'D1' };
const approve = (mall: Programme, n: number, staffId = 'olga') =>
  mall.do({ kind: 'receipt.decided', receiptId: receiptId(n), verdict: 'approve', tenantId: null, reason: 'x', staffId }, desk).outcome;
const review = (mall: Programme, verdict: 'uphold' | 'reverse', n: number, staffId = 'rosa') =>
  mall.do({ kind: 'case.reviewed', caseId: receiptId(n), verdict, reason: 'seen', staffId }, desk).outcome;
const back = (mall: Programme, n: number, amountMinor: number) =>
  mall.do({ kind: 'receipt.returned', receiptId: receiptId(n), identity: null, amountMinor, reference: `D1-${n}`, staffId: 'olga' }, desk).outcome;
const booked = (mall: Programme) => [1, 2, 3].filter((n) => mall.draft.get('receipt', receiptId(n))?.state === 'booked');

function chain() {
  const mall = new Programme([base], [staff('rosa')]);
  for (const n of [1, 2, 3]) mall.do(opened(n));
  mall.do(scanned(1, 1, 245_000));
  mall.do(scanned(2, 2, 245_000, { number: 1 }));
  approve(mall, 2);
  mall.do(scanned(3, 3, 245_000, { number: 1 }));
  approve(mall, 3);
  return mall;
}
test('chain', () => {
  const mall = chain();
  expect(booked(mall)).toEqual([3]);
  review(mall, 'reverse', 1);
  expect.soft([booked(mall), [1, 2, 3].map((n) => held(mall, n))]).toEqual([[1], [24, 0, 0]]);
});
test('chain other way', () => {
  const mall = chain();
  review(mall, 'reverse', 2);
  expect(booked(mall)).toEqual([2]);
  review(mall, 'reverse', 1);
  expect(booked(mall)).toEqual([1]);
});
test('chain upheld', () => {
  const mall = chain();
  review(mall, 'uphold', 2);
  review(mall, 'reverse', 1);
  expect(booked(mall)).toEqual([1]);
});
function dispute() {
  const mall = new Programme([base], [staff('rosa')]);
  for (const n of [1, 2, 3]) mall.do(opened(n));
  mall.do(scanned(1, 1, 245_000));
  mall.do(scanned(2, 2, 245_000, { number: 1 }));
  approve(mall, 2);
  return mall;
}
test('return on loser partial, reverse', () => {
  const mall = dispute();
  back(mall, 1, 100_000);
  review(mall, 'reverse', 1);
  expect([held(mall, 1), held(mall, 2)]).toEqual([14, 0]);
});
test('return on loser full, reverse', () => {
  const mall = dispute();
  back(mall, 1, 245_000);
  review(mall, 'reverse', 1);
  expect([held(mall, 1), held(mall, 2)]).toEqual([0, 0]);
  expect(mall.account(1).lots.map((l) => l.frozenBy)).toEqual([]);
});
test('return on loser full, uphold', () => {
  const mall = dispute();
  back(mall, 1, 245_000);
  review(mall, 'uphold', 1);
  expect([held(mall, 1), held(mall, 2)]).toEqual([0, 0]);
  expect(mall.account(1).lots.map((l) => l.frozenBy)).toEqual([]);
});
test('return before dispute', () => {
  const mall = new Programme([base], [staff('rosa')]);
  for (const n of [1, 2, 3]) mall.do(opened(n));
  mall.do(scanned(1, 1, 245_000));
  back(mall, 1, 100_000);
  mall.do(scanned(2, 2, 245_000, { number: 1 }));
  approve(mall, 2);
  expect(held(mall, 2)).toBe(14);
});
test('return, release, register again', () => {
  const mall = new Programme([base], [staff('rosa')]);
  for (const n of [1, 2, 3]) mall.do(opened(n));
  mall.do(scanned(1, 1, 245_000));
  back(mall, 1, 100_000);
  mall.do({ kind: 'receipt.voided', receiptId: receiptId(1), mode: 'release', reason: 'x', staffId: 'olga' }, desk);
  mall.do(scanned(2, 2, 245_000, { number: 1 }));
  expect(held(mall, 2)).toBe(14);
});
test('tidy keeps spendable lots spendable', () => {
  const later = campaign('later', { reward: points(50, { start: { kind: 'fixed', atMs: noon + 200 * dayMs } }) });
  const now = campaign('now', { reward: points(70) });
  const mall = new Programme([later, now]);
  mall.do(opened(1));
  mall.do(scanned(1, 1, 245_000));
  mall.now = noon + 100 * dayMs;
  expect(held(mall, 1)).toBe(70);
  const act = { kind: 'tick' as const, atMs: mall.now, accountIds: [account(1)] };
  mall.draft.apply(decideAct(mall.draft, 'tick', act, mall.context(), mall.rules).changes);
  expect(held(mall, 1)).toBe(70);
});
test('same transfer id twice to one receiver', () => {
  const mall = new Programme([campaign('p', { reward: points(500) })]);
  for (const n of [1, 2, 3]) mall.do(opened(n));
  mall.do(scanned(1, 1, 245_000));
  mall.do(scanned(2, 2, 245_000));
  const give = (who: number, pts: number) => mall.do({ kind: 'points.given', transferId: id('9', 1), accountId: account(who), toAccountId: account(3), points: pts, reference: 'D1-1' }, desk).outcome;
  expect([give(1, 100).fate, give(2, 50).fate]).toEqual(['applied', 'applied']);
  mall.now = noon + 5 * dayMs;
  const act = { kind: 'tick' as const, atMs: mall.now, accountIds: [account(1), account(2), account(3)] };
  mall.draft.apply(decideAct(mall.draft, 'tick', act, mall.context(), mall.rules).changes);
  expect(held(mall, 3)).toBe(150);
  expect(new Set(mall.account(3).lots.map((l) => l.lotId)).size).toBe(mall.account(3).lots.length);
});
test('same transfer id, then merge of givers', () => {
  const mall = new Programme([campaign('p', { reward: points(500) })]);
  for (const n of [1, 2, 3]) mall.do(opened(n));
  mall.do(scanned(1, 1, 245_000));
  mall.do(scanned(2, 2, 245_000));
  const give = (who: number, pts: number) => mall.do({ kind: 'points.given', transferId: id('9', 1), accountId: account(who), toAccountId: account(3), points: pts, reference: 'D1-1' }, desk).outcome;
  give(1, 100); give(2, 50);
  mall.do({ kind: 'accounts.merged', fromAccountId: account(1), toAccountId: account(2), reason: 'x', staffId: 'olga' }, desk);
  mall.now = noon + 5 * dayMs;
  const act = { kind: 'tick' as const, atMs: mall.now, accountIds: [account(1), account(2), account(3)] };
  mall.draft.apply(decideAct(mall.draft, 'tick', act, mall.context(), mall.rules).changes);
  expect(held(mall, 3) + held(mall, 2)).toBe(1000);
});
void fnOf;
