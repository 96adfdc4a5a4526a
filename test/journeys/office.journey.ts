/** The office page: a campaign file with a mistake, mended and loaded; an unknown till mapped. The kiosks follow within seconds. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expandCampaignDates } from '../../server/demo/campaign-dates.ts';
import { launchChromium } from '../run/chromium.ts';
import { Mall, waitUntil, type Station } from './mall.ts';
import { act, rows } from './on-page.ts';
import { enter, leave, says, verified } from './on-visit.ts';
import { shot } from './shots.ts';

const file = `campaign: office-bells
title: { en: Bells for all, ru: Колокольчики для всех, fi: Kelloja kaikille, de: Glocken für alle }
short: { en: Bells, ru: Колокольчики, fi: Kellot, de: Glocken }
text: { en: "500 points from 1,000 ₽ at Linea Home.", ru: "500 баллов от 1 000 ₽ в Linea Home.", fi: "500 pistettä 1 000 ₽:n kuitista Linea Homessa.", de: "500 Punkte ab 1.000 ₽ bei Linea Home." }
where: { shops: [linea-home] }
when: { from: "{{today-1}}", until: "{{today+10}}" }
every: receipt
reach: { sum: 1000 }
give: { points: 500 }
poster: { priority: 600 }
`;

let mall: Mall;
let k3: Station;
let browser: Browser;
let office: Page;

beforeAll(async () => {
  mall = await Mall.open();
  k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  await k3.shows('attract');
  browser = await launchChromium();
  office = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await office.goto(mall.server?.ready('office') ?? '');
});
afterAll(async () => {
  await browser.close();
  await mall.close();
});

const today = new Date(Date.now() + 180 * 60_000).toISOString().slice(0, 10);

test('a mistake in a pasted file is named with its line and jumped to; mended and loaded, the kiosk shows the campaign and counts by it', async () => {
  const right = expandCampaignDates(file, today);
  const area = office.getByLabel('Text of the campaign file');
  await area.fill(right.replace('reach: { sum: 1000 }', 'reach: { summ: 1000 }'));
  await office.getByRole('button', { name: 'Check' }).click();
  const finding = office.locator('li.stops').first();
  await finding.waitFor();
  expect(await finding.innerText()).toMatch(/sum/);
  const line = right.split('\n').findIndex((each) => each.startsWith('reach:')) + 1;
  await finding.getByRole('button', { name: `Line ${String(line)}` }).click();
  const selected = await area.evaluate(
    (node) => (node as HTMLTextAreaElement).value.slice(0, (node as HTMLTextAreaElement).selectionStart).split('\n').length,
  );
  expect(selected).toBe(line);
  expect(await office.getByRole('button', { name: 'Load' }).isDisabled()).toBe(true);
  await shot({ ...k3, page: office }, 'office-mistake');
  await area.fill(right);
  await office.getByRole('button', { name: 'Check' }).click();
  await office.locator('.read').waitFor();
  expect(await office.locator('.read').innerText()).toMatch(/500/);
  await office.getByRole('button', { name: 'Load' }).click();
  await office.locator('.loaded').waitFor();
  await shot({ ...k3, page: office }, 'office-loaded');
  await says(k3, /Bells for all/);
  await enter(k3, 1);
  await k3.devices.receipt('linea-home', 120_000, 'sale', 3);
  await rows(k3, 1);
  expect(await k3.page.innerText('[data-row]')).toMatch(/\+5\d\d/);
  await leave(k3);
});

test('a till mapped in the office releases what was held for it, and the visitor is told at the next scan', async () => {
  await enter(k3, 1);
  await k3.devices.receipt(null, 210_000, 'unknown-till', 15);
  await k3.shows('pick-shop');
  await act(k3, 'shop-not-listed');
  await waitUntil(async () =>
    (await mall.member(1)).receipts.some((receipt) => receipt.amountMinor === 210_000 && receipt.state === 'held'),
  );
  await leave(k3);
  await office.getByRole('link', { name: /Unknown tills/ }).click();
  const row = office.locator('tbody tr').first();
  await row.getByRole('combobox').selectOption('linea-home');
  await shot({ ...k3, page: office }, 'office-till');
  await row.getByRole('button', { name: 'Confirm' }).click();
  await waitUntil(async () =>
    (await mall.member(1)).receipts.some((receipt) => receipt.amountMinor === 210_000 && receipt.state === 'booked'),
  );
  await says({ ...k3, page: office }, /Every till that was seen is known/);
  await enter(k3, 1);
  await says(k3, /Linea Home: checked and booked/);
  await shot(k3, 'told-approved');
  await leave(k3);
  await verified(mall);
});
