/** Marketing loads a campaign by the command line; a kiosk in use shows it within seconds, without a restart, and counts by it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expandCampaignDates } from '../../server/demo/campaign-dates.ts';
import { Mall, type Station } from './mall.ts';
import { act, rows, visitor } from './on-page.ts';

const file = `
campaign: journey-lanterns
title: { en: Lanterns for everyone, ru: Фонари для всех, fi: Lyhtyjä kaikille, de: Laternen für alle }
short: { en: Lantern evening, ru: Вечер фонарей, fi: Lyhtyilta, de: Laternenabend }
text: { en: "700 points from 1,000 ₽ on one receipt at Linea Home.", ru: "700 баллов от 1 000 ₽ в Linea Home.", fi: "700 pistettä 1 000 ₽:n kuitista Linea Homessa.", de: "700 Punkte ab 1.000 ₽ bei Linea Home." }
where: { shops: [linea-home] }
when: { from: "{{today-1}}", until: "{{today+10}}" }
every: receipt
reach: { sum: 1000 }
give: { points: 700 }
poster: { priority: 500 }
`;

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

test('a file with a mistake is refused with line, column and the right key, and changes nothing', async () => {
  const path = join(mall.folder, 'wrong.yaml');
  writeFileSync(path, expandCampaignDates(file.replace('reach: { sum: 1000 }', 'reach: { summ: 1000 }'), today()));
  const { code, output } = await mall.passage('campaign', 'load', path, '--data', mall.serverFolder);
  expect(code).toBe(1);
  expect(output).toMatch(/wrong\.yaml:\d+:\d+/);
  expect(output).toContain('sum');
});

test('a loaded campaign stands on the attract screen within seconds and counts for the next receipt', async () => {
  const path = join(mall.folder, 'lanterns.yaml');
  writeFileSync(path, expandCampaignDates(file, today()));
  const { code, output } = await mall.passage('campaign', 'load', path, '--data', mall.serverFolder);
  expect(code, output).toBe(0);
  await k3.page.waitForFunction(() => document.body.innerText.includes('Lanterns for everyone'), undefined, { timeout: 15_000 });
  k3.devices.swipe(visitor(k3, 1));
  await k3.shows('visit');
  await k3.devices.receipt('linea-home', 120_000, 'sale', 3);
  await rows(k3, 1);
  expect(await k3.page.innerText('[data-row]')).toMatch(/\+7\d\d/);
  await act(k3, 'finish');
});

function today(): string {
  return new Date(Date.now() + 180 * 60_000).toISOString().slice(0, 10);
}
