/**
 * J1 step 6 without a line and without a toy on loan: the kiosk promises nothing, sends to the desk and keeps all that was reached. One hare is left for two people: when
 * the line is back one of them has it, the other is told kindly, both at their next scan.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_MALL_ID } from '../../server/demo/demo-documents.ts';
import { Mall, waitUntil, type Station } from './mall.ts';
import { act, rows } from './on-page.ts';
import { enter, leave, says, verified } from './on-visit.ts';
import { shot } from './shots.ts';

let mall: Mall;
let k3: Station;

const ENGLISH = 1;
const FINNISH = 3;

beforeAll(async () => {
  mall = await Mall.open();
  await mall.programme(async (programme) => {
    const stock = await programme.store.read((t) => t.document('resource', 'stock:plush-hare'));
    const gone = (stock?.handedOut ?? 0) + (stock?.bound ?? 0) + (stock?.lost ?? 0);
    await programme.decider.act([{ kind: 'catalogue.put', items: [], stocks: [{ giftId: 'plush-hare', total: gone + 1 }] }], DEMO_MALL_ID);
  });
  k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  await k3.shows('attract');
  // The last units are given online only: this kiosk holds none.
  const lent = await mall.programme((programme) => programme.store.read((t) => t.documentsOf('allotment', '', 500)));
  expect(lent.filter((each) => each.kioskId === 'K3' && each.resourceId === 'stock:plush-hare' && each.units > each.used)).toEqual([]);
  await waitUntil(async () => (await k3.page.innerText('body')).length > 0);
  await new Promise((done) => setTimeout(done, 1500));
  await mall.killServer();
});
afterAll(async () => {
  await mall.close();
});

const hares = async (member: number) =>
  (await mall.member(member)).vouchers.filter((each) => each.giftId === 'plush-hare' && each.reference.startsWith('K3-'));

test('offline without a toy on loan: ask at the desk, progress kept, nothing promised on screen or paper', async () => {
  await enter(k3, ENGLISH);
  await k3.devices.receipt('vesta', 245_000, 'sale', 9);
  await rows(k3, 1);
  await says(k3, /to be confirmed/);
  await k3.devices.receipt('corso-shoes', 260_000, 'sale', 6);
  await k3.shows('gift-bound');
  await says(k3, /To be confirmed: Plush hare/i);
  await says(k3, /cannot promise it just now. Ask at the info desk; what you have collected stays/);
  await shot(k3, 'no-toy-on-loan');
  await act(k3, 'next');
  await k3.shows('visit');
  await says(k3, /5,050/);
  await act(k3, 'finish');
  await k3.shows('result');
  await says(k3, /Plush hare: to be confirmed, ask at the info desk/);
  const result = await k3.page.innerText('body');
  // What nobody has promised does not wait anywhere until any hour.
  expect(result).not.toMatch(/waits|21:00/);
  expect(result).toMatch(/Your points[\s\S]*to be confirmed/);
  await shot(k3, 'result-to-be-confirmed');
  await act(k3, 'slip-yes');
  await k3.shows('goodbye');
  await says(k3, /ask at the info desk/);
  expect(k3.devices.state?.slips).toHaveLength(1);
  await k3.shows('attract');
});

test('a second visitor is told the same in Finnish', async () => {
  await enter(k3, FINNISH);
  await k3.devices.receipt('mira-toys', 520_000, 'sale', 8);
  await k3.shows('gift-bound');
  await says(k3, /ei voi juuri nyt luvata/);
  await says(k3, /Kysy neuvonnasta/);
  await shot(k3, 'no-toy-on-loan-fi');
  await act(k3, 'next');
  await leave(k3);
});

test('the line is back: the one hare has one owner, and each of the two is told at the next scan', async () => {
  // Longer than the screen with the promise stood: nobody has seen the answer.
  await new Promise((left) => setTimeout(left, 6_000));
  await mall.startServer();
  await waitUntil(async () => [...(await hares(ENGLISH)), ...(await hares(FINNISH))].filter((each) => each.state === 'open').length === 1);
  await waitUntil(async () =>
    (await mall.member(FINNISH)).receipts.some((each) => each.amountMinor === 520_000 && each.state === 'booked'),
  );
  // Who was first is first.
  expect((await hares(ENGLISH)).map((each) => each.state)).toEqual(['open']);
  expect((await hares(FINNISH)).filter((each) => each.state === 'open')).toEqual([]);
  await waitUntil(async () => (await mall.member(FINNISH)).notices.length > 0);
  await new Promise((heard) => setTimeout(heard, 6_000));
  await enter(k3, ENGLISH);
  await says(k3, /Plush hare/);
  await says(k3, /waits: Info desk/);
  await leave(k3);
  await enter(k3, FINNISH);
  await says(k3, /ei voitu vahvistaa/);
  await shot(k3, 'not-confirmed-fi');
  await leave(k3);
  await verified(mall);
});
