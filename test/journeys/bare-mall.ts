/** A demo mall of real processes without a browser, for journeys that kill, copy and starve its parts. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ReceiptDocument, VoucherDocument } from '../../domain/contract/document.ts';
import { createEnrolCode } from '../../server/api/enrol.ts';
import { DEMO_MALL_ID } from '../../server/demo/demo-documents.ts';
import { demoKit } from '../../server/demo/demo-kit.ts';
import { seedDemo } from '../../server/demo/seed-demo.ts';
import { openProgramme, type Programme } from '../../server/open-programme.ts';
import { connectDevices, type DevicesClient } from './devices-client.ts';
import { freePort } from './mall.ts';
import { connectPage, type PageLink } from './page-link.ts';
import { runToEnd, startPart, type Part } from './part.ts';

const root = resolve(import.meta.dirname, '..', '..');
const ACCOUNTS = 20;
const SEED = 5;
const DOCUMENTS_MAX = 5_000;

/** One running core with its devices and its page. */
export interface BareStation {
  readonly id: string;
  readonly folder: string;
  devices: DevicesClient;
  page: PageLink;
  /** References of all its pages so far, over all its lives. */
  acknowledged(): ReadonlySet<string>;
  /** kill -9. */
  kill(): Promise<void>;
  /** Starts again on the same folder. */
  start(): Promise<void>;
  tail(): string;
}

/** How to start a station. `server`: another address than the server's own, a bad network between. `folder`: another data folder (a copy). */
export interface StationPlan {
  readonly id: string;
  readonly use: 'kiosk' | 'desk';
  readonly server?: string;
  readonly folder?: string;
  /** false: a folder that is enrolled already, as a copied disk is. */
  readonly enrol?: boolean;
}

/** @see file comment */
export class BareMall {
  readonly folder = mkdtempSync(join(tmpdir(), 'passage-chaos-'));
  readonly serverFolder = join(this.folder, 'server');
  server: Part | null = null;
  readonly #stations: BareStation[] = [];
  #port = 0;

  /** Makes the data and starts the server. */
  static async open(): Promise<BareMall> {
    const mall = new BareMall();
    await mall.programme(async (programme) => {
      await seedDemo(programme, { accounts: ACCOUNTS, seed: SEED, print: () => undefined });
    });
    writeFileSync(join(mall.folder, 'kit.json'), JSON.stringify(demoKit(Date.now())));
    mall.#port = await freePort();
    await mall.startServer();
    return mall;
  }

  get api(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Starts the server on its port, after a kill too. */
  async startServer(): Promise<void> {
    this.server = await startPart(
      [join(root, 'cli', 'main.ts'), 'server', '--data', this.serverFolder, '--port', String(this.#port), '--with-parent'],
      {},
    );
  }

  /** kill -9 of the server. */
  async killServer(): Promise<void> {
    await this.server?.kill();
    this.server = null;
  }

  /** Enrols and starts a station. */
  async station(plan: StationPlan): Promise<BareStation> {
    const folder = plan.folder ?? join(this.folder, plan.id);
    mkdirSync(folder, { recursive: true });
    const code = plan.enrol === false ? [] : ['--enrol', await this.code(plan.id, plan.use)];
    const args = [
      join(root, 'dist', 'core', 'core-process.js'),
      '--server',
      plan.server ?? this.api,
      '--data',
      folder,
      '--use',
      plan.use,
      '--port',
      String(await freePort()),
      '--simulate',
      '--demo',
      join(this.folder, 'kit.json'),
      '--with-parent',
      '--shell',
      'web',
      ...code,
    ];
    let part = await startPart(args, {});
    const pages: PageLink[] = [];
    const page = (): PageLink => {
      const opened = connectPage(part.ready('page'), plan.use);
      pages.push(opened);
      return opened;
    };
    const station: BareStation = {
      id: plan.id,
      folder,
      page: page(),
      devices: await connectDevices(part.ready('devices')),
      acknowledged: () => new Set(pages.flatMap((each) => [...each.acknowledged])),
      kill: async () => {
        await part.kill();
        station.devices.close();
        station.page.close();
      },
      start: async () => {
        part = await startPart(args, {});
        station.page = page();
        station.devices = await connectDevices(part.ready('devices'));
      },
      tail: () => part.tail(),
    };
    this.#stations.push(station);
    return station;
  }

  /** A fresh one-time code. */
  code(kioskId: string, use: 'kiosk' | 'desk'): Promise<string> {
    return this.programme((programme) => createEnrolCode(programme, { kioskId, mallId: DEMO_MALL_ID, use }));
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

  /** Every receipt that the server knows. */
  receipts(): Promise<readonly ReceiptDocument[]> {
    return this.programme((programme) => programme.store.read((transaction) => transaction.documentsOf('receipt', '', DOCUMENTS_MAX)));
  }

  /** Every voucher that the server knows. */
  vouchers(): Promise<readonly VoucherDocument[]> {
    return this.programme((programme) => programme.store.read((transaction) => transaction.documentsOf('voucher', '', DOCUMENTS_MAX)));
  }

  /** How far the server knows the chain of a station. */
  headOf(kioskId: string): Promise<number> {
    return this.programme((programme) => programme.store.read(async (transaction) => (await transaction.kiosk(kioskId))?.headSeq ?? 0));
  }

  /** Runs `passage verify` on the server's data. */
  verify(): Promise<{ readonly code: number; readonly output: string }> {
    return runToEnd([join(root, 'cli', 'main.ts'), 'verify', '--data', this.serverFolder]);
  }

  /** Ends everything and removes the data. */
  async close(): Promise<void> {
    for (const station of this.#stations) await station.kill();
    await this.server?.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
