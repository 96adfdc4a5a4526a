/** A gift leaves the house once: by the code on the slip, by the card, by the reference in words; a copy says COPY; offline too. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Mall, waitUntil, type Station } from './mall.ts';
import { press, signIn, tells, typeSlowly } from './on-desk.ts';
import { act, rows } from './on-page.ts';
import { enter, screenOf, turnTo, verified } from './on-visit.ts';
import { shot } from './shots.ts';

let mall: Mall;
let k3: Station;
let d1: Station;
let d2: Station;

beforeAll(async () => {
  mall = await Mall.open();
  k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  d1 = await mall.station('D1', 'desk', { width: 1920, height: 1080 });
  d2 = await mall.station('D2', 'desk', { width: 1920, height: 1080 });
  await k3.shows('attract');
  await signIn(d1, 'M. Lind');
  await signIn(d2, 'O. Berg');
  await d1.shows('ready');
  await d2.shows('ready');
});
afterAll(async () => {
  await mall.close();
});

const voucher = async (giftId: string, from = 'K3-') => {
  const found = (await mall.member(1)).vouchers.find((each) => each.giftId === giftId && each.reference.startsWith(from));
  if (found === undefined) throw new Error(`no voucher for ${giftId}`);
  return found;
};
const handedOut = async (giftId: string) =>
  (await mall.programme((p) => p.store.read((t) => t.documentsOf('voucher', '', 1000))))
    .filter((each) => each.giftId === giftId && each.reference.startsWith('K3-'))
    .map((each) => each.honoured);

/** QR texts on the newest slip of a station. */
async function codesOf(station: Station, count: number): Promise<readonly string[]> {
  await station.devices.until(() => (station.devices.state?.slips.length ?? 0) >= count);
  const before = station.devices.slips.length;
  station.devices.send({ type: 'slip', slip: station.devices.state?.slips[0]?.slip ?? 0 });
  await station.devices.until(() => station.devices.slips.length > before);
  const slip = station.devices.slips.at(-1);
  expect(slip?.unknown).toEqual([]);
  return slip?.codes ?? [];
}

async function takeGift(giftId: string): Promise<void> {
  await act(k3, 'gifts');
  await k3.shows('gifts');
  await turnTo(k3, giftId);
  await act(k3, `gift-${giftId}`);
  await k3.shows('gift-confirm');
  await act(k3, 'confirm-gift');
  await k3.shows('gift-bound');
  await act(k3, 'next');
}

let codes: readonly string[] = [];

test('three gifts are granted at the kiosk; the slip bears a code for each', async () => {
  await enter(k3, 1);
  await k3.devices.receipt('kilowatt', 29_000_000, 'sale', 5);
  await k3.shows('gift-bound');
  await act(k3, 'next');
  await rows(k3, 1);
  await waitUntil(async () => (await mall.member(1)).receipts.some((receipt) => receipt.amountMinor === 29_000_000));
  await takeGift('notebook');
  await takeGift('parking-day');
  await act(k3, 'finish');
  await k3.shows('result');
  await act(k3, 'slip-yes');
  codes = await codesOf(k3, 1);
  await k3.shows('attract');
  expect(codes.length).toBeGreaterThan(0);
});

test('above the set value the slip alone is not enough: the card opens it, and it goes over the counter once', async () => {
  const hare = await voucher('plush-hare');
  await typeSlowly(d1, hare.reference);
  await press(d1, 'Enter');
  await d1.shows('stack');
  await press(d1, 'g');
  await tells(d1, /card/i);
  await shot(d1, 'hand-out-card-needed');
  expect((await voucher('plush-hare')).state).toBe('open');
  d1.devices.swipe((await mall.member(1)).cards[0]?.last4 ?? '');
  await d1.page.waitForSelector('.hand-out[data-state="ready"]');
  await press(d1, 'g');
  await waitUntil(async () => (await voucher('plush-hare')).state === 'honoured');
  await shot(d1, 'hand-out-done');
  await press(d1, 'End');
  await d1.shows('ready');
});

test('a second try at another desk shows when and where the first was', async () => {
  await typeSlowly(d2, (await voucher('plush-hare')).reference);
  await press(d2, 'Enter');
  await d2.shows('stack');
  await press(d2, 'g');
  await tells(d2, /D1/);
  await shot(d2, 'hand-out-second-try');
  expect(await handedOut('plush-hare')).toMatchObject([{ kioskId: 'D1', staffId: 'm-lind', times: 1 }]);
  await press(d2, 'End');
  await d2.shows('ready');
});

test('the code on the slip opens the account at the desk; a copy is printed, and the cheap gift goes to the bearer', async () => {
  await d2.devices.showAgain(codes[0] ?? '');
  await d2.shows('stack');
  await d2.page.waitForSelector('.hand-out');
  await shot(d2, 'hand-out-by-slip');
  for (let tries = 0; tries < 4 && (await d2.page.locator('.hand-out[data-state="ready"]').count()) === 0; tries += 1)
    await press(d2, String(tries + 1));
  await d2.page.waitForSelector('.hand-out[data-state="ready"]');
  await press(d2, 'c');
  await d2.devices.until(() => (d2.devices.state?.slips.length ?? 0) === 1);
  expect((await codesOf(d2, 1)).length).toBeGreaterThan(0);
  await press(d2, 'g');
  await waitUntil(async () => (await voucher('notebook')).state === 'honoured' || (await voucher('parking-day')).state === 'honoured');
  await press(d2, 'End');
  await d2.shows('ready');
});

test('offline a desk that may not be sure hands nothing out twice, and says so; back online the rest goes out', async () => {
  const left = (await voucher('notebook')).state === 'open' ? 'notebook' : 'parking-day';
  const { reference } = await voucher(left);
  await mall.killServer();
  await typeSlowly(d1, reference);
  await press(d1, 'Enter');
  await d1.shows('stack');
  await tells(d1, /offline|no link/i);
  await press(d1, 'g');
  await shot(d1, 'hand-out-offline');
  const wasReady = (await d1.page.locator('.hand-out[data-state="handed-out"]').count()) > 0;
  await mall.startServer();
  if (!wasReady) {
    await d1.page.waitForSelector('.hand-out[data-state="ready"]');
    await press(d1, 'g');
  }
  await waitUntil(async () => (await voucher(left)).state === 'honoured');
  expect(await handedOut(left)).toMatchObject([{ times: 1 }]);
  await press(d1, 'End');
  expect(await screenOf(d1)).toBe('ready');
  await verified(mall);
});
