/** A small demo mall for one journey: real server process, real core processes, real pages in Chromium, byte-level device twins. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';
import type { AccountDocument } from '../../domain/contract/account-document.ts';
import { hmacHex } from '../../domain/encoding/hash.ts';
import { createEnrolCode } from '../../server/api/enrol.ts';
import { demoCardNumber } from '../../server/demo/demo-cards.ts';
import { demoKit } from '../../server/demo/demo-kit.ts';
import { DEMO_MALL_ID } from '../../server/demo/demo-documents.ts';
import { seedDemo } from '../../server/demo/seed-demo.ts';
import { openProgramme, type Programme } from '../../server/open-programme.ts';
import { launchChromium } from '../run/chromium.ts';
import { connectDevices, type DevicesClient } from './devices-client.ts';
import { runToEnd, startPart, type Part } from './part.ts';
import { stationShell, type StationShell } from './station-shell.ts';

const root = resolve(import.meta.dirname, '..', '..');
const ACCOUNTS = 40;
const SEED = 3;

/** A kiosk or desk with its devices and its page. */
export interface Station {
  readonly id: string;
  devices: DevicesClient;
  page: Page;
  /** The page for the visitor at a desk; null at a kiosk. */
  visitorUrl: string | null;
  /** kill -9. */
  kill(): Promise<void>;
  /** kill -9, then start again on the same folder, with a new page and new devices. */
  restart(): Promise<void>;
  /** Waits until the page shows a screen. */
  shows(kind: string): Promise<void>;
}

/** @see file comment */
export class Mall {
  readonly folder = mkdtempSync(join(tmpdir(), 'passage-journey-'));
  /** Where the server's data are; a restored server gets another folder. */
  serverFolder = join(this.folder, 'server');
  readonly stations: Station[] = [];
  server: Part | null = null;
  #browser: Browser | null = null;
  #shell: StationShell | null = null;
  #port = 0;
  /** Visitors' phones reach this server. */
  #phones = false;

  /** Makes the data and starts the server. */
  static async open({ phones = false }: { readonly phones?: boolean } = {}): Promise<Mall> {
    const mall = new Mall();
    mall.#phones = phones;
    await seed(mall.serverFolder);
    writeFileSync(join(mall.folder, 'kit.json'), JSON.stringify(demoKit(Date.now())));
    mall.#port = await freePort();
    await mall.startServer();
    mall.#browser = await launchChromium();
    mall.#shell = stationShell(mall.#browser);
    return mall;
  }

  /** A visitor's own phone: a browser of its own beside those of the stations. */
  async phone(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    if (this.#browser === null) throw new Error('the mall is closed');
    return this.#browser.newContext({
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 2,
      hasTouch: true,
      isMobile: true,
      locale: 'en-GB',
      ...options,
    });
  }

  get api(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Starts the server on its port, after a kill too. */
  async startServer(): Promise<void> {
    this.server = await startPart(
      [join(root, 'cli', 'main.ts'), 'server', '--data', this.serverFolder, '--port', String(this.#port), '--with-parent'],
      this.#phones ? { PASSAGE_PUBLIC_URL: this.api } : {},
    );
  }

  /** kill -9 of the server. */
  async killServer(): Promise<void> {
    await this.server?.kill();
    this.server = null;
  }

  /** Enrols and starts a kiosk or desk, and opens its page. */
  async station(id: string, use: 'kiosk' | 'desk', size: { readonly width: number; readonly height: number }): Promise<Station> {
    if (this.#shell === null) throw new Error('the mall is closed');
    const folder = join(this.folder, id);
    mkdirSync(folder, { recursive: true });
    const port = await freePort();
    const core = [
      '--server',
      this.api,
      '--data',
      folder,
      '--use',
      use,
      '--port',
      String(port),
      '--simulate',
      '--demo',
      join(this.folder, 'kit.json'),
      '--with-parent',
      '--enrol',
      await this.#code(id, use),
    ];
    const shell = this.#shell;
    const launch = () => shell({ use, size, folder, core });
    let running = await launch();
    const station: Station = {
      id,
      page: running.page,
      visitorUrl: running.visitorUrl,
      devices: await connectDevices(running.devicesUrl),
      shows: (kind) => waitForScreen(station, kind, () => running.tail()),
      kill: async () => {
        station.devices.close();
        await running.kill();
      },
      restart: async () => {
        await station.kill();
        running = await launch();
        station.page = running.page;
        station.visitorUrl = running.visitorUrl;
        station.devices = await connectDevices(running.devicesUrl);
      },
    };
    this.stations.push(station);
    return station;
  }

  /** What the server's database holds for the n-th demo member. */
  async member(n: number): Promise<AccountDocument> {
    return this.programme(async (programme) =>
      programme.store.read(async (transaction) => {
        const { cardSecret } = await transaction.secrets();
        const card = await transaction.document('card', hmacHex(cardSecret, demoCardNumber('member', n * 10 + 1)));
        const account = card?.accountId === null || card === null ? null : await transaction.document('account', card.accountId);
        if (account === null) throw new Error(`no account for demo member ${n}`);
        return account;
      }),
    );
  }

  /** Opens the server's database beside the running server (or without one). */
  async programme<T>(work: (programme: Programme) => Promise<T>): Promise<T> {
    const programme = await openProgramme({ place: { kind: 'sqlite', folder: this.serverFolder }, nowMs: () => Date.now(), secrets: null });
    try {
      return await work(programme);
    } finally {
      await programme.close();
    }
  }

  /** Runs `passage …` to its end. */
  async passage(...args: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
    return runToEnd([join(root, 'cli', 'main.ts'), ...args]);
  }

  async #code(kioskId: string, use: 'kiosk' | 'desk'): Promise<string> {
    return this.programme((programme) => createEnrolCode(programme, { kioskId, mallId: DEMO_MALL_ID, use }));
  }

  /** Ends everything and removes the data. */
  async close(): Promise<void> {
    for (const station of this.stations) await station.kill();
    await this.#browser?.close();
    await this.server?.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A demo mall of forty accounts: small enough to be made for each journey. */
async function seed(folder: string): Promise<void> {
  const programme = await openProgramme({ place: { kind: 'sqlite', folder }, nowMs: () => Date.now(), secrets: null });
  await seedDemo(programme, { accounts: ACCOUNTS, seed: SEED, print: () => undefined });
  await programme.close();
}

async function waitForScreen(station: Station, kind: string, tail: () => string): Promise<void> {
  try {
    await station.page.waitForSelector(`html[data-screen="${kind}"]`, { timeout: 15_000 });
  } catch {
    const shown = await station.page.evaluate(() => document.documentElement.dataset['screen']);
    const text = await station.page.evaluate(() => document.body.innerText.slice(0, 600));
    throw new Error(`${station.id} shows ${String(shown)}, not ${kind}:\n${text}\n--- core:\n${tail().slice(-1500)}`);
  }
}

/** A port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (typeof address === 'object' && address !== null) resolvePort(address.port);
        else reject(new Error('no port'));
      });
    });
  });
}

/** Polls until something holds, at most 20 s. */
export async function waitUntil(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await holds()) return;
    await new Promise((resolveWait) => setTimeout(resolveWait, 100));
  }
  throw new Error('waited 20 s in vain');
}
