/** "On your own phone": a receipt stands on the screen or under a code that was shown, never on both and never nowhere. */
import { describe, expect, test } from 'vitest';
import type { VisitEffect, VisitEvent } from '../../../domain/visit/port.ts';
import type { VisitState } from '../../../domain/visit/state.ts';
import { initialState } from '../../../domain/visit/state.ts';
import { step } from '../../../domain/visit/step.ts';
import { view } from '../../../domain/visit/view.ts';
import { account, card, house, reading, scanned } from './fixtures.ts';

const phone = { url: 'https://lumen.example/phone/', first: false } as const;

/** A machine that remembers what it was told to do. */
function machine(change: Partial<typeof house> = {}) {
  let state: VisitState = initialState({ ...house, phone, ...change });
  const effects: VisitEffect[] = [];
  const send = (event: VisitEvent): void => {
    const next = step(state, event);
    state = next.state;
    effects.push(...next.effects);
  };
  return {
    send,
    effects,
    touch: (kind: 'on-phone' | 'no-card' | 'finish' | 'back' | 'next' | 'join', atMs: number) =>
      send({ kind: 'touched', atMs, intent: { kind } }),
    sent: () => effects.filter((effect) => effect.kind === 'send-to-phone'),
    state: () => state,
    screen: () => view(state),
  };
}

const kept = (draftIds: readonly string[], atMs: number): VisitEvent => ({
  kind: 'claim.kept',
  atMs,
  draftIds,
  url: `${phone.url}#code`,
  untilLocal: '2026-11-14T15:10:00',
});

describe('how it is offered', () => {
  test('not at all without a public address; beside the others; first where the house says so', () => {
    for (const [change, way] of [
      [{ phone: null }, null],
      [{ phone }, 'offered'],
      [{ phone: { ...phone, first: true } }, 'first'],
    ] as const) {
      const { send, screen } = machine(change);
      send(scanned(1, 1000));
      expect(screen()).toMatchObject({ kind: 'kept-receipts', phone: way });
    }
  });

  test('attract shows its code only while there is a link', () => {
    expect(machine().screen()).toMatchObject({ kind: 'attract', phoneUrl: phone.url });
    expect(machine({ online: false }).screen()).toMatchObject({ kind: 'attract', phoneUrl: null });
  });

  test('without a link no code is made, and the screen says why; the receipts stay', () => {
    const { send, touch, screen, sent } = machine({ online: false });
    send(scanned(1, 1000));
    touch('on-phone', 2000);
    expect(screen()).toMatchObject({ kind: 'message', title: { key: 'message.phone-offline.title' } });
    touch('next', 3000);
    expect(screen()).toMatchObject({ kind: 'kept-receipts', rows: [{}] });
    expect(sent()).toEqual([]);
  });

  test('nobody who only wants to join needs the server for it', () => {
    const { touch, screen, sent } = machine();
    touch('no-card', 1000);
    touch('on-phone', 2000);
    expect(screen()).toMatchObject({ kind: 'on-phone', url: phone.url, receipts: 0, untilLocal: null });
    expect(sent()).toEqual([]);
  });

  test('a touch on a page that does not offer it does nothing', () => {
    const { touch, screen } = machine();
    touch('on-phone', 1000);
    expect(screen().kind).toBe('attract');
  });
});

describe('handing over', () => {
  test('the receipts are on the screen until the server has them, then they are not', () => {
    const { send, touch, screen, sent, state } = machine();
    send(scanned(1, 1000));
    send(scanned(2, 4000));
    touch('on-phone', 5000);
    expect(screen()).toMatchObject({ kind: 'on-phone', url: null });
    expect(state().stage).toMatchObject({ kind: 'kept', drafts: [{ readAtMs: 1000 }, { readAtMs: 4000 }] });
    touch('on-phone', 5100);
    touch('finish', 5200);
    expect(sent()).toHaveLength(1);
    send(kept(['d1', 'd2'], 5500));
    expect(screen()).toMatchObject({ kind: 'on-phone', url: `${phone.url}#code`, receipts: 2, secondsLeft: 30 });
    expect(state().stage.kind).toBe('attract');
  });

  test('where the server does not have them they are still kept, for their whole time', () => {
    const { send, touch, screen } = machine();
    send(scanned(1, 1000));
    touch('on-phone', 80_000);
    send({ kind: 'claim.not-kept', atMs: 85_000 });
    expect(screen()).toMatchObject({ kind: 'message', title: { key: 'message.phone-not-kept.title' } });
    touch('next', 86_000);
    expect(screen()).toMatchObject({ kind: 'kept-receipts', rows: [{}], secondsLeft: 90 });
  });

  test('a receipt read while the others are on their way stays here', () => {
    const { send, touch, screen } = machine();
    send(scanned(1, 1000));
    touch('on-phone', 2000);
    send(scanned(2, 2200));
    send(kept(['d1'], 2500));
    expect(screen()).toMatchObject({ kind: 'on-phone', receipts: 1 });
    touch('finish', 4000);
    expect(screen()).toMatchObject({ kind: 'kept-receipts', rows: [{ rowId: 'd2' }] });
  });

  test('a receipt whose code does not say all stays here and is told; where none is whole, nothing goes', () => {
    const event = scanned(2, 2000);
    if (event.kind !== 'receipt.read') throw new Error('fixture');
    const gap: VisitEvent = { ...event, reading: { ...reading(2), totalMinor: null } };
    const { send, touch, screen, sent } = machine();
    send(scanned(1, 1000));
    send(gap);
    touch('on-phone', 3000);
    expect(sent()).toMatchObject([{ drafts: [{ draftId: 'd1' }], stayed: 1, invitedBy: null }]);
    expect(screen()).toMatchObject({ kind: 'on-phone', url: null, stayed: 1 });
    send(kept(['d1'], 3500));
    expect(screen()).toMatchObject({ kind: 'on-phone', receipts: 1, stayed: 1 });
    touch('finish', 4000);
    expect(screen()).toMatchObject({ kind: 'kept-receipts', rows: [{ rowId: 'd2' }] });
  });

  test('an invitation goes along, alone too; without an answer the page says that the phone way rests', () => {
    const invited: VisitEvent = {
      kind: 'invitation.read',
      atMs: 1000,
      inviterId: account(7).accountId,
      isOver: false,
      untilLocal: '2026-12-01',
    };
    const { send, touch, screen, sent, state } = machine();
    send(invited);
    touch('join', 1500);
    touch('on-phone', 2000);
    expect(sent()).toMatchObject([{ drafts: [], stayed: 0, invitedBy: account(7).accountId }]);
    send(kept([], 2500));
    expect(screen()).toMatchObject({ kind: 'on-phone', url: `${phone.url}#code`, receipts: 0 });
    expect(state().invitedBy).toBeNull();
    touch('finish', 3000);
    expect(screen().kind).toBe('attract');
    const other = machine();
    other.send(invited);
    other.touch('join', 1500);
    other.touch('on-phone', 2000);
    other.send({ kind: 'claim.not-kept', atMs: 7000 });
    expect(other.screen()).toMatchObject({ kind: 'message', title: { key: 'message.phone-offline.title' } });
    // Who comes next is nobody's guest.
    const next = machine();
    next.send(invited);
    next.touch('join', 1500);
    next.touch('on-phone', 2000);
    next.send(scanned(9, 2200));
    next.touch('finish', 2300);
    next.send(kept([], 2500));
    expect(JSON.stringify(next.screen())).not.toContain('#code');
  });

  test('a card that is quicker than the server has the receipts; the code is shown to nobody', () => {
    const { send, touch, screen } = machine();
    send(scanned(1, 1000));
    touch('on-phone', 2000);
    send(card(1, 2100));
    send({ kind: 'account.found', atMs: 2200, cardToken: '1'.padStart(64, '0'), view: account(1) });
    send(kept(['d1'], 2500));
    expect(screen()).toMatchObject({ kind: 'visit', rows: [{ rowId: 'd1' }] });
  });

  test('an answer after the visitor has gone shows nothing', () => {
    const { send, touch, screen } = machine();
    send(scanned(1, 1000));
    touch('back', 1500);
    send(kept(['d1'], 2500));
    expect(screen().kind).toBe('attract');
  });
});

describe('the code on the screen', () => {
  test('goes by itself after half a minute, without a question', () => {
    const { send, touch, screen, effects } = machine();
    send(scanned(1, 1000));
    touch('on-phone', 2000);
    send(kept(['d1'], 2500));
    send({ kind: 'ticked', atMs: 32_400 });
    expect(screen()).toMatchObject({ kind: 'on-phone', secondsLeft: 1 });
    send({ kind: 'ticked', atMs: 32_500 });
    expect(screen().kind).toBe('attract');
    expect(effects.at(-1)).toEqual({ kind: 'end-visit' });
  });

  test("gives way at once to the next visitor's card and receipt", () => {
    for (const next of [card(2, 3000), scanned(9, 3000)]) {
      const { send, touch, screen, effects } = machine();
      send(scanned(1, 1000));
      touch('on-phone', 2000);
      send(kept(['d1'], 2500));
      send(next);
      if (next.kind === 'card.read') send({ kind: 'account.found', atMs: 3100, cardToken: next.cardToken, view: account(2) });
      expect(screen()).toMatchObject(next.kind === 'card.read' ? { kind: 'visit', rows: [] } : { kind: 'kept-receipts', rows: [{}] });
      expect(effects.filter((effect) => effect.kind === 'begin-visit')).toHaveLength(2);
      expect(JSON.stringify(screen())).not.toContain('#code');
    }
  });
});
