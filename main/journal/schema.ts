import type Database from 'better-sqlite3';

import { JournalError } from './journal-error.ts';

/** Version of journal.db that this program writes. */
export const JOURNAL_VERSION = 1;

/** "PsgJ": tells this file from any other SQLite file. */
const APPLICATION_ID = 0x5073674a;

/**
 * The steps from version to version. A kiosk may go back to the program before (docs/updates.md), so a step only adds: new tables, new columns that may be missing in a row
 * (`test/main/journal-versions.test.ts` reads them). One that really must change what is there names the oldest program that may still write: it goes out two releases after
 * the program that can read both.
 */
export interface JournalStep {
  readonly sql: string;
  /** Lowest JOURNAL_VERSION whose program may still open the file afterwards. */
  readonly oldestProgram: number;
}

// In `fact` closed_at_ms is a note of what the documents said, for pruning; whether a row is open is always worked out from the documents.
// `subject` is the receipt, voucher or account the fact makes, to find its row again.
/** @see JournalStep */
export const journalSteps: readonly JournalStep[] = [
  {
    oldestProgram: 1,
    sql: `CREATE TABLE fact (
     seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, subject TEXT NOT NULL, account_ids TEXT NOT NULL,
     bytes TEXT NOT NULL, signature TEXT NOT NULL, hash TEXT NOT NULL, registered_at_ms INTEGER NOT NULL, closed_at_ms INTEGER
   ) STRICT;
   CREATE INDEX fact_subject ON fact (subject);
   CREATE INDEX fact_open ON fact (seq) WHERE closed_at_ms IS NULL;
   CREATE TABLE forked_fact (archived_at_ms INTEGER NOT NULL, seq INTEGER NOT NULL, bytes TEXT NOT NULL, signature TEXT NOT NULL, hash TEXT NOT NULL, outcome TEXT) STRICT;
   CREATE TABLE outcome (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
   CREATE TABLE print (job_id TEXT PRIMARY KEY, visit_id TEXT NOT NULL, slip TEXT NOT NULL, asked_at_ms INTEGER NOT NULL, outcome TEXT) STRICT;
   CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;`,
  },
];

/** Lowest program version that may open the file; a file from before that note takes only its own. */
function oldestProgramOf(db: Database.Database, version: number): number {
  const hasState = db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'state'").get() !== undefined;
  if (!hasState) return version;
  const row = db.prepare<[], { readonly value: string }>("SELECT value FROM state WHERE name = 'journal-oldest-program'").get();
  const oldest = Number(row?.value ?? version);
  return Number.isSafeInteger(oldest) && oldest > 0 ? oldest : version;
}

/**
 * Brings an open file to the version of `steps` in one transaction. A file of a newer program that only added to it is opened as it is; one that an older program must not write in is
 * refused.
 */
export function migrateJournal(db: Database.Database, file: string, steps: readonly JournalStep[] = journalSteps): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  const own = steps.length;
  if (version > own) {
    if (oldestProgramOf(db, version) <= own) return;
    throw new JournalError(
      'newer',
      `${file} was written by a newer version (${version}; this one knows ${own}). Start the newer program, or choose another data folder.`,
    );
  }
  if (version === own) return;
  db.transaction(() => {
    for (const step of steps.slice(version)) db.exec(step.sql);
    const oldest = Math.max(...steps.map((step) => step.oldestProgram));
    db.prepare(
      "INSERT INTO state (name, value) VALUES ('journal-oldest-program', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    ).run(String(oldest));
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${own}`);
  })();
}
