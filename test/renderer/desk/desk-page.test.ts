import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { deskPageMessage } from '../../../domain/contract/desk-intent.ts';
import { view } from '../../../domain/desk/view.ts';
import type { ClientConnection } from '../../../main/core/connection.ts';
import type { WebShell } from '../../../main/shell-web/web-shell.ts';
import { languages } from '../../../domain/text/language.ts';
import { launchChromium } from '../../run/chromium.ts';
import type { Desk } from '../../domain/desk/desk-bench.ts';
import { deskFaults } from './desk-faults.ts';
import { servePage } from './serve-page.ts';
import { stories } from './desk-stories.ts';

/** Pictures go here when asked for: `PASSAGE_PICTURES=folder`. */
const pictures = process.env['PASSAGE_PICTURES'] ?? null;
const sizes = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
  // 1920x1080 with the browser's zoom at 150 %
  { width: 1280, height: 720 },
] as const;

let browser: Browser;
let shell: WebShell;
let desk: Desk;
let show: () => void = () => undefined;

beforeAll(async () => {
  browser = await launchChromium();
  shell = await servePage('desk', (connection: ClientConnection) => {
    let n = 0;
    show = () => connection.send({ type: 'screen', n: (n += 1), screen: view(desk.state) });
    connection.onMessage((message) => {
      const parsed = z.parse(deskPageMessage, message);
      if (parsed.type === 'key') desk.send({ kind: 'key.pressed', key: parsed.key, code: parsed.code });
      else if (parsed.type === 'intent' && parsed.intent.kind === 'key')
        desk.send({ kind: 'key.pressed', key: parsed.intent.key, code: parsed.intent.code });
      else if (parsed.type === 'intent' && parsed.intent.kind !== 'key') desk.send({ kind: 'pointed', intent: parsed.intent });
      if (parsed.type !== 'painted') show();
    });
    show();
  });
});

afterAll(async () => {
  await browser?.close();
  await shell?.close();
});

async function open(width: number, height: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height } });
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(shell.address('/'));
  await page.locator('main.desk[data-screen]').waitFor();
  return page;
}

for (const { width, height } of sizes) {
  test(
    `every desk screen fits ${width}x${height} in four languages, nothing cut, nothing over another text, nothing under 16 px`,
    { timeout: 120_000 },
    async () => {
      const found: Record<string, string[]> = {};
      const first = stories['locked'];
      if (first === undefined) throw new Error('no story');
      desk = first('en');
      const page = await open(width, height);
      for (const language of languages) {
        for (const [name, story] of Object.entries(stories)) {
          desk = story(language);
          show();
          await page.locator(`main.desk[data-screen="${view(desk.state).kind}"]`).waitFor();
          await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
          await page.evaluate(() =>
            document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))),
          );
          const wrong = await page.evaluate(deskFaults);
          if (wrong.length > 0) found[`${name} ${language}`] = [...new Set(wrong)].slice(0, 5);
          if (pictures !== null) {
            mkdirSync(pictures, { recursive: true });
            await page.screenshot({ path: join(pictures, `desk-${name}-${language}-${width}.png`) });
          }
        }
      }
      await page.close();
      expect(found).toEqual({});
    },
  );
}

test('axe finds nothing on any screen of the desk', { timeout: 240_000 }, async () => {
  const first = stories['locked'];
  if (first === undefined) throw new Error('no story');
  desk = first('de');
  // AxeBuilder wants a page of a context of its own
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await page.goto(shell.address('/'));
  await page.locator('main.desk[data-screen]').waitFor();
  const found: string[] = [];
  for (const [name, story] of Object.entries(stories)) {
    desk = story('de');
    show();
    await page.locator(`main.desk[data-screen="${view(desk.state).kind}"]`).waitFor();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    found.push(...violations.map((one) => `${name}: ${one.id} ${one.nodes[0]?.html ?? ''}`));
  }
  await context.close();
  expect(found).toEqual([]);
});

test('a whole stack goes by keyboard alone: sign in, type a crumpled paper, hand out, end', { timeout: 60_000 }, async () => {
  const story = stories['pin'];
  if (story === undefined) throw new Error('no story');
  desk = story('en');
  const page = await open(1366, 768);
  await page.keyboard.type('34');
  await page.keyboard.press('Enter');
  await page.locator('main[data-screen="ready"]').waitFor();
  desk.card('4821');
  desk.scan('ok1');
  show();
  await page.locator('tr[data-row]').waitFor();
  await page.keyboard.press('t');
  for (const text of ['ve', '17', '1240', '900']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  await page.locator('tr[data-row]').nth(1).waitFor();
  await page.keyboard.press('g');
  await page.locator('.hand-out[data-state="handed-out"]').waitFor();
  await page.keyboard.press('End');
  await page.locator('main[data-screen="ready"]').waitFor();
  expect([...desk.handedOut]).toEqual([['v1', 1]]);
  expect([...desk.receipts.values()].map((one) => one.state)).toEqual(['booked', 'booked']);
  // nothing of the visitor stays in the page
  expect(await page.locator('body').innerText()).not.toContain('••4821');
  await page.close();
});

test('a thing from an age on says so beside its key, and an ordinary one does not', async () => {
  const ordinary = stories['stack'];
  const aged = stories['not-me'];
  if (ordinary === undefined || aged === undefined) throw new Error('no story');
  desk = ordinary('en');
  const page = await open(1366, 768);
  await page.locator('.hand-out').waitFor();
  expect(await page.locator('.hand-out .age').count()).toBe(0);
  desk = aged('en');
  show();
  await page.locator('.hand-out .age').waitFor();
  expect(await page.locator('.hand-out .age').innerText()).toBe('From 18 years of age: look at an identity paper.');
  await page.close();
});

test('a shown key can be pressed with the mouse, also on a paper that is not the current one', async () => {
  const story = stories['stack'];
  if (story === undefined) throw new Error('no story');
  desk = story('en');
  const page = await open(1920, 1080);
  const last = page.locator('.problem').last();
  await last.locator('[data-key="Enter"]').click();
  await page.locator('.problem').nth(3).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.problem').length === 4);
  expect(desk.state.notebook.stack?.problems.some((one) => one.kind === 'not-receipt')).toBe(false);
  await page.close();
});
