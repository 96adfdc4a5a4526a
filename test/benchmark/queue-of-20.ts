/**
 * Twenty people queue at one kiosk on a promotion day, each with the four receipts of J1 (/docs: the journey). The machine is real (server, core, readers' twins, page in Chromium), the people
 * are a clock: what they need for each step is taken from the journey and added, not waited for. The crumpled receipt's eight seconds are such a time, too: its help is touched as soon as it stands.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { DEMO_MALL_ID } from '../../server/demo/demo-documents.ts';
import { demoCardNumber } from '../../server/demo/demo-cards.ts';
import { demoKit } from '../../server/demo/demo-kit.ts';
import { mallsOf } from '../../server/open-programme.ts';
import { readPromotionDay, setPromotionDay } from '../../server/promotion-day.ts';
import { Mall } from '../journeys/mall.ts';
import type { Station } from '../journeys/mall.ts';
import { figureLine, median, remark, spread } from './figure.ts';

/** Name for `npm run bench -- NAME`. */
export const name = 'queue-of-20';

const PEOPLE = 20;
const GOAL_QUEUE_S = 25 * 60;
const GOAL_MACHINE_MS = 2000;
/** Seconds of J1's steps 1 to 9 as the journey gives them: attract, card, A, B, the crumpled C, D, result, slip, away. */
const HUMAN_S = [3, 3, 5, 5, 11, 5, 8, 6, 4];
const LIMIT_MS = 30_000;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function until(station: Station, holds: (wanted: number) => boolean, wanted: number): Promise<void> {
  await station.page.waitForFunction(holds, wanted, { polling: 'raf', timeout: LIMIT_MS });
}

/** Runs in the page: so many rows are decided, or the toy is bound. */
const isDecided = (wanted: number): boolean =>
  document.documentElement.dataset['screen'] === 'gift-bound' ||
  document.querySelectorAll('[data-row]:not([data-row="waiting"])').length >= wanted;

async function touch(station: Station, button: string, shows: string): Promise<void> {
  await station.page.click(`[data-act="${button}"]:visible`, { timeout: LIMIT_MS });
  await station.page.waitForSelector(shows, { timeout: LIMIT_MS });
}

/** One person; answers the machine's milliseconds, each wait of the person for it. */
async function onePerson(station: Station, label: string): Promise<number> {
  const scan = (tenantId: string, amountMinor: number, minutesAgo: number, rows: number): Promise<number> =>
    timed(async () => {
      await station.devices.receipt(tenantId, amountMinor, 'sale', minutesAgo);
      await until(station, isDecided, rows);
    });
  let ms = await timed(async () => {
    station.devices.swipe(label);
    await station.page.waitForSelector('html[data-screen="visit"]', { timeout: LIMIT_MS });
  });
  ms += await scan('vesta', 245_000, 4, 1);
  ms += await scan('cafe-tilia', 89_000, 3, 2);
  await station.page.waitForSelector('[data-act="show-at-desk"]:visible', { timeout: LIMIT_MS });
  ms += await timed(() => touch(station, 'show-at-desk', '[data-row="desk"]'));
  ms += await scan('corso-shoes', 260_000, 2, 4);
  ms += await timed(() => touch(station, 'finish', 'html[data-screen="result"]'));
  ms += await timed(() => touch(station, 'slip-yes', 'html[data-screen="goodbye"]'));
  // The next card works during the goodbye; the twin of the printer must have its slip out before the next.
  await station.page.waitForSelector('html[data-screen="attract"]', { timeout: LIMIT_MS });
  return ms;
}

/** Prints two lines: the queue in seconds, and the machine's share of one J1 in milliseconds, each against its goal. */
export async function run(print: (line: string) => void): Promise<void> {
  const mall = await Mall.open();
  try {
    await mall.programme(async (programme) => {
      const house = (await mallsOf(programme.store))[0];
      if (house === undefined) throw new Error('the demo has a mall');
      await programme.decider.act(
        [{ kind: 'catalogue.put', items: [{ ...house, opens: '00:00', closes: '24:00' }], stocks: [] }],
        DEMO_MALL_ID,
      );
      await setPromotionDay(programme, { ...(await readPromotionDay(programme)), campaigns: ['plush-hare'] });
    });
    const cards = Array.from({ length: PEOPLE }, (_, n) => ({
      label: `Person ${String(n + 1).padStart(2, '0')}`,
      number: demoCardNumber('member', (n + 1) * 10 + 1),
      use: 'member' as const,
    }));
    writeFileSync(join(mall.folder, 'kit.json'), JSON.stringify({ ...demoKit(Date.now()), cards }));
    const station = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
    await station.shows('attract');
    const machine: number[] = [];
    for (const { label } of cards) machine.push(await onePerson(station, label));
    remark(`  the machine's share of one J1: ${spread(machine, 0)} ms`);
    const humanS = HUMAN_S.reduce((sum, each) => sum + each, 0);
    const queueS = PEOPLE * humanS + machine.reduce((sum, each) => sum + each, 0) / 1000;
    remark(`  ${PEOPLE} people of ${humanS} s each, and ${(queueS - PEOPLE * humanS).toFixed(1)} s of the machine`);
    print(figureLine({ name, unit: 's', value: queueS, peer: 'goal', peerValue: GOAL_QUEUE_S, digits: 0 }));
    print(
      figureLine({ name: 'machine-share-of-j1', unit: 'ms', value: median(machine), peer: 'goal', peerValue: GOAL_MACHINE_MS, digits: 0 }),
    );
  } finally {
    await mall.close();
  }
}

if (import.meta.main) await run((line) => void process.stdout.write(`${line}\n`));
