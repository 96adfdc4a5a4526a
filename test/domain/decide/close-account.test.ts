/** The end of an account: nothing is left on it, what others were promised stands, what was reserved is free, and what comes late lapses. Random histories: ledger-laws.test.ts. */
import { describe, expect, test } from 'vitest';
import type { Act } from '../../../domain/contract/act.ts';
import { decideAct } from '../../../domain/decide/decide-act.ts';
import { nextDueMs } from '../../../domain/decide/housekeeping.ts';
import type { Posting } from '../../../domain/decide/world.ts';
import { balanceOf } from '../../../domain/ledger/balance.ts';
import { accountId, drawnAtMs, DrawWorld, ticket, ticketId } from '../draw/draw-world.ts';
import { account, base, dayMs, id, mallDocuments, noon, opened, Programme, receiptId, scanned } from './fixture.ts';

const leave = (n: number) => ({ kind: 'leave.asked', accountId: account(n), reference: 'D1-9', staffId: 'olga' }) as const;
const give = (from: number, to: number, points: number) =>
  ({
    kind: 'points.given',
    transferId: id('9', from),
    accountId: account(from),
    toAccountId: account(to),
    points,
    reference: 'D1-1',
    staffId: 'olga',
  }) as const;

/** A mall whose days to undo are set, and what it posted. */
class Mall extends Programme {
  readonly postings: Posting[] = [];
  constructor(leaveWaitDays = 14) {
    super([base]);
    const settings = mallDocuments().find((one) => one.kind === 'settings');
    if (settings?.kind === 'settings') this.draft.apply([{ kind: 'document.put', document: { ...settings, leaveWaitDays } }]);
    for (const n of [1, 2, 3]) this.do(opened(n));
  }
  act(act: Act): void {
    const decision = decideAct(this.draft, `act/${this.postings.length}`, act, this.context(), this.rules);
    this.draft.apply(decision.changes);
    this.postings.push(...decision.postings);
  }
  tick(atMs: number, ...accounts: number[]): this {
    this.now = atMs;
    this.act({ kind: 'tick', atMs, accountIds: accounts.map(account) });
    return this;
  }
  gone(n: number): this {
    this.do(leave(n));
    return this.tick(this.now + 14 * dayMs, n);
  }
  sum(name: string, unit: string): number {
    const all = [...this.decisions.flatMap((one) => one.postings), ...this.postings];
    return all.reduce((sum, leg) => (leg.account === name && leg.unit === unit ? sum + leg.amount : sum), 0);
  }
}

describe('leaving', () => {
  test('nothing changes before its days are over; a second wish does not begin them anew; staying ends it', () => {
    const mall = new Mall();
    mall.do(scanned(1, 1, 1_000_000));
    mall.do(leave(1));
    expect(mall.account(1).leaving).toEqual({ askedAtMs: noon, untilMs: noon + 14 * dayMs, reference: 'D1-9' });
    expect(nextDueMs(mall.account(1))).toBe(noon + 14 * dayMs);
    mall.now += dayMs;
    mall.do(leave(1));
    expect(mall.account(1).leaving?.untilMs).toBe(noon + 14 * dayMs);
    mall.tick(noon + 14 * dayMs - 1, 1);
    expect(balanceOf(mall.account(1), mall.now).spendable).toBe(100);
    mall.do({ kind: 'leave.undone', accountId: account(1), staffId: null });
    mall.tick(noon + 15 * dayMs, 1);
    expect(mall.account(1)).toMatchObject({ status: 'active', leaving: null });
  });

  test('a member of staff may do both, one who may not does neither, and nobody leaves an account twice', () => {
    const mall = new Mall();
    expect(mall.do({ ...leave(1), staffId: 'sven' }).outcome.refusal).toBe('staff-may-not');
    mall.do(leave(1));
    expect(mall.do({ kind: 'leave.undone', accountId: account(1), staffId: 'igor' }).outcome.refusal).toBe('staff-may-not');
    mall.tick(noon + 14 * dayMs, 1);
    expect(mall.do(leave(1)).outcome.refusal).toBe('account-closed');
    expect(mall.do({ kind: 'leave.undone', accountId: account(1), staffId: null }).outcome.refusal).toBe('account-closed');
  });

  test('points lapse with their money to whoever funded them; cards open nothing and can be nobody else’s', () => {
    const mall = new Mall();
    mall.do(scanned(1, 1, 1_000_000));
    mall.gone(1);
    expect([mall.sum(`member:${account(1)}`, 'points'), mall.sum(`member:${account(1)}`, 'RUB')]).toEqual([0, 0]);
    expect(mall.sum('expired', 'points')).toBe(100);
    expect(mall.sum('expired:tenant:vesta', 'RUB')).toBe(10_000);
    const { cardKey } = opened(1);
    expect(mall.draft.get('card', cardKey)).toMatchObject({ status: 'blocked', accountId: null });
    expect(mall.do({ ...opened(4), cardKey }).outcome.refusal).toBe('card-taken');
  });

  test('a gift bought with points ends: its unit is free, its price lapses; what was given away arrives; what is on its way here goes home', () => {
    const mall = new Mall(0);
    mall.do(scanned(1, 1, 5_000_000));
    mall.do(scanned(2, 2, 5_000_000));
    mall.do({
      kind: 'gift.asked',
      voucherId: id('d', 1),
      accountId: account(1),
      giftId: 'cup',
      visitId: id('c', 1),
      reference: 'K1-90',
      staffId: null,
    });
    expect(mall.resource('stock:cup').bound).toBe(1);
    mall.do(give(1, 3, 70));
    mall.do(give(2, 1, 40));
    mall.do(leave(1));
    for (const [from, to] of [
      [1, 3],
      [2, 1],
    ] as const)
      expect(mall.do({ ...give(from, to, 1), transferId: id('9', 5) }).outcome.refusal).toBe('account-leaving');
    mall.tick(noon, 1);
    mall.tick(noon + 2 * dayMs, 2);
    expect(mall.resource('stock:cup').bound).toBe(0);
    expect(mall.draft.get('voucher', id('d', 1))?.state).toBe('cancelled');
    expect(balanceOf(mall.account(3), mall.now).spendable).toBe(70);
    expect(balanceOf(mall.account(2), mall.now).spendable).toBe(500);
    expect([mall.sum('in-transit', 'points'), mall.sum('in-transit', 'RUB'), mall.sum('gifts', 'points')]).toEqual([0, 0, 0]);
    expect(mall.account(1)).toMatchObject({ status: 'closed', vouchers: [], transfers: [], lots: [] });
  });

  test('held receipts end and their papers are free; a dispute is given up', () => {
    const mall = new Mall();
    mall.do(scanned(1, 1, 245_000));
    mall.do(scanned(2, 2, 245_000, { number: 1 }));
    mall.do(
      { kind: 'receipt.decided', receiptId: receiptId(2), verdict: 'approve', tenantId: null, reason: 'shown', staffId: 'olga' },
      { kioskId: 'D1' },
    );
    expect(mall.draft.get('case', receiptId(1))?.state).toBe('open');
    mall.gone(1);
    expect(mall.draft.get('case', receiptId(1))?.state).toBe('upheld');
    expect(mall.receipt(1).state).toBe('voided');
    expect(mall.receipt(2).state).toBe('booked');
    // Whoever won keeps it, also when somebody looks at it later.
    mall.do({ kind: 'receipt.voided', receiptId: receiptId(2), mode: 'burn', reason: 'x', staffId: 'olga' });
    expect(mall.sum(`member:${account(1)}`, 'points')).toBe(0);
  });

  test('a promise that a kiosk made without a link stands; the points it cost are forgiven', () => {
    const mall = new Mall();
    mall.gone(1);
    const issued = { kind: 'voucher.issued', voucherId: id('d', 7), accountId: account(1), giftId: 'cup', visitId: id('c', 7) } as const;
    mall.do({ ...issued, reference: 'K1-7', basis: 'allotment', award: null, pricePoints: 300, deadlineMs: mall.now + dayMs });
    expect(mall.account(1)).toMatchObject({ debt: 0, lots: [], vouchers: [{ state: 'open' }] });
    expect(mall.sum(`member:${account(1)}`, 'points')).toBe(0);
    mall.tick(mall.now + 2 * dayMs, 1);
    expect(mall.draft.get('voucher', id('d', 7))?.state).toBe('expired');
  });

  test('days of nought close at the next look', () => {
    const mall = new Mall(0);
    mall.do(leave(1));
    expect(mall.tick(noon, 1).account(1).status).toBe('closed');
  });
});

describe('a number that nobody confirms', () => {
  const joined = opened(4, { origin: 'joined', sealed: 'x' });

  test('ends its account after its days, and a confirmed one never', () => {
    const mall = new Mall();
    mall.do(joined);
    mall.do(opened(5, { origin: 'joined', sealed: 'x' }));
    expect(mall.account(4).confirmByMs).toBe(noon + 30 * dayMs);
    mall.do({ kind: 'account.confirmed', accountId: account(5), staffId: 'olga' });
    expect(mall.account(5).confirmByMs).toBeNull();
    mall.tick(noon + 30 * dayMs, 4, 5);
    expect([mall.account(4).status, mall.account(5).status]).toEqual(['closed', 'active']);
  });

  test('"not me" ends it at once, and never an account that was confirmed, an alias or one without a number', () => {
    const mall = new Mall();
    mall.do(joined);
    mall.do(opened(5, { origin: 'joined' }));
    for (const n of [1, 4, 5, 8]) mall.act({ kind: 'account.disowned', accountId: account(n), atMs: noon });
    expect([1, 4, 5].map((n) => mall.account(n).status)).toEqual(['active', 'closed', 'provisional']);
  });
});

test('"not me" at the desk, by two members of staff, ends the account for good; a desk predicts nothing of it', () => {
  const mall = new Mall();
  const olga = mall.draft.get('staff', 'olga');
  if (olga === null) throw new Error('no olga');
  mall.draft.apply([{ kind: 'document.put', document: { ...olga, id: 'pavel' } }]);
  mall.do(opened(4, { origin: 'joined', sealed: 'x' }));
  const body = { kind: 'account.not-mine', accountId: account(4), staffId: 'olga', secondStaffId: 'pavel' } as const;
  expect(mall.do(body, { kioskId: 'D1' }).outcome.fate).toBe('applied');
  expect(mall.account(4)).toMatchObject({ status: 'closed', lots: [], vouchers: [] });
  expect(mall.do(body, { kioskId: 'D1' }).outcome.refusal).toBe('account-closed');
});

describe('tickets of who leaves', () => {
  const left = (world: DrawWorld, n: number, atMs: number) => world.act({ kind: 'tick', atMs, accountIds: [accountId(n)] });
  const leavingAt = (world: DrawWorld, n: number, atMs: number) =>
    world.draft.apply([
      {
        kind: 'account.ticketsPut',
        accountId: accountId(n),
        summary: { drawId: 'spring', awardKey: 'a', ticketIds: [ticketId(n, 1), ticketId(n, 2)], earnedAtMs: ticket(n, 1).earnedAtMs },
      },
      { kind: 'account.leavingSet', accountId: accountId(n), leaving: { askedAtMs: 0, untilMs: atMs, reference: 'K1-1' } },
    ]);

  test('before the closing they are not listed', () => {
    const world = new DrawWorld(3);
    world.announce();
    leavingAt(world, 2, world.nowMs);
    expect(left(world, 2, world.nowMs)).toEqual({ ok: true });
    expect(world.draft.get('ticket', ticketId(2, 1))).toMatchObject({ state: 'void', voidReason: 'account-closed' });
    expect(world.act(world.closing())).toEqual({ ok: true });
    expect(world.entries.map((entry) => entry.ticketId)).not.toContain(ticketId(2, 1));
  });

  test('after the draw the list stays as it was published, and the prize goes to a reserve winner', () => {
    const world = new DrawWorld(8).drawn();
    const claim = world.draw.claims.find((one) => one.state === 'waiting');
    const person = [1, 2, 3, 4, 5, 6, 7, 8].find((n) => accountId(n) === world.holder(claim?.ticketId ?? '').id) ?? 0;
    const { listHash, winners } = world.draw;
    leavingAt(world, person, drawnAtMs + 3_700_000);
    world.nowMs = drawnAtMs + 3_700_000;
    expect(left(world, person, world.nowMs)).toEqual({ ok: true });
    expect(world.draw).toMatchObject({ listHash, winners });
    expect(world.draft.get('voucher', claim?.voucherId ?? '')?.state).toBe('cancelled');
    expect(world.settle(claim?.ticketId ?? '', 'forfeited')).toEqual({ ok: true });
    const next = world.draw.claims.filter((one) => one.prizeId === claim?.prizeId && one.state === 'waiting');
    expect(next.map((one) => world.holder(one.ticketId).id)).not.toContain(accountId(person));
    expect(next.length).toBeGreaterThan(0);
    expect(world.draft.get('account', accountId(person))).toMatchObject({ status: 'closed', notices: [], vouchers: [] });
  });
});
