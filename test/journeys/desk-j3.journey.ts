/**
 * J3 whole, one visitor, keyboard and scanner only: 14 receipts (10 read, 1 crumpled, 1 too old, 1 refund slip, 1 on another card), two family cards, from the shift's start to its signed
 * report, with the visitor's screen beside it. The machine's share of the time is measured and printed; no assertion is timed.
 */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Mall, waitUntil, type Station } from './mall.ts';
import { countAs, deskRows, papers, press, signIn, tells, typeSlowly } from './on-desk.ts';
import { verified } from './on-visit.ts';
import { shot } from './shots.ts';

let mall: Mall;
let d1: Station;
let visitor: Page;

/** Errors of the pages; one of them would leave a page half painted. */
const broken: string[] = [];

/** What the machine took, one entry an answer. */
const answersMs: number[] = [];
async function machine<T>(work: () => Promise<T>): Promise<T> {
  const fromMs = performance.now();
  const answer = await work();
  answersMs.push(performance.now() - fromMs);
  return answer;
}

const last4 = async (member: number) => (await mall.member(member)).cards[0]?.last4 ?? '';

const showsVisitor = (kind: string) => visitor.waitForSelector(`html[data-screen="${kind}"]`, { timeout: 15_000 });

beforeAll(async () => {
  mall = await Mall.open();
  d1 = await mall.station('D1', 'desk', { width: 1920, height: 1080 });
  d1.page.on('pageerror', (error) => broken.push(error.message));
  visitor = await d1.page.context().newPage();
  visitor.on('pageerror', (error) => broken.push(error.message));
  await visitor.setViewportSize({ width: 1280, height: 800 });
  await visitor.goto(d1.visitorUrl ?? '');
  await d1.page.bringToFront();
});
afterAll(async () => {
  await mall.close();
});

test('1 the shift: card and PIN, gifts counted, then the visitor is welcomed', async () => {
  await signIn(d1);
  await d1.shows('ready');
  await showsVisitor('posters');
});

test('2 to 10: fourteen receipts on two cards by scanner and keys alone', async () => {
  // The paper of another card was registered by that visitor before.
  d1.devices.swipe(await last4(2));
  await d1.shows('stack');
  const foreign = await d1.devices.receipt('summit-sport', 199_000, 'sale', 70);
  await deskRows(d1, 1);
  await press(d1, 'End');
  await d1.shows('ready');
  d1.devices.swipe(await last4(1));
  await machine(() => d1.shows('stack'));
  await showsVisitor('visit');
  const shops = ['vesta', 'cafe-tilia', 'corso-shoes', 'mira-toys', 'otto-lind', 'linea-home'];
  for (const [index, shop] of shops.entries()) {
    await d1.devices.receipt(shop, 130_000 + index * 7_000, 'sale', 60 - index * 3);
    await machine(() => deskRows(d1, index + 1));
  }
  d1.devices.send({ type: 'unreadable' });
  await machine(() => papers(d1, 1));
  await d1.devices.receipt('otto-lind', 310_000, 'too-old', 20);
  await machine(() => papers(d1, 2));
  await d1.devices.receipt('corso-shoes', 144_000, 'refund', 10);
  await machine(() => papers(d1, 3));
  await d1.devices.showAgain(foreign);
  await machine(() => papers(d1, 4));
  // The second family card: what follows is its own.
  d1.devices.swipe(await last4(3));
  await machine(() => tells(d1, new RegExp(`••${'\\d'.repeat(4)}`)));
  const second = ['vesta', 'cafe-tilia', 'mira-toys', 'brandt-electronics'];
  for (const [index, shop] of second.entries()) {
    await d1.devices.receipt(shop, 210_000 + index * 9_000, 'sale', 40 - index * 3);
    await machine(() => deskRows(d1, 7 + index));
  }
  await shot(d1, 'j3-stack');
  expect(await visitor.innerText('body')).not.toMatch(/dispute|refund|too old/i);
  await visitor.waitForSelector('[data-looking]');
  // 5 crumpled: two letters, number, time, amount.
  await press(d1, 'Enter');
  await typeSlowly(d1, 'su');
  await press(d1, 'Enter');
  await typeSlowly(d1, '4417');
  await press(d1, 'Enter');
  const clock = new Date(Date.now() - 20 * 60_000);
  await typeSlowly(d1, new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Moscow' }).format(clock));
  await press(d1, 'Enter');
  await typeSlowly(d1, '1780');
  await press(d1, 'Enter');
  await machine(() => deskRows(d1, 11));
  await tells(d1, /stamp it/i);
  // 6 too old: refused by the preset.
  await machine(() => papers(d1, 3));
  await press(d1, 'Enter');
  await machine(() => papers(d1, 2));
  // 7 the refund slip shows its purchase and is confirmed.
  await tells(d1, /Takes back/);
  await press(d1, 'Enter');
  await machine(() => papers(d1, 1));
  // 8 on another card: paper and goods are here, the paper wins.
  await press(d1, 'd');
  await machine(() => papers(d1, 0));
  await machine(() => deskRows(d1, 12));
  await shot(d1, 'j3-done');
});

test('9 and 10: what is theirs goes over the counter, the slip comes, all screens clear', async () => {
  const toGive = await d1.page.locator('.hand-out[data-state="ready"]').count();
  if (toGive > 0) {
    await press(d1, 'g');
    await machine(() => d1.page.waitForSelector('.hand-out[data-state="handed-out"]').then(() => undefined));
    await visitor.waitForSelector('[data-gift="handing"]');
  }
  await press(d1, 'End');
  await machine(() => d1.shows('ready'));
  await showsVisitor('goodbye');
  await showsVisitor('posters');
  expect(await visitor.innerText('body')).not.toContain(await last4(1));
  await d1.devices.until(() => (d1.devices.state?.slips.length ?? 0) >= 2);
});

test('11 the end: counts, the report that the journal says, printed, and on the server', async () => {
  await press(d1, 'e');
  await d1.shows('shift-end');
  await countAs(d1, '7');
  await shot(d1, 'j3-shift-end');
  await press(d1, 'Enter');
  await machine(() => d1.page.waitForSelector('[data-stage="done"]').then(() => undefined));
  await tells(d1, /The report is out/);
  await shot(d1, 'j3-shift-done');
  await waitUntil(async () =>
    mall.programme((programme) =>
      programme.store.read(async (t) => (await t.documentsOf('shift', '', 5)).some((shift) => shift.ended !== null)),
    ),
  );
  const [shift] = await mall.programme((programme) => programme.store.read((t) => t.documentsOf('shift', '', 5)));
  expect(shift?.ended?.figures).toMatchObject({ booked: 12, scanned: 11, typed: 1, refunds: 1, disputes: 1 });
  expect(shift?.ended?.turns.map((turn) => turn.staffId)).toEqual(['m-lind']);
  await press(d1, 'Enter');
  await d1.shows('locked');
  const sum = answersMs.reduce((total, ms) => total + ms, 0);
  process.stdout.write(
    `figure J3, machine's share of a stack of 14 papers on two cards: ${(sum / 1000).toFixed(1)} s over ${answersMs.length} answers, longest ${Math.round(Math.max(...answersMs))} ms\n`,
  );
  expect(broken).toEqual([]);
  await verified(mall);
});
