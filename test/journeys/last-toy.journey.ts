/** The last toy, asked for at two kiosks in the same second: one gets it, the other is told before any joy, and the counts stay true. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_MALL_ID } from '../../server/demo/demo-documents.ts';
import { Mall, waitUntil, type Station } from './mall.ts';
import { visitor } from './on-page.ts';

let mall: Mall;
let k3: Station;
let k4: Station;

beforeAll(async () => {
  mall = await Mall.open();
  await mall.programme(async (programme) => {
    const stock = await programme.store.read((t) => t.document('resource', 'stock:plush-hare'));
    const gone = (stock?.handedOut ?? 0) + (stock?.bound ?? 0) + (stock?.lost ?? 0);
    await programme.decider.act([{ kind: 'catalogue.put', items: [], stocks: [{ giftId: 'plush-hare', total: gone + 1 }] }], DEMO_MALL_ID);
  });
  k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  k4 = await mall.station('K4', 'kiosk', { width: 1080, height: 1920 });
  await k3.shows('attract');
  await k4.shows('attract');
});
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
