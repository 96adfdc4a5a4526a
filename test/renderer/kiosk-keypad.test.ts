/** The tactile keypad on the kiosk's page: what it presses, what it never presses, what is said of it and to whom. */
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Access } from '../../domain/contract/access.ts';
import { pageMessage } from '../../domain/contract/intent.ts';
import type { Screen } from '../../domain/contract/screen.ts';
import { defaultKeys } from '../../main/speech/access-setting.ts';
import { startGallery } from './gallery-server.ts';
import type { GalleryServer } from './gallery-server.ts';
import { boards, showScreen, startBrowser } from './gallery-page.ts';
import { samples } from './samples.ts';
import { recordVoices } from './voice-recorder.ts';

const off: Access = { keypad: false, speech: 'off', volume: 1, keys: defaultKeys, doubleStrikeMs: 0, coreVoices: [] };
const on: Access = { ...off, keypad: true };
let gallery: GalleryServer;
let browser: Browser;
let page: Page;
let n = 0;

beforeAll(async () => {
  gallery = await startGallery();
  browser = await startBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

beforeEach(async () => {
  page = await browser.newPage({ viewport: boards.portrait, reducedMotion: 'reduce' });
  await page.addInitScript(recordVoices);
  await page.goto(gallery.url);
});

afterEach(async () => {
  await page.close();
});

function sample(name: string, access: Access, theme: 'day' | 'night' | 'contrast' = 'day'): Screen {
  const found = samples('en', theme, false, access).find((each) => each.name === name);
  if (found === undefined) throw new Error(`no sample ${name}`);
  return found.screen;
}

/** Shows a screen and waits until the page has looked at it. */
async function show(screen: Screen): Promise<void> {
  await showScreen(page, screen, (n += 1));
  await settle();
}

async function settle(): Promise<void> {
  await page.evaluate(async () => {
    for (let turn = 0; turn < 4; turn += 1) await new Promise((next) => requestAnimationFrame(next));
  });
}

async function press(...codes: string[]): Promise<void> {
  for (const code of codes) await page.keyboard.press(code);
  await settle();
}

/** Longer than the rest of a reader, as the page counts it. */
async function rest(): Promise<void> {
  const from = await page.evaluate(() => performance.now());
  await page.waitForFunction((since) => performance.now() - since > 400, from);
}

/** Intents by name, and other messages by type; what was painted is left out. */
async function sent(): Promise<string[]> {
  const messages = await page.evaluate(() => window.gallery.sent);
  const kinds = messages.map((message) => pageMessage.parse(message));
  return kinds.filter((each) => each.type !== 'painted').map((each) => (each.type === 'intent' ? each.intent.kind : each.type));
}

const spoken = (): Promise<string[]> => page.evaluate(() => window.spoken);
const focusedName = (): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('data-act') ?? null);

test('the first arrow switches the keypad on and does nothing else', async () => {
  await show(sample('visit-rows', off));
  await press('ArrowRight');
  expect(await sent()).toEqual(['keypad-on']);
  expect(await focusedName()).toBeNull();
});

test('with the keypad off neither Enter nor Escape is anything but a key of a reader', async () => {
  await show(sample('visit-rows', off));
  await page.locator('[data-act="finish"]').focus();
  await press('Enter', 'Escape');
  expect(await sent()).toEqual(['wedge', 'wedge']);
});

test('the focus begins on what is preset, OK presses it', async () => {
  await show(sample('visit-rows', on));
  expect(await focusedName()).toBe('finish');
  await press('Enter');
  expect(await sent()).toEqual(['here', 'finish']);
});

test('the Enter at the end of what a reader types never presses, one pressed by hand afterwards does', async () => {
  await show(sample('visit-rows', on));
  await page.keyboard.type('9000482148214821');
  await press('Enter', 'Enter');
  expect(new Set(await sent())).toEqual(new Set(['wedge']));
  await rest();
  await press('Enter');
  expect((await sent()).slice(-2)).toEqual(['here', 'finish']);
});

test('on the question whether somebody is here arrows go to an answer and leave it open, OK gives it, any other key says yes', async () => {
  await show(sample('idle-warning', on));
  expect(await focusedName()).toBe('stay');
  await press('Escape');
  expect(new Set(await sent())).toEqual(new Set(['stay']));
  const before = (await sent()).length;
  await press('ArrowRight');
  expect(await focusedName()).toBe('finish');
  await press('Enter');
  await press('ArrowLeft');
  expect(await focusedName()).toBe('stay');
  await press('Enter');
  expect((await sent()).slice(before)).toEqual(['still-asked', 'finish', 'still-asked', 'stay']);
});

test('on that question the ear hears each answer as the arrow comes to it', async () => {
  await show(sample('idle-warning', { ...on, speech: 'private' }));
  await page.evaluate(() => void (window.spoken = []));
  await press('ArrowRight');
  expect((await spoken()).join(' ')).toMatch(/Finish now, button, \d of 2/);
});

test('one key struck twice within the time that is set counts once; another key, and a slower hand, count', async () => {
  await show(sample('visit-home', { ...on, doubleStrikeMs: 500 }));
  const strike = (...codes: string[]): Promise<unknown> =>
    page.evaluate((all) => {
      for (const code of all) window.dispatchEvent(new KeyboardEvent('keydown', { code, key: code, cancelable: true }));
    }, codes);
  const start = await focusedName();
  await strike('ArrowRight', 'ArrowRight', 'ArrowRight');
  const once = await focusedName();
  await strike('ArrowLeft');
  expect(await focusedName()).toBe(start);
  await strike('ArrowRight');
  expect(await focusedName()).toBe(once);
  const from = await page.evaluate(() => performance.now());
  await page.waitForFunction((since) => performance.now() - since > 520, from);
  await strike('ArrowRight');
  expect([start, once]).not.toContain(await focusedName());
});

test('with no such time set each strike counts, and digits of a reader are never held back', async () => {
  await show(sample('visit-home', on));
  const start = await focusedName();
  await press('ArrowRight');
  const once = await focusedName();
  await press('ArrowLeft', 'ArrowRight', 'ArrowRight');
  expect([start, once]).not.toContain(await focusedName());
  await show(sample('visit-home', { ...off, doubleStrikeMs: 500 }));
  const before = (await sent()).length;
  await page.keyboard.type('11220');
  expect((await sent()).slice(before)).toEqual(['wedge', 'wedge', 'wedge', 'wedge', 'wedge']);
});

test('whoever uses the keypad can have steady keys, beside the languages; nobody else is shown them', async () => {
  await show(sample('visit-home', on));
  await page.locator('[data-act="languages"]').click();
  await settle();
  expect(await page.locator('[data-act="steady"]').getAttribute('aria-pressed')).toBe('false');
  await page.locator('[data-act="steady"]').click();
  expect(await sent()).toContain('toggle-steady');
  await show(sample('visit-home', off));
  expect(await page.locator('[data-act="steady"]').count()).toBe(0);
});

test('the back key presses the way back where there is one', async () => {
  await show(sample('code-help', on));
  await press('Escape');
  expect(await sent()).toEqual(['here', 'back']);
});

test('a finger takes the ring away', async () => {
  await show(sample('visit-rows', on));
  await page.locator('.hall').click({ position: { x: 5, y: 5 } });
  expect(await sent()).toEqual(['keypad-off']);
  await show(sample('visit-rows', off));
  expect(await focusedName()).toBeNull();
});

test('on the keys of the screen up and down go by rows and leave them at their edge', async () => {
  await show(sample('type-card', on));
  await page.locator('[data-key="5"]').focus();
  const key = (): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('data-key') ?? null);
  await press('ArrowDown');
  expect(await key()).toBe('8');
  await press('ArrowDown');
  expect(await key()).toBe('0');
  await press('ArrowDown');
  expect(await key()).toBeNull();
  await press('ArrowUp');
  expect(await key()).not.toBeNull();
});

test('the ring is 6 px wide, and its two colours are at least 3:1 apart in every theme', async () => {
  for (const theme of ['day', 'night', 'contrast'] as const) {
    await show(sample('visit-rows', on, theme));
    const ring = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement ?? document.body);
      const luminance = (name: string): number => {
        const probe = document.createElement('i');
        probe.style.color = `var(${name})`;
        document.body.append(probe);
        const rgb = getComputedStyle(probe).color.match(/\d+/g)?.map(Number) ?? [];
        probe.remove();
        const [r = 0, g = 0, b = 0] = rgb.map((each) =>
          each / 255 <= 0.04045 ? each / 255 / 12.92 : ((each / 255 + 0.055) / 1.055) ** 2.4,
        );
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const both = [luminance('--focus'), luminance('--focus-gap')].sort((a, b) => b - a);
      return { width: style.outlineWidth, style: style.outlineStyle, contrast: ((both[0] ?? 0) + 0.05) / ((both[1] ?? 0) + 0.05) };
    });
    expect(ring).toMatchObject({ width: '6px', style: 'solid' });
    expect(ring.contrast).toBeGreaterThanOrEqual(3);
  }
});

test('a new row is said by itself, a countdown once', async () => {
  const listening: Access = { ...on, speech: 'private' };
  await show(sample('visit-home', listening));
  await show(sample('visit-rows', listening));
  const before = (await spoken()).length;
  const screen = sample('visit-rows', listening);
  if (screen.kind !== 'visit' || screen.rows[0] === undefined) throw new Error('no rows');
  await show({ ...screen, rows: [{ ...screen.rows[0], rowId: 'new', shop: 'Zephyr' }, ...screen.rows] });
  const said = (await spoken()).slice(before).join(' ');
  expect(said).toContain('Zephyr');
  expect(said).not.toContain('Finish');
  const warning = sample('idle-warning', listening);
  if (warning.kind !== 'idle-warning') throw new Error('no warning');
  await show(warning);
  const after = (await spoken()).length;
  await show({ ...warning, secondsLeft: warning.secondsLeft - 1 });
  expect((await spoken()).length).toBe(after);
});

test('digits of a card number are stars for others and digits for one ear', async () => {
  await show(sample('type-card', { ...on, speech: 'aloud' }));
  await press('F1');
  expect((await spoken()).join(' ')).toContain('star star');
  await page.locator('[data-key="7"]').focus();
  await press('Enter');
  expect((await spoken()).slice(-2)).toContain('star');
  await show(sample('type-card', { ...on, speech: 'private' }));
  await page.locator('[data-key="7"]').focus();
  await press('Enter');
  expect((await spoken()).slice(-2)).toContain('7');
});

test('the plug that comes out cuts the voice off before the core has answered; an arrow cuts it off too', async () => {
  await show(sample('visit-rows', { ...on, speech: 'private' }));
  const cuts = await page.evaluate(() => window.cuts);
  await press('ArrowRight');
  expect(await page.evaluate(() => window.cuts)).toBeGreaterThan(cuts);
  const said = (await spoken()).length;
  const before = await page.evaluate(() => window.cuts);
  // Playwright knows no key of that name
  await page.evaluate(() => window.dispatchEvent(new KeyboardEvent('keydown', { code: 'F14', key: 'F14' })));
  await settle();
  expect(await page.evaluate(() => window.cuts)).toBeGreaterThan(before);
  expect((await spoken()).length).toBe(said);
  expect((await sent()).slice(-2)).toEqual(['jack-out', 'here']);
});

test('the help key asks for speech where there is a voice; what the keypad says of itself tells nothing of the visitor', async () => {
  await show(sample('visit-rows', off));
  await press('F1');
  expect(await sent()).toEqual(['keypad-on', 'speech-aloud']);
  await show(sample('visit-rows', on));
  expect(await spoken()).toEqual(['Arrows move, OK presses, Help speaks']);
});

test('where the browser has no voice of this machine the core speaks, and where neither has one nothing is offered', async () => {
  await page.evaluate(() => {
    const distant = { lang: 'en-GB', name: 'distant', localService: false };
    Object.defineProperty(window, 'speechSynthesis', {
      value: { ...window.speechSynthesis, cancel: () => undefined, getVoices: () => [distant] },
    });
  });
  await show(sample('visit-rows', { ...off, coreVoices: ['en'] }));
  await show(sample('visit-rows', { ...on, speech: 'aloud', coreVoices: ['en'] }));
  expect(await sent()).toContain('speak');
  expect(await spoken()).toEqual([]);
  await page.evaluate(() => void window.gallery.connected(false));
  await page.evaluate(() => void window.gallery.connected(true));
  await show(sample('visit-rows', off));
  const before = (await sent()).length;
  await press('F1');
  expect((await sent()).slice(before)).toEqual(['keypad-on']);
});

test('on attract nothing of what was said is left in the page', async () => {
  await show(sample('visit-rows', { ...on, speech: 'private' }));
  await show(sample('attract', off));
  expect(await page.content()).not.toContain('4821');
});

test('a key that is held counts once', async () => {
  await show(sample('visit-home', on));
  const before = await page.evaluate(() => document.activeElement?.getAttribute('data-act'));
  await page.keyboard.down('ArrowRight');
  await settle();
  const after = await page.evaluate(() => document.activeElement?.getAttribute('data-act'));
  // Playwright tells the page that the key repeats
  for (let times = 0; times < 5; times += 1) await page.keyboard.down('ArrowRight');
  await page.keyboard.up('ArrowRight');
  await settle();
  expect(after).not.toBe(before);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-act'))).toBe(after);
});
