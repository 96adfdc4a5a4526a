/** Steps that many visits share, and words a visitor reads. */
import { expect } from 'vitest';
import type { AccountDocument } from '../../domain/contract/account-document.ts';
import { hmacHex } from '../../domain/encoding/hash.ts';
import { waitUntil, type Mall, type Station } from './mall.ts';
import { act, visitor } from './on-page.ts';

/** The n-th demo member swipes the card and is let in. */
export async function enter(station: Station, member: number): Promise<void> {
  station.devices.swipe(visitor(station, member));
  await station.shows('visit');
}

/** FINISH to the end, without a slip; waits for the attract screen. */
export async function leave(station: Station): Promise<void> {
  await act(station, 'finish');
  await waitUntil(async () => /^(result|goodbye|attract)$/.test(await screenOf(station)));
  if ((await screenOf(station)) === 'result') await act(station, 'finish');
  await station.shows('attract');
}

/** Name of the screen that is shown. */
export async function screenOf(station: Station): Promise<string> {
  return (await station.page.getAttribute('html', 'data-screen')) ?? '';
}

/** Waits until the page says something. */
export async function says(station: Station, words: RegExp): Promise<void> {
  await expect.poll(async () => station.page.innerText('body'), { timeout: 15_000, interval: 50 }).toMatch(words);
}

/** Types on the page's own keyboard. */
export async function type(station: Station, text: string): Promise<void> {
  for (const key of text) await station.page.click(`[data-key="${key}"]:visible`);
}

/** Turns the pages of the gifts until one is shown; each turn waits until the page has changed, or a fast hand would turn past it. */
export async function turnTo(station: Station, giftId: string): Promise<void> {
  const wanted = station.page.locator(`[data-act="gift-${giftId}"]:visible`);
  for (let turns = 0; turns < 10 && (await wanted.count()) === 0; turns += 1) {
    const before = await station.page.innerText('main');
    await act(station, 'later');
    await station.page.waitForFunction((left) => document.querySelector('main')?.innerText !== left, before, { timeout: 10_000 });
  }
  await wanted.first().waitFor({ timeout: 10_000 });
}

/** A kind refusal is on the screen: with its reference, and closed by BACK. Gives the reference. */
export async function refused(station: Station, words: RegExp): Promise<string> {
  await station.shows('message');
  await says(station, words);
  const reference = new RegExp(`${station.id}-\\d+`).exec(await station.page.innerText('body'))?.[0] ?? '';
  await act(station, 'back');
  await station.shows('visit');
  return reference;
}

/** Points an account may spend now: a sum over its lots. */
export function pointsOf(account: AccountDocument): number {
  return account.lots.reduce((sum, lot) => sum + lot.points, 0) - account.debt;
}

/** Every law of the ledger holds for what the server has. */
export async function verified(mall: Mall): Promise<void> {
  const { code, output } = await mall.passage('verify', '--data', mall.serverFolder);
  expect(code, output).toBe(0);
}

/** The account of a card number on the server, null where the number is nobody's. */
export async function accountOf(mall: Mall, number: string): Promise<AccountDocument | null> {
  return mall.programme((programme) =>
    programme.store.read(async (transaction) => {
      const { cardSecret } = await transaction.secrets();
      const card = await transaction.document('card', hmacHex(cardSecret, number));
      return card === null || card.accountId === null ? null : transaction.document('account', card.accountId);
    }),
  );
}
