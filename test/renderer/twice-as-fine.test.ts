/** A board twice as fine shows the same picture: nothing gives way, and every key and drawing of every screen stands where it stands on the house's board, measured in the board's own unit. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGallery } from './gallery-server.ts';
import type { GalleryServer } from './gallery-server.ts';
import { openGallery, showScreen, startBrowser } from './gallery-page.ts';
import { samples } from './samples.ts';

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

/** What stands on the page and where, in rem; null: words, which may be broken elsewhere by a hair's breadth. */
interface Standing {
  readonly what: string;
  readonly at: readonly number[] | null;
}

/** Letters are laid on whole points, so what stands beside a long line may differ by this much, rem. */
const SLACK_REM = 0.8;

/** Texts, controls and pictures of the page, in order; runs in the page. */
function standing(): Standing[] {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const found: Standing[] = [];
  for (const element of document.querySelectorAll('body *')) {
    if (element.closest('script, style') !== null || (element.closest('svg') !== null && element.tagName !== 'svg')) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '');
    if (!own && element.tagName !== 'BUTTON' && element.tagName !== 'svg') continue;
    const box = element.getBoundingClientRect();
    if (box.width === 0) continue;
    const what = `${element.tagName.toLowerCase()} ${(element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40)}`;
    const isKey = element.tagName === 'BUTTON' || (element.tagName === 'svg' && element.closest('.floor, .figure') !== null);
    found.push({ what, at: isKey ? [box.left, box.top, box.width, box.height].map((each) => each / rem) : null });
  }
  return found;
}

/** The first thing that stands elsewhere; null where the pictures are the same. */
function differs(coarse: readonly Standing[], fine: readonly Standing[]): string | null {
  for (let at = 0; at < Math.max(coarse.length, fine.length); at += 1) {
    const [one, other] = [coarse[at], fine[at]];
    if (one === undefined || other === undefined || one.what !== other.what)
      return `"${one?.what ?? 'nothing'}" became "${other?.what ?? 'nothing'}"`;
    const far = Math.max(0, ...(one.at ?? []).map((each, part) => Math.abs(each - (other.at?.[part] ?? Number.POSITIVE_INFINITY))));
    if (far > SLACK_REM) return `"${one.what}" stands ${far.toFixed(1)} rem elsewhere`;
  }
  return null;
}

async function pictures(page: Page): Promise<Map<string, Standing[]>> {
  const all = new Map<string, Standing[]>();
  for (const sample of samples('ru')) {
    await showScreen(page, sample.screen, (n += 1));
    all.set(sample.name, await page.evaluate(standing));
  }
  return all;
}

test.each([
  ['portrait', 'portrait-4k'],
  ['landscape', 'landscape-4k'],
] as const)(
  'what is seen on %s is seen on %s',
  async (board, finer) => {
    const [coarse, fine] = await Promise.all([openGallery(browser, gallery.url, board), openGallery(browser, gallery.url, finer)]);
    const onCoarse = await pictures(coarse);
    const onFine = await pictures(fine);
    const faults = [...onCoarse].flatMap(([name, seen]) => {
      const fault = differs(seen, onFine.get(name) ?? []);
      return fault === null ? [] : [`${name}: ${fault}`];
    });
    await coarse.close();
    await fine.close();
    expect(faults).toEqual([]);
  },
  240_000,
);
