/** What a member has: the voucher once more on paper (that it says COPY: test/main/paper-of.test.ts), terms are read and printed, tickets seen, the statement printed; a receipt scanned meanwhile counts. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mall, waitUntil, type Station } from './mall.ts';
import { act } from './on-page.ts';
import { enter, leave, says, screenOf, turnTo, verified } from './on-visit.ts';
import { shot } from './shots.ts';
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

/** The newest of so many papers of a station, decoded. */
async function paper(station: Station, count: number): Promise<NonNullable<Station['devices']['slips'][number]>> {
  await station.devices.until(() => (station.devices.state?.slips.length ?? 0) >= count);
  const before = station.devices.slips.length;
  station.devices.send({ type: 'slip', slip: station.devices.state?.slips[0]?.slip ?? 0 });
  await station.devices.until(() => station.devices.slips.length > before);
  const slip = station.devices.slips.at(-1);
  if (slip === undefined) throw new Error('no slip came');
  expect(slip.unknown).toEqual([]);
  return slip;
}

/** Turns the pages of a list until a button is shown. */
async function turnToButton(station: Station, name: string): Promise<void> {
  const wanted = station.page.locator(`[data-act^="${name}"]:visible`);
  for (let turns = 0; turns < 20 && (await wanted.count()) === 0; turns += 1) await act(station, 'later');
  await wanted.first().click({ timeout: 10_000 });
}

test('a voucher taken for points is found again, shows its code after a touch, and its second paper bears the same code', async () => {
  await enter(k3, 1);
  await k3.devices.receipt('kilowatt', 29_000_000, 'sale', 6);
  await waitUntil(async () => (await mall.member(1)).receipts.some((each) => each.amountMinor === 29_000_000 && each.state === 'booked'));
  while ((await screenOf(k3)) !== 'visit') await act(k3, 'next');
  await act(k3, 'gifts');
  await turnTo(k3, 'notebook');
  await act(k3, 'gift-notebook');
  await act(k3, 'confirm-gift');
  await k3.shows('gift-bound');
  await act(k3, 'next');
  await waitUntil(async () => (await mall.member(1)).vouchers.some((each) => each.giftId === 'notebook' && each.state === 'open'));
  const voucher = (await mall.member(1)).vouchers.find((each) => each.giftId === 'notebook' && each.state === 'open');
  await act(k3, 'mine');
  await k3.shows('mine');
  await shot(k3, 'mine');
  await act(k3, 'vouchers');
  await k3.shows('vouchers');
  await shot(k3, 'vouchers');
  await turnToButton(k3, `voucher-${voucher?.voucherId ?? ''}`);
  await k3.shows('voucher');
  await says(k3, new RegExp(voucher?.reference ?? 'none'));
  expect(await k3.page.locator('.qr').count()).toBe(0);
  await act(k3, 'show-voucher-code');
  await k3.page.waitForSelector('.qr');
  await shot(k3, 'voucher-code');
  await act(k3, 'print');
  const slip = await paper(k3, 1);
  expect(slip.codes.join(' ')).toContain(voucher?.reference ?? 'none');
  await k3.shows('voucher');
  await leave(k3);
});

test('terms are read page by page before taking part, and printed; a receipt scanned on them is registered', async () => {
  await enter(k3, 1);
  await act(k3, 'mine');
  await act(k3, 'campaigns');
  await k3.shows('campaigns');
  await shot(k3, 'campaigns');
  await turnToButton(k3, 'campaign-');
  await k3.shows('campaign');
  await shot(k3, 'campaign');
  await act(k3, 'terms');
  await k3.shows('terms');
  await shot(k3, 'terms');
  const count = k3.devices.state?.slips.length ?? 0;
  await act(k3, 'print');
  await paper(k3, count + 1);
  await k3.shows('terms');
  const before = (await mall.member(1)).receipts.length;
  await k3.devices.receipt('nordlys-books', 41_100, 'sale', 7);
  await k3.page.waitForSelector('[data-row]');
  await waitUntil(async () => (await mall.member(1)).receipts.some((each) => each.amountMinor === 41_100));
  expect(before).toBeGreaterThan(0);
  while ((await screenOf(k3)) !== 'visit') await act(k3, 'next');
  await leave(k3);
});

test('the statement is printed from the history; without paper that is said at once, and nothing comes later', async () => {
  await enter(k4, 2);
  await act(k4, 'mine');
  await act(k4, 'history');
  await k4.shows('history');
  await act(k4, 'print');
  await paper(k4, 1);
  await k4.shows('history');
  await shot(k4, 'statement');
  k4.devices.send({ type: 'printer', act: 'paper-out' });
  await k4.devices.until(() => k4.devices.state?.printer.paper === 'out');
  await act(k4, 'print');
  await k4.shows('no-paper');
  await shot(k4, 'no-paper');
  expect(k4.devices.state?.slips).toHaveLength(1);
  await act(k4, 'back');
  await k4.shows('history');
  await act(k4, 'finish');
});

test('a receipt that brings a ticket: the ticket is shown with its draw, and printed', async () => {
  await enter(k3, 3);
  await k3.devices.receipt('summit-sport', 350_000, 'sale', 8);
  await waitUntil(async () => (await mall.member(3)).tickets.some((each) => each.drawId === 'winter-bicycle'));
  while ((await screenOf(k3)) !== 'visit') await act(k3, 'next');
  await act(k3, 'mine');
  // One draw: its tickets are shown at once, without a list of one.
  await act(k3, 'tickets');
  await k3.shows('draw');
  await says(k3, /A bicycle for the winter|Велосипед к зиме|Polkupyörä talveksi|Ein Fahrrad für den Winter/);
  await shot(k3, 'draw');
  const count = k3.devices.state?.slips.length ?? 0;
  await act(k3, 'print');
  await paper(k3, count + 1);
  await k3.shows('draw');
  await act(k3, 'back');
  await k3.shows('mine');
  await leave(k3);
  await verified(mall);
});
