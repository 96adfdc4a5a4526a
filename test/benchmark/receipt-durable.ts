/**
 * A receipt registered durably (record: encode, hash, sign, one FULL transaction, predict) against a bare SQLite FULL insert of a row of the same size, turn
 * about in one run, in the same folder.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

import { systemClock } from '../../main/core/system-clock.ts';
import { bookIn, registration } from '../main/book-under-test.ts';

/** Name for `npm run bench -- NAME`. */
export const name = 'receipt-durable';

const ROUNDS = 400;
const WARM_UP = 40;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function timed(action: () => void): number {
  const startMs = performance.now();
  action();
  return performance.now() - startMs;
}

function barePeer(folder: string): { readonly insert: (bytes: string) => void; readonly close: () => void } {
  const db = new Database(join(folder, 'bare.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE row (id INTEGER PRIMARY KEY, bytes TEXT NOT NULL) STRICT');
  const statement = db.prepare('INSERT INTO row (bytes) VALUES (?)');
  return { insert: (bytes) => void statement.run(bytes), close: () => void db.close() };
}

/** Measures and prints one `figure` line: medians of one receipt and of one bare row, milliseconds. */
export async function run(print: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'passage-bench-'));
  try {
    const opened = bookIn(folder, systemClock());
    const bare = barePeer(folder);
    const receiptMs: number[] = [];
    const bareMs: number[] = [];
    for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
      const tookMs = timed(() => void opened.book.record(registration(opened.book, round + 1)));
      const bytes = opened.journal.last()?.bytes ?? '';
      const peerMs = timed(() => bare.insert(bytes));
      if (round < WARM_UP) continue;
      receiptMs.push(tookMs);
      bareMs.push(peerMs);
    }
    opened.close();
    bare.close();
    const own = median(receiptMs);
    const peer = median(bareMs);
    print(`figure ${name} ${own.toFixed(3)} ms peer bare-full-insert ${peer.toFixed(3)} ratio ${(own / peer).toFixed(2)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) await run((line) => void process.stdout.write(`${line}\n`));
