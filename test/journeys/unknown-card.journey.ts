/** A card nobody knows: linked, joined with, taken to the desk; blank plastic for a newcomer; and who is too young leaves nothing behind. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoCardNumber } from '../../server/demo/demo-cards.ts';
import { toThePhone } from './joining.ts';
import { Mall, waitUntil, type Station } from './mall.ts';
import { press, signIn, tells, typeSlowly } from './on-desk.ts';
import { act, rows, visitor } from './on-page.ts';
import { accountOf, enter, leave, refused, says, turnTo, verified } from './on-visit.ts';
import { shot } from './shots.ts';

let mall: Mall;
let k3: Station;
let d1: Station;
/** Reference of the wish to link a card. */
let wish = '';

beforeAll(async () => {
  mall = await Mall.open();
  k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  d1 = await mall.station('D1', 'desk', { width: 1920, height: 1080 });
  await k3.shows('attract');
});
afterAll(async () => {
  await mall.close();
});

const accounts = () => mall.programme((programme) => programme.store.read(async (t) => (await t.documentsOf('account', '', 500)).length));

async function toTheCard(): Promise<void> {
  await toThePhone(k3);
  await act(k3, 'without-phone');
}

test('an unknown card is not linked on a word: without a confirmed phone the desk does it, and what was scanned counts', async () => {
  const number = demoCardNumber('member', 9_000_001);
  k3.devices.swipe('Plastic no. 1');
  await k3.shows('unknown-card');
  await shot(k3, 'unknown-card');
  await k3.devices.receipt('vesta', 120_000, 'sale', 5);
  await act(k3, 'link-card');
  await k3.shows('message');
  await shot(k3, 'unknown-card-link');
  k3.devices.swipe(visitor(k3, 1));
  await says(k3, /not linked yet.*no confirmed phone number/s);
  await shot(k3, 'unknown-card-link-desk');
  wish = await refused(k3, /show both cards at the info desk/is);
  expect(wish).toMatch(/^K3-\d+$/);
  await rows(k3, 1);
  await waitUntil(async () => (await mall.member(1)).receipts.some((receipt) => receipt.amountMinor === 120_000));
  await waitUntil(async () => (await mall.member(1)).notices.some((notice) => notice.say.args['reference'] === wish));
  expect(await accountOf(mall, number)).toBeNull();
  await leave(k3);
});

test('a newcomer joins with the unknown card in hand, earns at once and cannot spend', async () => {
  k3.devices.swipe('Plastic no. 2');
  await k3.shows('unknown-card');
  await act(k3, 'join');
  await k3.shows('join-age');
  await toTheCard();
  await k3.shows('visit');
  await k3.devices.receipt('kilowatt', 900_000, 'sale', 5);
  await k3.shows('gift-bound');
  await act(k3, 'next');
  await k3.devices.receipt('brandt-electronics', 29_000_000, 'sale', 4);
  await rows(k3, 2);
  await act(k3, 'gifts');
  await k3.shows('gifts');
  await turnTo(k3, 'notebook');
  await act(k3, 'gift-notebook');
  await refused(k3, /earns already.*after the desk has confirmed/s);
  await shot(k3, 'joined-provisional');
  await leave(k3);
  const account = await accountOf(mall, demoCardNumber('member', 9_000_002));
  expect(account).toMatchObject({ status: 'provisional', debt: 0 });
  expect(account?.vouchers.filter((voucher) => voucher.giftId === 'notebook')).toEqual([]);
  expect(account?.receipts).toHaveLength(2);
});

test('blank plastic in joining becomes the card; one that has an owner does not', async () => {
  const before = await accounts();
  await act(k3, 'no-card');
  await k3.shows('join-age');
  await toTheCard();
  await k3.shows('join-card');
  k3.devices.swipe(visitor(k3, 3));
  await k3.shows('message');
  await says(k3, /has an owner/);
  await shot(k3, 'plastic-taken');
  await act(k3, 'back');
  await k3.shows('join-card');
  const number = demoCardNumber('member', 9_200_001);
  await k3.devices.showAgain(number);
  await k3.shows('visit');
  await leave(k3);
  await waitUntil(async () => (await accountOf(mall, number))?.status === 'provisional');
  expect(await accounts()).toBe(before + 1);
});

test('too young: kind words, nothing stored, and the paper is free for a parent', async () => {
  const before = await accounts();
  const code = await k3.devices.receipt('otto-lind', 130_000, 'sale', 5);
  await k3.shows('kept-receipts');
  await act(k3, 'join');
  await k3.shows('join-age');
  await act(k3, 'under-age');
  await k3.shows('message');
  await says(k3, /Come with a parent/);
  await shot(k3, 'too-young');
  await act(k3, 'back');
  await k3.shows('attract');
  expect(await accounts()).toBe(before);
  await enter(k3, 3);
  await k3.devices.showAgain(code);
  await waitUntil(async () =>
    (await mall.member(3)).receipts.some((receipt) => receipt.amountMinor === 130_000 && receipt.state === 'booked'),
  );
  await leave(k3);
});

test('taken to the desk the unknown card gets an account there; every law holds', async () => {
  k3.devices.swipe('Of another list');
  await k3.shows('unknown-card');
  await act(k3, 'finish');
  await k3.shows('attract');
  await signIn(d1);
  await d1.shows('ready');
  d1.devices.swipe('Of another list');
  await tells(d1, /••\d{4}/);
  await shot(d1, 'desk-unknown-card');
  await press(d1, 'j');
  await d1.shows('stack');
  await press(d1, 'i');
  await shot(d1, 'desk-confirm');
  await waitUntil(async () => (await accountOf(mall, demoCardNumber('member', 9_100_001)))?.status === 'active');
  await press(d1, 'End');
  await d1.shows('ready');
  k3.devices.swipe('Of another list');
  await k3.shows('visit');
  await leave(k3);
});

test('the desk finds the wish by its reference, sees both cards and links them; then each opens the account, and every law holds', async () => {
  await typeSlowly(d1, wish);
  await press(d1, 'Enter');
  await d1.shows('stack');
  await tells(d1, /waits to be linked/);
  await press(d1, 'k');
  d1.devices.swipe('Plastic no. 1');
  await waitUntil(async () => (await accountOf(mall, demoCardNumber('member', 9_000_001)))?.id === (await mall.member(1)).id);
  await waitUntil(async () => (await mall.member(1)).notices.every((notice) => notice.say.args['reference'] !== wish));
  await press(d1, 'End');
  await d1.shows('ready');
  k3.devices.swipe('Plastic no. 1');
  await k3.shows('visit');
  await act(k3, 'mine');
  await act(k3, 'history');
  await k3.shows('history');
  await says(k3, /Vesta/);
  await leave(k3);
  await verified(mall);
});
