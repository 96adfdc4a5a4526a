import { describe, expect, test } from 'vitest';
import { prizeGiftId } from '../../../domain/draw/prize-gift.ts';
import { newTicketState, voidTicket } from '../../../domain/decide/draw-ticket.ts';
import { Scribe } from '../../../domain/decide/scribe.ts';
import { secretOf } from './make-entries.ts';
import {
  account,
  accountId,
  bit,
  closesAtMs,
  dayMs,
  drawId,
  drawnAtMs,
  DrawWorld,
  plan,
  publicValue,
  secret,
  ticket,
  ticketId,
} from './draw-world.ts';

const no = (refusal: string) => ({ ok: false, refusal });

describe('a draw goes its way step by step', () => {
  test('announced, closed, drawn: each once, and again without effect', () => {
    const world = new DrawWorld(10);
    expect(world.announce()).toEqual({ ok: true });
    expect(world.draw).toMatchObject({ state: 'announced', secret: null, plan, entries: 0 });
    const closing = world.closing();
    expect(world.act(closing)).toEqual({ ok: true });
    expect(world.draw).toMatchObject({ state: 'closed', entries: 20, secret: null, listHash: closing.listHash });
    const drawing = world.drawing();
    expect(world.act(drawing)).toEqual({ ok: true });
    expect(world.draw).toMatchObject({ state: 'drawn', secret, publicValue });
    expect(world.draw.claims.map((claim) => [claim.rank, claim.prizeId, claim.state])).toEqual([
      [1, 'car', 'waiting'],
      [2, 'phone', 'waiting'],
      [3, 'phone', 'waiting'],
    ]);
    const { version } = world.draw;
    for (const again of [() => world.announce(), () => world.act(closing), () => world.act(drawing)]) expect(again()).toEqual({ ok: true });
    expect(world.draw.version).toBe(version);
  });

  test('no step goes before its turn or its time', () => {
    const world = new DrawWorld(3);
    expect(
      world.act({ kind: 'draw.closed', drawId, atMs: closesAtMs, listHash: secret, entries: 6, holderKey: secret, excluded: [] }),
    ).toMatchObject(no('draw-unknown'));
    world.announce();
    expect(world.act(world.drawing())).toMatchObject(no('draw-state'));
    expect(world.settle(ticketId(1, 1), 'claimed')).toMatchObject(no('draw-state'));
    expect(world.act(world.closing([], closesAtMs - 1))).toMatchObject(no('draw-state'));
    world.act(world.closing());
    expect(world.act(world.drawing({ atMs: drawnAtMs - 1 }))).toMatchObject(no('draw-state'));
    expect(world.draw.state).toBe('closed');
  });

  test('a draw that is announced keeps its secret hash, and a campaign without a draw has none', () => {
    const world = new DrawWorld(1);
    world.announce();
    expect(world.act({ kind: 'draw.announced', drawId, secretHash: secretOf('another') })).toMatchObject(no('draw-state'));
    expect(world.act({ kind: 'draw.announced', drawId: 'nothing', secretHash: secret })).toMatchObject(no('draw-unknown'));
  });

  test('a closed draw cannot be closed with another list, a drawn one not with another public value', () => {
    const world = new DrawWorld(4).drawn();
    expect(world.act({ ...world.closing(), listHash: secret })).toMatchObject(no('draw-state'));
    expect(world.act(world.drawing({ publicValue: 'another' }))).toMatchObject(no('draw-state'));
  });
});

describe('the decider trusts nobody', () => {
  test('a list that leaves a ticket out, or names one too many, is refused', () => {
    const world = new DrawWorld(5, [ticket(1, 3, { state: 'void', voidReason: 'returned' })]);
    world.announce();
    const right = world.closing();
    expect(right.entries).toBe(10);
    expect(world.act({ ...right, entries: 9 })).toMatchObject(no('draw-entries'));
    expect(world.act({ ...right, listHash: secret })).toMatchObject(no('draw-entries'));
    expect(world.act({ ...right, holderKey: secret })).toMatchObject(no('draw-entries'));
    expect(world.act(world.closing([{ ticketId: ticketId(1, 1), why: 'jury' }]))).toMatchObject(no('draw-entries'));
    expect(world.act(right)).toEqual({ ok: true });
  });

  test('a secret with another hash is refused, and so is one that did not make the pseudonyms', () => {
    const world = new DrawWorld(5);
    world.announce();
    world.act(world.closing());
    expect(world.act(world.drawing({ secret: secretOf('another') }))).toMatchObject(no('draw-secret'));
    expect(world.draw.secret).toBeNull();
  });

  test('forged winners are refused: another ticket, another prize, another order, one more, one less', () => {
    const world = new DrawWorld(8);
    world.announce();
    world.act(world.closing());
    const [first, second, ...rest] = world.winners;
    if (first === undefined || second === undefined) throw new Error('no winners');
    const loser = world.entries.find((entry) => !world.winners.some((winner) => winner.number === entry.number));
    const forged = [
      [{ ...first, number: loser?.number ?? 0, ticketId: loser?.ticketId ?? '' }, second, ...rest],
      [{ ...first, prizeId: 'phone' }, second, ...rest],
      [second, first, ...rest],
      [first, second, ...rest, { rank: 7, number: loser?.number ?? 0, ticketId: loser?.ticketId ?? '', prizeId: null }],
      [first, second],
      [],
    ];
    for (const winners of forged) expect(world.act(world.drawing({ winners }))).toMatchObject(no('draw-winners'));
    expect(world.act(world.drawing())).toEqual({ ok: true });
  });

  test('a public value of two lines, or with blanks around it, is refused', () => {
    const world = new DrawWorld(2);
    world.announce();
    world.act(world.closing());
    for (const bad of ['a\nb', ' a', '']) expect(world.act(world.drawing({ publicValue: bad }))).toMatchObject(no('draw-state'));
  });
});

describe('persons who may not take part', () => {
  const staff = account(1, {
    audience: [bit('mall-staff')],
    tickets: [
      { drawId, awardKey: `${drawId}/1/1`, ticketIds: [ticketId(1, 1)], earnedAtMs: 0 },
      { drawId, awardKey: `${drawId}/1/2`, ticketIds: [ticketId(1, 2)], earnedAtMs: 0 },
    ],
  });

  test('are left out at closing with the reason on their tickets, and are told once', () => {
    const world = new DrawWorld(4, [staff], plan, ['mall-staff']);
    world.announce();
    const out = [1, 2].map((n) => ({ ticketId: ticketId(1, n), why: 'mall-staff' as const }));
    expect(world.act(world.closing(out))).toEqual({ ok: true });
    expect(world.draw.entries).toBe(6);
    expect(world.draft.get('ticket', ticketId(1, 1))).toMatchObject({ state: 'void', voidReason: 'mall-staff' });
    const told = world.draft.get('account', accountId(1));
    expect(told?.notices.map((notice) => notice.say)).toEqual([{ key: 'notice.tickets-void', args: { campaignId: drawId, tickets: 2 } }]);
    expect(told?.tickets).toEqual([]);
  });

  test('an exclusion the world does not bear out is refused: nobody is left out on the word of the caller', () => {
    const world = new DrawWorld(4, [account(2, { audience: [bit('jury', { untilMs: closesAtMs })] })], plan, ['jury']);
    world.announce();
    // Bit over at closing; not in notFor; no bit at all.
    for (const why of ['jury', 'mall-staff', 'under-age', 'too-late'] as const)
      expect(world.act(world.closing([{ ticketId: ticketId(2, 1), why }]))).toMatchObject(no('draw-entries'));
  });

  test('a ticket whose registration came after the closing must be named as too late', () => {
    const world = new DrawWorld(2, [ticket(1, 3, { earnedAtMs: closesAtMs })]);
    world.announce();
    expect(world.act(world.closing())).toMatchObject(no('draw-entries'));
    expect(world.act(world.closing([{ ticketId: ticketId(1, 3), why: 'too-late' }]))).toEqual({ ok: true });
  });

  test('who became staff after the closing and wins is forfeited at once, and a reserve winner moves up', () => {
    const probe = new DrawWorld(10, [], plan, ['mall-staff']).drawn();
    const winner = probe.holder(probe.draw.winners[0]?.ticketId ?? '');
    const world = new DrawWorld(10, [{ ...account(1), id: winner.id, audience: [bit('mall-staff', { fromMs: drawnAtMs })] }], plan, [
      'mall-staff',
    ]).drawn();
    expect(world.draw.winners).toEqual(probe.draw.winners);
    expect(world.draw.claims.map((claim) => [claim.rank, claim.prizeId, claim.state, claim.reason])).toEqual([
      [1, 'car', 'forfeited', 'mall-staff'],
      [2, 'phone', 'waiting', ''],
      [3, 'phone', 'waiting', ''],
      [4, 'car', 'waiting', ''],
    ]);
    expect(world.holder(world.draw.winners[0]?.ticketId ?? '').vouchers).toEqual([]);
  });
});

describe('prizes are claimed, or go to reserve winners', () => {
  test('a winner finds a voucher of the prize with a deadline, and a notice with its reference', () => {
    const world = new DrawWorld(10).drawn();
    const [claim] = world.draw.claims;
    const winner = world.holder(claim?.ticketId ?? '');
    expect(winner.vouchers).toMatchObject([
      {
        voucherId: claim?.voucherId,
        reference: claim?.voucherReference,
        giftId: prizeGiftId(drawId, 'car'),
        state: 'open',
        deadlineMs: claim?.untilMs,
      },
    ]);
    expect(winner.notices.map((notice) => notice.say.key)).toEqual(['notice.prize-won']);
    // Drawn at one in the night to 2 December in Moscow: still the mall day of the 1st. That of the 15th ends on the 16th at 04:00.
    expect(claim?.untilMs).toBe(Date.UTC(2026, 11, 16, 1) - 1000);
    expect(world.draft.get('gift', prizeGiftId(drawId, 'phone'))).toMatchObject({ name: { en: 'Phone' }, pricePoints: null, active: true });
    expect(world.draft.get('resource', `stock:${prizeGiftId(drawId, 'phone')}`)).toMatchObject({
      total: 2,
      bound: 2,
      handedOut: 0,
      shortfall: 0,
    });
  });

  test('a forfeited prize goes to the next reserve winner, who has the same time from then on', () => {
    const world = new DrawWorld(10).drawn();
    const [car] = world.draw.claims;
    const lateMs = (car?.untilMs ?? 0) + 60_000;
    expect(world.settle(car?.ticketId ?? '', 'forfeited', lateMs)).toEqual({ ok: true });
    const moved = world.draw.claims.at(-1);
    expect(moved).toMatchObject({ rank: 4, prizeId: 'car', state: 'waiting', ticketId: world.draw.winners[3]?.ticketId });
    expect(moved?.untilMs).toBe(Date.UTC(2026, 11, 31, 1) - 1000);
    expect(world.holder(car?.ticketId ?? '').vouchers[0]).toMatchObject({ state: 'cancelled' });
    expect(world.draft.get('resource', `stock:${prizeGiftId(drawId, 'car')}`)).toMatchObject({ total: 1, bound: 1, shortfall: 0 });
  });

  test('at most as often as there are reserve winners; then the prize stays and the draw is settled', () => {
    const world = new DrawWorld(10).drawn();
    for (let round = 0; round < 4; round += 1) {
      const waiting = world.draw.claims.find((claim) => claim.prizeId === 'car' && claim.state === 'waiting');
      if (waiting !== undefined) world.settle(waiting.ticketId, 'forfeited');
    }
    expect(world.draw.claims).toHaveLength(6);
    expect(world.draw.claims.filter((claim) => claim.prizeId === 'car').every((claim) => claim.state === 'forfeited')).toBe(true);
    for (const claim of world.draw.claims.filter((one) => one.state === 'waiting')) world.settle(claim.ticketId, 'claimed');
    expect(world.draw.state).toBe('settled');
  });

  test('claimed at the office is handed out: once, with its unit, and never forfeited afterwards', () => {
    const world = new DrawWorld(10).drawn();
    const [car] = world.draw.claims;
    const won = car?.ticketId ?? '';
    expect(world.settle(won, 'claimed')).toEqual({ ok: true });
    expect(world.settle(won, 'claimed')).toEqual({ ok: true });
    expect(world.settle(won, 'forfeited')).toMatchObject(no('draw-state'));
    expect(world.draft.get('resource', `stock:${prizeGiftId(drawId, 'car')}`)).toMatchObject({ bound: 0, handedOut: 1, shortfall: 0 });
    expect(world.holder(won).vouchers[0]).toMatchObject({ state: 'honoured' });
  });

  test('a prize that the desk has handed out cannot be forfeited', () => {
    const world = new DrawWorld(10).drawn();
    const [car] = world.draw.claims;
    const voucher = world.draft.get('voucher', car?.voucherId ?? '');
    if (voucher === null) throw new Error('no voucher');
    const honoured = { kioskId: 'D1', staffId: 'vera', atMs: drawnAtMs, times: 1 };
    world.draft.apply([{ kind: 'document.put', document: { ...voucher, state: 'honoured', honoured } }]);
    expect(world.settle(car?.ticketId ?? '', 'forfeited')).toMatchObject(no('draw-state'));
    expect(world.settle(car?.ticketId ?? '', 'claimed')).toEqual({ ok: true });
  });

  test('a ticket that has won nothing cannot be settled', () => {
    const world = new DrawWorld(10).drawn();
    const loser = world.entries.find((entry) => !world.draw.winners.some((winner) => winner.ticketId === entry.ticketId));
    expect(world.settle(loser?.ticketId ?? '', 'claimed')).toMatchObject(no('ticket-unknown'));
    const reserve = world.draw.winners[4];
    expect(world.settle(reserve?.ticketId ?? '', 'claimed')).toMatchObject(no('ticket-unknown'));
  });

  test('goods that went back after the closing: the ticket keeps its number, its win goes to a reserve winner', () => {
    const world = new DrawWorld(10);
    world.announce();
    world.act(world.closing());
    const first = world.winners[0];
    const scribe = new Scribe(
      world.draft,
      { decidedAtMs: closesAtMs + dayMs, role: 'decide', kioskId: '', mallId: 'mall' },
      world.keeper,
      'fact',
      closesAtMs,
    );
    voidTicket(scribe, first?.ticketId ?? '', 'returned');
    world.draft.apply(scribe.written().changes);
    expect(world.act(world.drawing())).toEqual({ ok: true });
    expect(world.draw.claims[0]).toMatchObject({ rank: 1, state: 'forfeited', reason: 'returned' });
    expect(world.draw.claims.at(-1)).toMatchObject({ rank: 4, prizeId: 'car', state: 'waiting' });
  });

  test('two accounts that were merged win one prize', () => {
    const probe = new DrawWorld(10).drawn();
    const [one, two] = probe.draw.winners.map((winner) => probe.holder(winner.ticketId));
    const world = new DrawWorld(10);
    world.announce();
    world.act(world.closing());
    world.draft.apply([{ kind: 'account.statusSet', accountId: two?.id ?? '', status: 'alias', aliasOf: one?.id ?? '' }]);
    world.act(world.drawing());
    expect(world.draw.claims.map((claim) => [claim.rank, claim.state, claim.reason])).toEqual([
      [1, 'waiting', ''],
      [2, 'forfeited', 'one-prize-each'],
      [3, 'waiting', ''],
      [4, 'waiting', ''],
    ]);
  });
});

describe('tickets', () => {
  const scribeOf = (world: DrawWorld) =>
    new Scribe(world.draft, { decidedAtMs: 0, role: 'decide', kioskId: '', mallId: 'mall' }, world.keeper, 'fact', 0);

  test('are valid until the announced closing, whoever is late', () => {
    const world = new DrawWorld(2);
    world.announce();
    expect(newTicketState(scribeOf(world), drawId, closesAtMs - 1)).toEqual({ state: 'valid', voidReason: null });
    expect(newTicketState(scribeOf(world), drawId, closesAtMs)).toEqual({ state: 'void', voidReason: 'too-late' });
    world.act(world.closing());
    expect(newTicketState(scribeOf(world), drawId, closesAtMs - 1)).toEqual({ state: 'void', voidReason: 'too-late' });
  });

  test('a draw without a single ticket closes, is drawn and has no winner', () => {
    const world = new DrawWorld(0).drawn();
    expect(world.draw).toMatchObject({ state: 'settled', entries: 0, winners: [], claims: [] });
  });

  test('fewer persons than prizes: everybody wins once, the rest stays', () => {
    const world = new DrawWorld(2).drawn();
    expect(world.draw.winners.map((winner) => winner.prizeId)).toEqual(['car', 'phone']);
    expect(new Set(world.draw.winners.map((winner) => world.holder(winner.ticketId).id)).size).toBe(2);
  });

  test('the list is kept in pages of a thousand and comes back whole', () => {
    const world = new DrawWorld(1100).drawn();
    expect(world.draw.entries).toBe(2200);
    expect(world.draft.get('draw-page', `${drawId}/000003`)?.entries).toHaveLength(200);
    expect(world.entries.map((entry) => entry.number)).toEqual(Array.from({ length: 2200 }, (_, n) => n + 1));
  });
});
