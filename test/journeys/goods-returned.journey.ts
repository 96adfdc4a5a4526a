/**
 * J1 step 10, goods returned later: the toy has been handed out and points were spent when the paper of the purchase comes back as a refund. The desk shows what is taken
 * back, the toy stays with its owner (so the campaign has it), and what is missing is a debt that the next visit names and the next points settle.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../run/chromium.ts';
import { Mall, waitUntil, type Station } from './mall.ts';
import { openOffice } from './office-mall.ts';
import { papers, press, signIn, tells } from './on-desk.ts';
import { act, rows } from './on-page.ts';
import { enter, leave, pointsOf, says, verified } from './on-visit.ts';
import { shot } from './shots.ts';

const BOUGHT_MINOR = 29_000_000;
const GIFTS_MAX = 8;

let mall: Mall;
let k3: Station;
let d1: Station;
let browser: Browser;
let office: Page;

beforeAll(async () => {
  mall = await Mall.open();
  k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  d1 = await mall.station('D1', 'desk', { width: 1920, height: 1080 });
  await k3.shows('attract');
  browser = await launchChromium();
  office = await browser.newPage({ viewport: { width: 1366, height: 900 } });
});
afterAll(async () => {
  await browser.close();
  await mall.close();
});

const hare = async () => (await mall.member(1)).vouchers.find((each) => each.giftId === 'plush-hare' && each.reference.startsWith('K3-'));
let earned = 0;

test('a large purchase brings the toy and points; points are spent, the toy goes over the counter', { timeout: 120_000 }, async () => {
  await enter(k3, 1);
  const before = pointsOf(await mall.member(1));
  await k3.devices.receipt('kilowatt', BOUGHT_MINOR, 'sale', 5);
  await k3.shows('gift-bound');
  await act(k3, 'next');
  await rows(k3, 1);
  await waitUntil(async () => (await mall.member(1)).receipts.some((each) => each.amountMinor === BOUGHT_MINOR && each.state === 'booked'));
  earned = pointsOf(await mall.member(1)) - before;
  // More is spent than there was before: some of it is points of this purchase.
  for (let gifts = 0; gifts < GIFTS_MAX && pointsOf(await mall.member(1)) >= earned; gifts += 1) {
    const left = pointsOf(await mall.member(1));
    await act(k3, 'gifts');
    await k3.shows('gifts');
    await k3.page.locator('[data-act^="gift-"]:visible').first().click();
    await k3.shows('gift-confirm');
    await act(k3, 'confirm-gift');
    await k3.shows('gift-bound');
    await act(k3, 'next');
    await waitUntil(async () => pointsOf(await mall.member(1)) < left);
  }
  expect(pointsOf(await mall.member(1))).toBeLessThan(earned);
  await leave(k3);

  await signIn(d1);
  d1.devices.swipe((await mall.member(1)).cards[0]?.last4 ?? '');
  await d1.shows('stack');
  await tells(d1, /hare/i);
  for (let tries = 0; tries < 9 && (await hare())?.state === 'open'; tries += 1) {
    const current = await d1.page.locator('.hand-out').innerText();
    if (/hare/i.test(current)) {
      await press(d1, 'g');
      await waitUntil(async () => (await hare())?.state === 'honoured');
    } else await press(d1, String(tries + 1));
  }
  expect((await hare())?.state).toBe('honoured');
});

test('the refund: the desk shows what is taken back, the toy stays, the lack is a debt', { timeout: 60_000 }, async () => {
  await d1.devices.receipt('kilowatt', BOUGHT_MINOR, 'refund', 2);
  await papers(d1, 1);
  await tells(d1, /Takes back/);
  await shot(d1, 'refund-of-a-toy');
  await press(d1, 'Enter');
  await papers(d1, 0);
  await waitUntil(async () => pointsOf(await mall.member(1)) < 0);
  expect((await hare())?.state).toBe('honoured');
  await press(d1, 'End');
  await d1.shows('ready');
});

test('the next visit names the debt and why; new points settle it first', { timeout: 90_000 }, async () => {
  await waitUntil(async () => (await mall.member(1)).notices.some((each) => /^notice\.(voided|returned)$/.test(each.say.key)));
  const debt = (await mall.member(1)).debt;
  expect(debt).toBeGreaterThan(0);
  await new Promise((heard) => setTimeout(heard, 6_000));
  await enter(k3, 1);
  await says(k3, /owed after a refund/);
  await says(k3, /Kilowatt: (taken back|goods went back), −2,900/);
  await shot(k3, 'debt-after-refund');
  await k3.devices.receipt('nordlys-books', 300_000, 'sale', 4);
  await rows(k3, 1);
  await waitUntil(async () => (await mall.member(1)).debt < debt);
  await leave(k3);
  await verified(mall);
});

/** A picture of the office, where pictures are wanted. */
async function officeShot(name: string): Promise<void> {
  const folder = process.env['PASSAGE_SHOTS'] ?? '';
  if (folder === '') return;
  mkdirSync(folder, { recursive: true });
  await office.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
const button = (name: string) => office.getByRole('button', { name, exact: true });
const inDialog = (name: string) => office.getByRole('dialog').getByRole('button', { name, exact: true });
/** Result and receipt of each line in the page's table. */
const lines = () =>
  office
    .locator('section[aria-label="The list"] tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].slice(1, 3).map((cell) => cell.textContent)));

/** Gives the page a shop's list and waits until it has been looked at. */
async function give(shop: string, name: string, text: string): Promise<void> {
  await office.getByLabel('Shop').selectOption({ label: shop });
  await office.getByLabel('Choose a file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await office.getByText('This is what would happen. Nothing is changed yet.').waitFor();
}

test(
  "a shop's list in the office: seen line by line, taken back after a yes; what the desk took is not taken twice",
  { timeout: 120_000 },
  async () => {
    const { receipts } = await mall.member(1);
    const bought = receipts.find((each) => each.tenantId === 'nordlys-books' && each.amountMinor === 300_000);
    const gone = receipts.find((each) => each.tenantId === 'kilowatt' && each.state === 'voided');
    if (bought === undefined || gone === undefined) throw new Error('the receipts of the visits before are not there');
    const at = (local: string): string => local.slice(0, 16).replace('T', ' ');
    const header = 'bought;bought_amount;refund_amount;refunded;refund_number';
    const day = bought.purchasedAtLocal.slice(0, 10);
    const books = [
      header,
      `${at(bought.purchasedAtLocal)};3000,00;1300,00;${day};R-1`,
      `${day} 00:01;77,00;77,00;${day};R-2`,
      `${at(bought.purchasedAtLocal)};3000,00;no idea;${day};R-3`,
      `${at(bought.purchasedAtLocal)};3000,00;1300,00;${day};R-1`,
    ];
    await office.goto(mall.server?.ready('office') ?? '');
    await openOffice(office, 'refunds');
    await give(
      'Kilowatt',
      'kilowatt.csv',
      `${header}\n${at(gone.purchasedAtLocal)};290000,00;290000,00;${gone.purchasedAtLocal.slice(0, 10)};\n`,
    );
    expect(await lines()).toEqual([['Returned already', gone.reference]]);
    expect(await button('Take back').isDisabled()).toBe(true);

    const before = pointsOf(await mall.member(1));
    await give('Nordlys Books', 'books.csv', books.join('\r\n'));
    expect(await lines()).toEqual([
      ['Returned', bought.reference],
      ['No such receipt, waits', ''],
      ['Wrong line', ''],
      ['Returned already', ''],
    ]);
    await officeShot('refunds-checked');
    expect((await new AxeBuilder({ page: office }).setLegacyMode().analyze()).violations).toEqual([]);
    expect(pointsOf(await mall.member(1))).toBe(before);
    await button('Take back').click();
    await officeShot('refunds-asked');
    await inDialog('Take back').click();
    await office.getByText(/^Done: 1 refund taken back/).waitFor();
    expect(pointsOf(await mall.member(1))).toBe(before - 13);
    await office.getByText(/waits until/).waitFor();
    await officeShot('refunds-done');
    await give('Nordlys Books', 'books.csv', books.join('\r\n'));
    expect((await lines()).map(([fate]) => fate)).toEqual(['Returned already', 'No such receipt, waits', 'Wrong line', 'Returned already']);
  },
);

test('the next visit reads what the list took back', { timeout: 90_000 }, async () => {
  await waitUntil(async () => (await mall.member(1)).notices.some((each) => each.say.key === 'notice.returned'));
  await new Promise((heard) => setTimeout(heard, 6_000));
  await enter(k3, 1);
  await says(k3, /Nordlys Books: goods went back, −13/);
  await shot(k3, 'list-refund-told');
  await leave(k3);
  await verified(mall);
});
