/** A number is confirmed by its code: the account may spend, and one person's two accounts become one, once. */
import { describe, expect, test } from 'vitest';
import type { ActOf } from '../../../domain/contract/act.ts';
import { canonicalJson } from '../../../domain/encoding/canonical-json.ts';
import { balanceOf } from '../../../domain/ledger/balance.ts';
import { account, base, cardKey, noon, opened, Programme, scanned } from './fixture.ts';
import { act } from './proof-mall.ts';

const confirmed = (n: number, sameAs: number | null = null): ActOf<'phone.confirmed'> => ({
  kind: 'phone.confirmed',
  accountId: account(n),
  sameAs: sameAs === null ? null : account(sameAs),
  kioskId: 'K1',
  atMs: noon + 60_000,
});
const held = (mall: Programme, n: number) => balanceOf(mall.account(n), noon).spendable;
const notices = (mall: Programme, n: number) => mall.account(n).notices.map((one) => one.noticeId);
const snapshot = (mall: Programme) => canonicalJson([...mall.draft.dirty()]);
const joined = (n: number) => opened(n, { origin: 'joined', sealed: 'c2VhbGVk' });

describe('a confirmed number', () => {
  test('whoever joined with a number is told that it waits; telling it does not clear it', () => {
    const mall = new Programme([base]);
    mall.do(joined(1));
    expect(notices(mall, 1)).toContain('confirm-phone');
    mall.do({ kind: 'notices.told', accountId: account(1), noticeIds: ['confirm-phone'] });
    expect(notices(mall, 1)).toContain('confirm-phone');
    mall.do(opened(2, { origin: 'joined' }));
    expect(notices(mall, 2)).not.toContain('confirm-phone');
  });

  test('makes a provisional account spendable exactly as staff do', () => {
    const [phone, desk] = [new Programme([base]), new Programme([base])];
    for (const mall of [phone, desk]) mall.do(opened(1, { origin: 'joined' }));
    act(phone, confirmed(1));
    desk.do({ kind: 'account.confirmed', accountId: account(1), how: 'seen', staffId: 'olga' } as Parameters<Programme['do']>[0]);
    expect(phone.account(1).status).toBe('active');
    expect({ ...phone.account(1), ownSeqs: {}, version: 0 }).toEqual({ ...desk.account(1), ownSeqs: {}, version: 0 });
  });

  test('clears what asked for it', () => {
    const mall = new Programme([base]);
    mall.do(joined(1));
    act(mall, confirmed(1));
    expect(notices(mall, 1)).toEqual([]);
  });

  test('of another account makes the two one: cards, receipts and points of both, one welcome', () => {
    const mall = new Programme([base]);
    mall.do(joined(1));
    act(mall, confirmed(1));
    mall.do(scanned(1, 1, 245_000));
    mall.do(joined(2));
    mall.do(scanned(2, 2, 130_000));
    act(mall, confirmed(2, 1));
    expect(mall.account(2)).toMatchObject({ status: 'alias', aliasOf: account(1), lots: [], cards: [] });
    expect(mall.account(1).cards.map((card) => card.cardKey)).toEqual([cardKey(1), cardKey(2)]);
    expect(mall.account(1)).toMatchObject({ status: 'active' });
    expect(held(mall, 1)).toBe(100 + 24 + 13);
    expect(notices(mall, 1)).not.toContain('confirm-phone');
  });

  test('twice is once, merged or not', () => {
    const mall = new Programme([base]);
    mall.do(joined(1));
    mall.do(joined(2));
    act(mall, confirmed(1));
    act(mall, confirmed(2, 1));
    const before = snapshot(mall);
    act(mall, confirmed(2, 1));
    act(mall, confirmed(1));
    expect(snapshot(mall)).toBe(before);
  });

  test('an owner that is gone leaves the account its own; an unknown account is refused', () => {
    const mall = new Programme([base]);
    mall.do(joined(1));
    act(mall, confirmed(1, 9));
    expect(mall.account(1).status).toBe('active');
    expect(act(mall, confirmed(8)).ending).toMatchObject({ ok: false, refusal: 'account-unknown' });
  });
});
