/** Laws of the kiosk page itself: what it sends, what it forgets, what it shows when the core is away. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { pageMessage } from '../../domain/contract/intent.ts';
import { startGallery } from './gallery-server.ts';
import type { GalleryServer } from './gallery-server.ts';
import { openGallery, showScreen, startBrowser } from './gallery-page.ts';
import { samples } from './samples.ts';
import type { Sample } from './samples.ts';

let gallery: GalleryServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  gallery = await startGallery();
  browser = await startBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

beforeEach(async () => {
  await page?.close();
  page = await openGallery(browser, gallery.url, 'portrait');
});

function sample(name: string): Sample['screen'] {
  const found = samples('en').find((each) => each.name === name);
  if (found === undefined) throw new Error(`no sample ${name}`);
  return found.screen;
}

async function sent(): Promise<unknown[]> {
  return page.evaluate(() =>
    window.gallery.sent.filter(
      (message) => typeof message === 'object' && message !== null && 'type' in message && message.type !== 'painted',
    ),
  );
}

test('a touch is sent as its intent and nothing more', async () => {
  await showScreen(page, sample('visit-rows'), 1);
  await page.locator('[data-act="code-help"]').click();
  await page.locator('[data-act="finish"]').click();
  expect(await sent()).toEqual([
    { type: 'intent', intent: { kind: 'code-help' } },
    { type: 'intent', intent: { kind: 'finish' } },
  ]);
});

test('a double tap on FINISH, a helper or a switch is one wish; on a key it is two letters', async () => {
  await showScreen(page, sample('visit-rows'), 1);
  await page.locator('[data-act="finish"]').dblclick();
  await page.locator('[data-act="lower"]').dblclick();
  // what opens under the finger is not touched unseen
  await page.locator('[data-act="languages"]').dblclick();
  await showScreen(page, sample('join-terms'), 2);
  await page.locator('[data-act="toggle-rules"]').dblclick();
  await showScreen(page, sample('type-receipt-shop'), 3);
  await page.locator('[data-key="Q"]').dblclick();
  expect(await sent()).toEqual(
    [{ kind: 'finish' }, { kind: 'toggle-lower' }, { kind: 'toggle-rules' }, { kind: 'key', key: 'Q' }, { kind: 'key', key: 'Q' }].map(
      (intent) => ({ type: 'intent', intent }),
    ),
  );
});

test('every message of the page fits the contract', async () => {
  await showScreen(page, sample('type-receipt-shop'), 1);
  await page.locator('[data-key="Q"]').click();
  await page.locator('[data-key="erase"]').click();
  await page.locator('[data-act="shop-corso"]').click();
  await page.keyboard.press('F2');
  await page.keyboard.press('7');
  const messages = await sent();
  expect(messages).toHaveLength(5);
  expect(messages.filter((message) => !pageMessage.safeParse(message).success)).toEqual([]);
});

test('the keys of a wedge reader go to the core and never press a button', async () => {
  await showScreen(page, sample('visit-home'), 1);
  await page.locator('[data-act="finish"]').focus();
  await page.keyboard.type('42');
  await page.keyboard.press('Enter');
  const messages = await sent();
  expect(messages.map((message) => (typeof message === 'object' && message !== null && 'key' in message ? message.key : message))).toEqual([
    '4',
    '2',
    'Enter',
  ]);
});

test('on attract nothing of the visitor is left in the page', async () => {
  await showScreen(page, sample('visit-rows'), 1);
  expect(await page.content()).toContain('4821');
  await showScreen(page, sample('attract'), 2);
  const left = await page.evaluate(() => document.documentElement.outerHTML);
  for (const trace of ['4821', 'Vesta', 'K3-48', '2,450']) expect(left).not.toContain(trace);
  expect(
    await page.evaluate(() => [
      localStorage.length,
      sessionStorage.length,
      document.cookie,
      document.querySelectorAll('input, textarea').length,
    ]),
  ).toEqual([0, 0, '', 0]);
});

test('when the core goes away the screen of the visitor goes with it', async () => {
  await showScreen(page, sample('visit-rows'), 1);
  await page.evaluate(() => window.gallery.connected(false));
  await page.getByText('One moment').waitFor();
  expect(await page.content()).not.toContain('4821');
  await page.evaluate(() => window.gallery.connected(true));
  expect(await page.content()).not.toContain('4821');
});

test('a new message finishes every animation at once', async () => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await showScreen(page, sample('gift-bound'), 1);
  await page.evaluate((message) => window.gallery.receive(message), { type: 'screen', n: 2, screen: sample('gift-bound') });
  const moving = await page.evaluate(
    () =>
      document
        .getAnimations()
        .filter((animation) => animation.playState === 'running' && animation.effect?.getTiming().iterations !== Infinity).length,
  );
  expect(moving).toBe(0);
});

test('the page speaks the language of the screen', async () => {
  for (const language of ['ru', 'fi', 'de', 'en'] as const) {
    const home = samples(language).find((each) => each.name === 'visit-home');
    if (home === undefined) throw new Error('no sample');
    await showScreen(page, home.screen, ['ru', 'fi', 'de', 'en'].indexOf(language) + 1);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
  }
});

test('choosing a language is one touch on the helper and one on the name', async () => {
  await showScreen(page, sample('visit-home'), 1);
  await page.locator('[data-act="languages"]').click();
  await page.locator('[data-act="language-fi"]').click();
  expect(await sent()).toEqual([{ type: 'intent', intent: { kind: 'choose-language', language: 'fi' } }]);
  await page.locator('[data-act="languages"]').waitFor();
});
