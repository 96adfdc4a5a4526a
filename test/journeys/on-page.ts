/** What a visitor does and sees on the kiosk's page. */
import type { Station } from './mall.ts';

/** Touches the button of a name; waits until it is there. */
export async function act(station: Station, name: string): Promise<void> {
  await station.page.click(`[data-act="${name}"]:visible`, { timeout: 10_000 });
}

const ROWS_TRIES = 150;
const TRY_EVERY_MS = 100;

/**
 * Waits until the visit shows so many receipt rows and none of them still waits for its outcome. What a member's year in the demo brings near or completes
 * differs from day to day; such a page is left as a visitor leaves it, with NEXT.
 */
export async function rows(station: Station, count: number): Promise<void> {
  for (let tries = 0; tries < ROWS_TRIES; tries += 1) {
    const seen = await station.page.evaluate(() => ({
      screen: document.documentElement.dataset['screen'] ?? '',
      count: document.querySelectorAll('[data-row]').length,
      isWaiting: document.querySelector('[data-row="waiting"]') !== null,
    }));
    if (seen.count === count && !seen.isWaiting) return;
    if (['near-miss', 'gift-bound', 'gift-gone'].includes(seen.screen)) await leave(station, seen.screen);
    else await new Promise((again) => setTimeout(again, TRY_EVERY_MS));
  }
  const text = await station.page.innerText('body');
  throw new Error(`${station.id} does not show ${count} decided rows:\n${text.slice(0, 600)}`);
}

/** The page may already be on its way out: then there is no button any more, and the next look sees what came. */
async function leave(station: Station, screen: string): Promise<void> {
  const button = station.page.locator(`[data-act="${screen === 'gift-gone' ? 'back' : 'next'}"]:visible`);
  await button.click({ timeout: 1_000 }).catch(() => undefined);
  await new Promise((again) => setTimeout(again, TRY_EVERY_MS));
}

/** Last four digits of the n-th demo member's first card, as the devices page labels it. */
export function visitor(station: Station, n: number): string {
  const members = station.devices.state?.cards.filter((card) => card.use === 'member') ?? [];
  const member = members[n - 1];
  if (member === undefined) throw new Error(`no demo member ${n}`);
  return member.last4;
}
