/** A phone number and its code: joined, confirmed, spent; a forgotten card; wrong digits five times; LATER; and a number that nobody has looks just the same. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoCardNumber } from '../../server/demo/demo-cards.ts';
import { joinWith, typeCode } from './joining.ts';
import { Mall, waitUntil, type Station } from './mall.ts';
import { messagesOf, nextCode } from './outbox.ts';
import { act, rows } from './on-page.ts';
import { accountOf, leave, says, turnTo, type, verified } from './on-visit.ts';
import { shot } from './shots.ts';

const PHONE = '9161234567';
const plastic = demoCardNumber('member', 9_000_001);
const OTHER = '9167654321';

let mall: Mall;
let k3: Station;

beforeAll(async () => {
  mall = await Mall.open();
  k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  await k3.shows('attract');
});
afterAll(async () => {
  await mall.close();
});

const wrongOf = (digits: string): string => (digits === '111111' ? '222222' : '111111');

test('joins with a phone; LATER goes on at once, and the next visit reminds; five wrong codes rest', { timeout: 90_000 }, async () => {
  await joinWith(k3, 'Plastic no. 1', PHONE);
  await k3.shows('enter-code');
  const first = await nextCode(mall, 0);
  await act(k3, 'later');
  await k3.shows('visit');
  expect((await accountOf(mall, plastic))?.status).toBe('provisional');
  await leave(k3);
  k3.devices.swipe('Plastic no. 1');
  await k3.shows('visit');
  await says(k3, /waits for its code/);
  await act(k3, 'enter-code');
  await k3.shows('enter-code');
  const again = await nextCode(mall, 1);
  for (let n = 0; n < 5; n += 1) {
    await says(k3, n === 0 ? /Six digits/ : /do not fit/);
    await typeCode(k3, wrongOf(again));
    await k3.page.waitForFunction(() => (document.querySelector('.field b')?.textContent ?? '') === '');
  }
  await says(k3, /this one rests/);
  await shot(k3, 'code-rests');
  await act(k3, 'later');
  await k3.shows('visit');
  await leave(k3);
  expect((await accountOf(mall, plastic))?.status).toBe('provisional');
  expect(first).toMatch(/^\d{6}$/);
});

test('the code of the message confirms the phone: the account may spend', { timeout: 90_000 }, async () => {
  k3.devices.swipe('Plastic no. 1');
  await k3.shows('visit');
  const before = messagesOf(mall).length;
  await act(k3, 'enter-code');
  await k3.shows('enter-code');
  await typeCode(k3, await nextCode(mall, before));
  await k3.shows('visit');
  await says(k3, /Your phone is confirmed/);
  await shot(k3, 'code-confirmed');
  await waitUntil(async () => (await accountOf(mall, plastic))?.status === 'active');
  await k3.devices.receipt('brandt-electronics', 29_000_000, 'sale', 4);
  await rows(k3, 1);
  await leave(k3);
  const points = (await accountOf(mall, plastic))?.lots.reduce((sum, lot) => sum + lot.points, 0) ?? 0;
  expect(points).toBeGreaterThanOrEqual(100);
});

test('the fourth code of an hour for one number is not sent, and the screen says so', { timeout: 90_000 }, async () => {
  await forgot(PHONE);
  const before = messagesOf(mall).length;
  await act(k3, 'next');
  await k3.shows('enter-code');
  await shot(k3, 'code-forgot');
  await says(k3, /Several codes went/);
  expect(messagesOf(mall).length).toBe(before);
  await out();
});

test('a number that nobody has shows the same screens, and no message leaves', async () => {
  const before = messagesOf(mall).length;
  await forgot('9160000000');
  await act(k3, 'next');
  await k3.shows('enter-code');
  await says(k3, /If this number has a card/);
  await typeCode(k3, '123456');
  await says(k3, /do not fit/);
  expect(messagesOf(mall).length).toBe(before);
  await out();
});

/** BACK to the number, BACK to attract. */
async function out(): Promise<void> {
  await act(k3, 'back');
  await k3.shows('find-phone');
  await act(k3, 'back');
  await k3.shows('attract');
}

async function forgot(digits: string): Promise<void> {
  await act(k3, 'type-card');
  await k3.shows('type-card');
  await act(k3, 'forgot-card');
  await k3.shows('find-phone');
  await type(k3, digits);
}

test(
  'joined twice with one number: one account, one welcome; then the card is forgotten, found by its number, and spends',
  { timeout: 120_000 },
  async () => {
    for (const card of ['Plastic no. 2', 'Of another list']) {
      const before = messagesOf(mall).length;
      await joinWith(k3, card, OTHER);
      await k3.shows('enter-code');
      await typeCode(k3, await nextCode(mall, before));
      await k3.shows('visit');
      await says(k3, /Your phone is confirmed/);
      await leave(k3);
    }
    const first = demoCardNumber('member', 9_000_002);
    const second = demoCardNumber('member', 9_100_001);
    await waitUntil(async () => (await accountOf(mall, second))?.id === (await accountOf(mall, first))?.id);
    const account = await accountOf(mall, first);
    expect(account).toMatchObject({ status: 'active' });
    expect(account?.lots.filter((lot) => lot.lotId === 'welcome')).toHaveLength(1);
    await forgot(OTHER);
    const before = messagesOf(mall).length;
    await act(k3, 'next');
    await k3.shows('enter-code');
    await typeCode(k3, await nextCode(mall, before));
    await k3.shows('visit');
    await k3.devices.receipt('brandt-electronics', 29_000_000, 'sale', 4);
    await rows(k3, 1);
    await act(k3, 'gifts');
    await k3.shows('gifts');
    await turnTo(k3, 'notebook');
    await act(k3, 'gift-notebook');
    await k3.shows('gift-confirm');
    await shot(k3, 'code-forgot-spends');
    await act(k3, 'confirm-gift');
    await k3.shows('gift-bound');
    await act(k3, 'next');
    await waitUntil(async () => (await accountOf(mall, first))?.vouchers.some((voucher) => voucher.giftId === 'notebook') === true);
    await leave(k3);
    await verified(mall);
  },
);
