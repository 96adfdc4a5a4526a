/**
 * Heap of the kiosk's page after 10,000 visits against after 100. The screens of one whole visit are recorded from the real core; a bare web shell then sends them to the built page again and again,
 * numbered on, and waits at the end of each visit until the page says that it painted. The heap is what is in use after a collection; nodes and listeners are told beside.
 */
import { resolve } from 'node:path';
import type { CDPSession, Page } from 'playwright';

import { startWebShell } from '../../main/shell-web/web-shell.ts';
import type { ClientConnection } from '../../main/core/connection.ts';
import { Mall } from '../journeys/mall.ts';
import { act, rows, visitor } from '../journeys/on-page.ts';
import { launchChromium } from '../run/chromium.ts';
import { figureLine, remark } from './figure.ts';

/** Name for `npm run bench -- NAME`. */
export const name = 'kiosk-heap';

const FEW = 100;
const MANY = 10_000;
const PAINT_MS = 30_000;
const dist = resolve(import.meta.dirname, '..', '..', 'dist', 'kiosk');
const size = { width: 1080, height: 1920 };

type Recorded = Readonly<Record<string, unknown>> & { readonly type: string; readonly n: number };

/** Everything that the core sends to its page in one visit with two receipts. */
async function record(): Promise<readonly Recorded[]> {
  const mall = await Mall.open();
  try {
    const station = await mall.station('K1', 'kiosk', size);
    await station.shows('attract');
    const all: Recorded[] = [];
    station.page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        const message = JSON.parse(String(payload)) as Recorded;
        if (message.type === 'screen') all.push(message);
      }),
    );
    await station.page.reload();
    await station.shows('attract');
    station.devices.swipe(visitor(station, 1));
    await station.shows('visit');
    await station.devices.receipt('vesta', 245_000, 'sale', 4);
    await rows(station, 1);
    await station.devices.receipt('cafe-tilia', 89_000, 'sale', 3);
    await rows(station, 2);
    await act(station, 'finish');
    for (let tries = 0; tries < 100; tries += 1) {
      const shown = await station.page.getAttribute('html', 'data-screen');
      if (shown === 'attract') break;
      if (shown === 'result') await act(station, 'finish').catch(() => undefined);
      await new Promise((again) => setTimeout(again, 200));
    }
    await station.shows('attract');
    return all;
  } finally {
    await mall.close();
  }
}

/** Sends the visits; resolves a visit when the page painted its last screen. */
function player(screens: readonly Recorded[]) {
  let connection: ClientConnection | null = null;
  let n = 0;
  let painted: (upTo: number) => void = () => undefined;
  return {
    connect: (page: ClientConnection): void => {
      connection = page;
      page.onMessage((message) => {
        if (typeof message === 'object' && message !== null && 'type' in message && message.type === 'painted' && 'n' in message)
          painted(Number(message.n));
      });
      const [first] = screens;
      if (first !== undefined) page.send({ ...first, n: ++n });
    },
    visit: (): Promise<void> =>
      new Promise((done, reject) => {
        const last = n + screens.length;
        const timer = setTimeout(() => reject(new Error('the page paints no more')), PAINT_MS);
        painted = (upTo) => {
          if (upTo < last) return;
          clearTimeout(timer);
          done();
        };
        for (const screen of screens) connection?.send({ ...screen, n: ++n });
      }),
  };
}

async function heapOf(page: Page, session: CDPSession): Promise<number> {
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  for (let times = 0; times < 3; times += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  remark(`  heap ${(usedSize / 1_000_000).toFixed(2)} MB, ${nodes} nodes, ${jsEventListeners} listeners`);
  return usedSize / 1_000_000;
}

/** Prints one line: heap in MB after 10,000 visits, against after 100. */
export async function run(print: (line: string) => void): Promise<void> {
  const screens = await record();
  remark(
    `  ${screens.length} screens a visit: ${[...new Set(screens.map((each) => (each['screen'] as { kind: string }).kind))].join(', ')}`,
  );
  if (!screens.some((each) => (each['screen'] as { kind: string }).kind === 'visit')) throw new Error('no visit was recorded');
  const play = player(screens);
  const shell = await startWebShell({
    port: 0,
    token: 'heap',
    nowMs: () => performance.now(),
    pages: [{ path: '/', folder: dist, linkPath: '/link', onConnection: play.connect }],
  });
  const browser = await launchChromium();
  try {
    const page = await (await browser.newContext({ viewport: size, reducedMotion: 'reduce' })).newPage();
    await page.goto(shell.address('/'));
    await page.waitForSelector('html[data-screen="attract"]', { timeout: PAINT_MS });
    const session = await page.context().newCDPSession(page);
    let few = 0;
    for (let visit = 1; visit <= MANY; visit += 1) {
      await play.visit();
      if (visit === FEW) few = await heapOf(page, session);
      else if (visit % 2500 === 0 && visit < MANY) await heapOf(page, session);
    }
    print(figureLine({ name, unit: 'MB', value: await heapOf(page, session), peer: 'after-100-visits', peerValue: few, digits: 2 }));
  } finally {
    await browser.close();
    await shell.close();
  }
}

if (import.meta.main) await run((line) => void process.stdout.write(`${line}\n`));
