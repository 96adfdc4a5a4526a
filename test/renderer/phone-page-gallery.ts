/** The built page for phones in a browser, with a server that says what a sample says. */
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { readPage } from '../../server/phone/page-files.ts';
import type { PhoneSample } from './phone-page-samples.ts';

const ORIGIN = 'http://lumen.example';

/** Opens a phone on which samples are shown one after the other. `faults`: what its browser complained about. */
export async function openPhonePage(
  browser: Browser,
  options: BrowserContextOptions,
): Promise<{ page: Page; faults: string[]; show(sample: PhoneSample): Promise<void> }> {
  const files = readPage(join(import.meta.dirname, '..', '..', 'dist', 'phone'));
  if (files === null) throw new Error('the page for phones is not built: node tools/build.ts phone');
  const context = await browser.newContext({ hasTouch: true, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  let left: PhoneSample['answers'] = [];
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (!pathname.startsWith('/phone/api/')) {
      const file = files.get(pathname.replace('/phone/', ''));
      if (file === undefined) faults.push(`asked for ${pathname}`);
      return file === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ body: file.whole, contentType: file.type });
    }
    const [answer] = left;
    if (left.length > 1) left = left.slice(1);
    return answer === null || answer === undefined ? route.abort() : route.fulfill({ json: answer });
  });
  return {
    page,
    faults,
    show: async ({ answers, steps }) => {
      left = answers;
      await page.goto('about:blank');
      await page.goto(`${ORIGIN}/phone/`);
      await page.waitForSelector('.page[data-step]');
      for (const step of steps) {
        if ('act' in step) {
          await page.locator(`[data-act="${step.act}"]`).click();
          await page.waitForSelector('main[aria-busy="false"]');
          // the next step is painted after the answer was taken in
          await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
        } else if ('open' in step) await page.locator(`[data-part="${step.open}"] summary`).click();
        else await page.locator('input:not([type="checkbox"])').fill(step.type);
      }
      await page.waitForSelector('main[aria-busy="false"]');
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
    },
  };
}
