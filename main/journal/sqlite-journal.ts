import type Database from 'better-sqlite3';

import type { Head } from '../../domain/contract/sync.ts';
import { journalErrorOf } from './journal-error.ts';
import type { Journal, JournalRow, PrintRow } from './journal.ts';

const ZERO_HASH = '0'.repeat(64);
const COLUMNS = 'seq, id, kind, subject, account_ids, bytes, signature, hash, registered_at_ms';

interface FactRow {
  seq: number;
  id: string;
  kind: string;
  subject: string;
  account_ids: string;
  bytes: string;
  signature: string;
  hash: string;
  registered_at_ms: number;
}
interface StoredPrint {
  job_id: string;
  visit_id: string;
  slip: PrintRow['slip'];
  asked_at_ms: number;
  outcome: string | null;
}

function rowOf(row: FactRow): JournalRow {
  return {
    seq: row.seq,
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    accountIds: row.account_ids === '' ? [] : row.account_ids.split(','),
    bytes: row.bytes,
    signature: row.signature,
    hash: row.hash,
    registeredAtMs: row.registered_at_ms,
  };
}

function statements(db: Database.Database) {
  return {
    insert: db.prepare(`INSERT INTO fact (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    last: db.prepare<[], FactRow>(`SELECT ${COLUMNS} FROM fact ORDER BY seq DESC LIMIT 1`),
    notClosed: db.prepare<[], FactRow>(`SELECT ${COLUMNS} FROM fact WHERE closed_at_ms IS NULL ORDER BY seq`),
    after: db.prepare<[number, number], FactRow>(`SELECT ${COLUMNS} FROM fact WHERE seq > ? ORDER BY seq LIMIT ?`),
    byId: db.prepare<[string], FactRow>(`SELECT ${COLUMNS} FROM fact WHERE id = ?`),
    bySubject: db.prepare<[string], FactRow>(`SELECT ${COLUMNS} FROM fact WHERE subject = ? ORDER BY seq`),
    hashAt: db.prepare<[number], { hash: string }>('SELECT hash FROM fact WHERE seq = ?'),
    noteClosed: db.prepare('UPDATE fact SET closed_at_ms = ? WHERE seq = ? AND closed_at_ms IS NULL'),
    reopen: db.prepare('UPDATE fact SET closed_at_ms = NULL WHERE seq > ?'),
    forgetOutcomes: db.prepare('DELETE FROM outcome WHERE seq > ?'),
    prune: db.prepare('DELETE FROM fact WHERE closed_at_ms < ? AND seq <= ? AND seq < (SELECT max(seq) FROM fact)'),
    pruneOutcomes: db.prepare('DELETE FROM outcome WHERE seq NOT IN (SELECT seq FROM fact)'),
    prunePrints: db.prepare('DELETE FROM print WHERE asked_at_ms < ?'),
    archive: db.prepare(
      'INSERT INTO forked_fact SELECT ?, fact.seq, bytes, signature, hash, outcome.body FROM fact LEFT JOIN outcome ON outcome.seq = fact.seq',
    ),
    clearFacts: db.prepare('DELETE FROM fact'),
    putOutcome: db.prepare('INSERT INTO outcome (seq, body) VALUES (?, ?) ON CONFLICT (seq) DO UPDATE SET body = excluded.body'),
    outcomeAt: db.prepare<[number], { body: string }>('SELECT body FROM outcome WHERE seq = ?'),
    firstUnanswered: db.prepare<[], { seq: number | null }>(
      'SELECT min(seq) AS seq FROM fact WHERE closed_at_ms IS NULL AND NOT EXISTS (SELECT 1 FROM outcome WHERE outcome.seq = fact.seq)',
    ),
    askedPrint: db.prepare('INSERT INTO print (job_id, visit_id, slip, asked_at_ms, outcome) VALUES (?, ?, ?, ?, ?)'),
    endedPrint: db.prepare('UPDATE print SET outcome = ? WHERE job_id = ?'),
    unendedPrints: db.prepare<[], StoredPrint>('SELECT * FROM print WHERE outcome IS NULL ORDER BY asked_at_ms, job_id'),
    get: db.prepare<[string], { value: string }>('SELECT value FROM state WHERE name = ?'),
    set: db.prepare('INSERT INTO state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value'),
  };
}

/** The journal over an open, migrated database. Each write is one IMMEDIATE transaction. */
export function sqliteJournal(db: Database.Database, file: string): Journal {
  const sql = statements(db);
  const guarded = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      throw journalErrorOf(error, file);
    }
  };
  const write = <T>(action: () => T): T => guarded(() => db.transaction(action).immediate());
  const get = (name: string): string | null => sql.get.get(name)?.value ?? null;
  const base = (): Head => {
    const stored = get('chain-base');
    const [seq, hash] = stored === null ? [] : stored.split(' ');
    return seq === undefined || hash === undefined ? { seq: 0, hash: ZERO_HASH } : { seq: Number(seq), hash };
  };
  const end = (): Head => {
    const last = sql.last.get();
    return last === undefined ? base() : { seq: last.seq, hash: last.hash };
  };
  const rows = (found: readonly FactRow[]): readonly JournalRow[] => found.map(rowOf);
  const insert = (row: JournalRow): JournalRow => {
    sql.insert.run(
      row.seq,
      row.id,
      row.kind,
      row.subject,
      row.accountIds.join(','),
      row.bytes,
      row.signature,
      row.hash,
      row.registeredAtMs,
    );
    return row;
  };
  return {
    file,
    append: (make) => write(() => insert(make(end()))),
    end: () => guarded(end),
    beginChain: (head, atMs) =>
      write(() => {
        sql.archive.run(atMs);
        sql.clearFacts.run();
        sql.forgetOutcomes.run(-1);
        sql.set.run('chain-base', `${head.seq} ${head.hash}`);
      }),
    last: () =>
      guarded(() => {
        const row = sql.last.get();
        return row === undefined ? null : rowOf(row);
      }),
    notClosed: () => guarded(() => rows(sql.notClosed.all())),
    after: (seq, limit) => guarded(() => rows(sql.after.all(seq, limit))),
    byId: (id) =>
      guarded(() => {
        const row = sql.byId.get(id);
        return row === undefined ? null : rowOf(row);
      }),
    bySubject: (subject) => guarded(() => rows(sql.bySubject.all(subject))),
    hashAt: (seq) => guarded(() => sql.hashAt.get(seq)?.hash ?? null),
    noteClosed: (seqs, atMs) => {
      if (seqs.length > 0)
        write(() => {
          for (const seq of seqs) sql.noteClosed.run(atMs, seq);
        });
    },
    reopenAbove: (seq) =>
      write(() => {
        sql.reopen.run(seq);
        sql.forgetOutcomes.run(seq);
      }),
    prune: (beforeMs, upToSeq) =>
      write(() => {
        const { changes } = sql.prune.run(beforeMs, upToSeq);
        sql.pruneOutcomes.run();
        sql.prunePrints.run(beforeMs);
        return changes;
      }),
    putOutcomes: (outcomes) => {
      if (outcomes.length > 0)
        write(() => {
          for (const { seq, body } of outcomes) sql.putOutcome.run(seq, body);
        });
    },
    outcomeAt: (seq) => guarded(() => sql.outcomeAt.get(seq)?.body ?? null),
    firstUnanswered: () => guarded(() => sql.firstUnanswered.get()?.seq ?? null),
    askedPrint: (row) => write(() => void sql.askedPrint.run(row.jobId, row.visitId, row.slip, row.askedAtMs, row.outcome)),
    endedPrint: (jobId, outcome) => write(() => void sql.endedPrint.run(outcome, jobId)),
    unendedPrints: () =>
      guarded(() =>
        sql.unendedPrints
          .all()
          .map((row) => ({ jobId: row.job_id, visitId: row.visit_id, slip: row.slip, askedAtMs: row.asked_at_ms, outcome: row.outcome })),
      ),
    limitPages: (pages) => void db.pragma(`max_page_count = ${Math.trunc(pages)}`),
    get: (name) => guarded(() => get(name)),
    set: (values) =>
      write(() => {
        for (const [name, value] of Object.entries(values)) sql.set.run(name, value);
      }),
    close: () => {
      if (db.open) db.close();
    },
  };
}
