/** Laws of the screens on which something is typed: what is typed is the largest text in the hall, and in large text question, field and keys stand on one page. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Screen } from '../../domain/contract/screen.ts';
import type { Language } from '../../domain/text/language.ts';
import { phrase } from '../../domain/text/phrase.ts';
import { startGallery } from './gallery-server.ts';
import type { GalleryServer } from './gallery-server.ts';
import { openGallery, showScreen, startBrowser } from './gallery-page.ts';
import type { Board } from './gallery-page.ts';
import { samples } from './samples.ts';
import type { Sample } from './samples.ts';

const boards: Board[] = ['portrait', 'landscape'];
const kinds = new Set<Screen['kind']>([
  'type-card',
  'join-phone',
  'find-phone',
  'enter-code',
  'give-amount',
  'birthday',
  'service-pin',
  'type-receipt',
]);
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

function entries(language: Language, large: boolean): readonly Sample[] {
  const all = samples(language, 'day', false, undefined, large);
  return all.filter(({ screen }) => kinds.has(screen.kind) && !(screen.kind === 'type-receipt' && screen.step === 'check'));
}

/** Sizes of type in the hall, px: of what is typed, and the largest of all other words. Runs in the page. */
function sizesInHall(): { readonly typed: number; readonly others: number; readonly question: boolean; readonly pageKeys: boolean } {
  const seen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const sizeOf = (element: Element): number => Number.parseFloat(getComputedStyle(element).fontSize);
  const hall = document.querySelector('.hall');
  const fields = [...(hall?.querySelectorAll('.digits b, .amount b, .field.wide b, .field.cur b') ?? [])].filter(seen);
  const others = [...(hall?.querySelectorAll('h1, h2, p, li, .label') ?? [])].filter(seen);
  return {
    typed: Math.max(0, ...fields.map(sizeOf)),
    others: Math.max(0, ...others.map(sizeOf)),
    question: others.some((each) => each.matches('h1, h2, .lab')),
    pageKeys: [...document.querySelectorAll('[data-act="read-on"]')].some(seen),
  };
}

async function show(page: Page, screen: Screen): Promise<void> {
  await showScreen(page, screen, (n += 1));
}

describe.each(boards)('%s', (board) => {
  test.each(['de', 'ru'] as const)(
    'in %s large text has question, field and keys on one page',
    async (language) => {
      const page = await openGallery(browser, gallery.url, board);
      const faults: string[] = [];
      for (const { name, screen } of entries(language, true)) {
        await show(page, screen);
        const found = await page.evaluate(sizesInHall);
        if (found.pageKeys) faults.push(`${name}: more than one page`);
        if (found.typed === 0) faults.push(`${name}: no field`);
        if (!found.question) faults.push(`${name}: no question`);
      }
      await page.close();
      expect(faults).toEqual([]);
    },
    240_000,
  );

  test('what is typed stands larger than the words that ask for it', async () => {
    const page = await openGallery(browser, gallery.url, board);
    const faults: string[] = [];
    for (const { name, screen } of entries('en', false)) {
      // shops are chosen, and sixteen digits or a million share the width of one line
      const isLong =
        name.startsWith('type-card') || name === 'type-receipt-shop' || (screen.kind === 'type-receipt' && screen.amountText.length > 6);
      if (isLong) continue;
      await show(page, screen);
      const found = await page.evaluate(sizesInHall);
      if (found.typed < 0.9 * found.others) faults.push(`${name}: ${found.typed} px below words of ${found.others} px`);
    }
    await page.close();
    expect(faults).toEqual([]);
  }, 240_000);
});

test('an empty field holds no text, a typed one its digits in groups', async () => {
  const page = await openGallery(browser, gallery.url, 'portrait');
  const card = entries('en', false).find((each) => each.name === 'type-card')?.screen;
  if (card?.kind !== 'type-card') throw new Error('no card to type');
  const text = (): Promise<string | null> => page.locator('.field b').textContent();
  await show(page, { ...card, digits: '' });
  expect(await text()).toBe('');
  await show(page, { ...card, digits: '9643000000000123' });
  expect(await text()).toBe('9643 0000 0000 0123');
  // longer than the mall's cards: the rest stands behind, and nothing is lost
  await show(page, { ...card, digits: '9643000000000123456' });
  expect(await text()).toBe('9643 0000 0000 0123 456');
  await show(page, { ...card, length: null, digits: '96430' });
  expect(await text()).toBe('9643 0');
  await page.close();
}, 120_000);

test('an hour or a sum that can become right no more is said to be wrong, and why', async () => {
  const page = await openGallery(browser, gallery.url, 'portrait');
  const all = entries('en', false).map((each) => each.screen);
  const step = (wanted: string): Extract<Screen, { kind: 'type-receipt' }> => {
    const found = all.find((each) => each.kind === 'type-receipt' && each.step === wanted);
    if (found?.kind !== 'type-receipt') throw new Error(`no step ${wanted}`);
    return found;
  };
  const hall = (): Promise<string> => page.locator('.hall').innerText();
  const flat = (words: string): string => words.replace(/\s+/g, ' ');
  await show(page, { ...step('date'), timeText: '2561', complete: false });
  expect(flat(await hall())).toContain(phrase('en', 'typed.time-wrong'));
  await show(page, { ...step('date'), timeText: '25', complete: false });
  expect(flat(await hall())).not.toContain(phrase('en', 'typed.time-wrong'));
  for (const wrong of ['12,345', '1,2,3', ',5', '12345678']) {
    await show(page, { ...step('amount'), amountText: wrong, complete: false });
    expect(flat(await hall()), wrong).toContain(phrase('en', 'typed.amount-wrong'));
  }
  for (const begun of ['', '0', '0,', '0,9', '1234567,89']) {
    await show(page, { ...step('amount'), amountText: begun, complete: false });
    expect(flat(await hall()), begun).not.toContain(phrase('en', 'typed.amount-wrong'));
  }
  await page.close();
}, 120_000);
