/** A receipt before anything else; a newcomer joins in front of it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Mall, type Station } from './mall.ts';
import { act, rows, visitor } from './on-page.ts';

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

test('a receipt without a card is kept, and booked on the card that comes', async () => {
  await k3.devices.receipt('vesta', 245_000, 'sale', 3);
  await k3.shows('kept-receipts');
  k3.devices.swipe(visitor(k3, 1));
  await k3.shows('visit');
  await rows(k3, 1);
  expect(await k3.page.getAttribute('[data-row]', 'data-row')).toBe('booked');
  await act(k3, 'finish');
  await k3.shows('result');
  await act(k3, 'finish');
  await k3.shows('attract');
});

test('a newcomer joins with a slip card: the kept receipt is booked, the card prints, the account may not spend yet', async () => {
  await k3.devices.receipt('brandt-electronics', 310_000, 'sale', 3);
  await k3.shows('kept-receipts');
  await act(k3, 'join');
  await act(k3, 'of-age');
  await act(k3, 'toggle-rules');
  await act(k3, 'next');
  await k3.shows('join-phone');
  await act(k3, 'without-phone');
  await k3.shows('join-card');
  await act(k3, 'slip-card');
  await k3.shows('join-done');
  await k3.devices.until(() => (k3.devices.state?.slips.length ?? 0) === 1);
  await act(k3, 'next');
  await k3.shows('visit');
  await rows(k3, 1);
  await act(k3, 'gifts');
  await k3.shows('gifts');
  await act(k3, 'back');
  await act(k3, 'finish');
  await k3.shows('result');
  await act(k3, 'finish');
  await k3.shows('attract');
  const accounts = await mall.programme((programme) => programme.store.read((t) => t.documentsOf('account', '', 500)));
  expect(accounts.filter((account) => account.status === 'provisional')).toMatchObject([
    { receipts: [{ tenantId: 'brandt-electronics', state: 'booked' }] },
  ]);
});

test('a payment card, a code that is no receipt and a test receipt are told apart, and nothing of them is stored', async () => {
  k3.devices.swipe('4111');
  await k3.shows('message');
  expect(await k3.page.innerText('body')).toMatch(/payment card/i);
  await act(k3, 'back');
  await k3.shows('attract');
  await k3.devices.receipt(null, 0, 'not-a-receipt');
  await k3.shows('message');
  await act(k3, 'back');
  await k3.shows('attract');
  k3.devices.swipe('Test card');
  await k3.shows('visit');
  await k3.devices.receipt('vesta', 300_100, 'test', 3);
  await rows(k3, 1);
  const counts = await mall.programme((programme) => programme.store.read((t) => t.documentsOf('receipt', '', 2000)));
  expect(counts.filter((receipt) => receipt.amountMinor === 300_100)).toEqual([]);
});
