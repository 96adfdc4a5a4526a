/** A kiosk that starts without a server and with a wrong clock does not guess a receipt's age: it holds it, and the truth comes with the link. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Mall, waitUntil, type Station } from './mall.ts';
import { rows } from './on-page.ts';
import { enter, leave, says, verified } from './on-visit.ts';
import { shot } from './shots.ts';

let mall: Mall;
let k3: Station;

beforeAll(async () => {
  mall = await Mall.open();
  k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  await k3.shows('attract');
  // The mirror is full before the server goes.
  await enter(k3, 1);
  await leave(k3);
});
afterAll(async () => {
  await mall.close();
});

const receipt = async (amountMinor: number) => (await mall.member(1)).receipts.find((each) => each.amountMinor === amountMinor);

test('restarted offline with a clock a day ahead, a receipt whose age nobody knows is held, with kind words', async () => {
  await mall.killServer();
  await k3.restart();
  await k3.shows('attract');
  k3.devices.send({ type: 'clock', offsetMinutes: 26 * 60 });
  await k3.devices.until(() => k3.devices.state?.clockOffsetMinutes === 26 * 60);
  await k3.shows('attract');
  await enter(k3, 1);
  await k3.devices.receipt('vesta', 150_000, 'sale', 20);
  await rows(k3, 1);
  await shot(k3, 'clock-unsure');
  await says(k3, /K3-\d+/);
  await leave(k3);
});

test('the server is back: the receipt is decided by a true clock or stays held for the desk, and is lost in no case', async () => {
  await mall.startServer();
  await waitUntil(async () => (await receipt(150_000)) !== undefined);
  expect(['booked', 'held']).toContain((await receipt(150_000))?.state);
  k3.devices.send({ type: 'clock', offsetMinutes: 0 });
  await k3.devices.until(() => k3.devices.state?.clockOffsetMinutes === 0);
  await enter(k3, 1);
  await k3.devices.receipt('linea-home', 140_000, 'sale', 10);
  await waitUntil(async () => (await receipt(140_000))?.state === 'booked');
  await leave(k3);
  await verified(mall);
});
