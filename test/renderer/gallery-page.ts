import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import type { Screen } from '../../domain/contract/screen.ts';

/** The two boards of the house. */
export const boards = { portrait: { width: 1080, height: 1920 }, landscape: { width: 1920, height: 1080 } } as const;
export type Board = keyof typeof boards;

/** Starts the browser: PASSAGE_CHROMIUM, else the one of Debian, else Playwright's own. */
export async function startBrowser(): Promise<Browser> {
  const { existsSync } = await import('node:fs');
  const known = [process.env['PASSAGE_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => path !== undefined && existsSync(path));
  const args = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--font-render-hinting=none'];
  return chromium.launch(known === undefined ? { args } : { args, executablePath: known });
}

/** Opens the gallery on a board; motion is off, so that a picture is the end state. */
export async function openGallery(browser: Browser, url: string, board: Board): Promise<Page> {
  const page = await browser.newPage({ viewport: boards[board], reducedMotion: 'reduce' });
  await page.goto(url);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return page;
}

/** Shows one screen and waits until the page says that it painted it. */
export async function showScreen(page: Page, screen: Screen, n: number): Promise<void> {
  await page.evaluate(({ message }) => window.gallery.receive(message), { message: { type: 'screen', n, screen } });
  await page.waitForFunction((wanted) => window.gallery.sent.some((sent) => {
    return typeof sent === 'object' && sent !== null && 'type' in sent && sent.type === 'painted' && 'n' in sent && sent.n === wanted;
  }), n);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
