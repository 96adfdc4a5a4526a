/** A card number typed in: it earns, it sees and spends nothing, and five wrong tries pause the form. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoCardNumber } from '../../server/demo/demo-cards.ts';
import { Mall, waitUntil, type Station } from './mall.ts';
import { act, rows, visitor } from './on-page.ts';
import { leave, pointsOf, says, screenOf, type, verified } from './on-visit.ts';
import { shot } from './shots.ts';

let mall: Mall;
let k3: Station;

beforeAll(async () => {
  mall = await Mall.open();
  k3 = await mall.station('K3', 'kiosk', { width: 1920, height: 1080 });
  await k3.shows('attract');
});
afterAll(async () => {
  await mall.close();
});

test('a typed number earns, and shows neither balance, history, vouchers nor gifts', async () => {
  const balance = pointsOf(await mall.member(1));
  await act(k3, 'type-card');
  await k3.shows('type-card');
  await type(k3, demoCardNumber('member', 11));
  await shot(k3, 'type-card');
  await act(k3, 'next');
  await k3.shows('visit');
  await shot(k3, 'typed-visit');
  const shown = (await k3.page.innerText('body')).replace(/[^\d]/g, ' ').split(/ +/);
  expect(shown).not.toContain(String(balance));
  expect(await k3.page.innerText('body')).not.toContain(balance.toLocaleString('en'));
  expect(await k3.page.innerText('body')).not.toMatch(/A\. /);
  for (const door of ['gifts', 'mine', 'history']) {
    if ((await k3.page.locator(`[data-act="${door}"]:visible`).count()) === 0) continue;
    await act(k3, door);
    await k3.shows('message');
    await says(k3, /card/i);
    await act(k3, 'back');
  }
  await k3.devices.receipt('vesta', 150_000, 'sale', 5);
  await rows(k3, 1);
  await waitUntil(async () =>
    (await mall.member(1)).receipts.some((receipt) => receipt.amountMinor === 150_000 && receipt.state === 'booked'),
  );
  expect(await k3.page.innerText('body')).not.toContain(pointsOf(await mall.member(1)).toLocaleString('en'));
  // The card itself proves who stands here: the visit opens up.
  k3.devices.swipe(visitor(k3, 1));
  await act(k3, 'gifts');
  await k3.shows('gifts');
  await leave(k3);
});

test('five wrong tries pause the form; a wrong number and a stranger’s look the same', async () => {
  await act(k3, 'type-card');
  for (let tries = 0; tries < 5; tries += 1) {
    await k3.shows('type-card');
    await type(k3, '96431234');
    await act(k3, 'next');
    if (tries === 4) break;
    await k3.shows('message');
    if (tries === 0) await shot(k3, 'typed-wrong');
    await act(k3, 'back');
    if ((await screenOf(k3)) === 'type-card') continue;
    await k3.shows('attract');
    await act(k3, 'type-card');
  }
  await k3.page.waitForFunction(() => /\d+ ?s/.test(document.body.innerText) || document.body.innerText.toLowerCase().includes('second'));
  await shot(k3, 'typed-paused');
  expect(await screenOf(k3)).toBe('type-card');
  await act(k3, 'back');
  await k3.shows('attract');
  await act(k3, 'type-card');
  // Whoever comes next meets the same pause, with a right number too: it is the kiosk that rests, not the page.
  await type(k3, demoCardNumber('member', 11));
  await act(k3, 'next');
  await says(k3, /pause/i);
  await k3.shows('type-card');
  await act(k3, 'back');
  await k3.shows('attract');
  await verified(mall);
});
