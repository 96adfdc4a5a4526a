/**
 * Processor time of the attract screen over a minute, against the same screen as dead HTML, at the same time in a second browser: whatever else the machine does, it does to both. Processor time is
 * what Chromium says of all its processes.
 */
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright';

import { Mall } from '../journeys/mall.ts';
import { launchChromium } from '../run/chromium.ts';
import { figureLine, remark } from './figure.ts';
import { freeze, serveStaticPage } from './static-page.ts';

/** Name for `npm run bench -- NAME`. */
export const name = 'attract-cpu';

const SETTLE_MS = 10_000;
const MINUTE_MS = 60_000;
const dist = resolve(import.meta.dirname, '..', '..', 'dist', 'kiosk');
const size = { width: 1080, height: 1920 };

/** Seconds of processor time of a browser so far, all its processes. */
async function cpuSeconds(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.reduce((sum, each) => sum + each.cpuTime, 0);
}

async function show(url: string): Promise<Browser> {
  const browser = await launchChromium();
  const page = await (await browser.newContext({ viewport: size })).newPage();
  await page.goto(url);
  await page.waitForSelector('html[data-screen="attract"]', { timeout: 30_000 });
  return browser;
}

/** Prints one line: processor time in a minute, milliseconds. */
export async function run(print: (line: string) => void): Promise<void> {
  const mall = await Mall.open();
  const open: { close(): Promise<void> }[] = [];
  try {
    const station = await mall.station('K1', 'kiosk', size);
    await station.shows('attract');
    const attract = await freeze(station.page);
    const url = station.page.url();
    await station.page.close();
    const fixed = await serveStaticPage(dist, [attract, attract]);
    open.push(fixed);
    const own = await show(url);
    open.push(own);
    const peer = await show(fixed.url);
    open.push(peer);
    await sleep(SETTLE_MS);
    const before = [await cpuSeconds(own), await cpuSeconds(peer)] as const;
    await sleep(MINUTE_MS);
    const after = [await cpuSeconds(own), await cpuSeconds(peer)] as const;
    const value = (after[0] - before[0]) * 1000;
    const peerValue = (after[1] - before[1]) * 1000;
    remark(`  ${((value / MINUTE_MS) * 100).toFixed(1)} % of one core, the static page ${((peerValue / MINUTE_MS) * 100).toFixed(1)} %`);
    print(figureLine({ name, unit: 'ms', value, peer: 'static-page', peerValue, digits: 0 }));
  } finally {
    for (const each of open.toReversed()) await each.close();
    await mall.close();
  }
}

if (import.meta.main) await run((line) => void process.stdout.write(`${line}\n`));
