/** A gift for points: catalogue, confirm, voucher; gone this second; not enough; offline within what may be spent and beyond it; the truth after. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mall, waitUntil, type Station } from './mall.ts';
import { act } from './on-page.ts';
import { enter, leave, pointsOf, says, screenOf, verified } from './on-visit.ts';
import { shot } from './shots.ts';
import { openTwoKiosks } from './two-kiosks.ts';

let mall: Mall;
let k3: Station;
let k4: Station;

beforeAll(async () => {
  ({ mall, k3, k4 } = await openTwoKiosks());
});
afterAll(async () => {
  await mall.close();
});

/** Fills an account so that it can spend: one large receipt in a shop of base points. */
async function earn(station: Station, member: number, tenantId: string, amountMinor: number): Promise<void> {
  await enter(station, member);
  await station.devices.receipt(tenantId, amountMinor, 'sale', 6);
  await waitUntil(async () =>
    (await mall.member(member)).receipts.some((receipt) => receipt.amountMinor === amountMinor && receipt.state === 'booked'),
  );
  if ((await screenOf(station)) === 'gift-bound') await act(station, 'next');
}

async function pick(station: Station, giftId: string): Promise<void> {
  await act(station, 'gifts');
  await station.shows('gifts');
  while ((await station.page.locator(`[data-act="gift-${giftId}"]:visible`).count()) === 0)
    await station.page.click('[data-act="later"]:visible:enabled', { timeout: 3_000 });
  await act(station, `gift-${giftId}`);
}

const vouchers = async (member: number, giftId: string) =>
  (await mall.member(member)).vouchers.filter((voucher) => voucher.giftId === giftId).map((voucher) => voucher.state);

test('a gift is chosen, confirmed and stands on the account; points go down by its price, once', async () => {
  await earn(k3, 1, 'kilowatt', 29_000_000);
  await shot(k3, 'earned');
  const before = pointsOf(await mall.member(1));
  await act(k3, 'gifts');
  await k3.shows('gifts');
  await shot(k3, 'gifts');
  await act(k3, 'back');
  await pick(k3, 'notebook');
  await k3.shows('gift-confirm');
  await shot(k3, 'gift-confirm');
  await act(k3, 'confirm-gift');
  await k3.shows('gift-bound');
  await shot(k3, 'gift-bound-points');
  await act(k3, 'next');
  await waitUntil(async () => (await vouchers(1, 'notebook')).includes('open'));
  expect(pointsOf(await mall.member(1))).toBe(before - 180);
  await leave(k3);
});

test('a gift that costs more than there is says how much is missing, and takes nothing', async () => {
  await enter(k4, 4);
  await act(k4, 'gifts');
  await k4.shows('gifts');
  await shot(k4, 'gifts-de');
  const before = pointsOf(await mall.member(4));
  await act(k4, 'back');
  await pick(k4, 'bag-city');
  await k4.shows('message');
  await says(k4, /Punkte/);
  await shot(k4, 'not-enough-de');
  await act(k4, 'back');
  await k4.shows('visit');
  expect(pointsOf(await mall.member(4))).toBe(before);
  expect(await vouchers(4, 'bag-city')).toEqual([]);
  await leave(k4);
});

test('the last umbrella goes at the other kiosk this second: kind words, no points gone', async () => {
  await earn(k4, 2, 'brandt-electronics', 28_000_000);
  await enter(k3, 1);
  await pick(k3, 'umbrella-mini');
  await k3.shows('gift-confirm');
  for (let taken = 0; taken < 3; taken += 1) {
    await pick(k4, 'umbrella-mini');
    await k4.shows('gift-confirm');
    await act(k4, 'confirm-gift');
    await k4.shows('gift-bound');
    await act(k4, 'next');
    await k4.shows('visit');
  }
  await waitUntil(async () => (await vouchers(2, 'umbrella-mini')).length === 3);
  const before = pointsOf(await mall.member(1));
  await act(k3, 'confirm-gift');
  await k3.page.waitForSelector('html[data-screen="message"], html[data-screen="gift-gone"]', { state: 'attached' });
  await shot(k3, 'umbrella-gone');
  await says(k3, /gone|taken|last/i);
  expect(await vouchers(1, 'umbrella-mini')).not.toContain('open');
  expect(pointsOf(await mall.member(1))).toBe(before);
  await act(k3, 'back');
  await leave(k3);
  await leave(k4);
});

test('offline a gift within the allowance is granted, one beyond it is to be confirmed, and afterwards the account tells the truth', async () => {
  await waitUntil(() =>
    mall.programme((programme) =>
      programme.store.read(async (t) =>
        (await t.documentsOf('allotment', '', 2000)).some(
          (each) => each.kioskId === 'K3' && each.resourceId === 'stock:socks-passage' && each.units > 0,
        ),
      ),
    ),
  );
  await mall.killServer();
  const before = pointsOf(await mall.member(1));
  await enter(k3, 1);
  await pick(k3, 'socks-passage');
  await k3.shows('gift-confirm');
  await act(k3, 'confirm-gift');
  await k3.shows('gift-bound');
  await shot(k3, 'offline-granted');
  expect(await k3.page.innerText('body')).not.toMatch(/confirmed later|to be confirmed|will be confirmed/i);
  await act(k3, 'next');
  // 2,000 points a kiosk and account may be spent without the server; 220 are gone.
  await pick(k3, 'umbrella-stick');
  await k3.shows('gift-confirm');
  await act(k3, 'confirm-gift');
  await k3.page.waitForSelector('html[data-screen="gift-bound"], html[data-screen="message"]', { state: 'attached' });
  await shot(k3, 'offline-beyond');
  await says(k3, /confirm/i);
  await act(k3, 'next');
  await leave(k3);
  await mall.startServer();
  await waitUntil(
    async () =>
      (await vouchers(1, 'socks-passage')).includes('open') && (await vouchers(1, 'umbrella-stick')).some((state) => state !== 'asked'),
  );
  const stick = await vouchers(1, 'umbrella-stick');
  expect(pointsOf(await mall.member(1))).toBe(before - 220 - (stick.includes('open') ? 1800 : 0));
  await verified(mall);
});
