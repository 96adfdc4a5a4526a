/**
 * J1 step 10, goods returned later: the toy has been handed out and points were spent when the paper of the purchase comes back as a refund. The desk shows what is taken
 * back, the toy stays with its owner (so the campaign has it), and what is missing is a debt that the next visit names and the next points settle.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Mall, waitUntil, type Station } from './mall.ts';
import { papers, press, signIn, tells } from './on-desk.ts';
import { act, rows } from './on-page.ts';
import { enter, leave, pointsOf, says, verified } from './on-visit.ts';
import { shot } from './shots.ts';

const BOUGHT_MINOR = 29_000_000;
const GIFTS_MAX = 8;

let mall: Mall;
let k3: Station;
let d1: Station;

beforeAll(async () => {
  mall = await Mall.open();
  k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  d1 = await mall.station('D1', 'desk', { width: 1920, height: 1080 });
  await k3.shows('attract');
});
afterAll(async () => {
  await mall.close();
});

const hare = async () => (await mall.member(1)).vouchers.find((each) => each.giftId === 'plush-hare' && each.reference.startsWith('K3-'));
let earned = 0;

test('a large purchase brings the toy and points; points are spent, the toy goes over the counter', { timeout: 120_000 }, async () => {
  await enter(k3, 1);
  const before = pointsOf(await mall.member(1));
  await k3.devices.receipt('kilowatt', BOUGHT_MINOR, 'sale', 5);
  await k3.shows('gift-bound');
  await act(k3, 'next');
  await rows(k3, 1);
  await waitUntil(async () => (await mall.member(1)).receipts.some((each) => each.amountMinor === BOUGHT_MINOR && each.state === 'booked'));
  earned = pointsOf(await mall.member(1)) - before;
  // More is spent than there was before: some of it is points of this purchase.
  for (let gifts = 0; gifts < GIFTS_MAX && pointsOf(await mall.member(1)) >= earned; gifts += 1) {
    const left = pointsOf(await mall.member(1));
    await act(k3, 'gifts');
    await k3.shows('gifts');
    await k3.page.locator('[data-act^="gift-"]:visible').first().click();
    await k3.shows('gift-confirm');
    await act(k3, 'confirm-gift');
    await k3.shows('gift-bound');
    await act(k3, 'next');
    await waitUntil(async () => pointsOf(await mall.member(1)) < left);
  }
  expect(pointsOf(await mall.member(1))).toBeLessThan(earned);
  await leave(k3);

  await signIn(d1);
  d1.devices.swipe((await mall.member(1)).cards[0]?.last4 ?? '');
  await d1.shows('stack');
  await tells(d1, /hare/i);
  for (let tries = 0; tries < 9 && (await hare())?.state === 'open'; tries += 1) {
    const current = await d1.page.locator('.hand-out').innerText();
    if (/hare/i.test(current)) {
      await press(d1, 'g');
      await waitUntil(async () => (await hare())?.state === 'honoured');
    } else await press(d1, String(tries + 1));
  }
  expect((await hare())?.state).toBe('honoured');
});

test('the refund: the desk shows what is taken back, the toy stays, the lack is a debt', { timeout: 60_000 }, async () => {
  await d1.devices.receipt('kilowatt', BOUGHT_MINOR, 'refund', 2);
  await papers(d1, 1);
  await tells(d1, /Takes back/);
  await shot(d1, 'refund-of-a-toy');
  await press(d1, 'Enter');
  await papers(d1, 0);
  await waitUntil(async () => pointsOf(await mall.member(1)) < 0);
  expect((await hare())?.state).toBe('honoured');
  await press(d1, 'End');
  await d1.shows('ready');
});

test('the next visit names the debt and why; new points settle it first', { timeout: 90_000 }, async () => {
  await waitUntil(async () => (await mall.member(1)).notices.some((each) => /^notice\.(voided|returned)$/.test(each.say.key)));
  const debt = (await mall.member(1)).debt;
  expect(debt).toBeGreaterThan(0);
  await new Promise((heard) => setTimeout(heard, 6_000));
  await enter(k3, 1);
  await says(k3, /owed after a refund/);
  await says(k3, /Kilowatt: (taken back|goods went back), −2,900/);
  await shot(k3, 'debt-after-refund');
  await k3.devices.receipt('nordlys-books', 300_000, 'sale', 4);
  await rows(k3, 1);
  await waitUntil(async () => (await mall.member(1)).debt < debt);
  await leave(k3);
  await verified(mall);
});
