/** A device fails in the middle of a visit: it is said so, no row goes away, and when it is back the visit goes on. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Mall, waitUntil, type Station } from './mall.ts';
import { act, rows } from './on-page.ts';
import { enter, leave, says, verified } from './on-visit.ts';
import { shot } from './shots.ts';

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

test('the scanner unplugged in a visit: said at once, the row stays; plugged in again the next receipt is read', async () => {
  await enter(k3, 1);
  await k3.devices.receipt('vesta', 150_000, 'sale', 9);
  await rows(k3, 1);
  k3.devices.send({ type: 'reader', which: 'scanner', plugged: false });
  await says(k3, /reader rests/i);
  await rows(k3, 1);
  await shot(k3, 'scanner-gone');
  k3.devices.send({ type: 'reader', which: 'scanner', plugged: true });
  await k3.page.waitForFunction(() => !/reader rests/i.test(document.body.innerText), undefined, { timeout: 15_000 });
  await k3.devices.receipt('corso-shoes', 110_000, 'sale', 8);
  await rows(k3, 2);
  await waitUntil(async () =>
    (await mall.member(1)).receipts.some((receipt) => receipt.amountMinor === 110_000 && receipt.state === 'booked'),
  );
  await leave(k3);
});

test('the card reader unplugged on attract: said there, and after the replug a card opens its visit', async () => {
  k3.devices.send({ type: 'reader', which: 'card', plugged: false });
  await says(k3, /rests/i);
  await shot(k3, 'card-reader-gone');
  k3.devices.send({ type: 'reader', which: 'card', plugged: true });
  await k3.page.waitForFunction(() => !/rests/i.test(document.body.innerText), undefined, { timeout: 15_000 });
  await enter(k3, 3);
  await leave(k3);
});

test.each([
  ['power-off', 'power-on', 2],
  ['cover-open', 'cover-close', 3],
  ['jam-next', 'clear-jam', 4],
] as const)('printer %s: the card is enough, the visit ends, and nothing of it prints later', async (breaks, mends, member) => {
  const slips = k3.devices.state?.slips.length ?? 0;
  await enter(k3, member);
  await k3.devices.receipt('nordlys-books', 100_000 + member * 1000, 'sale', 7);
  await waitUntil(async () =>
    (await mall.member(member)).receipts.some((receipt) => receipt.amountMinor === 100_000 + member * 1000 && receipt.state === 'booked'),
  );
  k3.devices.send({ type: 'printer', act: breaks });
  await act(k3, 'finish');
  await k3.shows('result');
  if ((await k3.page.locator('[data-act="slip-yes"]:visible').count()) > 0) {
    await act(k3, 'slip-yes');
    await k3.shows('no-slip');
    await shot(k3, `no-slip-${breaks}`);
  } else {
    await shot(k3, `result-${breaks}`);
  }
  await act(k3, 'finish');
  await k3.shows('attract');
  k3.devices.send({ type: 'printer', act: mends });
  await enter(k3, 1);
  expect(k3.devices.state?.slips.length).toBe(slips);
  expect(k3.devices.state?.printer.waitingBytes).toBe(0);
  await leave(k3);
});

test('with the printer mended a slip comes out again, and every law holds', async () => {
  const slips = k3.devices.state?.slips.length ?? 0;
  await enter(k3, 1);
  await k3.devices.receipt('linea-home', 140_000, 'sale', 6);
  await waitUntil(async () => (await mall.member(1)).receipts.some((receipt) => receipt.amountMinor === 140_000));
  await act(k3, 'finish');
  await k3.shows('result');
  await act(k3, 'slip-yes');
  await k3.shows('goodbye');
  expect(k3.devices.state?.slips.length).toBe(slips + 1);
  await verified(mall);
});
