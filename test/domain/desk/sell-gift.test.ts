/** A gift for points at the counter: named by letters, sold to a card in the hand; a card that nobody confirmed buys cheap things only. */
import { expect, test } from 'vitest';
import { openStack } from '../../../domain/desk/state.ts';
import { view } from '../../../domain/desk/view.ts';
import { benchHouse } from './bench-house.ts';
import { benchDesk, openedDesk } from './desk-bench.ts';
import type { Desk } from './desk-bench.ts';

const sales = (desk: Desk) => desk.effects.filter((effect) => effect.kind === 'sell-gift');
const line = (desk: Desk) => view(desk.state).frame.line?.say.key;
const buy = (desk: Desk, letters: string): void => {
  desk.keys('b');
  desk.type(letters);
  desk.keys('Enter');
};
const provisional = (desk: Desk): void => {
  const stack = openStack(desk.state);
  const accountId = stack?.cards[0]?.accountId ?? '';
  const account = desk.state.accounts[accountId];
  if (account !== undefined) desk.send({ kind: 'account.changed', account: { ...account, status: 'provisional' }, recover: false });
};

test('two letters name the gift, Enter takes the points, and G hands it out once', () => {
  const desk = openedDesk();
  desk.keys('b');
  expect(view(desk.state)).toMatchObject({ entry: { kind: 'sell', label: { key: 'desk.sell' } } });
  desk.type('mu');
  expect(view(desk.state)).toMatchObject({ entry: { label: { key: 'desk.sell-this', args: { gift: 'Mug', points: 120 } } } });
  desk.keys('Enter');
  expect(sales(desk)).toMatchObject([{ giftId: 'mug', test: false }]);
  expect(line(desk)).toBe('desk.gift-sold');
  desk.keys('g', 'g');
  expect([...desk.handedOut.entries()].filter(([id]) => id.startsWith('sold')).map(([, times]) => times)).toEqual([1]);
});

test('no letters, no gift of that name, Escape: nothing is sold', () => {
  const desk = openedDesk();
  buy(desk, '');
  desk.keys('Escape');
  buy(desk, 'zz');
  desk.keys('Escape');
  expect(sales(desk)).toEqual([]);
  expect(view(desk.state)).toMatchObject({ entry: null });
});

test('a card that nobody confirmed buys what is cheap; the rest waits until somebody was seen', () => {
  const desk = openedDesk();
  provisional(desk);
  buy(desk, 'umb');
  expect(line(desk)).toBe('desk.sell-confirm-first');
  expect(sales(desk)).toEqual([]);
  buy(desk, 'mug');
  expect(sales(desk)).toMatchObject([{ giftId: 'mug' }]);
});

test('by a reference or a phone number alone nothing is bought: the card must be here', () => {
  const desk = benchDesk();
  desk.signIn();
  desk.keys('f');
  desk.type('K3-4821');
  desk.keys('Enter');
  buy(desk, 'mug');
  expect(line(desk)).toBe('desk.sell-card');
  expect(sales(desk)).toEqual([]);
});

test('what the points do not reach, what is gone, and what the server has not granted take nothing away', () => {
  const dear = { ...benchHouse, gifts: benchHouse.gifts.map((gift) => ({ ...gift, pricePoints: 5_000 })) };
  const poor = openedDesk(dear);
  buy(poor, 'mug');
  expect(line(poor)).toBe('desk.sell-too-few');
  expect(sales(poor)).toEqual([]);
  const gone = openedDesk({ ...benchHouse, gifts: benchHouse.gifts.map((gift) => ({ ...gift, giftId: 'gone' })) });
  buy(gone, 'mug');
  expect(line(gone)).toBe('desk.refused');
  const cut = openedDesk({ ...benchHouse, online: false });
  buy(cut, 'mug');
  expect(line(cut)).toBe('desk.gift-waits');
});

test('a helper for a day sells nothing', () => {
  const desk = openedDesk();
  const { session } = desk.state;
  if (session !== null) desk.state = { ...desk.state, session: { ...session, role: 'promoter' } };
  buy(desk, 'mug');
  expect(sales(desk)).toEqual([]);
  expect(line(desk)).toBe('desk.promoter-may-not');
});

test('a number that nobody confirmed is told as such', () => {
  const desk = openedDesk();
  desk.send({ kind: 'number.not-confirmed' });
  expect(line(desk)).toBe('desk.seek-not-confirmed');
});
