/** J1 without sight and without a hand on the glass: keypad and voice alone, card and receipts by their readers; what is said is what a visitor needs to know. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordVoices } from '../renderer/voice-recorder.ts';
import { Mall, type Station } from './mall.ts';
import { rows, visitor } from './on-page.ts';

let mall: Mall;
let k3: Station;
const STEPS_MAX = 40;

beforeAll(async () => {
  mall = await Mall.open();
  k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  await k3.page.addInitScript(recordVoices);
  await k3.page.reload();
});
afterAll(async () => {
  await mall.close();
});

/** A key that Playwright has no name for is a key all the same. */
async function press(code: string): Promise<void> {
  await k3.page.evaluate(
    (pressed) => window.dispatchEvent(new KeyboardEvent('keydown', { code: pressed, key: pressed, cancelable: true })),
    code,
  );
}

/** Waits until words were said since the last time somebody asked. */
async function hears(words: RegExp): Promise<void> {
  await expect.poll(() => k3.page.evaluate(() => window.spoken.join('\n')), { timeout: 15_000, interval: 50 }).toMatch(words);
}

async function forgetSpoken(): Promise<void> {
  await k3.page.evaluate(() => void (window.spoken = []));
}

/** Goes by arrow to a control, as one who hears each name, and presses OK. */
async function choose(name: string): Promise<void> {
  for (let steps = 0; steps < STEPS_MAX; steps += 1) {
    if ((await k3.page.evaluate(() => document.activeElement?.getAttribute('data-act'))) === name) return press('Enter');
    await press('ArrowRight');
  }
  throw new Error(`the arrow does not come to ${name}`);
}

test('a visit by keypad and ear: door, card, receipts, slip, goodbye; nothing of it is left', async () => {
  await k3.shows('attract');
  await press('ArrowRight');
  await k3.page.waitForSelector('html[data-keypad="on"]');
  await hears(/Стрелки ведут|Arrows move/);

  await press('F13');
  await hears(/Карту или чек|Scan card or receipt|карту/i);
  await choose('language-en');
  await hears(/Scan card or receipt/);

  await forgetSpoken();
  k3.devices.swipe(visitor(k3, 1));
  await k3.shows('visit');
  const language = await k3.page.getAttribute('html', 'lang');
  await hears(/\d+/);
  if (language !== 'en') {
    await choose('languages');
    await choose('language-en');
    await k3.page.waitForSelector('html[lang="en"]');
  }
  await hears(/Your points/);
  await hears(/Finish, button, \d+ of \d+/);

  await forgetSpoken();
  await k3.devices.receipt('vesta', 245_000, 'sale', 3);
  await rows(k3, 1);
  await hears(/Vesta/);
  await hears(/2450 rouble/);

  // The reader of this kiosk is a keyboard too: its Enter finishes nothing.
  await k3.page.keyboard.type('12');
  await press('Enter');
  await k3.shows('visit');

  // A key so soon after a reader's is the reader's; a hand takes longer.
  await k3.page.waitForFunction((since) => performance.now() - since > 400, await k3.page.evaluate(() => performance.now()));
  await forgetSpoken();
  await press('F1');
  await hears(/number ending \d \d \d \d/);

  await forgetSpoken();
  await choose('finish');
  await k3.shows('result');
  await hears(/1 receipt/);
  await forgetSpoken();
  await choose('slip-words');
  await k3.shows('slip-words');
  await hears(/New points/);
  await hears(/Kiosk K3/);
  await hears(/2450 rouble/);
  await forgetSpoken();
  await press('Escape');
  await k3.shows('result');
  await choose('slip-yes');
  await k3.shows('goodbye');
  await k3.devices.until(() => (k3.devices.state?.slips.length ?? 0) === 1);
  await press('F14');
  await k3.shows('attract');
  await k3.page.waitForSelector('html[data-keypad="off"]');
  expect(await k3.page.content()).not.toContain(visitor(k3, 1));

  // Whoever comes next by touch hears nothing.
  await forgetSpoken();
  k3.devices.swipe(visitor(k3, 2));
  await k3.shows('visit');
  await rows(k3, 0);
  expect(await k3.page.evaluate(() => window.spoken)).toEqual([]);
});
