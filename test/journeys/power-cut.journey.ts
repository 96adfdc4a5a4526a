/**
 * J1 step 9, a power cut at each step of a visit: after the restart every row that stood on the screen is on the account, and whatever paper lay under the scanner is
 * shown again without harm. Real server and core, without a browser: what is asked is what is remembered.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BareMall, type BareStation } from './bare-mall.ts';
import { waitUntil } from './mall.ts';

let mall: BareMall;
let k3: BareStation;

beforeAll(async () => {
  mall = await BareMall.open();
  k3 = await mall.station({ id: 'K3', use: 'kiosk' });
  await k3.page.shows('attract');
});
afterAll(async () => {
  await mall.close();
});

/** Answered by the devices before anything else is shown to them: else its answer would be taken for that of the next paper. */
async function swipeMember(n: number): Promise<void> {
  const members = k3.devices.state?.cards.filter((card) => card.use === 'member') ?? [];
  k3.devices.last = null;
  k3.devices.swipe(members[n]?.last4 ?? '');
  await k3.devices.until(() => k3.devices.last !== null);
}

const touch = (kind: string): void => k3.page.send({ type: 'intent', intent: { kind } });

/** So many rows of this visit are decided. */
async function rowsDecided(count: number): Promise<void> {
  await k3.page.until(() => {
    const { screen } = k3.page;
    if (screen !== null && ['near-miss', 'gift-bound', 'gift-gone'].includes(screen.kind)) touch('next');
    return screen?.kind === 'visit' && screen.rows.length === count && screen.rows.every((row) => row.state !== 'waiting');
  }, `${count} decided rows`);
}

/** The paper that lies under the scanner when the power goes. */
let paper = '';
let at = 0;

async function scan(amountMinor: number): Promise<void> {
  paper = await k3.devices.receipt(['vesta', 'corso-shoes', 'mira-toys'][at % 3] ?? 'vesta', amountMinor, 'sale', 5 + at);
  at += 1;
}

const cuts = [
  ['the card has just been read', 0, () => Promise.resolve()],
  ['a paper has just been read, no row is shown', 1, () => scan(231_000)],
  [
    'a row is shown',
    2,
    async () => {
      await scan(232_000);
      await rowsDecided(1);
    },
  ],
  [
    'the toy is shown',
    3,
    async () => {
      await scan(533_000);
      await k3.page.shows('gift-bound');
    },
  ],
  [
    'the result is shown',
    4,
    async () => {
      await scan(234_000);
      await rowsDecided(1);
      touch('finish');
      await k3.page.shows('result');
    },
  ],
  [
    'the slip is in the printer',
    5,
    async () => {
      await scan(235_000);
      await rowsDecided(1);
      touch('finish');
      await k3.page.shows('result');
      touch('slip-yes');
    },
  ],
] as const;

test.each(cuts)('the power goes when %s: what was shown is there, the paper again does no harm', async (_, member, until) => {
  await k3.page.goTo('attract');
  const shownBefore = k3.acknowledged().size;
  paper = '';
  await swipeMember(member);
  await k3.page.shows('visit');
  await until();
  await k3.kill();
  const shown = [...k3.acknowledged()].slice(shownBefore);
  await k3.start();
  await k3.page.shows('attract');
  await swipeMember(member);
  await k3.page.shows('visit');
  touch('history');
  await k3.page.shows('history');
  const { screen } = k3.page;
  const known = screen?.kind === 'history' ? screen.receipts.map((row) => row.reference) : [];
  expect(shown.filter((reference) => !known.includes(reference))).toEqual([]);
  touch('back');
  await k3.page.shows('visit');
  if (paper !== '') {
    await k3.devices.showAgain(paper);
    // Booked now, or known already: said so, and gone on from.
    await k3.page.until(
      () =>
        k3.page.screen?.kind === 'message' ||
        (k3.page.screen?.kind === 'visit' && k3.page.screen.rows.some((row) => row.state !== 'waiting')),
      'an answer to the paper that is shown again',
    );
  }
});

test('with the power back each paper stands exactly once, and every law holds', async () => {
  const amounts = [231_000, 232_000, 533_000, 234_000, 235_000];
  // A second look at the same paper is refused as already on the card, so it is not counted.
  const standing = async () => {
    const mine = (await mall.receipts()).filter((each) => each.kioskId === 'K3' && each.state !== 'refused');
    return amounts.map((amount) =>
      mine.filter((each) => each.amountMinor === amount).map((each) => `${each.state} ${each.holds.join(' ')}`.trim()),
    );
  };
  await expect.poll(standing, { timeout: 20_000, interval: 300 }).toEqual(amounts.map(() => ['booked']));
  const acknowledged = [...k3.acknowledged()];
  await waitUntil(async () => {
    const known = new Set((await mall.receipts()).map((each) => each.reference));
    return acknowledged.every((reference) => known.has(reference));
  });
  const verified = await mall.verify();
  expect(verified.code, verified.output).toBe(0);
});
