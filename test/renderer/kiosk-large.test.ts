/** Laws of large text: on every screen all type is large, nothing is cut, lost or covered, pages turn by keys, and FINISH stays where it is. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Frame } from '../../domain/contract/screen-parts.ts';
import { languages } from '../../domain/text/language.ts';
import type { Language } from '../../domain/text/language.ts';
import { LARGE_LEAST_REM, largeRem } from '../../renderer/look/large-type.ts';
import { defaultKeys } from '../../main/speech/access-setting.ts';
import { startGallery } from './gallery-server.ts';
import type { GalleryServer } from './gallery-server.ts';
import { openGallery, showScreen, startBrowser } from './gallery-page.ts';
import type { Board } from './gallery-page.ts';
import { pageFaults } from './page-faults.ts';
import { samples, visitSamples } from './samples.ts';
import type { Sample } from './samples.ts';

const boards: Board[] = ['portrait', 'landscape'];
/** More pages than a screen may need. */
const PAGES_MAX = 6;
/** A hall lower than this holds less than three lines; with Lower, where choices and keys stand on the floor together, less than one. */
const HALL_LEAST_PX = { usual: 200, lower: 60 };
let gallery: GalleryServer;
let browser: Browser;
let n = 0;

beforeAll(async () => {
  gallery = await startGallery();
  browser = await startBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

/** Texts of the hall that are on the open page, and all of them, by their place in the document. */
function hallTexts(): { readonly all: readonly number[]; readonly shown: readonly number[]; readonly words: readonly string[] } {
  const hall = document.querySelector('.room > .hall');
  const all: number[] = [];
  const shown: number[] = [];
  const words: string[] = [];
  if (hall === null) return { all, shown, words };
  const walker = document.createTreeWalker(hall, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(), at = 0; node !== null; node = walker.nextNode(), at += 1) {
    words.push((node.textContent ?? '').trim());
    const element = node.parentElement;
    if (element === null || words[at] === '' || element.getClientRects().length === 0) continue;
    all.push(at);
    if (getComputedStyle(element).visibility !== 'hidden') shown.push(at);
  }
  return { all, shown, words };
}

/** Turns through a screen and gives what is wrong on its pages. */
async function faultsOf(page: Page, sample: Sample, lower: boolean, places: Map<string, string[]>): Promise<string[]> {
  await showScreen(page, sample.screen, (n += 1));
  const faults: string[] = [];
  const seen = new Set<number>();
  const next = page.locator('[data-act="read-on"]');
  // a row that has just come opens its own page: begin with the first
  for (let at = 0; at <= PAGES_MAX; at += 1)
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-act="read-back"]')?.click());
  for (let at = 0; at <= PAGES_MAX; at += 1) {
    const found = await page.evaluate(pageFaults, { minTouch: 88, minType: LARGE_LEAST_REM * 10, lower });
    faults.push(...found.map((fault) => `${sample.name}, page ${at + 1}: ${fault}`));
    const texts = await page.evaluate(hallTexts);
    for (const each of texts.shown) seen.add(each);
    if (visitSamples.has(sample.name)) await notePlace(page, `${sample.name} ${at + 1}`, places);
    const more = (await next.count()) === 1 && (await next.isVisible()) && (await next.isEnabled());
    if (!more) {
      faults.push(...texts.all.filter((each) => !seen.has(each)).map((each) => `${sample.name}: on no page: ${texts.words[each] ?? ''}`));
      break;
    }
    if (at === PAGES_MAX) faults.push(`${sample.name}: more than ${PAGES_MAX} pages`);
    await next.evaluate((key: HTMLElement) => key.click());
  }
  const room = await page.evaluate(() => document.querySelector('.room')?.getBoundingClientRect().height ?? null);
  if (room !== null && room < (lower ? HALL_LEAST_PX.lower : HALL_LEAST_PX.usual))
    faults.push(`${sample.name}: the hall is ${Math.round(room)} px high`);
  return faults;
}

async function notePlace(page: Page, name: string, places: Map<string, string[]>): Promise<void> {
  const box = await page.locator('[data-act="finish"]').boundingBox();
  const place = box === null ? 'nowhere' : [box.x, box.y, box.width, box.height].map(Math.round).join(' ');
  places.set(place, [...(places.get(place) ?? []), name]);
}

/** All screens in the two languages with the longest words, every second in the others: the layouts are the same. */
function chosen(language: Language, theme: Frame['theme'], lower: boolean, access?: Frame['access']): Sample[] {
  const all = samples(language, theme, lower, access, true);
  return language === 'de' || language === 'ru' ? all : all.filter((_, at) => at % 2 === (language === 'fi' ? 0 : 1));
}

describe.each(boards)('%s', (board) => {
  test.each(languages)(
    'in %s large text is large everywhere, nothing is cut or lost, and FINISH stays in its place',
    async (language) => {
      const page = await openGallery(browser, gallery.url, board);
      const faults: string[] = [];
      const places = new Map<string, string[]>();
      for (const sample of chosen(language, 'day', false)) faults.push(...(await faultsOf(page, sample, false, places)));
      await page.close();
      expect(faults).toEqual([]);
      expect([...places.keys()], JSON.stringify([...places], null, 1)).toHaveLength(1);
    },
    480_000,
  );

  test('together with contrast, Lower and the keypad every law holds as well', async () => {
    const page = await openGallery(browser, gallery.url, board);
    const keypad: Frame['access'] = { keypad: true, speech: 'private', volume: 1, keys: defaultKeys, doubleStrikeMs: 0, coreVoices: [] };
    const faults: string[] = [];
    const all = samples('ru', 'contrast', true, keypad, true).filter((_, at) => at % 3 === 0);
    for (const sample of all) faults.push(...(await faultsOf(page, sample, true, new Map())));
    await page.close();
    expect(faults).toEqual([]);
  }, 480_000);
});

test('a page that is not open is neither seen, nor reached by the keypad, nor said', async () => {
  const page = await openGallery(browser, gallery.url, 'portrait');
  let hidden = 0;
  for (const sample of samples('de', 'day', false, undefined, true).slice(0, 60)) {
    await showScreen(page, sample.screen, (n += 1));
    const off = await page.evaluate(() =>
      [...document.querySelectorAll('[data-off-page]')].map((each) => each.checkVisibility({ visibilityProperty: true })),
    );
    hidden += off.length;
    expect(off.some((visible) => visible)).toBe(false);
  }
  expect(hidden).toBeGreaterThan(0);
  await page.close();
}, 120_000);

test('a capital H spans 0.7 degrees at 700 mm on 32 inches, by the measures of the fonts', () => {
  const pxPerMm = Math.hypot(1080, 1920) / (32 * 25.4);
  const leastMm = (0.7 * Math.PI * 700) / 180;
  // heights of capitals, of the em: Golos Text 700, Ysabeau Office 658 of 1000 units
  for (const capital of [0.7, 0.658]) expect((LARGE_LEAST_REM * 10 * capital) / pxPerMm).toBeGreaterThanOrEqual(Math.max(leastMm, 8.6));
});

test('type only ever grows, and larger type never becomes smaller than what was smaller', () => {
  const sizes = Array.from({ length: 240 }, (_, at) => at / 10);
  for (const rem of sizes) expect(largeRem(rem)).toBeGreaterThanOrEqual(Math.max(rem, LARGE_LEAST_REM));
  for (let at = 1; at < sizes.length; at += 1) expect(largeRem(sizes[at] ?? 0)).toBeGreaterThanOrEqual(largeRem(sizes[at - 1] ?? 0));
});
