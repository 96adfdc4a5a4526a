/** No rule of axe that means something on a closed kiosk is broken on any screen, in any mode. Colours in each scheme: kiosk-contrast.test.ts. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Frame } from '../../domain/contract/screen-parts.ts';
import { defaultKeys } from '../../main/speech/access-setting.ts';
import { startGallery } from './gallery-server.ts';
import type { GalleryServer } from './gallery-server.ts';
import { boards, showScreen, startBrowser } from './gallery-page.ts';
import { samples } from './samples.ts';
import type { Sample } from './samples.ts';

/** Rules that are off, and why. All others of axe are on, experimental ones and best practice included. */
const off = [
  // Headings and landmarks let a screen reader jump. Nothing can be attached to a closed kiosk (EN 301 549, 5.1.2.2); its own voice reads the screen in order.
  'page-has-heading-one',
  'heading-order',
  'landmark-unique',
  'region',
  // Pages are neither scaled nor scrolled by fingers: large text is a mode of its own.
  'meta-viewport',
  'meta-viewport-large',
];
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

async function faultsOf(page: Page, all: readonly Sample[], rulesOff: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const sample of all) {
    await showScreen(page, sample.screen, (n += 1));
    // Legacy: no second page for each look; there are no frames here, and it takes half the time.
    const result = await new AxeBuilder({ page })
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
      .exclude('svg')
      .disableRules([...off, ...rulesOff])
      .analyze();
    for (const violation of result.violations)
      faults.push(
        ...violation.nodes.map((node) => `${sample.name}: ${violation.id} ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
      );
  }
  return faults;
}

async function withPage<T>(work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: boards.portrait, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(gallery.url);
  const done = await work(page);
  await context.close();
  return done;
}

test('every screen', async () => {
  expect(await withPage((page) => faultsOf(page, samples('en'), ['color-contrast']))).toEqual([]);
}, 480_000);

const keypad: Frame['access'] = { keypad: true, speech: 'private', volume: 1, keys: defaultKeys, doubleStrikeMs: 0, coreVoices: [] };
test.each([
  ['in large text', samples('de', 'day', false, undefined, true)],
  ['with the keypad at night', samples('ru', 'night', false, keypad)],
  ['in large text, contrast, Lower and with the keypad', samples('fi', 'contrast', true, keypad, true)],
])(
  '%s, colours included',
  async (_, all) => {
    // one of each kind of screen: what differs within a kind is words
    const one = [...new Map(all.map((sample) => [sample.screen.kind, sample])).values()];
    expect(await withPage((page) => faultsOf(page, one, []))).toEqual([]);
  },
  480_000,
);
