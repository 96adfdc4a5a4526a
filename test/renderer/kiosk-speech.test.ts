/** Whoever cannot see the kiosk hears all that stands on it, and reaches all that can be pressed, on every screen and in every language. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Access } from '../../domain/contract/access.ts';
import { shortWeekdays } from '../../domain/speech/full-weekdays.ts';
import { languages } from '../../domain/text/language.ts';
import type { Language } from '../../domain/text/language.ts';
import { defaultKeys } from '../../main/speech/access-setting.ts';
import { earFaults } from './ear-faults.ts';
import { startGallery } from './gallery-server.ts';
import type { GalleryServer } from './gallery-server.ts';
import { boards, showScreen, startBrowser } from './gallery-page.ts';
import { samples } from './samples.ts';
import { recordVoices } from './voice-recorder.ts';

const listening: Access = { keypad: true, speech: 'private', volume: 1, keys: defaultKeys, doubleStrikeMs: 0, coreVoices: [] };
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

async function openListening(): Promise<Page> {
  const page = await browser.newPage({ viewport: boards.portrait, reducedMotion: 'reduce' });
  await page.addInitScript(recordVoices);
  await page.goto(gallery.url);
  return page;
}

/** Walks once round the screen as it stands, in the page; gives what was said and what can be read. */
async function walkRound(): Promise<{
  spoken: string[];
  whole: string[];
  shown: string[];
  controls: number;
  reached: number;
  returns: boolean;
}> {
  const press = (code: string): boolean => window.dispatchEvent(new KeyboardEvent('keydown', { code, key: code, cancelable: true }));
  const frame = (): Promise<unknown> => new Promise((next) => requestAnimationFrame(next));
  for (let turn = 0; turn < 4; turn += 1) await frame();
  const start = document.activeElement;
  window.spoken = [];
  press('F1');
  const whole = [...window.spoken];
  const controls = [...document.querySelectorAll('main button:not(:disabled)')].filter((each) =>
    each.checkVisibility({ visibilityProperty: true }),
  ).length;
  const reached = new Set<Element>();
  for (let step = 0; step < controls; step += 1) {
    press('ArrowRight');
    if (document.activeElement !== null) reached.add(document.activeElement);
  }
  const shown: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element === null || element.matches('script, style') || !element.checkVisibility({ visibilityProperty: true })) continue;
    if ((node.textContent ?? '').trim() !== '') shown.push(node.textContent ?? '');
  }
  return { spoken: window.spoken, whole, shown, controls, reached: reached.size, returns: document.activeElement === start };
}

/** Letters drawn onto the plan of the mall: the picture's name says what they stand for. */
const drawn = new Set(['wc']);
const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];

/** Walks round what stands there and gives what is wrong with it. */
async function faultsHere(page: Page, language: Language, name: string): Promise<string[]> {
  const faults: string[] = [];
  const short = new Set(shortWeekdays(language).map((each) => each.toLowerCase()));
  const round = await page.evaluate(walkRound);
  // a shop's name is shown in two parts where the first letters were typed: so parts of words count
  const heard = round.spoken.join(' ').toLowerCase();
  // letters of a reference or of SHA-256 are said one by one
  const isHeard = (word: string): boolean => heard.includes(word) || heard.includes([...word].join(' '));
  const figures = round.spoken.map((each) => each.replace(/\D/g, ''));
  for (const text of round.shown) {
    for (const word of wordsOf(text))
      if (!isHeard(word) && !short.has(word) && !drawn.has(word)) faults.push(`${name}: "${word}" of "${text.trim()}" is not said`);
    // of a short day the month is said by its name
    const digits = text.replace(/(\d{1,2})\.\d{2}\./g, '$1').replace(/\D/g, '');
    if (!figures.some((each) => each.includes(digits))) faults.push(`${name}: ${digits} of "${text.trim()}" is not said`);
  }
  faults.push(...earFaults(round.whole).map((fault) => `${name}: ${fault}`));
  if (round.reached !== round.controls || !round.returns)
    faults.push(
      `${name}: ${round.reached} of ${round.controls} controls are reached${round.returns ? '' : ', and the turn does not close'}`,
    );
  return faults;
}

test.each(languages)(
  'in %s every word and figure of every screen is said, and one turn of the arrow passes every control',
  async (language) => {
    const page = await openListening();
    const faults: string[] = [];
    for (const sample of samples(language, 'day', false, listening)) {
      await showScreen(page, sample.screen, (n += 1));
      faults.push(...(await faultsHere(page, language, sample.name)));
    }
    await page.close();
    expect([...new Set(faults)]).toEqual([]);
  },
  240_000,
);

/** What comes between a visitor and the visit. */
const interruptions = new Set(['another-card', 'whose-receipt', 'idle-warning', 'message-refusal']);
/** More pages than a screen in large text has. */
const PAGES_MAX = 8;

test('in large text and contrast together each page is said when it is turned up, at what interrupts a visit too', async () => {
  const page = await openListening();
  const faults: string[] = [];
  const all = samples('de', 'contrast', false, listening, true);
  const chosen = all.filter((each, at) => at % 5 === 0 || interruptions.has(each.name));
  expect(chosen.filter((each) => interruptions.has(each.name))).toHaveLength(interruptions.size);
  for (const sample of chosen) {
    await showScreen(page, sample.screen, (n += 1));
    for (let at = 1; at <= PAGES_MAX; at += 1) {
      faults.push(...(await faultsHere(page, 'de', `${sample.name}, page ${at}`)));
      const next = page.locator('[data-act="read-on"]');
      if ((await next.count()) !== 1 || !(await next.isVisible()) || !(await next.isEnabled())) break;
      await next.evaluate((key: HTMLElement) => key.click());
    }
  }
  await page.close();
  expect([...new Set(faults)]).toEqual([]);
}, 240_000);
