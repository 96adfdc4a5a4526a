/** J2 at the desk: a card that never came out of the printer, found by its number and by a receipt; a card without a phone that spends here alone and below the house's value; somebody else's number. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoCardNumber } from '../../server/demo/demo-cards.ts';
import { givePhone, toThePhone } from './joining.ts';
import { Mall, waitUntil, type Station } from './mall.ts';
import { press, signIn, tells, typeSlowly } from './on-desk.ts';
import { act, rows } from './on-page.ts';
import { accountOf, leave, pointsOf, verified } from './on-visit.ts';
import { nextMessage, messagesOf } from './outbox.ts';
import { shot } from './shots.ts';

const NUMBER = '9164440011';
const first = demoCardNumber('member', 9_000_001);
const second = demoCardNumber('member', 9_000_002);

let mall: Mall;
let k3: Station;
let d1: Station;

beforeAll(async () => {
  mall = await Mall.open({ phones: true });
  k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  d1 = await mall.station('D1', 'desk', { width: 1920, height: 1080 });
  await k3.shows('attract');
  await signIn(d1);
  await d1.shows('ready');
});
afterAll(async () => {
  await mall.close();
});

/** The desk looks for a typed number. */
async function seek(number: string): Promise<void> {
  await press(d1, 'f');
  await typeSlowly(d1, number);
  await press(d1, 'Enter');
}

test(
  'made but not printed: the desk finds it by the number that nobody confirmed, says so, and by the receipt',
  { timeout: 120_000 },
  async () => {
    const paper = await k3.devices.receipt('vesta', 245_000, 'sale', 5);
    await k3.shows('kept-receipts');
    await act(k3, 'join');
    k3.devices.send({ type: 'printer', act: 'paper-out' });
    await toThePhone(k3);
    await givePhone(k3, NUMBER);
    await k3.shows('join-card');
    await act(k3, 'slip-card');
    await k3.shows('join-done');
    const number = (await k3.page.innerText('.card b')).replaceAll(' ', '');
    await act(k3, 'next');
    await k3.shows('enter-code');
    await act(k3, 'later');
    await k3.shows('visit');
    await leave(k3);
    k3.devices.send({ type: 'printer', act: 'refill' });
    const made = await accountOf(mall, number);
    expect(made).toMatchObject({ status: 'provisional', consent: { sms: false, email: false }, receipts: [{ state: 'booked' }] });
    await seek('9160000000');
    await tells(d1, /No card is known under this number/);
    await seek(NUMBER);
    await d1.shows('stack');
    await tells(d1, /Not confirmed: this number was only typed/);
    await tells(d1, new RegExp(`••${number.slice(-4)}`));
    await shot(d1, 'desk-found-not-confirmed');
    // By the number alone nothing is bought.
    await press(d1, 'b');
    await tells(d1, /the card must be here/);
    await press(d1, 'Escape', 'End');
    await d1.shows('ready');
    await d1.devices.showAgain(paper);
    await tells(d1, /whose is this receipt/);
    await press(d1, 'w');
    await d1.shows('stack');
    await tells(d1, new RegExp(`••${number.slice(-4)}`));
    await press(d1, 'k');
    await tells(d1, /shall belong to this account/);
    d1.devices.swipe('Plastic no. 1');
    await tells(d1, /belongs to this account now/);
    await waitUntil(async () => (await accountOf(mall, first))?.id === made?.id);
    await press(d1, 'End');
    await d1.shows('ready');
    k3.devices.swipe('Plastic no. 1');
    await k3.shows('visit');
    await leave(k3);
  },
);

test(
  'no phone: the card earns, a kiosk sells it nothing, the desk what is below the house’s value and no more',
  { timeout: 120_000 },
  async () => {
    k3.devices.swipe('Plastic no. 2');
    await k3.shows('unknown-card');
    await act(k3, 'join');
    await toThePhone(k3);
    await act(k3, 'without-phone');
    await k3.shows('visit');
    await k3.devices.receipt('brandt-electronics', 29_000_000, 'sale', 4);
    await rows(k3, 1);
    await leave(k3);
    await waitUntil(async () => (await accountOf(mall, second))?.receipts[0]?.state === 'booked');
    const before = await accountOf(mall, second);
    expect(before).toMatchObject({ status: 'provisional', confirmByMs: null });
    d1.devices.swipe('Plastic no. 2');
    await d1.shows('stack');
    await press(d1, 'b');
    await typeSlowly(d1, 'garden');
    await tells(d1, /Garden lantern, 700 points/);
    await press(d1, 'Enter');
    await tells(d1, /only after an identity paper/);
    await press(d1, 'b');
    await typeSlowly(d1, 'canvas');
    await tells(d1, /Canvas bag, 300 points/);
    await shot(d1, 'desk-sells');
    await press(d1, 'Enter');
    await tells(d1, /Bought: Canvas bag/);
    await press(d1, 'g');
    await tells(d1, /Handed out and written down/);
    await waitUntil(
      async () => (await accountOf(mall, second))?.vouchers.some((one) => one.giftId === 'bag-canvas' && one.state === 'honoured') === true,
    );
    const after = await accountOf(mall, second);
    expect(after?.status).toBe('provisional');
    expect(before !== null && after !== null ? pointsOf(before) - pointsOf(after) : 0).toBe(300);
    // Seen by the desk, it is a card like any other.
    await press(d1, 'i', 'b');
    await typeSlowly(d1, 'garden');
    await press(d1, 'Enter');
    await tells(d1, /Bought: Garden lantern/);
    await press(d1, 'End', 'End');
    await d1.shows('ready');
  },
);

test('somebody else’s number: its owner touches the link of the message, and the account is gone', { timeout: 120_000 }, async () => {
  await act(k3, 'no-card');
  await k3.shows('join-age');
  await toThePhone(k3);
  const before = messagesOf(mall).length;
  await givePhone(k3, '9164440022');
  await k3.shows('join-card');
  await act(k3, 'slip-card');
  await k3.shows('join-done');
  const number = (await k3.page.innerText('.card b')).replaceAll(' ', '');
  await act(k3, 'next');
  await k3.shows('enter-code');
  await act(k3, 'later');
  await leave(k3);
  const id = (await accountOf(mall, number))?.id ?? '';
  expect(id).not.toBe('');
  const link = new RegExp(`${mall.api}/n/[A-Z0-9]+`).exec(await nextMessage(mall, before))?.[0] ?? '';
  expect(link).not.toBe('');
  const phone = await (await mall.phone()).newPage();
  await phone.goto(link);
  expect(await phone.innerText('body')).toMatch(/\S/);
  expect((await accountOf(mall, number))?.status).toBe('provisional');
  await phone.tap('button');
  await waitUntil(
    async () => (await mall.programme((programme) => programme.store.read((t) => t.document('account', id))))?.status === 'closed',
  );
  const left = await mall.programme((programme) => programme.store.read((t) => t.outreach.joinedWith(id)));
  expect(left).toBeNull();
  await phone.context().close();
  await seek('9164440022');
  await tells(d1, /No card is known under this number/);
  await verified(mall);
});
