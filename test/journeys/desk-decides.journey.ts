/** What staff decide about rows: void with release and with burn, move, park, lock, a colleague's turn; with the server and without it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Mall, waitUntil, type Station } from './mall.ts';
import { deskRows, papers, press, signIn, tells, typeSlowly } from './on-desk.ts';
import { act } from './on-page.ts';
import { enter, says, screenOf, verified } from './on-visit.ts';
import { shot } from './shots.ts';

let mall: Mall;
let d1: Station;

beforeAll(async () => {
  mall = await Mall.open();
  d1 = await mall.station('D1', 'desk', { width: 1920, height: 1080 });
  await signIn(d1);
  await d1.shows('ready');
});
afterAll(async () => {
  await mall.close();
});

const states = async (member: number, amountMinor: number) =>
  (await mall.member(member)).receipts.filter((receipt) => receipt.amountMinor === amountMinor).map((receipt) => receipt.state);
const last4 = async (member: number) => (await mall.member(member)).cards[0]?.last4 ?? '';

async function open(member: number): Promise<void> {
  d1.devices.swipe(await last4(member));
  await d1.shows('stack');
}

async function end(): Promise<void> {
  await press(d1, 'End');
  if ((await screenOf(d1)) !== 'ready') await press(d1, 'End');
  await d1.shows('ready');
}

/** Void with release, void with burn, move; the same keys with and without a server. Amounts are `base` + 1, 2, 3 thousand. */
async function decide(base: number): Promise<void> {
  const [released, burned, moved] = [base + 100_000, base + 200_000, base + 300_000] as const;
  await open(1);
  const releasedCode = await d1.devices.receipt('vesta', released, 'sale', 30);
  await deskRows(d1, 1);
  await press(d1, 'v', 'r', 'Enter');
  await deskRows(d1, 0);
  await d1.devices.showAgain(releasedCode);
  await deskRows(d1, 1);
  const burnedCode = await d1.devices.receipt('otto-lind', burned, 'sale', 29);
  await deskRows(d1, 2);
  await press(d1, 'v', 'b');
  await typeSlowly(d1, 'goods returned');
  await press(d1, 'Enter');
  await deskRows(d1, 1);
  await d1.devices.showAgain(burnedCode);
  await papers(d1, 1);
  await shot(d1, `desk-burned-${String(base)}`);
  await press(d1, 'Enter');
  await papers(d1, 0);
  await d1.devices.receipt('linea-home', moved, 'sale', 28);
  await deskRows(d1, 2);
  await press(d1, 'm');
  d1.devices.swipe('second card');
  await tells(d1, /already/i);
  await press(d1, 'm');
  d1.devices.swipe(await last4(3));
  await d1.page.waitForFunction(
    (digits) => [...document.querySelectorAll('[data-row]')].some((row) => (row as HTMLElement).innerText.includes(digits)),
    await last4(3),
  );
  await shot(d1, `desk-moved-${String(base)}`);
  await end();
}

async function decided(base: number): Promise<void> {
  const [released, burned, moved] = [base + 100_000, base + 200_000, base + 300_000] as const;
  await waitUntil(async () => (await states(1, released)).filter((state) => state === 'booked').length === 1);
  await waitUntil(async () => (await states(3, moved)).includes('booked'));
  expect(await states(1, burned)).not.toContain('booked');
  expect(await states(1, moved)).not.toContain('booked');
}

test('a released paper can be registered again, a burned one cannot, a moved one counts on the other card', async () => {
  await decide(0);
  await decided(0);
});

test('parked, locked, taken over by a colleague: the stack stays, row by row', async () => {
  await open(2);
  await d1.devices.receipt('mira-toys', 310_000, 'sale', 20);
  await d1.devices.receipt('corso-shoes', 190_000, 'sale', 19);
  await deskRows(d1, 2);
  await press(d1, 'p');
  await d1.shows('ready');
  await shot(d1, 'desk-parked');
  await press(d1, '1');
  await d1.shows('stack');
  await deskRows(d1, 2);
  await press(d1, 'l');
  await d1.shows('locked');
  expect(await d1.page.innerText('body')).not.toMatch(/Mira Toys|Corso|points/);
  await signIn(d1, 'O. Berg');
  await d1.shows('stack');
  await deskRows(d1, 2);
  await tells(d1, /O\. Berg/);
  await shot(d1, 'desk-colleague');
  await signIn(d1, 'M. Lind');
  await d1.shows('stack');
  await deskRows(d1, 2);
  await end();
});

test('without the server the same keys do the same, and afterwards the server agrees', async () => {
  await mall.killServer();
  await tells(d1, /offline|no link/i);
  await decide(1_000_000);
  await mall.startServer();
  await decided(1_000_000);
});

test('what a kiosk promised offline and the server refused is told at the next scan, and the points are right', async () => {
  const k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  const k4 = await mall.station('K4', 'kiosk', { width: 1080, height: 1920 });
  await k3.shows('attract');
  await k4.shows('attract');
  await enter(k4, 4);
  k3.devices.send({ type: 'network', cut: true });
  await k3.devices.until(() => k3.devices.state?.networkCut === true);
  const code = await k4.devices.receipt('summit-sport', 370_000, 'sale', 10);
  await waitUntil(async () => (await states(4, 370_000)).includes('booked'));
  await enter(k3, 2);
  await k3.devices.showAgain(code);
  await k3.page.waitForSelector('[data-row], html[data-screen="near-miss"]', { state: 'attached' });
  await act(k3, 'mine');
  await act(k3, 'history');
  await says(k3, /Summit Sport/);
  await shot(k3, 'predicted-offline');
  k3.devices.send({ type: 'network', cut: false });
  await waitUntil(async () => (await states(2, 370_000)).includes('held'));
  await k4.page.click('[data-act="finish"]:visible');
  await k3.restart();
  await k3.shows('attract');
  await enter(k3, 2);
  await shot(k3, 'told-difference');
  await act(k3, 'mine');
  await act(k3, 'history');
  await says(k3, /Summit Sport/);
  expect(await states(4, 370_000)).toEqual(['booked']);
  expect(await states(2, 370_000)).toEqual(['held']);
  await verified(mall);
});
