/** Staff at a kiosk: card and PIN, every part of service, training that posts nothing, closing and opening, and the one way out. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Mall, waitUntil, type Station } from './mall.ts';
import { act, rows } from './on-page.ts';
import { enter, leave, says, screenOf, type, verified } from './on-visit.ts';
import { shot } from './shots.ts';

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

/** Card and PIN, as staff do it. */
async function signIn(pin = '2468', staff = 'M. Lind'): Promise<void> {
  k3.devices.swipe(staff);
  await k3.shows('service-pin');
  await type(k3, pin);
  await act(k3, 'next');
}

async function endService(): Promise<void> {
  await act(k3, 'finish');
  await k3.shows('attract');
}

/** What the server's trail says of the kiosk, newest last. */
const trail = (): Promise<readonly string[]> =>
  mall.programme((programme) =>
    programme.store.read(async (transaction) =>
      (await transaction.audit({ kioskId: 'K3', staffId: null, act: null, beforeSeq: null, fromMs: null, untilMs: null }, 200))
        .map((row) => row.act)
        .toReversed(),
    ),
  );

test('a staff card and the PIN open service; a wrong PIN does not, and nothing of staff stays behind', async () => {
  await signIn('1111');
  await says(k3, /Not this PIN/);
  expect(await screenOf(k3)).toBe('service-pin');
  await type(k3, '2468');
  await act(k3, 'next');
  await k3.shows('service');
  await says(k3, /M\. Lind is at work/);
  await shot(k3, 'service');
  await endService();
  expect(await k3.page.innerText('body')).not.toMatch(/Lind/);
});

test('diagnostics tell what a scan was and not one digit of it, and a test slip comes out', async () => {
  await signIn();
  await k3.shows('service');
  await act(k3, 'diagnostics');
  await k3.shows('service-diagnostics');
  k3.devices.swipe('A., English');
  await says(k3, /A member card was read/);
  k3.devices.swipe('4111');
  await says(k3, /payment card. It is always refused/);
  await k3.devices.receipt('vesta', 245_000, 'sale', 5);
  await says(k3, /A receipt was read: .*\d+ characters/);
  expect(await k3.page.innerText('body')).not.toMatch(/4111|9643/);
  await act(k3, 'test-print');
  await says(k3, /The slip came out|A receipt was read/);
  await act(k3, 'next');
  await says(k3, /Room on the disk/);
  await act(k3, 'back');
  await k3.shows('service');
  await endService();
});

test('the opening check goes through its six steps and stands in the trail', async () => {
  await signIn();
  await act(k3, 'opening-check');
  await k3.shows('service-check');
  await act(k3, 'well');
  await says(k3, /Touch the arch/);
  for (const [x, y] of [
    [40, 40],
    [1040, 40],
    [1040, 1890],
    [40, 1890],
  ] as const)
    await k3.page.mouse.click(x, y);
  await says(k3, /Read a card or a code/);
  k3.devices.swipe('Test card');
  await says(k3, /Is the slip clean/);
  await act(k3, 'well');
  await says(k3, /Is the roll thicker/);
  await act(k3, 'well');
  await says(k3, /looks at the line/);
  await act(k3, 'next');
  await says(k3, /All is well\. The kiosk may open/);
  await shot(k3, 'service-check-done');
  await endService();
  await waitUntil(async () => (await trail()).includes('opening-check'));
});

test('cleaning: touch is dead, a card is dead, and it comes back by itself or by staff', async () => {
  k3.devices.swipe('Cleaning card');
  await k3.shows('cleaning');
  k3.devices.swipe('A., English');
  await k3.page.mouse.click(540, 1700);
  await k3.page.waitForTimeout(600);
  expect(await screenOf(k3)).toBe('cleaning');
  await signIn();
  await k3.shows('service');
  await endService();
});

test('a member card during service asks, and ends it', async () => {
  await signIn();
  await k3.shows('service');
  k3.devices.swipe('A., English');
  await k3.shows('service-card');
  await endService();
  await enter(k3, 1);
  await leave(k3);
});

test('a staff card in the middle of a visit opens nothing and costs the visitor nothing', async () => {
  await enter(k3, 2);
  k3.devices.swipe('M. Lind');
  await k3.shows('message');
  await act(k3, 'back');
  await k3.shows('visit');
  await leave(k3);
});

/** All that could be posted. */
const posted = () =>
  mall.programme((programme) =>
    programme.store.read(async (t) => ({
      receipts: (await t.documentsOf('receipt', '', 20_000)).length,
      vouchers: (await t.documentsOf('voucher', '', 20_000)).length,
      accounts: (await t.documentsOf('account', '', 2_000)).length,
    })),
  );

test('training: marked on every screen, survives a kill, shows nobody, and posts nothing', async () => {
  const before = await posted();
  await signIn();
  await act(k3, 'training');
  await act(k3, 'begin');
  await says(k3, /Training is on until/);
  await endService();
  await says(k3, /Training\. Nothing is booked/);
  await k3.restart();
  await k3.shows('attract');
  await says(k3, /Training\. Nothing is booked/);
  await enter(k3, 1);
  await says(k3, /Training\. Nothing is booked/);
  await k3.devices.receipt('vesta', 245_000, 'sale', 6);
  await rows(k3, 1);
  await shot(k3, 'training-visit');
  await leave(k3);
  await signIn();
  await act(k3, 'training');
  await act(k3, 'undo');
  await endService();
  expect(await k3.page.innerText('body')).not.toMatch(/Training/);
  await waitUntil(async () => (await trail()).includes('training-ended'));
  expect(await posted()).toEqual(before);
  await verified(mall);
});

test('closing: the screen says so, a card opens nothing, staff open it again', async () => {
  await signIn();
  await act(k3, 'closing');
  await act(k3, 'minutes-0');
  await act(k3, 'finish');
  await k3.shows('closed');
  await shot(k3, 'closed');
  k3.devices.swipe('A., English');
  await k3.page.waitForTimeout(500);
  expect(await screenOf(k3)).toBe('closed');
  await k3.restart();
  await k3.shows('closed');
  await signIn();
  await act(k3, 'closing');
  await act(k3, 'undo');
  await endService();
  expect((await trail()).filter((one) => one === 'closed' || one === 'opened').length).toBeGreaterThan(0);
});

test('an announcement of this kiosk stands over its posters until staff take it away', async () => {
  await signIn();
  await act(k3, 'announcement');
  await act(k3, 'text-lifts');
  await act(k3, 'minutes-15');
  await endService();
  await says(k3, /The lifts rest/);
  await signIn();
  await act(k3, 'announcement');
  await act(k3, 'undo');
  await endService();
  expect(await k3.page.innerText('body')).not.toMatch(/The lifts rest/);
});

test('five wrong PINs rest this card only, through kill -9, and the server is told', async () => {
  for (let tries = 0; tries < 5; tries += 1) {
    if (tries === 0) await signIn('0000', 'O. Berg');
    else {
      await type(k3, '0000');
      await act(k3, 'next');
    }
    await says(k3, tries < 4 ? new RegExp(`${4 - tries} more tr`) : /Entry rests/);
  }
  await k3.restart();
  await k3.shows('attract');
  k3.devices.swipe('O. Berg');
  await k3.shows('service-pin');
  await says(k3, /Entry rests/);
  await act(k3, 'back');
  await k3.shows('attract');
  await signIn();
  await k3.shows('service');
  await endService();
  const alarms = () => mall.programme((programme) => programme.store.read((transaction) => transaction.alarms(50)));
  await waitUntil(async () => (await alarms()).some((alarm) => alarm.kind === 'pin-locked' && alarm.kioskId === 'K3'));
  await verified(mall);
});

test('power returns with nobody near and no server: the kiosk is touchable by itself, and stays as staff had set it', async () => {
  await signIn();
  await act(k3, 'announcement');
  await act(k3, 'text-drill');
  await act(k3, 'minutes-60');
  await endService();
  await mall.killServer();
  await k3.restart();
  await k3.shows('attract');
  await says(k3, /At 11:00 we practise an alarm/);
  await act(k3, 'no-card');
  await waitUntil(async () => (await screenOf(k3)) !== 'attract');
  await mall.startServer();
});
