/** One paper, several ways to bring it: two kiosks, two accounts, typed and scanned. It pays once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mall, waitUntil, type Station } from './mall.ts';
import { act, rows, visitor } from './on-page.ts';
import { openTwoKiosks } from './two-kiosks.ts';

let mall: Mall;
let k3: Station;
let k4: Station;

beforeAll(async () => {
  ({ mall, k3, k4 } = await openTwoKiosks());
});
afterAll(async () => {
  await mall.close();
});

async function leave(station: Station): Promise<void> {
  await act(station, 'finish');
  await station.shows('result');
  await act(station, 'finish');
  await station.shows('attract');
}

test('the same paper at two kiosks is booked once: the same account is told so, another account is asked to the desk', async () => {
  k3.devices.swipe(visitor(k3, 1));
  await k3.shows('visit');
  const code = await k3.devices.receipt('vesta', 245_000, 'sale', 3);
  await rows(k3, 1);
  await waitUntil(async () =>
    (await mall.member(1)).receipts.some((receipt) => receipt.amountMinor === 245_000 && receipt.reference.startsWith('K3-')),
  );
  await leave(k3);

  k4.devices.swipe(visitor(k4, 1));
  await k4.shows('visit');
  await k4.devices.showAgain(code);
  await k4.shows('message');
  expect(await k4.page.innerText('body')).toMatch(/already/i);
  await act(k4, 'back');
  await leave(k4);

  k4.devices.swipe(visitor(k4, 2));
  // Member 2 speaks Russian: the words are not looked at, the reference is.
  await k4.shows('visit');
  await k4.devices.showAgain(code);
  await k4.shows('message');
  expect(await k4.page.innerText('body')).toMatch(/K4-\d+/);
  await act(k4, 'back');
  await leave(k4);

  await waitUntil(async () => (await mall.member(2)).receipts.some((receipt) => receipt.holds.includes('on-another-account')));
  const paid = (await mall.programme((p) => p.store.read((t) => t.documentsOf('receipt', '', 2000)))).filter(
    (receipt) => receipt.amountMinor === 245_000 && receipt.kioskId !== 'IMPORT' && receipt.state === 'booked',
  );
  expect(paid).toHaveLength(1);
});

test('typed first and scanned later is one receipt: the scan confirms what waited', async () => {
  const startedMs = Date.now();
  const earned = async () => (await mall.member(3)).lots.filter((lot) => lot.earnedAtMs >= startedMs - 1000).length;
  // The paper is made by the devices page of K4, so that K3 can type what stands on it.
  k4.devices.swipe(visitor(k4, 4));
  await k4.shows('visit');
  await leaveAtOnce(k4);
  const code = await k4.devices.receipt('mira-toys', 178_000, 'sale', 9);
  await k4.shows('kept-receipts');
  await act(k4, 'back').catch(() => undefined);
  const number = /i=(\d+)/.exec(code)?.[1] ?? '';
  const time = /T(\d{4})/.exec(code)?.[1] ?? '';

  k3.devices.swipe(visitor(k3, 3));
  await k3.shows('visit');
  await act(k3, 'code-help');
  await act(k3, 'type-receipt');
  await k3.shows('type-receipt');
  await type(k3, 'MIR');
  await act(k3, 'shop-mira-toys');
  await type(k3, number);
  await act(k3, 'next');
  await type(k3, time);
  await act(k3, 'next');
  await type(k3, '1780');
  await act(k3, 'next');
  await act(k3, 'next');
  await k3.shows('visit');
  await rows(k3, 1);
  await waitUntil(async () =>
    (await mall.member(3)).receipts.some((receipt) => receipt.amountMinor === 178_000 && receipt.state === 'held'),
  );
  expect(await earned()).toBe(0);
  await k3.devices.showAgain(code);
  await waitUntil(async () =>
    (await mall.member(3)).receipts.some((receipt) => receipt.amountMinor === 178_000 && receipt.state === 'booked'),
  );
  expect(await earned()).toBeGreaterThan(0);
  const verified = await mall.passage('verify', '--data', mall.serverFolder);
  expect(verified.code, verified.output).toBe(0);
  const booked = (await mall.member(3)).receipts.filter((receipt) => receipt.amountMinor === 178_000 && receipt.state === 'booked');
  expect(booked).toHaveLength(1);
});

async function leaveAtOnce(station: Station): Promise<void> {
  await act(station, 'finish');
  await station.shows('attract');
}

async function type(station: Station, text: string): Promise<void> {
  for (const key of text) await station.page.click(`[data-key="${key}"]:visible`);
}
