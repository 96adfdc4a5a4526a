/** J1 by the scanner alone: cards and papers, and no finger on the glass. What is promised does not wait for NEXT, the next person does not wait for FINISH, and whoever walks away has all that was shown. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeSettings } from './house-settings.ts';
import { Mall, waitUntil, type Station } from './mall.ts';
import { visitor } from './on-page.ts';
import { enter, says, screenOf, verified } from './on-visit.ts';

let mall: Mall;
let k3: Station;
const silenceMs = { idleWarningMs: 8_000, idleEndMs: 12_000, otherCardAfterMs: 2_000 };

beforeAll(async () => {
  mall = await Mall.open();
  await changeSettings(mall, silenceMs);
  k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  await k3.shows('attract');
  // Whatever is pressed on the page, by whomever, is counted: it must stay none.
  await k3.page.evaluate(() => {
    for (const kind of ['pointerdown', 'click', 'touchstart'])
      document.addEventListener(kind, () => (document.documentElement.dataset['touched'] = 'yes'), true);
  });
});
afterAll(async () => {
  await mall.close();
});

/** Amounts that nobody else has: an account document keeps its last ten receipts only, so their number says nothing. */
const amounts = { fashion: 245_137, shoes: 260_137, books: 130_137, toys: 120_137 };
const isBooked = async (member: number, amountMinor: number) =>
  (await mall.member(member)).receipts.some((each) => each.amountMinor === amountMinor && each.state === 'booked');

test('card, three papers and the hare: each next paper is read while the promise still stands', { timeout: 90_000 }, async () => {
  await enter(k3, 1);
  await k3.devices.receipt('vesta', amounts.fashion, 'sale', 12);
  await waitUntil(() => isBooked(1, amounts.fashion));
  await k3.devices.receipt('corso-shoes', amounts.shoes, 'sale', 8);
  await k3.shows('gift-bound');
  await says(k3, /hare/i);
  await k3.devices.receipt('otto-lind', amounts.books, 'sale', 3);
  await waitUntil(async () => (await screenOf(k3)) !== 'gift-bound');
  await waitUntil(() => isBooked(1, amounts.books));
  expect(await isBooked(1, amounts.shoes)).toBe(true);
  expect((await mall.member(1)).vouchers.filter((each) => each.giftId === 'plush-hare' && each.state === 'open')).toHaveLength(1);
});

test(
  'somebody else comes: after a silence their card takes over at once, and the first one has lost nothing',
  { timeout: 60_000 },
  async () => {
    await new Promise((silent) => setTimeout(silent, silenceMs.otherCardAfterMs + 500));
    k3.devices.swipe(visitor(k3, 2));
    await says(k3, new RegExp(`••${visitor(k3, 2)}`));
    expect(await k3.page.innerText('body')).not.toContain(visitor(k3, 1));
    expect(await k3.page.locator('[data-row]').count()).toBe(0);
    await k3.devices.receipt('mira-toys', amounts.toys, 'sale', 3);
    await waitUntil(() => isBooked(2, amounts.toys));
  },
);

test('and walks away: asked once, then the screen is clean, and everything is booked', { timeout: 60_000 }, async () => {
  await k3.shows('idle-warning');
  await k3.shows('attract');
  const text = await k3.page.innerText('body');
  for (const member of [1, 2]) expect(text).not.toContain(visitor(k3, member));
  expect(await screenOf(k3)).toBe('attract');
  expect(await k3.page.evaluate(() => document.documentElement.dataset['touched'] ?? 'no')).toBe('no');
  await verified(mall);
});
