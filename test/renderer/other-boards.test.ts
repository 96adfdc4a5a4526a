/** The laws of kiosk screens on glass of other sizes and forms, and in a language that is read from right to left. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGallery } from './gallery-server.ts';
import type { GalleryServer } from './gallery-server.ts';
import { boards, openGallery, otherBoards, showScreen, startBrowser } from './gallery-page.ts';
import { mirroredLanguage } from './mirrored-language.ts';
import { pageFaults } from './page-faults.ts';
import { samples, visitSamples } from './samples.ts';

/** One of each kind of layout. */
const chosen = new Set([
  'attract',
  'attract-figure',
  'attract-announcement',
  'attract-closed',
  'visit-home',
  'visit-six',
  'visit-several-goals',
  'gift-bound',
  'gifts',
  'near-miss',
  'message-refusal',
  'type-receipt-shop',
  'type-receipt-amount',
  'type-card',
  'result',
  'goodbye',
  'history',
  'join-terms',
  'join-phone',
  'idle-warning',
  'kept-receipts',
  'whose-receipt',
]);
let gallery: GalleryServer;
let mirrored: GalleryServer;
let browser: Browser;
let n = 0;

beforeAll(async () => {
  gallery = await startGallery();
  mirrored = await startGallery([mirroredLanguage()]);
  browser = await startBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await gallery?.close();
  await mirrored?.close();
});

test.each(Object.keys(otherBoards) as (keyof typeof otherBoards)[])(
  'on a board %s nothing is cut, covered or too small, by the measure of that board',
  async (board) => {
    const page = await openGallery(browser, gallery.url, board);
    const rem = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
    const faults: string[] = [];
    for (const language of ['ru', 'de'] as const) {
      for (const sample of samples(language).filter((each) => chosen.has(each.name))) {
        await showScreen(page, sample.screen, (n += 1));
        const found = await page.evaluate(pageFaults, { minTouch: 8.8 * rem, minType: 2.7 * rem, lower: false });
        faults.push(...found.map((fault) => `${sample.name} ${language}: ${fault}`));
      }
    }
    await page.close();
    expect(faults).toEqual([]);
  },
  240_000,
);

test('the smallest board still has keys of 12 mm and letters of 2 mm on 19 inches', async () => {
  const page = await openGallery(browser, gallery.url, 'five-to-four');
  const rem = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  await page.close();
  // 1280 points on the 376 mm of a 19-inch board
  const millimetres = (376 / 1280) * rem;
  expect(8.8 * millimetres).toBeGreaterThanOrEqual(12);
  expect(2.7 * millimetres).toBeGreaterThanOrEqual(4);
});

test.each(Object.keys(boards) as (keyof typeof boards)[])(
  'in a language read from right to left the %s page turns as a whole, and every law holds',
  async (board) => {
    const page = await openGallery(browser, mirrored.url, board);
    const faults: string[] = [];
    const places = new Set<string>();
    for (const sample of samples('de')) {
      await showScreen(page, sample.screen, (n += 1));
      const found = await page.evaluate(pageFaults, { minTouch: 88, minType: 27, lower: false });
      faults.push(...found.map((fault) => `${sample.name}: ${fault}`));
      if (!visitSamples.has(sample.name)) continue;
      const box = await page.locator('[data-act="finish"]').boundingBox();
      places.add(box === null ? `nowhere: ${sample.name}` : [box.x, box.y, box.width, box.height].map(Math.round).join(' '));
    }
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
    await page.close();
    expect(faults).toEqual([]);
    // the way on stands where reading ends: lower left
    expect([...places]).toHaveLength(1);
    expect(Number([...places][0]?.split(' ')[0])).toBeLessThan(200);
  },
  240_000,
);

/** Names of things whose parts stand in the wrong order, and of icons that left their drawing; runs in the page. */
function turnedWrong(): string[] {
  const faults: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent ?? '';
    // the stand-in language is written backwards as a whole: only figures that stand by themselves are told apart
    let block = node.parentElement;
    while (block !== null && getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
    if (/[\u202e\u202c]/.test(block?.textContent ?? '') || node.parentElement?.checkVisibility({ visibilityProperty: true }) !== true)
      continue;
    for (const found of text.matchAll(/(?:[+−×]|•+)\d|\d(?= \d)/g)) {
      const last = found.index + found[0].length - 1 + (found[0].length === 1 ? 2 : 0);
      const leftOf = (at: number): number => {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getBoundingClientRect().left;
      };
      if (leftOf(found.index) > leftOf(last)) faults.push(`"${text.trim()}" is read from the wrong end`);
    }
  }
  for (const icon of document.querySelectorAll('svg svg.ic')) {
    const [inner, outer] = [icon.getBoundingClientRect(), icon.parentElement?.closest('svg')?.getBoundingClientRect()];
    if (outer !== undefined && (inner.left < outer.left - 1 || inner.right > outer.right + 1)) faults.push('an icon left its drawing');
  }
  for (const keys of document.querySelectorAll('.pad, .kb div')) {
    const [first, second] = [...keys.querySelectorAll('.key')].map((key) => key.getBoundingClientRect().left);
    if (first !== undefined && second !== undefined && first > second) faults.push('keys lie from right to left');
  }
  return faults;
}

test.each(Object.keys(boards) as (keyof typeof boards)[])(
  'read from right to left on %s, figures, keys and drawings keep their own direction',
  async (board) => {
    const page = await openGallery(browser, mirrored.url, board);
    const faults: string[] = [];
    let figures = 0;
    for (const sample of samples('de')) {
      await showScreen(page, sample.screen, (n += 1));
      faults.push(...(await page.evaluate(turnedWrong)).map((fault) => `${sample.name}: ${fault}`));
      figures += await page.evaluate(() => (document.body.innerText.match(/[+•]\d/g) ?? []).length);
    }
    await page.close();
    expect(figures).toBeGreaterThan(0);
    expect([...new Set(faults)]).toEqual([]);
  },
  240_000,
);

test('a language is one file: what it says is what the page says', async () => {
  const page = await openGallery(browser, mirrored.url, 'portrait');
  const home = samples('de').find((each) => each.name === 'visit-home');
  if (home === undefined) throw new Error('no sample');
  await showScreen(page, home.screen, (n += 1));
  expect(await page.locator('.lab').innerText()).toContain('Your points');
  await page.close();
});
