/** What staff do and see on the desk's page: keys, and the state the page shows. */
import { expect } from 'vitest';
import type { Station } from './mall.ts';

/** Presses keys one after another, as slowly as a person: the desk tells people from keyboard-wedge readers by that. */
export async function press(desk: Station, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await desk.page.keyboard.press(key);
    await desk.page.waitForTimeout(120);
  }
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
  await desk.page.waitForFunction(
    () => document.querySelector('[data-key="Enter"]') !== null && document.querySelector('.sheet p + p') === null,
  );
  // Who counts does not see what the books say: a first number shows it, and the arrow goes back to set it right.
  for (;;) {
    const current = desk.page.locator('tr[data-count].on');
    if ((await current.count()) === 0) break;
    const at = await current.getAttribute('data-count');
    await press(desk, '0', 'Enter', 'ArrowUp');
    const expected = await desk.page.locator(`tr[data-count="${at}"] td`).nth(2).innerText();
    await press(desk, ...expected.replace(/\D/g, ''), 'Enter');
  }
  await press(desk, 'Enter');
  await desk.page.waitForFunction(() => document.documentElement.dataset['screen'] !== 'shift-start');
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
