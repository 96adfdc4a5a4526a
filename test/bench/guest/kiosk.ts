/** A mall inside the machine: the server, and a kiosk core as a mall runs it, with no device simulated. */
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoReceipts } from '../../../main/devices/demo-receipt.ts';
import { readDemoKit } from '../../../main/devices/read-demo-kit.ts';
import { connectPage, type PageLink } from '../../journeys/page-link.ts';
import { type Part as Process, startPart } from '../../journeys/part.ts';

/** The machine starts the bench in the repository's folder. */
const root = process.cwd();
const SERVER_PORT = 8080;
/** An emulated machine on a busy one: programs that start in a second elsewhere need half a minute. */
const READY_MS = 280_000;
const PAGE_MS = 140_000;
const SEEDED = '/out/mall';
const FOLDER = '/tmp/mall';

/** The running mall and the kiosk's page. */
export interface Kiosk {
  readonly page: PageLink;
  /** Everything that server and core keep on disk. */
  readonly folder: string;
  /** Number of the n-th demo member's card. */
  card(member: number): string;
  /** Code of a fresh receipt. */
  receipt(tenantId: string, amountMinor: number, minutesAgo: number): string;
  /** What server and core wrote on their outputs. */
  said(): string;
  close(): Promise<void>;
}

const startServer = (): Promise<Process> =>
  startPart(
    [join(root, 'dist', 'bench', 'server.js'), '--data', join(FOLDER, 'server'), '--port', String(SERVER_PORT), '--with-parent'],
    {},
    READY_MS,
  );

const startCore = (): Promise<Process> =>
  startPart(
    [
      join(root, 'dist', 'core', 'core-process.js'),
      ...[
        '--server',
        `http://127.0.0.1:${SERVER_PORT}`,
        '--data',
        join(FOLDER, 'kiosk'),
        '--use',
        'kiosk',
        '--shell',
        'web',
        '--port',
        '0',
      ],
      ...['--printer', 'auto', '--printer-patience', '10'],
      ...['--enrol', readFileSync(join(SEEDED, 'enrol-code'), 'utf8'), '--log', 'debug', '--with-parent'],
    ],
    {},
    READY_MS,
  );

/** Starts both and connects the page, as a browser would. */
export const startKiosk = async (): Promise<Kiosk> => {
  cpSync(SEEDED, FOLDER, { recursive: true });
  mkdirSync(join(FOLDER, 'kiosk'), { recursive: true });
  const kit = readDemoKit(join(FOLDER, 'kit.json'));
  const receipts = demoReceipts(kit, () => Date.now());
  const members = kit.cards.filter(({ use }) => use === 'member');
  // Together, as after a power cut: the core serves without a server and finds it later.
  const [server, core] = await Promise.all([startServer(), startCore()]);
  const page = connectPage(core.ready('page'), 'kiosk', PAGE_MS);
  return {
    page,
    folder: FOLDER,
    card: (member) => members[member - 1]?.number ?? '',
    receipt: (tenantId, amountMinor, minutesAgo) => receipts.make({ kind: 'sale', tenantId, amountMinor, minutesAgo })?.code ?? '',
    said: () => `${server.tail()}\n${core.tail()}`,
    close: async () => {
      page.close();
      await core.kill();
      await server.kill();
    },
  };
};
