/**
 * Scan to painted member screen with 100,000 (or, scan-to-painted-million.ts, 1,000,000) accounts in the mirror, against a static page that paints the same screen in the same browser. Nothing is faked
 * in between: a swipe is HID reports of the card reader's twin, read by the real driver in the built kiosk core; the mirror was filled by the core itself from
 * the snapshot of a real server; the page is the built one in Chromium. Each round swipes another member's card, then asks the static page for its screen.
 */
import Database from 'better-sqlite3';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright';

import { createEnrolCode } from '../../server/api/enrol.ts';
import { DEMO_MALL_ID } from '../../server/demo/demo-documents.ts';
import { demoKit } from '../../server/demo/demo-kit.ts';
import { openProgramme } from '../../server/open-programme.ts';
import { freePort } from '../journeys/mall.ts';
import { startPart } from '../journeys/part.ts';
import type { Part } from '../journeys/part.ts';
import { launchChromium } from '../run/chromium.ts';
import { figureLine, quantile, remark, spread } from './figure.ts';
import { makeLargeProgramme } from './large-programme.ts';
import type { LargeProgramme } from './large-programme.ts';
import { PaintProbe } from './paint-probe.ts';
import type { Painted } from './paint-probe.ts';
import { freeze, serveStaticPage } from './static-page.ts';

/** Name for `npm run bench -- NAME`. */
export const name = 'scan-to-painted';

const WARM_UP = 10;
/** First fill of the mirror: snapshot made, fetched, checked, parsed strictly, written. */
const FILL_MS = 900_000;
const SCREEN_MS = 15_000;
/** A little more than a frame: rounds begin at any point of the frame clock. */
const FRAME_PHASES_MS = 17;

const root = resolve(import.meta.dirname, '..', '..');
const size = { width: 1080, height: 1920 };

/** Everything that was started; the last started is ended first. */
class Started {
  readonly #ends: (() => Promise<unknown>)[] = [];

  add<T>(thing: T, end: (thing: T) => Promise<unknown>): T {
    this.#ends.push(() => end(thing));
    return thing;
  }

  async close(): Promise<void> {
    for (const end of this.#ends.toReversed()) await end().catch((error: unknown) => remark(`  while ending: ${String(error)}`));
  }
}

/** How large the mirror is, and how often a card is swiped. */
export interface ScanToPainted {
  readonly name: string;
  readonly accounts: number;
  readonly rounds: number;
}

const cardsOf = (large: LargeProgramme, rounds: number): readonly string[] => {
  const step = Math.floor(large.accounts / (WARM_UP + rounds));
  return Array.from({ length: WARM_UP + rounds }, (_, n) => large.cardNumber((n + 1) * step));
};

/** Server with its data, and a kiosk core that is enrolled there. */
async function startMall(
  folder: string,
  started: Started,
  asked: ScanToPainted,
): Promise<{ readonly kiosk: Part; readonly mirrorFile: string }> {
  const serverFolder = join(folder, 'server');
  const startMs = performance.now();
  const large = await makeLargeProgramme(serverFolder, asked.accounts);
  remark(
    `  ${large.accounts} accounts with ${large.cards} cards in the server's database, ${((performance.now() - startMs) / 1000).toFixed(0)} s`,
  );
  const programme = await openProgramme({ place: { kind: 'sqlite', folder: serverFolder }, nowMs: () => Date.now(), secrets: null });
  const code = await createEnrolCode(programme, { kioskId: 'K1', mallId: DEMO_MALL_ID, use: 'kiosk' });
  await programme.close();
  const cards = cardsOf(large, asked.rounds).map((number, n) => ({ label: `Member ${n}`, number, use: 'member' as const }));
  const kit = join(folder, 'kit.json');
  writeFileSync(kit, JSON.stringify({ ...demoKit(Date.now()), cards }));
  const port = String(await freePort());
  const data = join(folder, 'kiosk');
  mkdirSync(data);
  const server = ['server', '--data', serverFolder, '--port', port, '--with-parent'];
  started.add(await startPart([join(root, 'cli', 'main.ts'), ...server], {}), (part) => part.kill());
  const core = ['--server', `http://127.0.0.1:${port}`, '--enrol', code, '--data', data, '--simulate', '--demo', kit, '--with-parent'];
  const kiosk = await startPart([join(root, 'dist', 'core', 'core-process.js'), ...core], {});
  return { kiosk: started.add(kiosk, (part) => part.kill()), mirrorFile: join(data, 'mirror.db') };
}

/** What the figure is named after must be true. */
function checkMirror(file: string, accounts: number): void {
  const mirror = new Database(file, { readonly: true });
  const row = mirror.prepare<[], { n: number }>("SELECT count(*) AS n FROM document WHERE kind = 'account'").get();
  mirror.close();
  if (row?.n !== accounts) throw new Error(`the mirror holds ${row?.n ?? 0} accounts, not ${accounts}`);
}

async function openPage(browser: Browser, url: string, started: Started): Promise<Page> {
  const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' });
  const page = await started.add(context, (each: BrowserContext) => each.close()).newPage();
  await page.goto(url);
  return page;
}

async function shows(page: Page, screen: string, timeoutMs: number): Promise<void> {
  await page.waitForSelector(`html[data-screen="${screen}"]`, { timeout: timeoutMs });
}

/** FINISH, goodbye, attract: the next visitor finds the screen as the first one did. */
async function finish(page: Page): Promise<void> {
  await page.click('[data-act="finish"]:visible');
  await shows(page, 'attract', SCREEN_MS);
}

const swipe = (card: number): string => JSON.stringify({ type: 'card', card, as: 'stripe' });

function devicesPath(kiosk: Part): string {
  const url = new URL(kiosk.ready('devices'));
  return `/devices-link${url.search}`;
}

interface Measured {
  readonly kiosk: Painted[];
  readonly peer: Painted[];
}

/** One member's screen is taken as it stands for the peer; then both pages take turns. */
async function measure(browser: Browser, kiosk: Part, mirrorFile: string, started: Started, asked: ScanToPainted): Promise<Measured> {
  const page = await openPage(browser, kiosk.ready('page'), started);
  const startMs = performance.now();
  await shows(page, 'attract', FILL_MS);
  remark(`  mirror filled and attract shown after ${((performance.now() - startMs) / 1000).toFixed(0)} s`);
  checkMirror(mirrorFile, asked.accounts);
  const probe = await PaintProbe.open(page, devicesPath(kiosk));
  const attract = await freeze(page);
  await probe.paint(swipe(0), 'visit');
  const visit = await freeze(page);
  await finish(page);
  const fixed = started.add(await serveStaticPage(join(root, 'dist', 'kiosk'), [attract, visit]), (each) => each.close());
  const peerPage = await openPage(browser, fixed.url, started);
  const peerProbe = await PaintProbe.open(peerPage, '/');
  const measured: Measured = { kiosk: [], peer: [] };
  for (let round = 1; round < WARM_UP + asked.rounds; round += 1) {
    await sleep((round * 5) % FRAME_PHASES_MS);
    const own = await probe.paint(swipe(round), 'visit');
    await finish(page);
    await sleep((round * 5) % FRAME_PHASES_MS);
    const peer = await peerProbe.paint('visit', 'visit');
    await peerProbe.paint('attract', 'attract');
    if (round < WARM_UP) continue;
    measured.kiosk.push(own);
    measured.peer.push(peer);
  }
  return measured;
}

/** Measures and prints two `figure` lines: median and 99th percentile of swipe to painted, each against the static page's, milliseconds. */
export async function measureScans(asked: ScanToPainted, print: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'passage-bench-'));
  const started = new Started();
  try {
    // First: where there is no Chromium, that is said at once and not after the mall was made.
    const browser = started.add(await launchChromium(), (each) => each.close());
    const { kiosk, mirrorFile } = await startMall(folder, started, asked);
    const measured = await measure(browser, kiosk, mirrorFile, started, asked);
    for (const [what, all] of Object.entries(measured) as [string, Painted[]][]) {
      remark(
        `  ${what}, in the DOM: ${spread(
          all.map((each) => each.domMs),
          1,
        )} ms`,
      );
      remark(
        `  ${what}, painted: ${spread(
          all.map((each) => each.paintedMs),
          1,
        )} ms`,
      );
    }
    const own = measured.kiosk.map((each) => each.paintedMs);
    const peer = measured.peer.map((each) => each.paintedMs);
    for (const [suffix, share] of [
      ['', 0.5],
      ['-p99', 0.99],
    ] as const) {
      const line = { unit: 'ms', peer: 'static-page', digits: 1 };
      print(figureLine({ ...line, name: `${asked.name}${suffix}`, value: quantile(own, share), peerValue: quantile(peer, share) }));
    }
  } finally {
    await started.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The figure of the size that a mall has. */
export async function run(print: (line: string) => void): Promise<void> {
  await measureScans({ name, accounts: 100_000, rounds: 40 }, print);
}

if (import.meta.main) await run((line) => void process.stdout.write(`${line}\n`));
