/** What may go wrong around a shift: a scanner that dies, a card of the house, the exception too many, a power cut while the end is counted, a colleague who takes the stacks, no server, no paper. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../run/chromium.ts';
import { Mall, waitUntil, type Station } from './mall.ts';
import { countAs, deskRows, papers, press, signIn, tells, typeSlowly } from './on-desk.ts';
import { screenOf, verified } from './on-visit.ts';
import { shot } from './shots.ts';

let mall: Mall;
let d1: Station;

beforeAll(async () => {
  mall = await Mall.open();
  // O. Berg has a card of the programme like anybody else: member 4.
  const own = await mall.member(4);
  await mall.programme(async (programme) => {
    const berg = await programme.store.read((t) => t.document('staff', 'o-berg'));
    if (berg === null) throw new Error('no O. Berg');
    await programme.decider.act([{ kind: 'catalogue.put', items: [{ ...berg, ownAccountId: own.id }], stocks: [] }], 'galleria-lumen');
  });
  d1 = await mall.station('D1', 'desk', { width: 1366, height: 768 });
});
afterAll(async () => {
  await mall.close();
});

const last4 = async (member: number) => (await mall.member(member)).cards[0]?.last4 ?? '';
const shifts = () => mall.programme((programme) => programme.store.read((t) => t.documentsOf('shift', '', 20)));

async function open(member: number): Promise<void> {
  d1.devices.swipe(await last4(member));
  await d1.shows('stack');
}

async function end(): Promise<void> {
  await press(d1, 'End');
  if ((await screenOf(d1)) !== 'ready') await press(d1, 'End');
  await d1.shows('ready');
}

test('before the count nobody is served, scanner and printer answer, a difference opens the desk all the same', async () => {
  await d1.shows('locked');
  d1.devices.swipe('M. Lind');
  await d1.shows('pin');
  await press(d1, '2', '4', '6', '8', 'Enter');
  await d1.shows('shift-start');
  await d1.devices.receipt('vesta', 120_000, 'sale', 20);
  await tells(d1, /Scanner\s+reads/);
  await press(d1, 'p');
  await tells(d1, /Slip printer\s+prints/);
  // Few gifts have their turn; A counts the whole store.
  const due = await d1.page.locator('tr[data-count]').count();
  expect(due).toBeLessThanOrEqual(8);
  const others = Number(await d1.page.getAttribute('[data-others]', 'data-others'));
  expect(others).toBeGreaterThan(10);
  await press(d1, 'a');
  await d1.page.waitForSelector('[data-others]', { state: 'detached' });
  await countAs(d1, '3');
  await tells(d1, /differences?, written down/);
  await shot(d1, 'shift-start-differs');
  await press(d1, 'Enter');
  await d1.shows('ready');
  await waitUntil(async () => (await shifts()).length === 1);
  const [begun] = await shifts();
  expect(begun).toMatchObject({ kioskId: 'D1', startedBy: 'm-lind', scanner: 'good', printer: 'good', ended: null });
  expect(begun?.startCounts).toHaveLength(due + others);
  expect(begun?.startCounts.some((one) => one.counted !== one.expected)).toBe(true);
});

test('the scanner dies: it is said, and the same paper is typed', async () => {
  await open(1);
  await d1.devices.receipt('vesta', 120_000, 'sale', 30);
  await deskRows(d1, 1);
  d1.devices.send({ type: 'reader', which: 'scanner', plugged: false });
  await tells(d1, /Scanner gone/);
  await press(d1, 't');
  for (const text of ['ot', '17', '', '900']) {
    const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Moscow' });
    await typeSlowly(d1, text === '' ? clock.format(Date.now() - 20 * 60_000) : text);
    await press(d1, 'Enter');
  }
  await deskRows(d1, 2);
  d1.devices.send({ type: 'reader', which: 'scanner', plugged: true });
  await tells(d1, /Scanner and slip printer ready/);
  await end();
});

test("a colleague's own card: not the owner, a second person serves it", async () => {
  d1.devices.swipe(await last4(4));
  await tells(d1, /served by a second person/);
  await shot(d1, 'shift-second');
  d1.devices.swipe('O. Berg');
  await d1.shows('pin');
  await press(d1, '2', '4', '6', '8', 'Enter');
  await tells(d1, /Nobody serves their own card/);
  expect(await screenOf(d1)).toBe('ready');
  // The owner at work: the colleague beside them is the second person.
  await signIn(d1, 'O. Berg');
  await d1.shows('ready');
  d1.devices.swipe(await last4(4));
  await tells(d1, /served by a second person/);
  d1.devices.swipe('M. Lind');
  await d1.shows('pin');
  await press(d1, '2', '4', '6', '8', 'Enter');
  await d1.shows('stack');
  await end();
  await signIn(d1, 'M. Lind');
  await d1.shows('ready');
});

test('three exceptions in a shift, whoever accepts; the fourth takes a second person, who stands in the fact', async () => {
  await open(3);
  const shops = ['vesta', 'mira-toys', 'otto-lind', 'linea-home'];
  for (const [index, shop] of shops.entries()) {
    await d1.devices.receipt(shop, 150_000 + index * 1_000, 'too-old', 20);
    await papers(d1, 1);
    await press(d1, 'a');
    if (index === 3) {
      await tells(d1, /No exceptions left/);
      d1.devices.swipe('O. Berg');
      await d1.shows('pin');
      await press(d1, '2', '4', '6', '8', 'Enter');
      await d1.shows('stack');
    }
    await typeSlowly(d1, 'was ill');
    await press(d1, 'Enter');
    await deskRows(d1, index + 1);
  }
  await end();
});

test(
  'a power cut while the end is counted takes nothing away: the same figures, counted once more; a colleague takes the stack laid aside',
  { timeout: 240_000 },
  async () => {
    await open(2);
    await d1.devices.receipt('corso-shoes', 260_000, 'sale', 25);
    await deskRows(d1, 1);
    await press(d1, 'p');
    await d1.shows('ready');
    await press(d1, 'e');
    await d1.shows('shift-end');
    await tells(d1, /still laid aside/);
    await d1.restart();
    await signIn(d1);
    await d1.shows('ready');
    await press(d1, 'e', 'Enter');
    d1.devices.swipe('O. Berg');
    await d1.shows('pin');
    await press(d1, '2', '4', '6', '8', 'Enter');
    await tells(d1, /The stacks go to O\. Berg/);
    d1.devices.send({ type: 'printer', act: 'paper-out' });
    await countAs(d1, '7');
    await press(d1, 'Enter');
    await tells(d1, /Nothing was printed/);
    await shot(d1, 'shift-done-no-paper');
    d1.devices.send({ type: 'printer', act: 'refill' });
    await press(d1, 'c');
    await tells(d1, /The report is out|was sent/);
    await press(d1, 'Enter');
    await d1.shows('locked');
    await waitUntil(async () => (await shifts()).some((one) => one.ended !== null));
    const [ended] = await shifts();
    expect(ended?.ended).toMatchObject({ staffId: 'm-lind', parked: 1, handedTo: 'o-berg' });
    // Two of the first stack, four exceptions, one laid aside; the check's own receipt was never registered.
    expect(ended?.ended?.figures).toMatchObject({ booked: 7, scanned: 6, typed: 1, overrides: 4, refused: 4 });
    expect(ended?.ended?.overrides.map((one) => one.secondStaffId)).toEqual([null, null, null, 'o-berg']);
  },
);

test(
  'without the server the colleague begins the next shift with the stack still there, and ends it; the office lists both',
  { timeout: 240_000 },
  async () => {
    await mall.killServer();
    await signIn(d1, 'O. Berg');
    await d1.shows('ready');
    await press(d1, '1');
    await d1.shows('stack');
    await deskRows(d1, 1);
    await end();
    await press(d1, 'e');
    await d1.shows('shift-end');
    await countAs(d1, '7');
    await press(d1, 'Enter');
    await tells(d1, /The report is out|was sent/);
    await press(d1, 'Enter');
    await d1.shows('locked');
    await mall.startServer();
    await waitUntil(async () => (await shifts()).filter((one) => one.ended !== null).length === 2);
    const browser = await launchChromium();
    const office: Page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await office.goto(`${mall.server?.ready('office') ?? ''}`);
    await office.click('a[href="#shifts"]');
    await office.getByRole('button', { name: 'Look' }).first().click();
    await office.waitForSelector('text=A difference changes no stock');
    expect(await office.innerText('body')).toMatch(/O\. Berg/);
    await shot({ ...d1, page: office }, 'office-shifts');
    await browser.close();
    await verified(mall);
  },
);
