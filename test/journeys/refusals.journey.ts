/** Kind words with a reference, and nothing lost: every paper that cannot be booked at once, and what becomes of it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Mall, waitUntil, type Station } from './mall.ts';
import { papers, press, signIn, tells, typeSlowly } from './on-desk.ts';
import { act, rows } from './on-page.ts';
import { enter, leave, refused, says, type, verified } from './on-visit.ts';
import { shot } from './shots.ts';

let mall: Mall;
let k3: Station;
let k4: Station;
let d1: Station;

beforeAll(async () => {
  mall = await Mall.open();
  k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  k4 = await mall.station('K4', 'kiosk', { width: 1920, height: 1080 });
  d1 = await mall.station('D1', 'desk', { width: 1920, height: 1080 });
  await k3.shows('attract');
  await k4.shows('attract');
});
afterAll(async () => {
  await mall.close();
});

const states = async (member: number, amountMinor: number) =>
  (await mall.member(member)).receipts.filter((receipt) => receipt.amountMinor === amountMinor).map((receipt) => receipt.state);

test('already yours, too old, refund, below the minimum: kind words, a reference, and the visit goes on', async () => {
  await enter(k3, 1);
  const code = await k3.devices.receipt('vesta', 150_000, 'sale', 20);
  await rows(k3, 1);
  await k3.devices.showAgain(code);
  expect(await refused(k3, /already/i)).toMatch(/^K3-\d+$/);
  await k3.devices.receipt('otto-lind', 310_000, 'too-old', 20);
  await k3.shows('message');
  await shot(k3, 'refused-too-old');
  expect(await refused(k3, /older/)).toMatch(/^K3-\d+$/);
  await k3.devices.receipt('linea-home', 115_000, 'refund', 20);
  await k3.shows('message');
  await shot(k3, 'refused-refund');
  expect(await refused(k3, /refund/i)).toMatch(/^K3-\d+$/);
  await k3.devices.receipt('mira-toys', 5_000, 'below-minimum', 20);
  await k3.shows('message');
  await shot(k3, 'refused-minimum');
  expect(await refused(k3, /smallest/)).toMatch(/^K3-\d+$/);
  await k3.devices.receipt(null, 0, 'not-a-receipt');
  await k3.shows('message');
  await shot(k3, 'not-a-receipt');
  await act(k3, 'back');
  k3.devices.swipe('4111');
  await k3.shows('message');
  await says(k3, /payment card/i);
  await act(k3, 'back');
  await k3.devices.receipt('corso-shoes', 120_000, 'sale', 10);
  await waitUntil(async () => (await states(1, 120_000)).includes('booked'));
  await shot(k3, 'after-refusals');
  await leave(k3);
  expect((await states(1, 150_000)).filter((state) => state === 'booked')).toHaveLength(1);
});

test('a code that does not scan is promised to the desk, which sees the paper, types it, and it counts', async () => {
  await enter(k3, 3);
  k3.devices.send({ type: 'unreadable' });
  await k3.shows('message');
  await shot(k3, 'unreadable-fi');
  await act(k3, 'back');
  await act(k3, 'code-help');
  await k3.shows('code-help');
  await shot(k3, 'code-help-fi');
  await act(k3, 'show-at-desk');
  await k3.shows('visit');
  await says(k3, /K3-\d+/);
  const reference = /K3-\d+/.exec(await k3.page.innerText('body'))?.[0] ?? '';
  await shot(k3, 'promised-fi');
  await leave(k3);
  await waitUntil(async () => (await mall.member(3)).notices.some((notice) => JSON.stringify(notice).includes(reference)));

  await signIn(d1);
  await d1.shows('ready');
  await typeSlowly(d1, reference);
  await press(d1, 'Enter');
  await d1.shows('stack');
  await papers(d1, 1);
  await tells(d1, new RegExp(reference.replace('-', '.')));
  await shot(d1, 'desk-promised-paper');
  await press(d1, 'Enter');
  await typeSlowly(d1, 'vi');
  await shot(d1, 'desk-typing');
  await press(d1, 'Enter');
  await typeSlowly(d1, '4711');
  await press(d1, 'Enter');
  const [, month, day, clock] = /-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(new Date(Date.now() + (180 - 30) * 60_000).toISOString()) ?? [];
  await typeSlowly(d1, `${day ?? ''}.${month ?? ''} ${clock ?? ''}`);
  await press(d1, 'Enter');
  await typeSlowly(d1, '1500');
  await press(d1, 'Enter');
  await papers(d1, 0);
  await waitUntil(async () => (await states(3, 150_000)).includes('booked'));
  await waitUntil(async () => !(await mall.member(3)).notices.some((notice) => JSON.stringify(notice).includes(reference)));
  await press(d1, 'End');
  await d1.shows('ready');
});

test('an unknown till: the visitor picks the shop, the desk maps the till once, every paper of it is booked, and the visitor is told', async () => {
  for (const [station, member, amountMinor] of [
    [k3, 1, 210_000],
    [k4, 4, 220_000],
  ] as const) {
    await enter(station, member);
    await station.devices.receipt(null, amountMinor, 'unknown-till', 15);
    await station.shows('pick-shop');
    await shot(station, `pick-shop-${station.id}`);
    if (member === 1) {
      await type(station, 'LIN');
      await act(station, 'shop-linea-home');
    } else {
      await act(station, 'shop-not-listed');
    }
    await station.shows('visit');
    await rows(station, 1);
    await shot(station, `unknown-till-held-${station.id}`);
    await leave(station);
    await waitUntil(async () => (await states(member, amountMinor)).includes('held'));
  }
  d1.devices.swipe(await last4(1));
  await d1.shows('stack');
  await papers(d1, 1);
  await shot(d1, 'desk-unknown-till');
  await press(d1, 'Enter');
  await waitUntil(async () => (await states(1, 210_000)).includes('booked'));
  // Approving one paper of a till says nothing about the till; the second paper of it names the shop for all.
  await press(d1, 'End');
  await d1.shows('ready');
  d1.devices.swipe(await last4(2));
  await d1.shows('stack');
  await d1.devices.receipt(null, 230_000, 'unknown-till', 12);
  await papers(d1, 1);
  await press(d1, 'Enter');
  await typeSlowly(d1, 'linea');
  await press(d1, 'Enter');
  await waitUntil(async () => (await states(2, 230_000)).includes('booked'));
  await waitUntil(async () => (await states(4, 220_000)).includes('booked'));
  await press(d1, 'End');
  await d1.shows('ready');
  await enter(k4, 4);
  await says(k4, /Linea Home/);
  await shot(k4, 'told-approved-de');
  await leave(k4);
});

test('one paper on two accounts: the desk decides, and whoever has the paper wins', async () => {
  await enter(k3, 1);
  // Not within two minutes of the card's other papers: on another floor that would be a reason to hold this one.
  const code = await k3.devices.receipt('nordlys-books', 170_000, 'sale', 40);
  await waitUntil(async () => (await states(1, 170_000)).includes('booked'));
  await leave(k3);
  await enter(k4, 2);
  await k4.devices.showAgain(code);
  await k4.shows('message');
  await shot(k4, 'on-another-account-ru');
  await act(k4, 'back');
  await leave(k4);
  await waitUntil(async () => (await states(2, 170_000)).includes('held'));
  d1.devices.swipe(await last4(2));
  await d1.shows('stack');
  await papers(d1, 1);
  await shot(d1, 'desk-dispute');
  await press(d1, 'd');
  await papers(d1, 0);
  await waitUntil(async () => (await states(2, 170_000)).includes('booked'));
  expect(await states(1, 170_000)).not.toContain('booked');
  await press(d1, 'End');
  await d1.shows('ready');
  await verified(mall);
});

async function last4(member: number): Promise<string> {
  return (await mall.member(member)).cards[0]?.last4 ?? '';
}
