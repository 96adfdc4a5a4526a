import { existsSync, renameSync } from 'node:fs';

import Database from 'better-sqlite3';

import { isCorrupt, journalErrorOf, JournalError } from './journal-error.ts';
import type { Journal } from './journal.ts';
import { migrateJournal } from './schema.ts';
import { sqliteJournal } from './sqlite-journal.ts';

/** An open journal, and where a damaged predecessor was put. */
export interface OpenedJournal {
  readonly journal: Journal;
  /** Path of the damaged file that was moved aside; null when all was well. */
  readonly movedAside: string | null;
}

function openFile(file: string): Database.Database {
  const db = new Database(file, { timeout: 500 });
  try {
    // Exclusive: two cores on one journal would fork the chain. It also does without a shared-memory file.
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    migrateJournal(db, file);
    const check = db.pragma('quick_check(1)', { simple: true });
    if (check !== 'ok') throw Object.assign(new Error(String(check)), { code: 'SQLITE_CORRUPT' });
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Renames the file with its write-ahead log; never deletes: it may hold facts that somebody can still read. */
function moveAside(file: string, stampMs: number): string {
  const aside = `${file}.damaged-${stampMs}`;
  for (const tail of ['', '-wal', '-shm']) if (existsSync(file + tail)) renameSync(file + tail, aside + tail);
  return aside;
}

/** Opens or makes journal.db. A damaged file is moved aside and a new one begun; a file of a newer version or in use is refused (JournalError). */
export function openJournal(file: string, stampMs: number): OpenedJournal {
  let movedAside: string | null = null;
  try {
    return { journal: sqliteJournal(openFile(file), file), movedAside };
  } catch (error) {
    if (error instanceof JournalError || !isCorrupt(error)) throw journalErrorOf(error, file);
    movedAside = moveAside(file, stampMs);
  }
  try {
    return { journal: sqliteJournal(openFile(file), file), movedAside };
  } catch (error) {
    throw journalErrorOf(error, file);
  }
}
