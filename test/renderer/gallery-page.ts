import type {} from '../../renderer/kiosk/gallery.ts';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import type { Screen } from '../../domain/contract/screen.ts';

/** The two boards of the house. */
export const boards = { portrait: { width: 1080, height: 1920 }, landscape: { width: 1920, height: 1080 } } as const;
export type Board = keyof typeof boards;

/** Other glass than the house's two: twice as fine, older panels, notebooks on a stand. */
export const otherBoards = {
  'portrait-4k': { width: 2160, height: 3840 },
  'landscape-4k': { width: 3840, height: 2160 },
  'five-to-four': { width: 1280, height: 1024 },
  'portrait-1366': { width: 768, height: 1366 },
  'portrait-1280': { width: 720, height: 1280 },
  'landscape-1366': { width: 1366, height: 768 },
} as const;

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
export async function openGallery(browser: Browser, url: string, board: Board | keyof typeof otherBoards): Promise<Page> {
  const page = await browser.newPage({ viewport: { ...boards, ...otherBoards }[board], reducedMotion: 'reduce' });
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
      // words for the core's voice may be sent after it
      const isPainted = (): boolean =>
        window.gallery.sent.some((each) => typeof each === 'object' && each !== null && 'n' in each && each.n === wanted);
      window.gallery.receive(message);
      for (let frame = 0; frame < frames; frame += 1) {
        if (isPainted()) break;
        await new Promise((next) => requestAnimationFrame(next));
      }
      await document.fonts.ready;
      return isPainted();
    },
    { message: { type: 'screen', n, screen }, wanted: n, frames: FRAMES_MAX },
  );
  if (!painted) throw new Error(`screen ${screen.kind} was not painted: does the sample fit the contract?`);
}
