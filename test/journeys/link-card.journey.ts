/** One more card for an account, by a one-time code on the member's own phone: wrong digits link nothing, the right ones link this card; without a line the desk does it later, and nothing is lost. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoCardNumber } from '../../server/demo/demo-cards.ts';
import { joinWith, typeCode } from './joining.ts';
import { Mall, waitUntil, type Station } from './mall.ts';
import { messagesOf, nextCode, nextMessage } from './outbox.ts';
import { act, rows } from './on-page.ts';
import { accountOf, leave, says, verified } from './on-visit.ts';
import { shot } from './shots.ts';

const own = demoCardNumber('member', 9_000_001);
const blank = demoCardNumber('member', 9_200_001);
const third = demoCardNumber('member', 9_200_002);

const wrongDigits = /These digits do not fit/;
const offline = /Offline/;

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

/** The unknown card, the wish to link it, then the member's own. */
async function link(unknown: string): Promise<void> {
  await k3.devices.showAgain(unknown);
  await k3.shows('unknown-card');
  await act(k3, 'link-card');
  await k3.shows('message');
  k3.devices.swipe('Plastic no. 1');
}

test('a member with a confirmed phone', { timeout: 120_000 }, async () => {
  const before = messagesOf(mall).length;
  await joinWith(k3, 'Plastic no. 1', '9161234567');
  const digits = await nextCode(mall, before);
  await k3.shows('enter-code');
  await typeCode(k3, digits);
  await k3.shows('visit');
  await leave(k3);
  await waitUntil(async () => (await accountOf(mall, own))?.status === 'active');
});

test('the code names the card; wrong digits link nothing, the right ones do', { timeout: 120_000 }, async () => {
  const before = messagesOf(mall).length;
  await link(blank);
  await k3.shows('enter-code');
  await says(k3, new RegExp(`••${blank.slice(-4)}`));
  await shot(k3, 'link-code');
  const message = await nextMessage(mall, before);
  expect(message).toContain(`••${blank.slice(-4)}`);
  const digits = /\b\d{6}\b/.exec(message)?.[0] ?? '';
  await typeCode(k3, digits === '123456' ? '654321' : '123456');
  await says(k3, wrongDigits);
  expect(await accountOf(mall, blank)).toBeNull();
  await typeCode(k3, digits);
  await k3.shows('visit');
  await says(k3, /Linked/);
  await waitUntil(async () => (await accountOf(mall, blank))?.id === (await accountOf(mall, own))?.id);
  await leave(k3);
  await k3.devices.showAgain(blank);
  await k3.shows('visit');
  await leave(k3);
});

test(
  'whoever has not the phone at hand goes back: the wish has a reference, and the card stays nobody’s',
  { timeout: 120_000 },
  async () => {
    await link(third);
    await k3.shows('enter-code');
    await act(k3, 'back');
    await says(k3, /needs the code from your phone/);
    await says(k3, /K3-\d+/);
    await act(k3, 'back');
    await k3.shows('visit');
    await leave(k3);
    expect(await accountOf(mall, third)).toBeNull();
  },
);

test('without a line: the receipt counts on the known card, the wish waits, and it is not told twice', { timeout: 120_000 }, async () => {
  await mall.killServer();
  await k3.devices.showAgain(third);
  await k3.shows('unknown-card');
  await says(k3, offline);
  await act(k3, 'link-card');
  await k3.shows('message');
  k3.devices.swipe('Plastic no. 1');
  await says(k3, /line to the centre, and it is down/);
  await act(k3, 'back');
  await k3.shows('visit');
  await k3.devices.receipt('vesta', 130_000, 'sale', 5);
  await rows(k3, 1);
  await leave(k3);
  await mall.startServer();
  await waitUntil(async () => (await accountOf(mall, own))?.receipts.some((receipt) => receipt.amountMinor === 130_000) === true);
  expect((await accountOf(mall, own))?.notices.filter((notice) => notice.say.key === 'notice.link-wished')).toHaveLength(1);
  expect(await accountOf(mall, third)).toBeNull();
  await verified(mall);
});
