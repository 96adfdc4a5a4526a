/** A language is one file: one that is put in the place of another changes every word, figure, day and key, and every law of the screens holds. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGallery } from './gallery-server.ts';
import type { GalleryServer } from './gallery-server.ts';
import { boards, openGallery, showScreen, startBrowser } from './gallery-page.ts';
import type { Board } from './gallery-page.ts';
import { longerLanguage } from './mirrored-language.ts';
import { pageFaults } from './page-faults.ts';
import { samples } from './samples.ts';

let gallery: GalleryServer;
let browser: Browser;
let n = 0;

beforeAll(async () => {
  gallery = await startGallery([longerLanguage()]);
  browser = await startBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

test.each(Object.keys(boards) as Board[])(
  '%s: texts two fifths longer than English are neither cut nor covered on any screen',
  async (board) => {
    const page = await openGallery(browser, gallery.url, board);
    const faults: string[] = [];
    for (const sample of samples('de')) {
      await showScreen(page, sample.screen, (n += 1));
      const found = await page.evaluate(pageFaults, { minTouch: 88, minType: 27, lower: false });
      faults.push(...found.map((fault) => `${sample.name}: ${fault}`));
    }
    await page.close();
    expect(faults).toEqual([]);
  },
  240_000,
);

test('figures, days, hours and keys are written as the file says', async () => {
  const page = await openGallery(browser, gallery.url, 'portrait');
  const show = async (name: string): Promise<string> => {
    const found = samples('de').find((each) => each.name === name);
    if (found === undefined) throw new Error(`no sample ${name}`);
    await showScreen(page, found.screen, (n += 1));
    return page.locator('main').innerText();
  };
  const home = await show('visit-home');
  expect(home).toContain('1’240');
  expect(home).toContain('30\u00a0Novemberta');
  expect(home).toContain('[Finish');
  expect((await show('result')).replaceAll('\u00a0', ' ')).toContain('kell 21.00');
  await show('pick-shop');
  expect(await page.locator('.kb .letter').allInnerTexts()).toEqual(['Õ', 'Ü', 'Ö', 'Ä', 'Š', 'Ž', 'A', 'B', 'C', 'D', 'E']);
  await page.close();
});
