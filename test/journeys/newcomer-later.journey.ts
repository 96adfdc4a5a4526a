/** J2, the code that is not typed: LATER after a quiet while, joined without the line, reminded at each scan, and closed when its days are over. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoCardNumber } from '../../server/demo/demo-cards.ts';
import { openProgramme } from '../../server/open-programme.ts';
import { tickOnce } from '../../server/ticker.ts';
import { joinWith } from './joining.ts';
import { Mall, waitUntil, type Station } from './mall.ts';
import { act, rows } from './on-page.ts';
import { accountOf, leave, says, screenOf, verified } from './on-visit.ts';
import { messagesOf } from './outbox.ts';

const DAY_MS = 86_400_000;
const first = demoCardNumber('member', 9_000_001);
const second = demoCardNumber('member', 9_000_002);

let mall: Mall;
let k3: Station;

beforeAll(async () => {
  mall = await Mall.open();
  k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  await k3.shows('attract');
});
afterAll(async () => {
  await mall.close();
});

const reminded = async (card: string): Promise<void> => {
  k3.devices.swipe(card);
  await k3.shows('visit');
  await says(k3, /waits for its code/);
};

test('LATER stands beside the field, and becomes the way on when nobody types for a while', { timeout: 120_000 }, async () => {
  await joinWith(k3, 'Plastic no. 1', '9165550101');
  await k3.shows('enter-code');
  const later = k3.page.locator('[data-act="later"]:visible');
  expect(await later.getAttribute('class')).not.toMatch(/\bmain\b/);
  await k3.page.waitForSelector('.btn.main[data-act="later"]', { timeout: 40_000 });
  await later.click();
  await k3.shows('visit');
  await k3.devices.receipt('vesta', 245_000, 'sale', 4);
  await rows(k3, 1);
  await leave(k3);
  expect(await accountOf(mall, first)).toMatchObject({ status: 'provisional', receipts: [{ state: 'booked' }] });
});

test('without the line no code is asked for and nobody waits; the next scan with a line reminds', { timeout: 120_000 }, async () => {
  const sent = messagesOf(mall).length;
  await mall.killServer();
  await joinWith(k3, 'Plastic no. 2', '9165550202');
  await k3.shows('visit');
  await k3.devices.receipt('otto-lind', 131_000, 'sale', 6);
  await rows(k3, 1);
  expect(await screenOf(k3)).toBe('visit');
  await leave(k3);
  expect(messagesOf(mall).length).toBe(sent);
  await mall.startServer();
  await waitUntil(async () => (await accountOf(mall, second))?.status === 'provisional');
  await reminded('Plastic no. 2');
  await leave(k3);
});

test(
  'reminded at each scan for thirty days; then an account that nobody confirmed is closed and forgotten',
  { timeout: 120_000 },
  async () => {
    for (let scan = 0; scan < 2; scan += 1) {
      await reminded('Plastic no. 1');
      await leave(k3);
    }
    const account = await accountOf(mall, first);
    const days = ((account?.confirmByMs ?? 0) - (account?.openedAtMs ?? 0)) / DAY_MS;
    expect(days).toBe(30);
    await mall.killServer();
    const programmeAfter = async (moreDays: number) => {
      const programme = await openProgramme({
        place: { kind: 'sqlite', folder: mall.serverFolder },
        nowMs: () => Date.now() + moreDays * DAY_MS,
        secrets: null,
        onCommit: () => undefined,
      });
      await tickOnce(programme);
      const seen = await programme.store.read(async (t) => ({
        status: (await t.document('account', account?.id ?? ''))?.status,
        number: await t.outreach.joinedWith(account?.id ?? ''),
      }));
      await programme.close();
      return seen;
    };
    expect((await programmeAfter(29)).status).toBe('provisional');
    expect(await programmeAfter(31)).toEqual({ status: 'closed', number: null });
    await mall.startServer();
    await waitUntil(async () => {
      k3.devices.swipe('Plastic no. 1');
      await k3.page.waitForTimeout(1_500);
      const kind = await screenOf(k3);
      // Until the next pull the kiosk knows the account as it was.
      if (kind === 'visit') await leave(k3);
      return kind === 'unknown-card';
    });
    await act(k3, 'finish');
    await k3.shows('attract');
    await verified(mall);
  },
);
