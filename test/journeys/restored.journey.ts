/** The server is lost and comes back from an old backup: the kiosk sends again what the backup lacks, each fact once. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Mall, waitUntil, type Station } from './mall.ts';
import { act, rows, visitor } from './on-page.ts';

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

async function visit(n: number, tenantId: string, amountMinor: number): Promise<void> {
  k3.devices.swipe(visitor(k3, n));
  await k3.shows('visit');
  await k3.devices.receipt(tenantId, amountMinor, 'sale', 4);
  await rows(k3, 1);
  await act(k3, 'finish');
  await k3.shows('result');
  await act(k3, 'finish');
  await k3.shows('attract');
}

test('what was registered after the backup is there again after the restore, exactly once', async () => {
  await visit(1, 'vesta', 111_000);
  await waitUntil(async () => (await mall.member(1)).receipts.some((receipt) => receipt.amountMinor === 111_000));
  const backup = join(mall.folder, 'yesterday.backup');
  const made = await mall.passage('backup', backup, '--data', mall.serverFolder);
  expect(made.code, made.output).toBe(0);

  await visit(1, 'corso-shoes', 222_000);
  await visit(2, 'nordlys-books', 333_000);
  await waitUntil(async () => (await mall.member(2)).receipts.some((receipt) => receipt.amountMinor === 333_000));

  await mall.killServer();
  mall.serverFolder = join(mall.folder, 'restored');
  const restored = await mall.passage('restore', backup, '--data', mall.serverFolder);
  expect(restored.code, restored.output).toBe(0);
  expect((await mall.member(2)).receipts.some((receipt) => receipt.amountMinor === 333_000)).toBe(false);

  await mall.startServer();
  await waitUntil(async () => (await mall.member(2)).receipts.some((receipt) => receipt.amountMinor === 333_000));
  await waitUntil(async () => (await mall.member(1)).receipts.some((receipt) => receipt.amountMinor === 222_000));
  const documents = await mall.programme((programme) => programme.store.read((t) => t.documentsOf('receipt', '', 5000)));
  for (const amountMinor of [111_000, 222_000, 333_000]) {
    expect(documents.filter((receipt) => receipt.kioskId === 'K3' && receipt.amountMinor === amountMinor)).toMatchObject([
      { state: 'booked' },
    ]);
  }
  const verified = await mall.passage('verify', '--data', mall.serverFolder);
  expect(verified.code, verified.output).toBe(0);
});

test('the kiosk goes on working with the restored server', async () => {
  await visit(3, 'linea-home', 144_000);
  await waitUntil(async () => (await mall.member(3)).receipts.some((receipt) => receipt.amountMinor === 144_000));
});
