import { expect, test } from 'vitest';
import { deskScreen } from '../../../domain/contract/desk-screen.ts';
import type { DeskScreenOf } from '../../../domain/contract/desk-screen.ts';
import { view } from '../../../domain/desk/view.ts';
import { benchDesk, openedDesk, stackOf } from './desk-bench.ts';
import type { Desk } from './desk-bench.ts';

const stackScreen = (desk: Desk): DeskScreenOf<'stack'> => {
  const screen = deskScreen.parse(view(desk.state));
  if (screen.kind !== 'stack') throw new Error(`${screen.kind}, not stack`);
  return screen;
};
const parts = (desk: Desk) => desk.effects.flatMap((one) => (one.kind === 'part' ? [one.wish] : []));

test('X asks, X again leaves, and the screen says until when; Enter at the next X stays', () => {
  const desk = openedDesk();
  desk.keys('x', 'Escape', 'x', 'Enter');
  expect(parts(desk)).toEqual([]);
  desk.keys('x');
  expect(parts(desk)).toEqual(['leave']);
  expect(stackScreen(desk).leavingLocal).toBe('2026-11-28T13:31:00');
  desk.keys('x', 'x');
  expect(parts(desk)).toEqual(['leave']);
  desk.keys('Enter');
  expect(parts(desk)).toEqual(['leave', 'stay']);
  expect(stackScreen(desk).leavingLocal).toBeNull();
});

test('without the card in the hand nobody leaves', () => {
  const desk = benchDesk();
  desk.signIn();
  desk.keys('f');
  desk.type('79160000001');
  desk.keys('Enter', 'x', 'x');
  expect(parts(desk)).toEqual([]);
  expect(desk.state.line?.say.key).toBe('desk.parting-card');
});

test('"not me" takes a second person, and the table is empty after it; a confirmed number has no such key', () => {
  const desk = openedDesk();
  desk.keys('x', 'n');
  expect(desk.state.second).toBeNull();
  desk.keys('Escape', 'End');
  desk.card('5150');
  desk.keys('x');
  expect(stackScreen(desk).entry?.keys.map((one) => one.key)).toContain('N');
  desk.keys('n');
  desk.signIn('m-lind');
  expect(desk.effects.some((one) => one.kind === 'not-mine')).toBe(false);
  desk.keys('x', 'n');
  desk.signIn('h-berg');
  expect(desk.effects.find((one) => one.kind === 'not-mine')).toMatchObject({ staffId: 'm-lind', secondStaffId: 'h-berg' });
  expect(desk.state.notebook.stack).toBeNull();
});

test('"not me" waits until nobody else lies on the table', () => {
  const desk = benchDesk();
  desk.signIn();
  desk.card('5150');
  desk.card('7730');
  desk.card('5150');
  desk.keys('x', 'n');
  expect(desk.state.second).toBeNull();
  expect(stackOf(desk).cards).toHaveLength(2);
});

test('a promoter ends no membership', () => {
  const desk = benchDesk();
  desk.type('p-promo');
  desk.keys('Enter');
  desk.type('1234');
  desk.keys('Enter');
  desk.card('4821');
  desk.keys('x', 'x');
  expect(parts(desk)).toEqual([]);
  expect(desk.state.line?.say.key).toBe('desk.promoter-may-not');
});

test('a refund slip shows what of the purchase was spent or handed out, or that nothing was', () => {
  const desk = openedDesk();
  desk.scan('spent1', 89_000, 'cafe-tilia');
  desk.scan('refund1', 89_000, 'cafe-tilia');
  expect(stackScreen(desk).problems[0]?.more).toEqual([{ key: 'desk.more-spent', args: { points: 10 } }]);
  desk.keys('r');
  desk.scan('gift1', 260_000, 'vesta');
  desk.scan('refund2', 260_000, 'vesta');
  expect(stackScreen(desk).problems[0]?.more).toMatchObject([{ key: 'desk.more-handed-out', args: { gift: 'Plush hare', at: 'D1' } }]);
  desk.keys('r');
  desk.scan('ok1', 120_000, 'mira-toys');
  desk.scan('refund3', 120_000, 'mira-toys');
  expect(stackScreen(desk).problems[0]?.more).toEqual([{ key: 'desk.more-nothing', args: {} }]);
});

test('a paper that was paid at an earlier visit shows which visit that was', () => {
  const desk = openedDesk();
  desk.scan('ok1', 89_000, 'cafe-tilia');
  const [row] = stackOf(desk).rows;
  desk.keys('End');
  desk.card('4821');
  desk.scan('ok1', 89_000, 'cafe-tilia');
  expect(stackScreen(desk).rows).toEqual([]);
  expect(stackScreen(desk).problems[0]?.more).toMatchObject([
    { key: 'desk.more-visit', args: { at: 'D1', reference: row?.reference ?? '' } },
  ]);
});
