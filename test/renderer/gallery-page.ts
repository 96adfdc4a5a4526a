import type {} from '../../renderer/kiosk/gallery.ts';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import type { Screen } from '../../domain/contract/screen.ts';

/** The two boards of the house. */
export const boards = { portrait: { width: 1080, height: 1920 }, landscape: { width: 1920, height: 1080 } } as const;
export type Board = keyof typeof boards;

/** Starts the browser: PASSAGE_CHROMIUM, else the one of Debian, else Playwright's own. */
export async function startBrowser(): Promise<Browser> {
  const { existsSync } = await import('node:fs');
  const known = [process.env['PASSAGE_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
    (path) => path !== undefined && existsSync(path),
  );
  const args = [
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--font-render-hinting=none',
  ];
  return chromium.launch(known === undefined ? { args } : { args, executablePath: known });
}

/** Opens the gallery on a board; motion is off, so that a picture is the end state. */
export async function openGallery(browser: Browser, url: string, board: Board): Promise<Page> {
  const page = await browser.newPage({ viewport: boards[board], reducedMotion: 'reduce' });
  await page.goto(url);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return page;
}

/** Frames that a screen may take to be painted; some hundred times what it needs. */
const FRAMES_MAX = 600;

/** Shows one screen and waits until the page says that it painted it. */
export async function showScreen(page: Page, screen: Screen, n: number): Promise<void> {
  const painted = await page.evaluate(
    async ({ message, wanted, frames }) => {
      window.gallery.receive(message);
      for (let frame = 0; frame < frames; frame += 1) {
        const last = window.gallery.sent.at(-1);
        if (typeof last === 'object' && last !== null && 'n' in last && last.n === wanted) break;
        await new Promise((next) => requestAnimationFrame(next));
      }
      await document.fonts.ready;
      const last = window.gallery.sent.at(-1);
      return typeof last === 'object' && last !== null && 'n' in last && last.n === wanted;
    },
    { message: { type: 'screen', n, screen }, wanted: n, frames: FRAMES_MAX },
  );
  if (!painted) throw new Error(`screen ${screen.kind} was not painted: does the sample fit the contract?`);
}
