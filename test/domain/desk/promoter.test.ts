import { expect, test } from 'vitest';
import { view } from '../../../domain/desk/view.ts';
import { withinRole } from '../../../domain/desk/promoter.ts';
import type { DeskEffect } from '../../../domain/desk/port.ts';
import { benchDesk, openedDesk } from './desk-bench.ts';

const line = (desk: ReturnType<typeof benchDesk>): string => view(desk.state).frame.line?.say.key ?? '';

/** A desk at which a promoter is signed in, with a visitor's stack. */
function promoterDesk() {
  const desk = openedDesk();
  const { session } = desk.state;
  if (session === null) throw new Error('nobody is signed in');
  return { desk, state: { ...desk.state, session: { ...session, staffId: 'p-promo', role: 'promoter' as const } } };
}

test('of all that a desk can do a promoter may only register and hand out what is cheap', () => {
  const { state } = promoterDesk();
  const tried = (effect: DeskEffect): string | null => {
    const next = withinRole(state, { state, effects: [effect] });
    return next.effects[0]?.kind === effect.kind ? null : (next.state.line?.say.key ?? '');
  };
  const registration = {
    kind: 'register-receipt',
    jobId: 'j',
    accountId: 'a',
    visitId: 'v',
    staffId: 'p-promo',
    raw: 'x',
    tenantId: null,
    typed: null,
    overrideReason: null,
    secondStaffId: null,
    test: false,
  } as const;
  expect(tried(registration)).toBeNull();
  expect(tried({ ...registration, overrideReason: 'kind' })).toBe('desk.promoter-may-not');
  expect(tried({ kind: 'confirm-account', accountId: 'a', staffId: 'p-promo' })).toBe('desk.promoter-may-not');
  expect(tried({ kind: 'open-account', cardToken: 'c', last4: '1', language: 'en' })).toBe('desk.promoter-may-not');
  const voucher = Object.values(state.accounts).flatMap((account) =>
    account.vouchers.map((one) => ({ one, accountId: account.accountId })),
  )[0];
  if (voucher === undefined) throw new Error('the bench has no voucher');
  const handOut = {
    kind: 'hand-out',
    voucherId: voucher.one.voucherId,
    accountId: voucher.accountId,
    identifiedBy: 'card',
    staffId: 'p-promo',
    test: false,
  } as const;
  const cheapest = {
    ...state,
    house: { ...state.house, limits: { ...state.house.limits, honourWithoutCardMinor: voucher.one.valueMinor } },
  };
  expect(withinRole(cheapest, { state, effects: [handOut] }).effects).toEqual([handOut]);
  const dear = {
    ...state,
    house: { ...state.house, limits: { ...state.house.limits, honourWithoutCardMinor: voucher.one.valueMinor - 1 } },
  };
  expect(withinRole(dear, { state, effects: [handOut] }).state.line?.say.key).toBe('desk.promoter-value');
});

test('a promoter with campaigns hands out the gifts of those alone; one without, any', () => {
  const { state } = promoterDesk();
  const account = Object.values(state.accounts).find((one) => one.vouchers.length > 0);
  const voucher = account?.vouchers[0];
  if (account === undefined || voucher === undefined) throw new Error('the bench has no voucher');
  const handsOut = (campaigns: readonly string[], campaignId: string | null): boolean => {
    const effect = {
      kind: 'hand-out',
      voucherId: voucher.voucherId,
      accountId: account.accountId,
      identifiedBy: 'card',
      staffId: 'p-promo',
      test: false,
    } as const;
    const before = {
      ...state,
      session: { ...state.session, campaigns },
      accounts: { [account.accountId]: { ...account, vouchers: [{ ...voucher, campaignId }] } },
      house: { ...state.house, limits: { ...state.house.limits, honourWithoutCardMinor: voucher.valueMinor } },
    };
    return withinRole(before, { state: before, effects: [effect] }).effects[0]?.kind === 'hand-out';
  };
  expect(handsOut([], 'hare')).toBe(true);
  expect(handsOut([], null)).toBe(true);
  expect(handsOut(['ball', 'hare'], 'hare')).toBe(true);
  expect(handsOut(['ball'], 'hare')).toBe(false);
  expect(handsOut(['ball'], null)).toBe(false);
});

test('whoever is of the house is held back by none of this', () => {
  const desk = openedDesk();
  const effect: DeskEffect = { kind: 'confirm-account', accountId: 'a', staffId: 'm-lind' };
  expect(withinRole(desk.state, { state: desk.state, effects: [effect] }).effects).toEqual([effect]);
});

test('a card that may not work says why: too early, over, switched off, not for desks', () => {
  for (const why of ['not-yet', 'over', 'inactive', 'not-here'] as const) {
    const desk = benchDesk();
    desk.send({ kind: 'staff.refused', why, onLocal: '2026-11-30' });
    expect(line(desk)).toBe(`desk.staff-${why}`);
    expect(desk.state.gate.kind).toBe('locked');
  }
});

test('whose time ends while signed in is signed out, the stack stays for a colleague, and another card may sign in', () => {
  const desk = openedDesk();
  desk.scan('ok1');
  desk.send({ kind: 'staff.gone', staffId: 'm-lind', why: 'over', onLocal: '2026-11-30' });
  expect(view(desk.state)).toMatchObject({ kind: 'locked', kept: { rows: 1 } });
  expect(desk.sessions.at(-1)).toMatchObject({ staffId: 'm-lind', act: 'signed-out' });
  expect(line(desk)).toBe('desk.staff-over');
  desk.signIn('h-berg');
  expect(desk.state.gate.kind).toBe('open');
});

test('a pause belongs to one person: a colleague signs in meanwhile', () => {
  const desk = benchDesk();
  desk.send({ kind: 'staff-card.read', cardToken: 'm-lind' });
  for (let i = 0; i < 5; i++) {
    desk.type('0000');
    desk.keys('Enter');
  }
  expect(view(desk.state)).toMatchObject({ kind: 'pin' });
  desk.keys('Escape');
  desk.send({ kind: 'staff-card.read', cardToken: 'h-berg' });
  expect(view(desk.state)).toMatchObject({ kind: 'pin', pausedSeconds: 0 });
});
