/** A member's own affairs: settings, points given by a card that is shown and undone again, no line to the centre, leaving and staying, and leaving carried out when its days are over. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoCardNumber } from '../../server/demo/demo-cards.ts';
import { openProgramme } from '../../server/open-programme.ts';
import { tickOnce } from '../../server/ticker.ts';
import { joinWith, typeCode } from './joining.ts';
import { Mall, waitUntil, type Station } from './mall.ts';
import { codeIn, messagesOf, nextCode, nextMessage } from './outbox.ts';
import { act, rows, visitor } from './on-page.ts';
import { accountOf, enter, leave, says, screenOf, type, verified } from './on-visit.ts';
import { shot } from './shots.ts';

const mine = demoCardNumber('member', 9_000_001);
const other = demoCardNumber('member', 9_000_002);

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

async function join40s(card: string, phone: string): Promise<void> {
  const before = messagesOf(mall).length;
  await joinWith(k3, card, phone);
  await typeCode(k3, await nextCode(mall, before));
  await k3.shows('visit');
}

async function settings(): Promise<void> {
  await act(k3, 'mine');
  await k3.shows('mine');
  await act(k3, 'settings');
  await k3.shows('settings');
}

test('settings: each channel apart, shown as it is, and what we store on paper', { timeout: 120_000 }, async () => {
  await join40s('Plastic no. 1', '9161234567');
  await k3.devices.receipt('brandt-electronics', 29_000_000, 'sale', 4);
  await rows(k3, 1);
  await waitUntil(async () => ((await accountOf(mall, mine))?.lots.length ?? 0) > 1);
  await leave(k3);
  k3.devices.swipe('Plastic no. 1');
  await k3.shows('visit');
  await settings();
  await shot(k3, 'own-settings');
  await act(k3, 'toggle-sms');
  await waitUntil(async () => (await accountOf(mall, mine))?.consent?.sms === true);
  expect((await accountOf(mall, mine))?.consent).toEqual({ sms: true, email: false });
  await act(k3, 'who-sees');
  await k3.shows('who-sees');
  await act(k3, 'print');
  await k3.devices.until(() => (k3.devices.state?.slips.length ?? 0) > 0);
  await k3.shows('who-sees');
  await act(k3, 'back');
  await k3.shows('settings');
  expect(await k3.page.locator('[data-act="toggle-sms"]').getAttribute('aria-checked')).toBe('true');
});

test('points given: the card is shown, the code is for this, they are on their way; a touch undoes it', { timeout: 120_000 }, async () => {
  const before = (await accountOf(mall, mine))?.lots.reduce((sum, lot) => sum + lot.points, 0) ?? 0;
  await act(k3, 'give-points');
  await k3.shows('give-card');
  k3.devices.swipe(visitor(k3, 1));
  await k3.shows('give-amount');
  await type(k3, '120');
  await act(k3, 'next');
  await k3.shows('give-check');
  await says(k3, /Until then you can undo it/);
  await shot(k3, 'own-give');
  const messages = messagesOf(mall).length;
  await act(k3, 'send-code');
  const message = await nextMessage(mall, messages);
  expect(message).toContain('120');
  await typeCode(k3, codeIn(message));
  await k3.shows('on-the-way');
  await shot(k3, 'own-on-the-way');
  const gift = (await accountOf(mall, mine))?.transfers[0];
  expect(gift).toMatchObject({ points: 120, toAccountId: (await mall.member(1)).id });
  await act(k3, `undo-${gift?.reference ?? ''}`);
  await waitUntil(async () => (await accountOf(mall, mine))?.transfers.length === 0);
  expect((await accountOf(mall, mine))?.lots.reduce((sum, lot) => sum + lot.points, 0)).toBe(before);
  await says(k3, /No points are on their way/);
  await act(k3, 'back');
  await k3.shows('settings');
});

test('leaving: a code, then each scan asks; one touch stays', { timeout: 120_000 }, async () => {
  await act(k3, 'leave');
  await k3.shows('leave');
  await shot(k3, 'own-leave');
  const messages = messagesOf(mall).length;
  await act(k3, 'send-code');
  await typeCode(k3, await nextCode(mall, messages));
  await k3.shows('leaving');
  await waitUntil(async () => (await accountOf(mall, mine))?.leaving !== null);
  await leave(k3);
  k3.devices.swipe('Plastic no. 1');
  await k3.shows('leaving');
  await shot(k3, 'own-leaving');
  await act(k3, 'stay-member');
  await k3.shows('visit');
  await waitUntil(async () => (await accountOf(mall, mine))?.leaving === null);
  await leave(k3);
});

test('a typed number is shown none of it', { timeout: 60_000 }, async () => {
  await act(k3, 'type-card');
  await k3.shows('type-card');
  await type(k3, mine);
  await act(k3, 'next');
  await k3.shows('visit');
  expect(await k3.page.locator('[data-act="mine"]:visible').count()).toBe(0);
  await leave(k3);
});

test('the days are over: the account is closed, the person erased, the books hold', { timeout: 120_000 }, async () => {
  await join40s('Plastic no. 2', '9167654321');
  await settings();
  await act(k3, 'leave');
  await k3.shows('leave');
  const messages = messagesOf(mall).length;
  await act(k3, 'send-code');
  await typeCode(k3, await nextCode(mall, messages));
  await k3.shows('leaving');
  const id = (await accountOf(mall, other))?.id ?? '';
  await waitUntil(async () => (await accountOf(mall, other))?.leaving !== null);
  await leave(k3);
  await mall.killServer();
  const later = await openProgramme({
    place: { kind: 'sqlite', folder: mall.serverFolder },
    nowMs: () => Date.now() + 15 * 86_400_000,
    secrets: null,
    onCommit: () => undefined,
  });
  await tickOnce(later);
  const left = await later.store.read(async (t) => ({
    account: await t.document('account', id),
    joined: await t.outreach.joinedWith(id),
    phone: await t.outreach.phoneOf(id),
  }));
  expect(left).toMatchObject({ account: { status: 'closed', cards: [], lots: [] }, joined: null, phone: null });
  await later.close();
  // Without the line nothing of this is begun, and the screen says so.
  await enter(k3, 1);
  await settings();
  await act(k3, 'give-points');
  await k3.shows('message');
  await says(k3, /needs the line to the centre/);
  await act(k3, 'back');
  await leave(k3);
  await mall.startServer();
  await waitUntil(async () => {
    k3.devices.swipe('Plastic no. 2');
    await k3.page.waitForTimeout(1_500);
    const kind = await screenOf(k3);
    if (kind === 'visit' || kind === 'leaving') await leave(k3);
    return kind === 'unknown-card';
  });
  await act(k3, 'back');
  await verified(mall);
});
