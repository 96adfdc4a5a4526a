import type Database from 'better-sqlite3';

import { JournalError } from './journal-error.ts';

/** Version of journal.db. A file with a higher one is refused: an older program must not write where it does not know the rules. */
export const JOURNAL_VERSION = 1;

/** "PsgJ": tells this file from any other SQLite file. */
const APPLICATION_ID = 0x5073674a;

// `fact`: closed_at_ms is a note of what the documents said, for pruning; whether a row is open is always worked out from the documents.
// `subject`: the receipt, voucher or account the fact makes, to find its row again.
const steps: readonly string[] = [
  `CREATE TABLE fact (
     seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, subject TEXT NOT NULL, account_ids TEXT NOT NULL,
     bytes TEXT NOT NULL, signature TEXT NOT NULL, hash TEXT NOT NULL, registered_at_ms INTEGER NOT NULL, closed_at_ms INTEGER
   ) STRICT;
   CREATE INDEX fact_subject ON fact (subject);
   CREATE INDEX fact_open ON fact (seq) WHERE closed_at_ms IS NULL;
   CREATE TABLE forked_fact (archived_at_ms INTEGER NOT NULL, seq INTEGER NOT NULL, bytes TEXT NOT NULL, signature TEXT NOT NULL, hash TEXT NOT NULL, outcome TEXT) STRICT;
   CREATE TABLE outcome (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
   CREATE TABLE print (job_id TEXT PRIMARY KEY, visit_id TEXT NOT NULL, slip TEXT NOT NULL, asked_at_ms INTEGER NOT NULL, outcome TEXT) STRICT;
   CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;`,
];

/** Brings an open file to this version in one transaction; refuses a file from the future. */
export function migrateJournal(db: Database.Database, file: string): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > JOURNAL_VERSION)
    throw new JournalError(
      'newer',
      `${file} was written by a newer version (${version}; this one knows ${JOURNAL_VERSION}). Start the newer program, or choose another data folder.`,
    );
  if (version === JOURNAL_VERSION) return;
  db.transaction(() => {
    for (const step of steps.slice(version)) db.exec(step);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${JOURNAL_VERSION}`);
  })();
}
