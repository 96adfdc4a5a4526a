/** Laws of languages that come one by one: no screen is painted before its words are here, and a page that has them all needs nobody any more. */
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Screen } from '../../domain/contract/screen.ts';
import { languages } from '../../domain/text/language.ts';
import type { Language } from '../../domain/text/language.ts';
import { phrase } from '../../domain/text/phrase.ts';
import { boards, showScreen, startBrowser } from './gallery-page.ts';
import { startGallery } from './gallery-server.ts';
import type { GalleryServer } from './gallery-server.ts';
import { samples } from './samples.ts';

let gallery: GalleryServer;
let browser: Browser;
let page: Page;
/** Languages whose texts were asked for, in order. */
let asked: string[] = [];

beforeAll(async () => {
  gallery = await startGallery();
  browser = await startBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

beforeEach(async () => {
  const context = await browser.newContext({ viewport: boards.portrait, reducedMotion: 'reduce' });
  page = await context.newPage();
  asked = [];
  page.on('request', (request) => {
    const [, language] = /\/texts-(\w+)-[^/]*\.js/.exec(request.url()) ?? [];
    if (language !== undefined) asked.push(language);
  });
});

afterEach(async () => {
  await page.context().close();
});

function visit(language: Language): Screen {
  const found = samples(language).find((each) => each.name === 'visit-home');
  if (found === undefined) throw new Error('no sample visit-home');
  return found.screen;
}

const receive = (screen: Screen, n: number): Promise<void> =>
  page.evaluate((message) => window.gallery.receive(message), { type: 'screen', n, screen });

const sent = (): Promise<unknown[]> => page.evaluate(() => [...window.gallery.sent]);

/** Numbers of the screens that the page says it painted. */
async function painted(): Promise<unknown[]> {
  return (await sent()).flatMap((each) => (typeof each === 'object' && each !== null && 'n' in each ? [each.n] : []));
}

/** The way out, in the words of each language: what a screen of it says and no screen of another. */
const wayOut = (): Promise<string> => page.locator('[data-act="finish"]').innerText();

const allHere = (): Promise<void> => expect.poll(() => [...new Set(asked)].sort()).toEqual([...languages].sort());

test('the first screen asks for its own language only; the others follow when it stands', async () => {
  await page.goto(gallery.url);
  await page.getByText('One moment').waitFor();
  expect(asked).toEqual([]);
  await receive(visit('fi'), 1);
  await expect.poll(painted).toEqual([1]);
  expect(asked[0]).toBe('fi');
  await allHere();
});

test('until its words are here a screen is not painted, not even in parts, and the one before it stands whole', async () => {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(/\/texts-(?!en)\w+-/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(gallery.url);
  await showScreen(page, visit('en'), 1);
  await receive(visit('ru'), 2);
  await receive(visit('de'), 3);
  await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
  expect(await painted()).toEqual([1]);
  expect(await wayOut()).toBe(phrase('en', 'act.finish'));
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  letGo();
  // the screen in Russian was out of date before its words came: it is never shown
  await expect.poll(painted).toEqual([1, 3]);
  expect(await wayOut()).toBe(phrase('de', 'act.finish'));
});

test('the waiting screen speaks all languages before any texts are here', async () => {
  await page.route(/\/texts-/, (route) => route.abort());
  await page.goto(gallery.url);
  for (const words of ['One moment', 'Один момент', 'Hetki', 'Einen Moment']) await page.getByText(words, { exact: true }).waitFor();
});

test('a page whose server is gone changes through all languages, each whole', async () => {
  await page.goto(gallery.url);
  await showScreen(page, visit('en'), 1);
  await allHere();
  await page.context().setOffline(true);
  await page.route('**', (route) => route.abort());
  let n = 1;
  for (let round = 0; round < 3; round += 1) {
    for (const language of languages) {
      await showScreen(page, visit(language), (n += 1));
      expect(await wayOut()).toBe(phrase(language, 'act.finish'));
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
    }
  }
  // as quickly as they come, without waiting for any: the last one stands
  await page.evaluate(
    (messages) => messages.forEach((message) => window.gallery.receive(message)),
    languages.map((language, at) => ({ type: 'screen', n: n + 1 + at, screen: visit(language) })),
  );
  await expect.poll(async () => (await painted()).at(-1)).toBe(n + languages.length);
  expect(await wayOut()).toBe(phrase(languages.at(-1) ?? 'en', 'act.finish'));
});

test('texts that are not to be had are told, nobody else’s screen stays, and they are asked for again when they are needed again', async () => {
  await page.route(/\/texts-fi-/, (route) => route.abort());
  await page.goto(gallery.url);
  await showScreen(page, visit('de'), 1);
  await receive(visit('fi'), 2);
  await page.getByText('One moment').waitFor();
  expect(await page.content()).not.toContain('4821');
  await expect.poll(sent).toContainEqual({ type: 'no-texts', language: 'fi', spoken: 'de' });
  // the core goes on in the language that the page speaks
  await showScreen(page, visit('de'), 3);
  expect(await wayOut()).toBe(phrase('de', 'act.finish'));
  await page.unroute(/\/texts-fi-/);
  await showScreen(page, visit('fi'), 4);
  expect(await wayOut()).toBe(phrase('fi', 'act.finish'));
});
