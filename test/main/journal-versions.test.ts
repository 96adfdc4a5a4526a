// A kiosk may go back to the program before: the journal of a newer one must open in an older one, and that of every released one in today's.
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { openJournal } from '../../main/journal/open-journal.ts';
import { JOURNAL_VERSION, journalSteps, migrateJournal } from '../../main/journal/schema.ts';
import type { JournalStep } from '../../main/journal/schema.ts';
import { sqliteJournal } from '../../main/journal/sqlite-journal.ts';
import type { Journal } from '../../main/journal/journal.ts';
import { tempFolder } from './temp-folder.ts';

const tomorrow: readonly JournalStep[] = [
  ...journalSteps,
  {
    oldestProgram: 1,
    sql: 'ALTER TABLE fact ADD COLUMN mood TEXT; CREATE TABLE remark (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;',
  },
];
const noWayBack: readonly JournalStep[] = [
  ...journalSteps,
  { oldestProgram: 2, sql: 'CREATE TABLE other_fact (seq INTEGER PRIMARY KEY) STRICT;' },
];

/** The journal as a program with these steps opens it. */
function opened(file: string, steps: readonly JournalStep[]): Journal {
  const db = new Database(file);
  try {
    migrateJournal(db, file, steps);
  } catch (error) {
    db.close();
    throw error;
  }
  return sqliteJournal(db, file);
}

function record(journal: Journal, id: string): void {
  journal.append((end) => ({
    seq: end.seq + 1,
    id,
    kind: 'visit.ended',
    subject: '',
    accountIds: [],
    bytes: `{"id":"${id}"}`,
    signature: 's',
    hash: id.padEnd(64, '0'),
    registeredAtMs: 1,
  }));
}

test('facts made before, with and after a newer version are all there, in their order, in both programs', () => {
  const file = join(tempFolder(), 'journal.db');
  for (const [id, steps] of [
    ['a1', journalSteps],
    ['b2', tomorrow],
    ['c3', journalSteps],
    ['d4', tomorrow],
  ] as const) {
    const journal = opened(file, steps);
    record(journal, id);
    journal.putOutcomes([{ seq: 1, body: '{}' }]);
    journal.close();
  }
  for (const steps of [journalSteps, tomorrow]) {
    const journal = opened(file, steps);
    expect(journal.after(0, 10).map((row) => row.id)).toEqual(['a1', 'b2', 'c3', 'd4']);
    expect(journal.notClosed()).toHaveLength(4);
    expect(journal.outcomeAt(1)).toBe('{}');
    journal.close();
  }
  const { journal, movedAside } = openJournal(file, 1);
  expect(movedAside).toBeNull();
  journal.close();
});

test('a file that only newer programs may write in is refused by an older one, and stays as it is', () => {
  const file = join(tempFolder(), 'journal.db');
  const journal = opened(file, noWayBack);
  journal.set({ a: 'b' });
  journal.close();
  expect(() => opened(file, journalSteps)).toThrow(expect.objectContaining({ kind: 'newer' }));
  const again = opened(file, noWayBack);
  expect(again.get('a')).toBe('b');
  again.close();
});

test('each step so far only adds, and lets the program before it write', () => {
  expect(JOURNAL_VERSION).toBe(journalSteps.length);
  journalSteps.forEach((step, index) => {
    expect(step.oldestProgram, `step ${index + 1}`).toBeLessThanOrEqual(Math.max(1, index));
    for (const statement of step.sql
      .split(';')
      .map((each) => each.trim())
      .filter((each) => each !== ''))
      expect(statement).toMatch(/^(CREATE (TABLE|INDEX|UNIQUE INDEX)|ALTER TABLE \w+ ADD COLUMN)/);
  });
});

// Written by hand from the first journal that was released; never changed again. A program that cannot open it leaves kiosks standing.
const released: readonly { readonly version: number; readonly sql: string }[] = [
  {
    version: 1,
    sql: `CREATE TABLE fact (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, subject TEXT NOT NULL, account_ids TEXT NOT NULL, bytes TEXT NOT NULL, signature TEXT NOT NULL, hash TEXT NOT NULL, registered_at_ms INTEGER NOT NULL, closed_at_ms INTEGER) STRICT;
      CREATE INDEX fact_subject ON fact (subject); CREATE INDEX fact_open ON fact (seq) WHERE closed_at_ms IS NULL;
      CREATE TABLE forked_fact (archived_at_ms INTEGER NOT NULL, seq INTEGER NOT NULL, bytes TEXT NOT NULL, signature TEXT NOT NULL, hash TEXT NOT NULL, outcome TEXT) STRICT;
      CREATE TABLE outcome (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
      CREATE TABLE print (job_id TEXT PRIMARY KEY, visit_id TEXT NOT NULL, slip TEXT NOT NULL, asked_at_ms INTEGER NOT NULL, outcome TEXT) STRICT;
      CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;`,
  },
];

test.each(released)('the journal of version $version with a fact that waits opens, keeps it, and takes the next', ({ version, sql }) => {
  const file = join(tempFolder(), 'journal.db');
  const db = new Database(file);
  db.exec(sql);
  db.prepare("INSERT INTO fact VALUES (1, 'old', 'visit.ended', '', '', '{}', 's', ?, 1, NULL)").run('a'.repeat(64));
  db.pragma('application_id = 1349740362');
  db.pragma(`user_version = ${version}`);
  db.close();
  const { journal, movedAside } = openJournal(file, 1);
  expect(movedAside).toBeNull();
  record(journal, 'new');
  expect(journal.after(0, 10).map((row) => row.id)).toEqual(['old', 'new']);
  journal.close();
});
