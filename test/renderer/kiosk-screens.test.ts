/** Laws of every kiosk screen, in a real browser, in each language and format; kiosk-contrast.test.ts looks at the colours. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../domain/text/language.ts';
import { startGallery } from './gallery-server.ts';
import type { GalleryServer } from './gallery-server.ts';
import { openGallery, showScreen, startBrowser } from './gallery-page.ts';
import type { Board } from './gallery-page.ts';
import { pageFaults } from './page-faults.ts';
import { samples, visitSamples } from './samples.ts';

const boards: Board[] = ['portrait', 'landscape'];
let gallery: GalleryServer;
let browser: Browser;
const pages = new Map<Board, Page>();
let n = 0;

beforeAll(async () => {
  gallery = await startGallery();
  browser = await startBrowser();
  for (const board of boards) pages.set(board, await openGallery(browser, gallery.url, board));
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

function pageOf(board: Board): Page {
  const page = pages.get(board);
  if (page === undefined) throw new Error(`no page for ${board}`);
  return page;
}

describe.each(boards)('%s', (board) => {
  test.each(languages)(
    'in %s no text is cut or covered, everything that is touched is large and on the floor',
    async (language) => {
      const faults: string[] = [];
      for (const look of [
        { theme: 'day', lower: false },
        { theme: 'contrast', lower: true },
      ] as const) {
        for (const sample of samples(language, look.theme, look.lower)) {
          await showScreen(pageOf(board), sample.screen, (n += 1));
          const found = await pageOf(board).evaluate(pageFaults, { minTouch: 88, minType: 27, lower: look.lower });
          faults.push(...found.map((fault) => `${sample.name} ${look.theme}: ${fault}`));
        }
      }
      expect(faults).toEqual([]);
    },
    240_000,
  );

  test('FINISH stands in one place on every screen of a visit, in every language, by day and in contrast', async () => {
    const places = new Map<string, string[]>();
    // contrast shows one key more where a slip is offered
    for (const [language, theme] of [...languages.map((each) => [each, 'day'] as const), ['de', 'contrast'] as const]) {
      for (const sample of samples(language, theme).filter((each) => visitSamples.has(each.name))) {
        await showScreen(pageOf(board), sample.screen, (n += 1));
        const box = await pageOf(board).locator('[data-act="finish"]').boundingBox();
        const place = box === null ? 'nowhere' : [box.x, box.y, box.width, box.height].map(Math.round).join(' ');
        places.set(place, [...(places.get(place) ?? []), `${sample.name} ${language} ${theme}`]);
      }
    }
    expect([...places.keys()], JSON.stringify([...places], null, 1)).toHaveLength(1);
  }, 120_000);
});
