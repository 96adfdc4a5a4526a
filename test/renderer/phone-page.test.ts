/** Laws of the page on a visitor's own phone, in a real browser: each step, each language, small and lying glass, day and night, text twice as large. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../domain/text/language.ts';
import { startBrowser } from './gallery-page.ts';
import { openPhonePage } from './phone-page-gallery.ts';
import { phonePageSamples } from './phone-page-samples.ts';

const glasses = {
  small: { width: 320, height: 568 },
  usual: { width: 390, height: 844 },
  lying: { width: 844, height: 390 },
} as const;
let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
});

/** What is wrong with the page as it stands; runs in the page. */
function faultsHere(minTouch: number): string[] {
  const faults: string[] = [];
  const wide = document.documentElement.scrollWidth;
  if (wide > window.innerWidth + 1) faults.push(`the page is ${wide} wide on ${window.innerWidth}`);
  const named = (element: Element): string => `<${element.tagName.toLowerCase()}> "${(element.textContent ?? '').trim().slice(0, 40)}"`;
  for (const element of document.querySelectorAll<HTMLElement>('button, label:has(input), .box')) {
    const box = element.getBoundingClientRect();
    if (box.height < minTouch || box.width < minTouch)
      faults.push(`${named(element)} is ${Math.round(box.width)} x ${Math.round(box.height)}`);
  }
  for (const element of document.querySelectorAll<HTMLElement>('h1, h2, h3, p, b, span:not(.heard), small, button, li')) {
    if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && getComputedStyle(element).display !== 'inline')
      faults.push(`${named(element)} is cut`);
    if (element.getBoundingClientRect().right > window.innerWidth + 1) faults.push(`${named(element)} runs out of the page`);
    if (Number.parseFloat(getComputedStyle(element).fontSize) < 14) faults.push(`${named(element)} is too small to read`);
  }
  return faults;
}

describe.each(Object.entries(glasses))('%s glass', (_name, viewport) => {
  test.each(languages)(
    'in %s nothing is cut, and what is touched is as large as a finger',
    async (language) => {
      const phone = await openPhonePage(browser, { viewport });
      const faults: string[] = [];
      for (const sample of phonePageSamples(language)) {
        await phone.show(sample);
        faults.push(...(await phone.page.evaluate(faultsHere, 44)).map((fault) => `${sample.name}: ${fault}`));
      }
      await phone.page.context().close();
      expect([...faults, ...phone.faults]).toEqual([]);
    },
    240_000,
  );
});

test('the phone’s own BACK leads one question back, as the button does, and what was scanned is still there', async () => {
  const phone = await openPhonePage(browser, { viewport: glasses.usual });
  const { page } = phone;
  const stands = (step: string) => page.waitForSelector(`.page[data-step="${step}"]`);
  const sample = phonePageSamples('en').find((one) => one.name === 'terms');
  if (sample === undefined) throw new Error('no sample of the terms');
  await phone.show(sample);
  await page.goBack();
  await stands('age');
  await page.goBack();
  await stands('begin');
  for (const [touch, step] of [
    ['join', 'age'],
    ['of-age', 'terms'],
    ['back', 'age'],
  ] as const) {
    await page.locator(`[data-act="${touch}"]`).tap();
    await stands(step);
  }
  // The button has gone the same way: behind the age stands the beginning and not the terms.
  await page.goBack();
  await stands('begin');
  // Too young is an end, not a question that BACK asks again.
  await page.locator('[data-act="join"]').tap();
  await page.locator('[data-act="under-age"]').tap();
  await stands('young');
  await page.goBack();
  await stands('begin');
  expect(phone.faults).toEqual([]);
  await page.context().close();
}, 60_000);

test.each(['light', 'dark'] as const)(
  'axe finds nothing in %s, and text twice as large still fits',
  async (colorScheme) => {
    const phone = await openPhonePage(browser, { viewport: glasses.usual, colorScheme });
    const found: string[] = [];
    for (const sample of phonePageSamples('de')) {
      await phone.show(sample);
      const { violations } = await new AxeBuilder({ page: phone.page }).setLegacyMode().analyze();
      found.push(...violations.map((one) => `${sample.name}: ${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`));
      await phone.page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      found.push(
        ...(await phone.page.evaluate(faultsHere, 44))
          .filter((fault) => fault.includes('wide'))
          .map((fault) => `${sample.name} at 200 %: ${fault}`),
      );
    }
    await phone.page.context().close();
    expect(found).toEqual([]);
  },
  300_000,
);

test('its first load is small: page, script and style packed are under 45 kB', async () => {
  const { readPage } = await import('../../server/phone/page-files.ts');
  const { join } = await import('node:path');
  const files = readPage(join(import.meta.dirname, '..', '..', 'dist', 'phone'));
  const packed = [...(files ?? [])]
    .filter(([path]) => path === '' || /\.(js|css)$/.test(path))
    .map(([, file]) => file.packed?.length ?? file.whole.length);
  expect(packed.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(45_000);
});
