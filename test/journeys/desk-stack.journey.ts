/** J3's core: sign in, a stack without touching a key, problems laid aside, the hare handed out once, slip, power cut in the middle. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Mall, waitUntil, type Station } from './mall.ts';
import { beginShift, deskRows, papers, press, tells } from './on-desk.ts';
import { visitor } from './on-page.ts';

let mall: Mall;
let d1: Station;

beforeAll(async () => {
  mall = await Mall.open();
  d1 = await mall.station('D1', 'desk', { width: 1920, height: 1080 });
});
afterAll(async () => {
  await mall.close();
});

async function signIn(): Promise<void> {
  await d1.shows('locked');
  d1.devices.swipe('M. Lind');
  await d1.shows('pin');
  await press(d1, '2', '4', '6', '8', 'Enter');
}

test('a wrong PIN opens nothing, the right one does', async () => {
  await d1.shows('locked');
  d1.devices.swipe('M. Lind');
  await d1.shows('pin');
  await press(d1, '1', '1', '1', '1', 'Enter');
  // The check of a PIN is slow on purpose; what is typed meanwhile counts for nothing.
  await tells(d1, /does not fit this card/);
  await press(d1, '2', '4', '6', '8', 'Enter');
  await d1.shows('shift-start');
  await beginShift(d1);
  await d1.shows('ready');
});

test('a stack is booked without touching a key, and problems sink to their list', async () => {
  d1.devices.swipe(visitor(d1, 1));
  await d1.shows('stack');
  await d1.devices.receipt('vesta', 245_000, 'sale', 40);
  await d1.devices.receipt('cafe-tilia', 89_000, 'sale', 35);
  await d1.devices.receipt('corso-shoes', 260_000, 'sale', 30);
  await deskRows(d1, 3);
  await d1.devices.receipt('linea-home', 115_000, 'refund', 20);
  await d1.devices.receipt('otto-lind', 310_000, 'too-old', 20);
  await papers(d1, 2);
  expect(await d1.page.innerText('body')).toContain('5,94');
});

test('kill -9 in the middle: after sign-in the stack is offered again with every row', async () => {
  await d1.restart();
  await signIn();
  await d1.shows('resume');
  await press(d1, 'Enter');
  await d1.shows('stack');
  await deskRows(d1, 3);
});

test('the hare is handed out once; a second try anywhere shows the first', async () => {
  await waitUntil(async () =>
    (await mall.member(1)).vouchers.some(
      (voucher) => voucher.giftId === 'plush-hare' && voucher.reference.startsWith('D1-') && voucher.state === 'open',
    ),
  );
  // The server knows it before the page shows it, and nobody hands out what the screen does not offer.
  await d1.page.waitForFunction(
    () => /D1-\d+/.test(document.querySelector<HTMLElement>('.hand-out[data-state="ready"]')?.innerText ?? ''),
    undefined,
    { timeout: 15_000 },
  );
  await press(d1, 'g');
  await waitUntil(async () =>
    (await mall.member(1)).vouchers.some((voucher) => voucher.reference.startsWith('D1-') && voucher.state === 'honoured'),
  );
  await press(d1, 'g');
  await tells(d1, /Handed out (?!and)/);
  const documents = await mall.programme((programme) => programme.store.read((t) => t.documentsOf('voucher', '', 500)));
  expect(documents.filter((voucher) => voucher.reference.startsWith('D1-'))).toMatchObject([
    { state: 'honoured', honoured: { kioskId: 'D1', staffId: 'm-lind', times: 1 } },
  ]);
});

test('End prints the slip and clears the screens', async () => {
  // Two papers are still laid aside: the first End says so, the second goes anyway.
  await press(d1, 'End', 'End');
  await d1.shows('ready');
  await d1.devices.until(() => (d1.devices.state?.slips.length ?? 0) >= 1);
  expect(await d1.page.innerText('body')).not.toContain(visitor(d1, 1));
});
