/** Test cards and test receipts run every screen, print, and post nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Mall, type Station } from './mall.ts';
import { act, rows } from './on-page.ts';
import { press, signIn } from './on-desk.ts';
import { enter, leave, says, verified } from './on-visit.ts';
import { shot } from './shots.ts';

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

/** All that could be posted: how many receipts, vouchers and accounts there are, and what is bound of the hare. */
const posted = () =>
  mall.programme((programme) =>
    programme.store.read(async (t) => ({
      receipts: (await t.documentsOf('receipt', '', 20_000)).length,
      vouchers: (await t.documentsOf('voucher', '', 20_000)).length,
      accounts: (await t.documentsOf('account', '', 2_000)).length,
      hares: (await t.document('resource', 'stock:plush-hare'))?.bound,
    })),
  );

test('a test card goes through a whole visit to the bound gift and its slip, and posts nothing', async () => {
  const before = await posted();
  k3.devices.swipe('Test card');
  await k3.shows('visit');
  await says(k3, /Test/);
  await k3.devices.receipt('vesta', 245_000, 'sale', 3);
  await rows(k3, 1);
  await shot(k3, 'test-visit');
  await k3.devices.receipt('corso-shoes', 260_000, 'sale', 2);
  await k3.shows('gift-bound');
  await says(k3, /Test/);
  await shot(k3, 'test-gift-bound');
  await act(k3, 'next');
  await act(k3, 'finish');
  await k3.shows('result');
  await act(k3, 'slip-yes');
  await k3.shows('goodbye');
  await k3.devices.until(() => k3.devices.state?.slips.length === 1);
  await k3.shows('attract');
  expect(await posted()).toEqual(before);
});

test('a test receipt on a member’s own card is shown and posts nothing; the next real one counts', async () => {
  const before = await posted();
  await enter(k3, 1);
  await k3.devices.receipt('linea-home', 130_000, 'test', 5);
  await rows(k3, 1);
  await shot(k3, 'test-receipt');
  expect(await posted()).toEqual(before);
  await leave(k3);
  expect(await posted()).toEqual(before);
});

test('a test card at the desk: a row, a slip or none, and nothing posted', async () => {
  const before = await posted();
  await signIn(d1);
  await d1.shows('ready');
  d1.devices.swipe('Test card');
  await d1.shows('stack');
  await d1.devices.receipt('vesta', 120_000, 'sale', 4);
  await d1.page.waitForSelector('[data-row]');
  await shot(d1, 'desk-test-card');
  await press(d1, 'End');
  await d1.shows('ready');
  expect(await posted()).toEqual(before);
  await verified(mall);
});
