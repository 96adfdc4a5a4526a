/** The visitor's screen at the desk: fits, is large enough to be read over a counter, says nothing private, hears nobody. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VisitorScreen } from '../../../domain/contract/visitor-screen.ts';
import { visitorScreen } from '../../../domain/contract/visitor-screen.ts';
import { languages } from '../../../domain/text/language.ts';
import type { ClientConnection } from '../../../main/core/connection.ts';
import type { WebShell } from '../../../main/shell-web/web-shell.ts';
import { launchChromium } from '../../run/chromium.ts';
import { pageFaults } from '../page-faults.ts';
import { servePage } from './serve-page.ts';
import { visitorSamples } from './visitor-samples.ts';

/** Pictures go here when asked for: `PASSAGE_PICTURES=folder`. */
const pictures = process.env['PASSAGE_PICTURES'] ?? null;
let browser: Browser;
let shell: WebShell;
let show: (screen: VisitorScreen) => void = () => undefined;
const heard: unknown[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  let n = 0;
  shell = await servePage('visitor', (connection: ClientConnection) => {
    connection.onMessage((message) => heard.push(message));
    show = (screen) => connection.send({ type: 'screen', n: (n += 1), screen: visitorScreen.parse(screen) });
    show(
      visitorSamples('en', false)['posters'] ?? {
        kind: 'moment',
        frame: { mallName: '', language: 'en', clockLocal: '2026-11-14T13:31:00', currency: 'RUB', night: false },
      },
    );
  });
});
afterAll(async () => {
  await browser?.close();
  await shell?.close();
});

async function open(width: number, height: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(shell.address('/visitor/'));
  await page.locator('main.screen').waitFor();
  return page;
}

for (const { width, height } of [
  { width: 1920, height: 1080 },
  { width: 1280, height: 800 },
  { width: 1024, height: 600 },
  { width: 1080, height: 1920 },
  { width: 800, height: 1280 },
]) {
  test(`every visitor's screen fits ${width}x${height} in four languages, day and night`, { timeout: 120_000 }, async () => {
    const page = await open(width, height);
    const found: Record<string, string[]> = {};
    for (const language of languages) {
      for (const night of [false, true]) {
        for (const [name, screen] of Object.entries(visitorSamples(language, night))) {
          show(screen);
          await page.waitForFunction(
            (wanted) =>
              document.documentElement.dataset['screen'] === wanted.kind &&
              document.documentElement.lang === wanted.language &&
              document.documentElement.dataset['scheme'] === wanted.scheme,
            { kind: screen.kind, language, scheme: night ? 'night' : 'day' },
          );
          await page.evaluate(() =>
            document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))),
          );
          const wrong = await page.evaluate(pageFaults, {
            minTouch: 0,
            minType: 27 * Math.min(1, Math.min(width, height) / 1080),
            lower: false,
          });
          if (wrong.length > 0) found[`${name} ${language}`] = [...new Set(wrong)].slice(0, 4);
          if (pictures !== null && !night) {
            mkdirSync(pictures, { recursive: true });
            await page.screenshot({ path: join(pictures, `visitor-${name}-${language}-${width}.png`) });
          }
        }
      }
    }
    await page.context().close();
    expect(found).toEqual({});
  });
}

test('contrast and order hold on every screen, and the page says nothing to the desk', { timeout: 120_000 }, async () => {
  const page = await open(1920, 1080);
  for (const night of [false, true]) {
    for (const [name, screen] of Object.entries(visitorSamples('de', night))) {
      show(screen);
      await page.waitForFunction((scheme) => document.documentElement.dataset['scheme'] === scheme, night ? 'night' : 'day');
      await page.waitForFunction((kind) => document.documentElement.dataset['screen'] === kind, screen.kind);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations.map((one) => `${name}: ${one.id} ${one.nodes[0]?.html ?? ''}`)).toEqual([]);
    }
  }
  await page.keyboard.type('e1234');
  await page.mouse.click(400, 400);
  expect(heard).toEqual([]);
  await page.context().close();
});
