/**
 * PostgreSQL as the server's home: any number of stateless server processes on one database. READ COMMITTED; the lock is the programme row,
 * taken FOR UPDATE before anything is read, so every later read of the batch sees all that was committed before.
 */
import pg from 'pg';
import type { BulkTable, Row, SqlHome, SqlParameter, SqlSession, SqlValue } from './sql-session.ts';
import { onConflict } from './sql-session.ts';
import { StoreError } from './store-error.ts';

const CONNECTIONS_MAX = 8;
const CONNECT_MS = 5_000;
const PORTION = 1_000;
const STATEMENT_MS = 60_000;
/** Advisory lock of migrations: any number, the same for every process. */
const MIGRATION_LOCK = 77_370_901;

function explained(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (
    code === 'ECONNREFUSED' ||
    code === 'ENOENT' ||
    code === 'ENOTFOUND' ||
    code === '3D000' ||
    code === '28P01' ||
    code.startsWith('08')
  ) {
    return new StoreError(
      'unreachable',
      `PostgreSQL does not answer (${code}). Is it running, and are DATABASE_URL's host, database, user and password right?`,
      error,
    );
  }
  return error;
}

function hasNul(value: SqlParameter): boolean {
  return typeof value === 'string' && value.includes('\u0000');
}

class PostgresSession implements SqlSession {
  readonly allNow = null;
  readonly #client: pg.PoolClient;
  readonly #names: Map<string, string>;
  constructor(client: pg.PoolClient, names: Map<string, string>) {
    this.#client = client;
    this.#names = names;
  }

  #name(sql: string): string {
    const name = this.#names.get(sql) ?? `q${this.#names.size}`;
    this.#names.set(sql, name);
    return name;
  }

  async all(sql: string, parameters: readonly SqlParameter[] = []): Promise<readonly Row[]> {
    if (parameters.some(hasNul)) throw new StoreError('nul-in-text', 'A text with a NUL character reached the store; edges refuse it.');
    // Not `= ANY`: the generic plan of a prepared statement reads the whole table for it, row by array element.
    const text = sql.replace(/\{in (\$\d+)\}/g, 'IN (SELECT unnest($1::text[]))');
    const answer = await this.#client.query<Record<string, unknown>>({ name: this.#name(sql), text, values: [...parameters] });
    return answer.rows;
  }

  async *stream(sql: string): AsyncIterable<readonly Row[]> {
    await this.#client.query(`DECLARE portions NO SCROLL CURSOR FOR ${sql}`);
    for (;;) {
      const { rows } = await this.#client.query<Record<string, unknown>>(`FETCH ${PORTION} FROM portions`);
      yield rows;
      if (rows.length < PORTION) break;
    }
    await this.#client.query('CLOSE portions');
  }

  async run(sql: string, parameters: readonly SqlParameter[] = []): Promise<void> {
    if (parameters.length === 0) await this.#client.query(sql);
    else await this.all(sql, parameters);
  }

  async insertMany(table: BulkTable, rows: readonly (readonly SqlValue[])[]): Promise<void> {
    if (rows.length === 0) return;
    const names = table.columns.map((column) => column.name);
    const arrays = table.columns.map((column, index) => `$${index + 1}::${column.type === 'integer' ? 'bigint' : 'text'}[]`);
    const sql = `INSERT INTO ${table.table} (${names.join(', ')}) SELECT * FROM unnest(${arrays.join(', ')})${onConflict(table)}`;
    const columns = table.columns.map((_, index) => rows.map((row) => row[index] ?? null));
    await this.#client.query({ name: this.#name(sql), text: sql, values: columns });
  }
}

class PostgresHome implements SqlHome {
  readonly dialect = 'postgres';
  readonly #pool: pg.Pool;
  readonly #names = new Map<string, string>();
  #tail: Promise<unknown> = Promise.resolve();
  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  async #transaction<T>(begin: readonly string[], work: (session: SqlSession) => Promise<T>): Promise<T> {
    let client: pg.PoolClient;
    try {
      client = await this.#pool.connect();
    } catch (error) {
      throw explained(error);
    }
    let broken = false;
    try {
      for (const sql of begin) await client.query(sql);
      const answer = await work(new PostgresSession(client, this.#names));
      await client.query('COMMIT');
      return answer;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {
        broken = true;
      });
      throw explained(error);
    } finally {
      client.release(broken);
    }
  }

  write<T>(work: (session: SqlSession) => Promise<T>): Promise<T> {
    const turn = this.#tail.then(() =>
      this.#transaction(['BEGIN ISOLATION LEVEL READ COMMITTED', 'SELECT id FROM programme WHERE id = 1 FOR UPDATE'], work),
    );
    this.#tail = turn.catch(() => undefined);
    return turn;
  }

  migrate<T>(work: (session: SqlSession) => Promise<T>): Promise<T> {
    return this.#transaction(['BEGIN', `SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`], work);
  }

  read<T>(work: (session: SqlSession) => Promise<T>): Promise<T> {
    return this.#transaction(['BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'], work);
  }

  async close(): Promise<void> {
    await this.#tail;
    await this.#pool.end();
  }
}

/** Connects to `url`. Throws StoreError 'unreachable' at the first transaction when nothing answers there. */
export function openPostgresHome(url: string): SqlHome {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS_MAX,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    application_name: 'passage',
  });
  // A lost idle connection is replaced by the pool at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  return new PostgresHome(pool);
}
