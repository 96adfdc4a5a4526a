/** Whoever cannot see the kiosk hears all that stands on it, and reaches all that can be pressed, on every screen and in every language. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Access } from '../../domain/contract/access.ts';
import { shortWeekdays } from '../../domain/speech/full-weekdays.ts';
import { languages } from '../../domain/text/language.ts';
import { phrase } from '../../domain/text/phrase.ts';
import { defaultKeys } from '../../main/speech/access-setting.ts';
import { startGallery } from './gallery-server.ts';
import type { GalleryServer } from './gallery-server.ts';
import { boards, showScreen, startBrowser } from './gallery-page.ts';
import { samples } from './samples.ts';
import { recordVoices } from './voice-recorder.ts';

const listening: Access = { keypad: true, speech: 'private', volume: 1, keys: defaultKeys, coreVoices: [] };
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
async function walkRound(): Promise<{ spoken: string[]; shown: string[]; controls: number; reached: number; returns: boolean }> {
  const press = (code: string): boolean => window.dispatchEvent(new KeyboardEvent('keydown', { code, key: code, cancelable: true }));
  const frame = (): Promise<unknown> => new Promise((next) => requestAnimationFrame(next));
  for (let turn = 0; turn < 4; turn += 1) await frame();
  const start = document.activeElement;
  window.spoken = [];
  press('F1');
  const controls = [...document.querySelectorAll('main button:not(:disabled)')].filter((each) => each.checkVisibility()).length;
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
  return { spoken: window.spoken, shown, controls, reached: reached.size, returns: document.activeElement === start };
}

/** Letters drawn onto the plan of the mall: the picture's name says what they stand for. */
const drawn = new Set(['wc']);
const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];

test.each(languages)(
  'in %s every word and figure of every screen is said, and one turn of the arrow passes every control',
  async (language) => {
    const page = await openListening();
    const faults: string[] = [];
    const short = new Set(shortWeekdays(language).map((each) => each.toLowerCase()));
    for (const sample of samples(language, 'day', false, listening)) {
      await showScreen(page, sample.screen, (n += 1));
      const round = await page.evaluate(walkRound);
      // there each key means that somebody is still here, so none moves on to "Finish now"
      const isQuestion = sample.screen.kind === 'idle-warning';
      if (isQuestion) round.shown = round.shown.filter((text) => text !== phrase(language, 'act.finish-now'));
      // a shop's name is shown in two parts where the first letters were typed: so parts of words count
      const heard = round.spoken.join(' ').toLowerCase();
      const figures = round.spoken.map((each) => each.replace(/\D/g, ''));
      for (const text of round.shown) {
        for (const word of wordsOf(text))
          if (!heard.includes(word) && !short.has(word) && !drawn.has(word))
            faults.push(`${sample.name}: "${word}" of "${text.trim()}" is not said`);
        // of a short day the month is said by its name
        const digits = text.replace(/(\d{1,2})\.\d{2}\./g, '$1').replace(/\D/g, '');
        if (!figures.some((each) => each.includes(digits))) faults.push(`${sample.name}: ${digits} of "${text.trim()}" is not said`);
      }
      if (!isQuestion && (round.reached !== round.controls || !round.returns))
        faults.push(
          `${sample.name}: ${round.reached} of ${round.controls} controls are reached${round.returns ? '' : ', and the turn does not close'}`,
        );
    }
    await page.close();
    expect([...new Set(faults)]).toEqual([]);
  },
  240_000,
);
