/** What staff do and see on the desk's page: keys, and the state the page shows. */
import { expect } from 'vitest';
import type { Station } from './mall.ts';

/** Slower than any reader that pretends to be a keyboard; the desk tells people from those by that. */
const KEY_PAUSE_MS = 70;

/** Presses keys one after another, like a person. */
export async function press(desk: Station, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await desk.page.keyboard.press(key);
    await desk.page.waitForTimeout(KEY_PAUSE_MS);
  }
}

/** Numbers of a count, each with Enter, as fast as the keyboard takes them: fewer than six characters before an Enter are no code. */
async function count(desk: Station, numbers: readonly string[]): Promise<void> {
  for (const number of numbers) for (const key of [...number, 'Enter']) await desk.page.keyboard.press(key);
  await desk.page.waitForFunction(() => document.querySelector('tr[data-count].on') === null);
}

/** Types a text like a person. */
export async function typeSlowly(desk: Station, text: string): Promise<void> {
  await press(desk, ...text);
}

/** Signs in on a locked desk; a colleague signs in beside one who is there already. */
export async function signIn(desk: Station, staff: 'M. Lind' | 'O. Berg' = 'M. Lind'): Promise<void> {
  desk.devices.swipe(staff);
  await desk.shows('pin');
  await press(desk, '2', '4', '6', '8', 'Enter');
  await desk.page.waitForFunction(() => !['pin', 'locked'].includes(document.documentElement.dataset['screen'] ?? ''));
  if ((await desk.page.evaluate(() => document.documentElement.dataset['screen'])) === 'shift-start') await beginShift(desk);
}

/** The counts of a beginning shift: every gift as many as the books say, so that nothing differs. */
export async function beginShift(desk: Station): Promise<void> {
  await desk.page.waitForSelector('[data-known="true"]');
  const rows = desk.page.locator('tr[data-count]');
  // Who counts does not see what the books say: first numbers show it, and the arrow goes back to set them right.
  await count(
    desk,
    Array.from({ length: await rows.count() }, () => '0'),
  );
  const expected = await rows.locator('td:nth-child(3)').allInnerTexts();
  for (const _ of expected) await desk.page.keyboard.press('ArrowUp');
  await count(
    desk,
    expected.map((text) => text.replace(/\D/g, '')),
  );
  await press(desk, 'Enter');
  await desk.page.waitForFunction(() => document.documentElement.dataset['screen'] !== 'shift-start');
}

/** Counts every gift of the list that is not counted yet, each as so many. */
export async function countAs(desk: Station, number: string): Promise<void> {
  await desk.page.waitForSelector('[data-known="true"], .tally');
  const left = Number(await desk.page.getAttribute('[data-left]', 'data-left'));
  await count(
    desk,
    Array.from({ length: left }, () => number),
  );
}

/** Waits until so many rows lie on the table. */
export async function deskRows(desk: Station, count: number): Promise<void> {
  await waitForCount(desk, '[data-row]', count);
}

/** Waits until so many papers are laid aside. */
export async function papers(desk: Station, count: number): Promise<void> {
  await waitForCount(desk, '[data-problem]', count);
}

async function waitForCount(desk: Station, selector: string, count: number): Promise<void> {
  try {
    await desk.page.waitForFunction(
      (wanted) => document.querySelectorAll(wanted.selector).length === wanted.count,
      { selector, count },
      { timeout: 15_000 },
    );
  } catch {
    throw new Error(`${desk.id}: not ${String(count)} ${selector}:\n${(await desk.page.innerText('body')).slice(0, 1500)}`);
  }
}

/** Waits until the page tells a sentence. */
export async function tells(desk: Station, sentence: RegExp): Promise<void> {
  await expect.poll(async () => desk.page.innerText('body'), { timeout: 15_000, interval: 50 }).toMatch(sentence);
}
