/** The one way out of a kiosk in the web shell: staff, PIN, and the PIN once more. The process ends with a code that its watchdog can tell. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEnrolCode } from '../../server/api/enrol.ts';
import { DEMO_MALL_ID } from '../../server/demo/demo-documents.ts';
import { PROGRAM_ENDED } from '../../main/program-end.ts';
import { launchChromium } from '../run/chromium.ts';
import { connectDevices } from './devices-client.ts';
import { Mall, type Station } from './mall.ts';
import { act } from './on-page.ts';
import { type } from './on-visit.ts';

const root = resolve(import.meta.dirname, '..', '..');
let mall: Mall;
let browser: Browser;
let child: ChildProcess;
const lines: string[] = [];
let ended: Promise<number | null>;

/** The next ready line of `passage kiosk`, after the first `seen` of them. */
async function readyLine(seen: number): Promise<string> {
  for (let tries = 0; tries < 400; tries += 1) {
    const line = lines.filter((one) => one.startsWith('ready '))[seen];
    if (line !== undefined) return line;
    await new Promise((again) => setTimeout(again, 100));
  }
  throw new Error(`not ready:\n${lines.join('\n')}`);
}

const partOf = (line: string, name: string): string => new RegExp(` ${name}=(\\S+)`).exec(line)?.[1] ?? '';

beforeAll(async () => {
  mall = await Mall.open();
  browser = await launchChromium();
  const folder = join(mall.folder, 'K9');
  mkdirSync(folder);
  const code = await mall.programme((programme) => createEnrolCode(programme, { kioskId: 'K9', mallId: DEMO_MALL_ID, use: 'kiosk' }));
  const args = [
    '--server',
    mall.api,
    '--data',
    folder,
    '--use',
    'kiosk',
    '--simulate',
    '--demo',
    join(mall.folder, 'kit.json'),
    '--enrol',
    code,
  ];
  child = spawn(process.execPath, [join(root, 'cli', 'main.ts'), 'kiosk', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr])
    if (stream !== null) createInterface({ input: stream }).on('line', (line) => void lines.push(line));
  ended = new Promise((end) => child.once('exit', (exitCode) => end(exitCode)));
});
afterAll(async () => {
  child.kill('SIGKILL');
  await browser.close();
  await mall.close();
});

async function stationAt(line: string): Promise<Station> {
  const page = await browser.newPage({ viewport: { width: 1080, height: 1920 } });
  await page.goto(partOf(line, 'page'));
  const station: Station = {
    id: 'K9',
    page,
    devices: await connectDevices(partOf(line, 'devices')),
    visitorUrl: '',
    kill: () => Promise.resolve(),
    restart: () => Promise.resolve(),
    shows: async (kind) => {
      await page.waitForSelector(`html[data-screen="${kind}"]`, { timeout: 20_000 });
    },
  };
  return station;
}

async function leaveBy(station: Station, how: 'end' | 'restart' | 'dark'): Promise<void> {
  station.devices.swipe('M. Lind');
  await station.shows('service-pin');
  await type(station, '2468');
  await act(station, 'next');
  await station.shows('service');
  await act(station, 'leaving');
  await act(station, `leave-${how}`);
  await station.shows('service-pin');
  await type(station, '2468');
  // The page says that the program ends for a second and a half: whoever looks for it begins before.
  const said = how === 'dark' ? null : station.shows('service-ended');
  await act(station, 'next');
  await said;
}

test('dark, anew, and the end: each with the PIN once more, and the end has its own exit code', async () => {
  const first = await readyLine(0);
  const kiosk = await stationAt(first);
  await kiosk.shows('attract');

  await leaveBy(kiosk, 'dark');
  await kiosk.shows('closed');
  expect(await kiosk.page.locator('main.night').count()).toBe(1);
  await kiosk.page.mouse.click(500, 900);
  await kiosk.page.waitForSelector('main.night', { state: 'detached' });
  kiosk.devices.swipe('M. Lind');
  await kiosk.shows('service-pin');
  await type(kiosk, '2468');
  await act(kiosk, 'next');
  await act(kiosk, 'closing');
  await act(kiosk, 'undo');
  await act(kiosk, 'finish');
  await kiosk.shows('attract');

  await leaveBy(kiosk, 'restart');
  const second = await readyLine(1);
  // The same address with the same token: the page on the glass finds the new core by itself. A second page beside it would take the link from it, or it from that one.
  expect(partOf(second, 'page')).toBe(partOf(first, 'page'));
  kiosk.devices.close();
  const again: Station = { ...kiosk, devices: await connectDevices(partOf(second, 'devices')) };
  await again.shows('attract');

  await leaveBy(again, 'end');
  expect(await ended).toBe(PROGRAM_ENDED);
  again.devices.close();
});
