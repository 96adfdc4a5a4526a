/** The last toy, asked for at two kiosks in the same second: one gets it, the other is told before any joy and gets what the campaign gives instead, and the counts stay true. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_MALL_ID } from '../../server/demo/demo-documents.ts';
import { changeSettings } from './house-settings.ts';
import { Mall, waitUntil, type Station } from './mall.ts';
import { press, signIn } from './on-desk.ts';
import { act, rows, visitor } from './on-page.ts';

let mall: Mall;
let k3: Station;
let k4: Station;
let d1: Station;

beforeAll(async () => {
  mall = await Mall.open();
  await mall.programme(async (programme) => {
    const stock = await programme.store.read((t) => t.document('resource', 'stock:plush-hare'));
    const gone = (stock?.handedOut ?? 0) + (stock?.bound ?? 0) + (stock?.lost ?? 0);
    await programme.decider.act([{ kind: 'catalogue.put', items: [], stocks: [{ giftId: 'plush-hare', total: gone + 1 }] }], DEMO_MALL_ID);
  });
  // The decision is what this is about, however long a busy machine takes for it.
  await changeSettings(mall, { decisionWaitMs: 15_000 });
  k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  k4 = await mall.station('K4', 'kiosk', { width: 1080, height: 1920 });
  d1 = await mall.station('D1', 'desk', { width: 1920, height: 1080 });
  await k3.shows('attract');
  await k4.shows('attract');
});
/** The newest slip of a kiosk as it was printed. */
async function newestSlip(station: Station) {
  await station.devices.until(() => (station.devices.state?.slips.length ?? 0) > 0);
  const before = station.devices.slips.length;
  station.devices.send({ type: 'slip', slip: station.devices.state?.slips[0]?.slip ?? 0 });
  await station.devices.until(() => station.devices.slips.length > before);
  const slip = station.devices.slips.at(-1);
  if (slip === undefined) throw new Error('no slip');
  return slip;
}

afterAll(async () => {
  await mall.close();
});

test('two visitors reach the last hare in the same second: exactly one is granted', async () => {
  k3.devices.swipe(visitor(k3, 1));
  k4.devices.swipe(visitor(k4, 2));
  await k3.shows('visit');
  await k4.shows('visit');
  await k3.devices.receipt('vesta', 490_000, 'sale', 4);
  await k4.devices.receipt('otto-lind', 490_000, 'sale', 4);
  // 4,900 of 5,000: near enough to be invited.
  await k3.shows('near-miss');
  await k4.shows('near-miss');
  await Promise.all([k3.devices.receipt('corso-shoes', 20_000, 'sale', 2), k4.devices.receipt('mira-toys', 20_000, 'sale', 2)]);
  const shown = async (station: Station) => station.page.evaluate(() => document.documentElement.dataset['screen'] ?? '');
  await waitUntil(async () => [await shown(k3), await shown(k4)].sort().join(' ') === 'gift-bound gift-gone');
  await waitUntil(async () => {
    const stock = await mall.programme((programme) => programme.store.read((t) => t.document('resource', 'stock:plush-hare')));
    return stock !== null && stock.shortfall === 0 && stock.bound + stock.handedOut + stock.lost === stock.total;
  });
  const accounts = [await mall.member(1), await mall.member(2)];
  const open = accounts.flatMap((account) =>
    account.vouchers.filter((voucher) => voucher.giftId === 'plush-hare' && voucher.state === 'open'),
  );
  expect(open).toHaveLength(1);
});

const coffeeCards = async (n: number) =>
  (await mall.member(n)).vouchers.filter((voucher) => voucher.giftId === 'coffee-card' && voucher.campaignId === 'plush-hare');

test('whoever came too late gets the coffee card, once: said where the hare is said to be gone, on the slip above it, and handed out at the desk', async () => {
  const shown = async (station: Station) => station.page.evaluate(() => document.documentElement.dataset['screen'] ?? '');
  const late = (await shown(k3)) === 'gift-gone' ? k3 : k4;
  expect(await late.page.locator('[data-instead]').innerText()).toMatch(/coffee card|кофейная карта|kahvikortti|kaffeekarte/i);
  expect(await coffeeCards(late === k3 ? 1 : 2)).toMatchObject([{ state: 'open' }]);
  expect(await coffeeCards(late === k3 ? 2 : 1)).toEqual([]);
  const bound = async () => (await mall.programme((p) => p.store.read((t) => t.document('resource', 'stock:coffee-card'))))?.bound ?? 0;
  const before = await bound();
  // Another receipt of the day brings no second one.
  await act(late, 'back');
  await late.devices.receipt('brandt-electronics', 30_000, 'sale', 40);
  await rows(late, 3);
  expect(await bound()).toBe(before);

  await act(late, 'finish');
  await late.shows('result');
  await act(late, 'slip-yes');
  const slip = await newestSlip(late);
  expect(slip.codes).toHaveLength(1);
  await late.shows('attract');

  await signIn(d1, 'M. Lind');
  await d1.shows('ready');
  await d1.devices.showAgain(slip.codes[0] ?? '');
  await d1.shows('stack');
  await d1.page.waitForSelector('.hand-out[data-state="ready"]');
  await press(d1, 'g');
  await waitUntil(async () => (await coffeeCards(late === k3 ? 1 : 2))[0]?.state === 'honoured');
  expect(await bound()).toBe(before - 1);
});

test('the last hare is not on the shelf: the desk offers what the house names instead, and the books say what went over the counter', async () => {
  const winner = (await mall.member(1)).vouchers.some((one) => one.giftId === 'plush-hare' && one.state === 'open') ? 1 : 2;
  const voucherOf = async () => (await mall.member(winner)).vouchers.find((one) => one.campaignId === 'plush-hare');
  const stock = async (giftId: string) => mall.programme((p) => p.store.read((t) => t.document('resource', `stock:${giftId}`)));
  const before = { hare: await stock('plush-hare'), lantern: await stock('autumn-lantern') };
  await press(d1, 'End');
  await d1.shows('ready');
  d1.devices.swipe(visitor(d1, winner));
  await d1.shows('stack');
  await d1.page.waitForSelector('.hand-out[data-state="ready"]');
  await press(d1, 'o');
  await waitUntil(async () => (await voucherOf())?.giftId === 'autumn-lantern' && (await voucherOf())?.state === 'open');
  await d1.page.waitForSelector('.hand-out[data-state="ready"]');
  await press(d1, 'g');
  await waitUntil(async () => (await voucherOf())?.state === 'honoured');
  const after = { hare: await stock('plush-hare'), lantern: await stock('autumn-lantern') };
  expect(after.lantern).toMatchObject({ handedOut: (before.lantern?.handedOut ?? 0) + 1, bound: before.lantern?.bound });
  expect(after.hare).toMatchObject({ handedOut: before.hare?.handedOut, lost: (before.hare?.lost ?? 0) + 1, shortfall: 0 });
});
