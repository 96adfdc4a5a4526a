/** J1 with a server: card, receipts one after another, the campaign's gift bound, slip, FINISH; and what goes wrong on the way. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Mall, type Station } from './mall.ts';
import { act, rows, visitor } from './on-page.ts';

let mall: Mall;
let k3: Station;

beforeAll(async () => {
  mall = await Mall.open();
  k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
});
afterAll(async () => {
  await mall.close();
});

test('four receipts on one card bind the hare, print the slip, and leave nothing behind', async () => {
  await k3.shows('attract');
  k3.devices.swipe(visitor(k3, 1));
  await k3.shows('visit');
  await k3.devices.receipt('vesta', 245_000, 'sale', 3);
  await rows(k3, 1);
  await k3.devices.receipt('cafe-tilia', 89_000, 'sale', 2);
  await rows(k3, 2);
  await k3.devices.receipt('corso-shoes', 260_000, 'sale', 1);
  await k3.shows('gift-bound');
  expect(await k3.page.innerText('body')).toContain('hare');
  await act(k3, 'next');
  await act(k3, 'finish');
  await k3.shows('result');
  await act(k3, 'slip-yes');
  await k3.shows('goodbye');
  await k3.devices.until(() => (k3.devices.state?.slips.length ?? 0) === 1);
  await k3.shows('attract');
});
