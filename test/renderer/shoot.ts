/** Takes a picture of every sample screen, in the looks and on the boards one asks for; without arguments it says how. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Frame } from '../../domain/contract/screen-parts.ts';
import { defaultKeys } from '../../main/speech/access-setting.ts';
import { openGallery, showScreen, startBrowser } from './gallery-page.ts';
import { startGallery } from './gallery-server.ts';
import { longerLanguage, mirroredLanguage } from './mirrored-language.ts';
import { samples } from './samples.ts';
import { readShootOptions, usage, usualLooks } from './shoot-options.ts';

/** More pages than any screen may need in large text. */
const PAGES_MAX = 6;

const asked = readShootOptions(process.argv.slice(2));
if (typeof asked === 'string') {
  console.error(`${asked}\n${usage}`);
  process.exit(2);
}
await mkdir(asked.folder, { recursive: true });
const stands = { mirrored: mirroredLanguage, longer: longerLanguage };
const gallery = await startGallery(asked.stand === null ? [] : [stands[asked.stand]()]);
const browser = await startBrowser();
const keypad: Frame['access'] = { keypad: true, speech: 'private', volume: 1, keys: defaultKeys, doubleStrikeMs: 0, coreVoices: [] };
let shown = 0;
let taken = 0;

/** Turns to the next page of large text; false where there is none. */
async function turned(page: Page): Promise<boolean> {
  const next = page.locator('[data-act="read-on"]');
  if ((await next.count()) !== 1 || !(await next.isVisible()) || !(await next.isEnabled())) return false;
  await next.evaluate((key: HTMLElement) => key.click());
  return true;
}

try {
  for (const board of asked.boards) {
    const page = await openGallery(browser, gallery.url, board);
    page.on('pageerror', (error) => console.error(board, error.message));
    for (const language of asked.languages) {
      for (const look of asked.looks ?? usualLooks(language)) {
        const access = look.keypad ? keypad : undefined;
        const all = samples(language, look.theme, look.lower, access, look.large);
        for (const sample of all.filter((each) => asked.parts.length === 0 || asked.parts.some((part) => each.name.includes(part)))) {
          shown += 1;
          await showScreen(page, sample.screen, shown);
          const name = `${board}-${sample.name}-${asked.stand ?? language}${look.mark}`;
          for (let at = 1; at <= PAGES_MAX; at += 1) {
            taken += 1;
            await page.screenshot({ path: join(asked.folder, `${name}${at === 1 ? '' : `-${at}`}.png`) });
            if (!asked.pages || !(await turned(page))) break;
          }
        }
      }
    }
    await page.close();
  }
} finally {
  await browser.close();
  await gallery.close();
}
console.log(`${taken} pictures in ${asked.folder}`);
