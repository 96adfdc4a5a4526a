/** Points for another member: they leave at once, arrive after the wait, and can be undone until then. */
import { describe, expect, test } from 'vitest';
import type { FactBodyOf } from '../../../domain/contract/fact.ts';
import { decideAct } from '../../../domain/decide/decide-act.ts';
import { nextDueMs } from '../../../domain/decide/housekeeping.ts';
import { balanceOf } from '../../../domain/ledger/balance.ts';
import { points, quota, reach } from '../campaign/make-version.ts';
import { account, base, campaign, dayMs, id, noon, opened, Programme, scanned } from './fixture.ts';

const short = campaign('short', {
  reward: points(50, { life: { kind: 'days', days: 10 } }),
  reach: reach({ sumMinor: 100_000 }),
  quota: quota({ perAccountWindow: 1 }),
});
const give = (amount: number, n = 1): FactBodyOf<'points.given'> => ({
  kind: 'points.given',
  transferId: id('9', n),
  accountId: account(1),
  toAccountId: account(2),
  points: amount,
  reference: 'D1-1',
  staffId: 'olga',
});
const undo: FactBodyOf<'points.gift-undone'> = { kind: 'points.gift-undone', transferId: id('9', 1), accountId: account(1) };

function mallOf(): Programme {
  const mall = new Programme([base, short]);
  mall.do(opened(1));
  mall.do(opened(2));
  mall.do(scanned(1, 1, 1_000_000));
  return mall;
}
function tick(mall: Programme, atMs: number, ...accounts: number[]): void {
  mall.now = atMs;
  const act = { kind: 'tick', atMs, accountIds: accounts.map(account) } as const;
  mall.draft.apply(decideAct(mall.draft, 'tick', { ...act, accountIds: [...act.accountIds] }, mall.context(), mall.rules).changes);
}
const held = (mall: Programme, n: number) => balanceOf(mall.account(n), mall.now).spendable;

describe('points given', () => {
  test('leave at once, what ends soonest first, and arrive after the wait with the same end and money', () => {
    const mall = mallOf();
    expect(held(mall, 1)).toBe(150);
    mall.do(give(60));
    expect([held(mall, 1), held(mall, 2)]).toEqual([90, 0]);
    const ends = mall.account(1).lots.map((lot) => lot.expiresAtMs);
    expect(nextDueMs(mall.account(1))).toBe(noon + 2 * dayMs);
    tick(mall, noon + 2 * dayMs - 1, 1);
    expect(held(mall, 2)).toBe(0);
    tick(mall, noon + 2 * dayMs, 1);
    expect([held(mall, 1), held(mall, 2)]).toEqual([90, 60]);
    const lots = mall.account(2).lots;
    expect(lots.map((lot) => [lot.points, lot.expiresAtMs])).toEqual([
      [50, ends.find((end) => end !== null)],
      [10, null],
    ]);
    expect(lots.map((lot) => lot.funding)).toEqual([
      [{ funder: 'tenant:vesta', moneyMinor: 5000 }],
      [{ funder: 'tenant:vesta', moneyMinor: 1000 }],
    ]);
    expect([mall.account(1).transfers, mall.account(2).notices.map((notice) => notice.say.key)]).toEqual([[], ['notice.points-arrived']]);
  });

  test("settle the receiver's debt first, with their money", () => {
    const mall = mallOf();
    mall.draft.apply([{ kind: 'account.debtChanged', accountId: account(2), points: 20 }]);
    mall.do(give(60));
    tick(mall, noon + 3 * dayMs, 1);
    expect([mall.account(2).debt, held(mall, 2)]).toEqual([0, 40]);
  });

  test('undone: all is as it was; after the wait it is too late', () => {
    const mall = mallOf();
    const before = mall.account(1).lots;
    mall.do(give(60));
    expect(mall.do(undo).outcome.fate).toBe('applied');
    expect([mall.account(1).lots, mall.account(1).transfers]).toEqual([before, []]);
    expect(mall.do(undo).outcome.refusal).toBe('transfer-unknown');
    mall.do(give(60, 2));
    const late = { ...undo, transferId: id('9', 2) };
    expect(mall.do(late, { registeredAtMs: noon + 2 * dayMs }).outcome.refusal).toBe('transfer-over');
    expect(mall.do(late, { registeredAtMs: noon + 2 * dayMs - 1 }).outcome.fate).toBe('applied');
  });

  test('a receiver who has left gets nothing: they go home', () => {
    const mall = mallOf();
    mall.do(give(60));
    mall.draft.apply([{ kind: 'account.statusSet', accountId: account(2), status: 'closed', aliasOf: null }]);
    tick(mall, noon + 3 * dayMs, 1);
    expect([held(mall, 1), held(mall, 2), mall.account(1).transfers]).toEqual([150, 0, []]);
  });

  test('are all that can be spent, and not one more; to oneself nothing happens', () => {
    const mall = mallOf();
    expect(mall.do(give(151)).outcome.refusal).toBe('not-enough-points');
    expect(mall.do({ ...give(10), toAccountId: account(1) }).outcome.fate).toBe('applied');
    expect(mall.account(1).transfers).toEqual([]);
    expect(mall.do(give(150)).outcome.fate).toBe('applied');
  });

  test('two gifts under one id, from two kiosks that made it up, are two gifts: both arrive, whatever becomes of the givers', () => {
    for (const merges of [false, true]) {
      const mall = mallOf();
      mall.do(opened(3));
      mall.do(scanned(2, 3, 1_000_000));
      mall.do(give(60));
      mall.do({ ...give(40), accountId: account(3) }, { kioskId: 'K2' });
      const merged = { kind: 'accounts.merged', fromAccountId: account(1), toAccountId: account(3), reason: 'x', staffId: 'olga' } as const;
      if (merges) mall.do(merged, { kioskId: 'D1' });
      tick(mall, noon + 2 * dayMs, 1, 3);
      expect(held(mall, 2)).toBe(100);
      expect(new Set(mall.account(2).lots.map((lot) => lot.lotId)).size).toBe(mall.account(2).lots.length);
      expect(mall.account(1).transfers.concat(mall.account(3).transfers)).toEqual([]);
    }
  });
});
