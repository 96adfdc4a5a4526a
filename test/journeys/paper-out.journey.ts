/** Paper out at the last line: the voucher stands on the account, the card is enough, the desk hears of it, and nothing ever prints into the next visit. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Mall, type Station } from './mall.ts';
import { signIn, tells } from './on-desk.ts';
import { act, rows, visitor } from './on-page.ts';

let mall: Mall;
let k3: Station;
let d1: Station;

beforeAll(async () => {
  mall = await Mall.open();
  k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  d1 = await mall.station('D1', 'desk', { width: 1920, height: 1080 });
  await k3.shows('attract');
  await signIn(d1);
  await d1.shows('ready');
});
afterAll(async () => {
  await mall.close();
});

test('a slip that runs out of paper is said so at once, and the voucher stands', async () => {
  k3.devices.send({ type: 'printer', act: 'run-out-soon' });
  k3.devices.swipe(visitor(k3, 1));
  await k3.shows('visit');
  await k3.devices.receipt('vesta', 245_000, 'sale', 3);
  await rows(k3, 1);
  await k3.devices.receipt('corso-shoes', 260_000, 'sale', 2);
  await k3.shows('gift-bound');
  await act(k3, 'finish');
  await k3.shows('result');
  await act(k3, 'slip-yes');
  await k3.shows('no-slip');
  await act(k3, 'finish');
  await k3.shows('attract');
  expect((await mall.member(1)).vouchers.filter((voucher) => voucher.reference.startsWith('K3-'))).toMatchObject([
    { state: 'open', giftId: 'plush-hare' },
  ]);
});

test('the desk is told which kiosk wants paper, and no more of it once it has some', async () => {
  await tells(d1, /K3 the paper is out/);
  k3.devices.send({ type: 'printer', act: 'refill' });
  await d1.page.waitForFunction(() => document.querySelector('[data-kiosk="K3"]') === null, undefined, { timeout: 15_000 });
  k3.devices.send({ type: 'reader', which: 'scanner', plugged: false });
  await tells(d1, /K3 its reader rests/);
  k3.devices.send({ type: 'reader', which: 'scanner', plugged: true });
  k3.devices.send({ type: 'printer', act: 'paper-out' });
  await k3.devices.until(() => k3.devices.state?.printer.paper === 'out');
  await tells(d1, /K3 the paper is out/);
});

test('paper put in during the next visit prints nothing of the one before', async () => {
  k3.devices.swipe(visitor(k3, 2));
  await k3.shows('visit');
  k3.devices.send({ type: 'printer', act: 'refill' });
  await k3.devices.until(() => k3.devices.state?.printer.paper === 'ok');
  await k3.devices.receipt('nordlys-books', 95_000, 'sale', 5);
  await rows(k3, 1);
  await act(k3, 'finish');
  await k3.shows('result');
  await k3.page.waitForSelector('[data-act="slip-yes"]');
  expect(k3.devices.state?.slips).toHaveLength(0);
  expect(k3.devices.state?.printer.waitingBytes).toBe(0);
  await act(k3, 'slip-yes');
  await k3.shows('goodbye');
  await k3.devices.until(() => k3.devices.state?.slips.length === 1);
  k3.devices.send({ type: 'slip', slip: k3.devices.state?.slips[0]?.slip ?? 0 });
  await k3.devices.until(() => k3.devices.slips.length === 1);
  expect(k3.devices.slips[0]?.unknown).toEqual([]);
});
