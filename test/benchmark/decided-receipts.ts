/**
 * Receipts that the decider decides durably, medians of three rounds, in pushes of 200 signed facts of ten kiosks at once (signature, chain, rules, ledger, one commit a batch), against bare
 * single-row transactions of the same store in the same run: what a server that commits every receipt by itself could do at the very best.
 */
import pg from 'pg';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import type { Programme } from '../../server/open-programme.ts';
import type { StorePlace } from '../../server/store/open-store.ts';
import { account, cardKey, id, noon, opened, receiptId, scanned } from '../domain/decide/fixture.ts';
import { startPostgres } from '../run/postgres.ts';
import { createDatabase, postgresMissing } from '../server/postgres-database.ts';
import { ScriptedKiosk } from '../server/scripted-kiosk.ts';
import { openTestProgramme, temporaryFolder } from '../server/test-programme.ts';
import { figureLine, median, remark } from './figure.ts';

/** `npm run bench -- decided-receipts`. */
export const name = 'decided-receipts';

const KIOSKS = 10;
const RECEIPTS_EACH = 400;
const ACCOUNTS = 1_000;
const PUSH = 200;
const PEER_MS = 1_500;
const ROUNDS = 3;

function journals(): readonly ScriptedKiosk[] {
  return Array.from({ length: KIOSKS }, (_, k) => {
    const kiosk = new ScriptedKiosk(`B${k}`);
    for (let n = 0; n < RECEIPTS_EACH; n += 1) {
      const number = k * RECEIPTS_EACH + n + 1;
      const receipt = scanned(number, number % ACCOUNTS, 50_000 + 100 * n, { number });
      kiosk.record(
        {
          ...receipt,
          accountId: account(number % ACCOUNTS),
          receiptId: receiptId(number),
          visitId: id('c', number),
          reference: `B${k}-${n + 1}`,
        },
        { registeredAtMs: noon },
      );
    }
    return kiosk;
  });
}

async function open(place: StorePlace, kiosks: readonly ScriptedKiosk[]): Promise<Programme> {
  const programme = await openTestProgramme(place);
  await programme.store.write(async (transaction) => {
    for (const kiosk of kiosks) await transaction.putKiosk(kiosk.row());
    await transaction.putKiosk({ ...new ScriptedKiosk('IMPORT').row(), use: 'import', publicKey: '' });
  });
  for (let from = 0; from < ACCOUNTS; from += 500) {
    const facts = Array.from({ length: 500 }, (_, n) => ({
      id: id('f', from + n),
      registeredAtMs: noon,
      body: opened(from + n, { cardKey: cardKey(from + n + 5_000) }),
    }));
    await programme.decider.importFacts('IMPORT', facts);
  }
  return programme;
}

/** Decided receipts a second, in a programme of its own. */
async function decided(place: StorePlace, kiosks: readonly ScriptedKiosk[]): Promise<number> {
  const programme = await open(place, kiosks);
  try {
    const startMs = performance.now();
    let applied = 0;
    await Promise.all(
      kiosks.map(async (kiosk) => {
        for (let from = 0; from < RECEIPTS_EACH; from += PUSH) {
          const { outcomes } = await programme.decider.push({
            kioskId: kiosk.kioskId,
            incarnation: 1,
            facts: kiosk.journal.slice(from, from + PUSH),
          });
          applied += outcomes.filter((outcome) => outcome.fate === 'applied' || outcome.fate === 'held').length;
        }
      }),
    );
    if (applied !== KIOSKS * RECEIPTS_EACH)
      throw new Error(`${applied} of ${KIOSKS * RECEIPTS_EACH} receipts were taken: the figure would lie`);
    return (applied * 1000) / (performance.now() - startMs);
  } finally {
    await programme.close();
  }
}

function bareSqlite(folder: string): number {
  const database = new Database(join(folder, 'peer.db'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE row (id INTEGER PRIMARY KEY, body TEXT NOT NULL)');
  const insert = database.prepare('INSERT INTO row (body) VALUES (?)');
  const startMs = performance.now();
  let rows = 0;
  for (; performance.now() - startMs < PEER_MS; rows += 1) insert.run('a receipt');
  const rate = (rows * 1000) / (performance.now() - startMs);
  database.close();
  return rate;
}

async function barePostgres(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('CREATE TABLE peer_row (id BIGSERIAL PRIMARY KEY, body TEXT NOT NULL)');
  const { rows: settings } = await client.query<{ fsync: string }>('SHOW fsync');
  if (settings[0]?.fsync === 'off')
    remark('  the PostgreSQL named by TEST_DATABASE_URL runs without fsync, which flatters the peer most; name a synced one, or none');
  const startMs = performance.now();
  let rows = 0;
  for (; performance.now() - startMs < PEER_MS; rows += 1)
    await client.query({ name: 'peer', text: 'INSERT INTO peer_row (body) VALUES ($1)', values: ['a receipt'] });
  const rate = (rows * 1000) / (performance.now() - startMs);
  await client.end();
  return rate;
}

/** One store: makes a fresh place, measures own and peer there, and clears it away. */
type Round = (kiosks: readonly ScriptedKiosk[]) => Promise<{ readonly own: number; readonly peer: number }>;

const sqliteRound: Round = async (kiosks) => {
  const { folder, remove } = temporaryFolder();
  try {
    return { own: await decided({ kind: 'sqlite', folder }, kiosks), peer: bareSqlite(folder) };
  } finally {
    remove();
  }
};

const postgresRound: Round = async (kiosks) => {
  const database = await createDatabase();
  try {
    return { own: await decided({ kind: 'postgres', url: database.url }, kiosks), peer: await barePostgres(database.url) };
  } finally {
    await database.drop();
  }
};

/** The line of a store: medians of the rounds, each of which measured both sides. */
async function lineOf(store: string, kiosks: readonly ScriptedKiosk[], round: Round): Promise<string> {
  const own: number[] = [];
  const peer: number[] = [];
  for (let n = 0; n < ROUNDS; n += 1) {
    const measured = await round(kiosks);
    own.push(measured.own);
    peer.push(measured.peer);
  }
  const told = (values: readonly number[]): string => values.map((each) => each.toFixed(0)).join(', ');
  remark(`  ${store}: decided ${told(own)}; single rows ${told(peer)} a second`);
  return figureLine({
    name: `decided-receipts-${store}`,
    unit: 'receipts/s',
    value: median(own),
    peer: 'single-row-transactions',
    peerValue: median(peer),
    digits: 0,
  });
}

/** Runs both stores; says aloud when PostgreSQL is missing. */
export async function run(print: (line: string) => void): Promise<void> {
  const kiosks = journals();
  print(await lineOf('sqlite', kiosks, sqliteRound));
  const postgres = await startPostgres(false, 'durable');
  if (postgres === null) {
    remark(`skipped decided-receipts-postgres: ${postgresMissing() ?? 'no PostgreSQL'}`);
    return;
  }
  process.env['TEST_DATABASE_URL'] = postgres.url;
  try {
    print(await lineOf('postgres', kiosks, postgresRound));
  } finally {
    await postgres.stop();
  }
}
