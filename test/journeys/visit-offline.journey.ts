/** The visit with the server dead: what is granted stands, what is not is said to be confirmed; a killed kiosk loses nothing; all of it reconciles by itself, once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Mall, waitUntil, type Station } from './mall.ts';
import { act, rows, visitor } from './on-page.ts';

let mall: Mall;
let k3: Station;

beforeAll(async () => {
  mall = await Mall.open();
  k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  await k3.shows('attract');
  // The kiosk has its share of hares before the server goes.
  await waitUntil(() =>
    mall.programme(async (programme) =>
      programme.store.read(async (t) =>
        (await t.documentsOf('allotment', '', 500)).some(
          (each) => each.kioskId === 'K3' && each.resourceId === 'stock:plush-hare' && each.units > 0,
        ),
      ),
    ),
  );
  await waitUntil(async () => (await k3.page.innerText('body')).length > 0);
  await new Promise((done) => setTimeout(done, 1500));
  await mall.killServer();
});
afterAll(async () => {
  await mall.close();
});

test('offline the hare is granted from the kiosk’s own allotment, and the slip prints', async () => {
  k3.devices.swipe(visitor(k3, 1));
  await k3.shows('visit');
  await k3.devices.receipt('vesta', 245_000, 'sale', 3);
  await rows(k3, 1);
  await k3.devices.receipt('corso-shoes', 260_000, 'sale', 2);
  await k3.shows('gift-bound');
  await act(k3, 'finish');
  await k3.shows('result');
  await act(k3, 'slip-yes');
  await k3.shows('goodbye');
  expect(k3.devices.state?.slips).toHaveLength(1);
});

test('an unknown card of the mall’s own range earns offline and cannot spend', async () => {
  await k3.shows('attract');
  k3.devices.swipe('Plastic no. 1');
  await k3.shows('unknown-card');
  await act(k3, 'next');
  await k3.shows('visit');
  await k3.devices.receipt('linea-home', 120_000, 'sale', 4);
  await rows(k3, 1);
  await act(k3, 'finish');
  await k3.shows('result');
  await act(k3, 'finish');
  await k3.shows('attract');
});

test('a kiosk killed in the middle of a visit still has every row it showed', async () => {
  k3.devices.swipe(visitor(k3, 2));
  await k3.shows('visit');
  await k3.devices.receipt('nordlys-books', 95_000, 'sale', 5);
  await rows(k3, 1);
  await k3.restart();
  await k3.shows('attract');
  k3.devices.swipe(visitor(k3, 2));
  await k3.shows('visit');
  await k3.page.click('[data-act="mine"]');
  await k3.page.click('[data-act="history"]');
  await k3.shows('history');
  expect(await k3.page.innerText('body')).toContain('Nordlys Books');
});

test('when the server is back everything is there exactly once, and every law of the ledger holds', async () => {
  const before = await mall.member(1);
  await mall.startServer();
  await waitUntil(async () =>
    (await mall.member(1)).vouchers.some((voucher) => voucher.reference.startsWith('K3-') && voucher.state === 'open'),
  );
  await waitUntil(async () =>
    (await mall.member(2)).receipts.some((receipt) => receipt.tenantId === 'nordlys-books' && receipt.reference.startsWith('K3-')),
  );
  const after = await mall.member(1);
  const mine = after.receipts.filter((receipt) => receipt.reference.startsWith('K3-'));
  expect(mine.map((receipt) => [receipt.tenantId, receipt.state]).sort()).toEqual([
    ['corso-shoes', 'booked'],
    ['vesta', 'booked'],
  ]);
  expect(after.lots.length).toBeGreaterThan(before.lots.length);
  const unknown = await mall.programme((programme) =>
    programme.store.read(async (t) => (await t.documentsOf('account', '', 500)).filter((account) => account.status === 'provisional')),
  );
  expect(unknown).toHaveLength(1);
  expect(unknown[0]?.receipts).toMatchObject([{ tenantId: 'linea-home', state: 'booked' }]);
  const verified = await mall.passage('verify', '--data', mall.serverFolder);
  expect(verified.code, verified.output).toBe(0);
});
