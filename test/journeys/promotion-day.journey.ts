/**
 * J1 as a person walks it on a promotion day: four receipts, one of them crumpled, the toy, the slip; touches are counted, the machine's share is printed. Portrait and landscape. Then
 * what goes wrong on such a day: FINISH by mistake, the wrong card of the family, yesterday's paper, a count that is not fresh, a till that nobody knows.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_MALL_ID } from '../../server/demo/demo-documents.ts';
import { mallsOf } from '../../server/open-programme.ts';
import { readPromotionDay, setPromotionDay } from '../../server/promotion-day.ts';
import { changeSettings } from './house-settings.ts';
import { Mall, waitUntil, type Station } from './mall.ts';
import { act, rows, visitor } from './on-page.ts';
import { enter, leave, says, screenOf, verified } from './on-visit.ts';

let mall: Mall;
let k3: Station;
let k4: Station;

beforeAll(async () => {
  mall = await Mall.open();
  await mall.programme(async (programme) => {
    // open whenever the tests run
    const house = (await mallsOf(programme.store))[0];
    if (house === undefined) throw new Error('the demo has a mall');
    await programme.decider.act(
      [{ kind: 'catalogue.put', items: [{ ...house, opens: '00:00', closes: '24:00' }], stocks: [] }],
      DEMO_MALL_ID,
    );
    await setPromotionDay(programme, { ...(await readPromotionDay(programme)), campaigns: ['plush-hare'] });
  });
  k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  k4 = await mall.station('K4', 'kiosk', { width: 1920, height: 1080 });
  await k3.shows('attract');
  await k4.shows('attract');
});
afterAll(async () => {
  await mall.close();
});

/** Milliseconds of the machine: from the moment a paper is read until its row stands decided, or the promise. */
async function scanned(station: Station, tenantId: string, amountMinor: number, minutesAgo: number, decided: number): Promise<number> {
  const began = performance.now();
  await station.devices.receipt(tenantId, amountMinor, 'sale', minutesAgo);
  await station.page.waitForFunction(
    (wanted) =>
      document.documentElement.dataset['screen'] === 'gift-bound' ||
      document.querySelectorAll('[data-row]:not([data-row="waiting"])').length === wanted,
    decided,
    { polling: 'raf', timeout: 15_000 },
  );
  return performance.now() - began;
}

describe.each([
  ['portrait', () => k3, 1],
  ['landscape', () => k4, 2],
] as const)('J1, %s', (board, stationOf, member) => {
  test('four receipts and a crumpled one: the toy, the slip, and three touches', { timeout: 90_000 }, async () => {
    const station = stationOf();
    const touches: string[] = [];
    const touch = async (name: string): Promise<void> => {
      touches.push(name);
      await act(station, name);
    };
    const other = station === k3 ? k4 : k3;
    const leftElsewhere = () => other.page.locator('.poster:visible .n b').first().innerText();
    const leftBefore = Number(await leftElsewhere());
    let machineMs = 0;
    // 0-3 s: the toy alone hangs, with its place and its end
    await says(station, /hare/i);
    await says(station, /Info\sdesk/);
    // 3-6 s
    const began = performance.now();
    station.devices.swipe(visitor(station, member));
    await station.page.waitForSelector('html[data-screen="visit"]', { timeout: 15_000 });
    machineMs += performance.now() - began;
    await says(station, /5.000\s₽\stoday|5.000\s₽\sза\sсегодня/);
    // scan, result, finish only: no door to gifts or history but the small "more"
    expect(await station.page.locator('[data-act="gifts"], [data-act="history"], [data-act="campaigns"], [data-act="map"]').count()).toBe(
      0,
    );
    expect(await station.page.locator('[data-act="mine"]').count()).toBe(1);
    // 6-16 s: A fashion, B café, which does not count for the toy
    machineMs += await scanned(station, 'vesta', 245_000, 4, 1);
    await says(station, /2.450/);
    machineMs += await scanned(station, 'cafe-tilia', 89_000, 3, 2);
    await says(station, /not\scount|не\sучаствует/i);
    // 16-27 s: C is crumpled and the scanner sends nothing; after eight seconds the help has grown
    await station.page.waitForSelector('[data-act="show-at-desk"]:visible', { timeout: 15_000 });
    await says(station, /Flatten|Расправьте/);
    await touch('show-at-desk');
    await station.page.waitForSelector('[data-row="desk"]', { timeout: 10_000 });
    // 27-32 s: D closes the ring
    machineMs += await scanned(station, 'corso-shoes', 260_000, 2, 4);
    await station.shows('gift-bound');
    await says(station, /hare|заяц/i);
    expect(await station.page.locator('[data-act="gifts"], [data-act="history"], [data-act="map"]').count()).toBe(0);
    // bound now: the other kiosk's poster counts one less while this visitor still stands here
    await expect.poll(leftElsewhere, { timeout: 15_000, interval: 200 }).toBe(String(leftBefore - 1));
    // 32-40 s: result, slip preset
    await touch('finish');
    await station.shows('result');
    await says(station, /3/);
    expect(await station.page.locator('[data-act="slip-yes"].main').count()).toBe(1);
    // 40-50 s
    const slips = station.devices.state?.slips.length ?? 0;
    await touch('slip-yes');
    await station.shows('goodbye');
    await station.devices.until(() => (station.devices.state?.slips.length ?? 0) === slips + 1);
    await station.shows('attract');
    expect(touches).toEqual(['show-at-desk', 'finish', 'slip-yes']);
    console.log(
      `figure: J1 promotion day ${board}: ${touches.length} touches, ${Math.round(machineMs)} ms of the machine for one card and three receipts`,
    );
    const account = await mall.member(member);
    expect(account.vouchers.filter((each) => each.giftId === 'plush-hare' && each.state === 'open')).toHaveLength(1);
  });
});

test('FINISH by mistake: the card again, during the goodbye, and all is there', async () => {
  await enter(k3, 3);
  await k3.devices.receipt('mira-toys', 120_000, 'sale', 3);
  await rows(k3, 1);
  await act(k3, 'finish');
  await waitUntil(async () => /result|goodbye/.test(await screenOf(k3)));
  if ((await screenOf(k3)) === 'result') await act(k3, 'finish');
  await k3.shows('goodbye');
  k3.devices.swipe(visitor(k3, 3));
  await k3.shows('visit');
  await says(k3, /1.200/);
  await leave(k3);
});

test('the wrong card of the family: CHANGE CARD moves what was scanned', async () => {
  const before = new Set((await mall.member(3)).receipts.map((each) => each.receiptId));
  await enter(k3, 4);
  await k3.devices.receipt('otto-lind', 130_000, 'sale', 3);
  await rows(k3, 1);
  await act(k3, 'change-card');
  await k3.shows('change-card');
  k3.devices.swipe(visitor(k3, 3));
  await k3.shows('visit');
  await rows(k3, 1);
  await says(k3, new RegExp(`••${visitor(k3, 3)}`));
  await leave(k3);
  await waitUntil(async () => (await mall.member(3)).receipts.some((each) => !before.has(each.receiptId)));
});

test("yesterday's paper counts for points and says that it does not count for the toy", async () => {
  await enter(k3, 4);
  await k3.devices.receipt('harbour-wool', 150_000, 'yesterday');
  await rows(k3, 1);
  const row = await k3.page.getAttribute('[data-row]', 'data-row');
  expect(['booked', 'held']).toContain(row);
  await says(k3, /Plüschhase/);
  await leave(k3);
});

test('an unknown till: the shop is found by its kind in three touches, and the receipt waits', async () => {
  await enter(k4, 1);
  await k4.devices.receipt(null, 64_000, 'unknown-till', 3);
  await k4.shows('pick-shop');
  await act(k4, 'pick-by-kind');
  await act(k4, 'pick-group-Toys and children');
  expect(await k4.page.locator('[data-act="shop-mira-toys"] .logo').count()).toBe(1);
  await act(k4, 'shop-mira-toys');
  await rows(k4, 1);
  await says(k4, /Mira\sToys/);
  // the next one offers the shop of this visit first: one touch
  await k4.devices.receipt(null, 71_000, 'unknown-till', 2);
  await k4.shows('pick-shop');
  expect(await k4.page.locator('.shops [data-act^="shop-"]').first().getAttribute('data-act')).toBe('shop-mira-toys');
  await act(k4, 'shop-mira-toys');
  await rows(k4, 2);
  await leave(k4);
});

test('somebody comes near: silent, no visit; a poster tells its terms to anybody and prints them', async () => {
  k3.devices.send({ type: 'near' });
  await k3.page.waitForSelector('.attract.near', { timeout: 10_000 });
  expect(await screenOf(k3)).toBe('attract');
  await act(k3, 'open-poster');
  await k3.shows('campaign');
  await act(k3, 'terms');
  await k3.shows('terms');
  await act(k3, 'full-terms');
  await says(k3, /one\share\san\saccount/);
  const slips = k3.devices.state?.slips.length ?? 0;
  await act(k3, 'print');
  await k3.devices.until(() => (k3.devices.state?.slips.length ?? 0) === slips + 1);
  await k3.shows('terms');
  await act(k3, 'finish');
  await k3.shows('attract');
});

test('a count that is not fresh: limited, and no number', { timeout: 60_000 }, async () => {
  await changeSettings(mall, { countFreshMs: 1_500 });
  // the kiosk must have heard of it before the line is cut
  await new Promise((heard) => setTimeout(heard, 5_000));
  await says(k4, /left\stoday/);
  k4.devices.send({ type: 'network', cut: true });
  await says(k4, /Limited:\sask\sat\sthe\sdesk/);
  expect(await k4.page.locator('.poster:visible .n b').count()).toBe(0);
  k4.devices.send({ type: 'network', cut: false });
  await says(k4, /left\stoday/);
});

test('taken away, the kiosk has its doors again, and every law holds', async () => {
  await mall.programme(async (programme) => {
    await setPromotionDay(programme, { ...(await readPromotionDay(programme)), campaigns: [] });
  });
  await new Promise((done) => setTimeout(done, 2_000));
  await enter(k3, 3);
  await k3.page.waitForSelector('[data-act="gifts"]:visible', { timeout: 10_000 });
  await k3.page.waitForSelector('[data-act="campaigns"]:visible', { timeout: 10_000 });
  await leave(k3);
  await verified(mall);
});
