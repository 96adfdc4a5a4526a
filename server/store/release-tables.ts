/** Releases of the kiosks' program and what each kiosk runs (schema.ts, `releases`). None of it is the programme's: a backup carries the releases, what kiosks run they tell again. */
import { programReport } from '../../domain/contract/release.ts';
import type { ProgramReport } from '../../domain/contract/release.ts';
import { rollout } from '../../domain/release/rollout.ts';
import type { Rollout } from '../../domain/release/rollout.ts';
import { integerFrom, textFrom } from './integer.ts';
import type { BulkTable, Row, SqlSession } from './sql-session.ts';
import { StoreError } from './store-error.ts';

/** What a kiosk reported last; `sinceMs`: since when in this version and phase. */
export interface KioskProgramRow {
  readonly kioskId: string;
  readonly report: ProgramReport;
  readonly sinceMs: number;
  readonly seenAtMs: number;
}

const text = (name: string) => ({ name, type: 'text' as const });
const integer = (name: string) => ({ name, type: 'integer' as const });
const releaseTable: BulkTable = {
  table: 'release',
  columns: [text('version'), text('rollout'), integer('made_at_ms')],
  key: ['version'],
  update: ['rollout'],
};
const programTable: BulkTable = {
  table: 'kiosk_program',
  columns: [text('kiosk_id'), text('report'), integer('since_ms'), integer('seen_at_ms')],
  key: ['kiosk_id'],
  update: ['report', 'since_ms', 'seen_at_ms'],
};

function stored<T>(parsed: { readonly success: true; readonly data: T } | { readonly success: false }, column: string): T {
  if (!parsed.success) throw new StoreError('corrupt', `The database holds something in ${column} that is none. Restore a backup.`);
  return parsed.data;
}

function json(value: unknown, column: string): unknown {
  try {
    return JSON.parse(textFrom(value, column));
  } catch {
    return undefined;
  }
}

function programFrom(row: Row): KioskProgramRow {
  return {
    kioskId: textFrom(row['kiosk_id'], 'kiosk_program.kiosk_id'),
    report: stored(programReport.safeParse(json(row['report'], 'kiosk_program.report')), 'kiosk_program.report'),
    sinceMs: integerFrom(row['since_ms'], 'kiosk_program.since_ms'),
    seenAtMs: integerFrom(row['seen_at_ms'], 'kiosk_program.seen_at_ms'),
  };
}

/** Reads and writes of these tables inside a transaction of the store; writes only inside a write transaction. */
export class ReleaseTables {
  readonly #session: SqlSession;
  constructor(session: SqlSession) {
    this.#session = session;
  }

  /** The newest releases by when they were made, at most `limit`. */
  async rollouts(limit: number): Promise<readonly Rollout[]> {
    const rows = await this.#session.all('SELECT rollout FROM release ORDER BY made_at_ms DESC, version LIMIT $1', [limit]);
    return rows.map((row) => stored(rollout.safeParse(json(row['rollout'], 'release.rollout')), 'release.rollout'));
  }

  async rollout(version: string): Promise<Rollout | null> {
    const rows = await this.#session.all('SELECT rollout FROM release WHERE version = $1', [version]);
    const row = rows[0];
    return row === undefined ? null : stored(rollout.safeParse(json(row['rollout'], 'release.rollout')), 'release.rollout');
  }

  /** Puts a release; its time of making stays that of the first time. */
  async putRollout(rolled: Rollout, madeAtMs: number): Promise<void> {
    await this.#session.insertMany(releaseTable, [[rolled.version, JSON.stringify(rolled), madeAtMs]]);
  }

  async programs(limit: number): Promise<readonly KioskProgramRow[]> {
    const rows = await this.#session.all('SELECT kiosk_id, report, since_ms, seen_at_ms FROM kiosk_program ORDER BY kiosk_id LIMIT $1', [
      limit,
    ]);
    return rows.map(programFrom);
  }

  async putProgram(row: KioskProgramRow): Promise<void> {
    await this.#session.insertMany(programTable, [[row.kioskId, JSON.stringify(row.report), row.sinceMs, row.seenAtMs]]);
  }
}
