import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { notebook } from '../../../domain/desk/stack-record.ts';
import { openStack } from '../../../domain/desk/state.ts';
import { view } from '../../../domain/desk/view.ts';
import { benchDesk, openedDesk, stackOf } from './desk-bench.ts';

test('nothing works before card and PIN, and a wrong PIN opens nothing', () => {
  const desk = benchDesk();
  desk.card('4821');
  desk.scan('ok1');
  desk.send({ kind: 'staff-card.read', cardToken: 'm-lind' });
  desk.type('9999');
  desk.keys('Enter');
  expect(desk.state.gate.kind).toBe('pin');
  expect(desk.receipts.size).toBe(0);
  desk.type('1234');
  desk.keys('Enter');
  expect(desk.state.gate.kind).toBe('open');
  expect(desk.sessions).toEqual([expect.objectContaining({ staffId: 'm-lind', act: 'signed-in' })]);
});

test('five wrong PINs pause the desk, whoever typed them, and the pause ends by itself', () => {
  const desk = benchDesk();
  desk.send({ kind: 'staff-card.read', cardToken: 'm-lind' });
  for (let i = 0; i < 5; i++) {
    desk.type('0000');
    desk.keys('Enter');
  }
  const screen = view(desk.state);
  expect(screen.kind === 'pin' && screen.pausedSeconds).toBeGreaterThan(20);
  desk.type('1234');
  desk.keys('Enter');
  expect(desk.state.gate.kind).toBe('pin');
  desk.send({ kind: 'ticked' }, 31_000);
  desk.type('1234');
  desk.keys('Enter');
  expect(desk.state.gate.kind).toBe('open');
});

test('a staff code may be typed instead of the card', () => {
  const desk = benchDesk();
  desk.type('h-berg');
  desk.keys('Enter');
  desk.type('1234');
  desk.keys('Enter');
  expect(desk.state.session?.name).toBe('H. Berg');
});

test('silence locks the desk and the stack stays; the colleague who takes over stands in the trail with both names', () => {
  const desk = openedDesk();
  desk.scan('ok1');
  desk.send({ kind: 'ticked' }, 120_000);
  expect(view(desk.state)).toMatchObject({ kind: 'locked', kept: { last4: '4821', rows: 1 } });
  desk.signIn('h-berg');
  expect(stackOf(desk).rows).toHaveLength(1);
  expect(desk.sessions.map((one) => `${one.staffId} ${one.act}`)).toEqual([
    'm-lind signed-in',
    'm-lind locked',
    'm-lind signed-out',
    'h-berg signed-in',
  ]);
});

test('the account of somebody who works here opens nothing and the words accuse nobody', () => {
  const desk = benchDesk();
  desk.signIn();
  desk.card('6666');
  expect(openStack(desk.state)).toBeNull();
  expect(view(desk.state)).toMatchObject({ kind: 'ready', entry: { kind: 'second', label: { key: 'desk.second-house-card' } } });
});

test('up to three stacks are laid aside and taken up again as they were', () => {
  const desk = openedDesk();
  desk.scan('ok1');
  desk.keys('p');
  desk.card('7730');
  desk.scan('ok2');
  desk.keys('p', '1');
  expect(stackOf(desk).rows.map((row) => row.last4)).toEqual(['4821']);
  expect(desk.state.notebook.parked).toHaveLength(1);
});

test('after a power cut the stack is offered again, and a row that was durable but not yet noted comes back', () => {
  const desk = openedDesk();
  desk.scan('ok1');
  const kept = z.parse(notebook, JSON.parse(JSON.stringify(desk.state.notebook)));
  desk.scan('ok2');
  // the machine starts anew with what was on disk before the second row
  desk.send({ kind: 'notebook.read', notebook: kept });
  desk.state = { ...desk.state, gate: { kind: 'locked', typed: '' }, session: null, accounts: {} };
  desk.signIn();
  expect(view(desk.state)).toMatchObject({ kind: 'resume', last4: '4821' });
  desk.keys('Enter');
  expect(stackOf(desk).rows).toHaveLength(2);
});
