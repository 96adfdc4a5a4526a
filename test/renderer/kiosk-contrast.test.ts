/** Every text of every kiosk screen stands out from its ground, in each theme. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGallery } from './gallery-server.ts';
import type { GalleryServer } from './gallery-server.ts';
import { showScreen, startBrowser } from './gallery-page.ts';
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

test.each(['day', 'night', 'contrast'] as const)(
  'in %s every text stands out from its ground',
  async (theme) => {
    const context = await browser.newContext({ viewport: { width: 1080, height: 1920 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(gallery.url);
    const faults: string[] = [];
    for (const sample of samples('en', theme)) {
      await showScreen(page, sample.screen, (n += 1));
      // Legacy: no second page for each look; there are no frames here, and it takes half the time.
      const result = await new AxeBuilder({ page })
        .setLegacyMode()
        .exclude('svg')
        .withRules(['color-contrast', 'button-name', 'html-has-lang'])
        .analyze();
      for (const violation of result.violations)
        faults.push(
          ...violation.nodes.map((node) => `${sample.name}: ${violation.id} ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`),
        );
    }
    await context.close();
    expect(faults).toEqual([]);
  },
  240_000,
);
