/**
 * SQLite as the server's home: one machine, one file, nothing to install. WAL with synchronous=FULL: what was committed survives a power cut.
 * One connection writes, in BEGIN IMMEDIATE, which is the programme lock; reads have their own connections, so they never see half a batch.
 */
import Database from 'better-sqlite3';
import type { BulkTable, Row, SqlHome, SqlParameter, SqlSession, SqlValue } from './sql-session.ts';
import { onConflict } from './sql-session.ts';
import { StoreError } from './store-error.ts';

const BUSY_MS = 10_000;
const STATEMENTS_MAX = 400;
const READERS_MAX = 4;
const PORTION = 1_000;

function translate(sql: string): string {
  return sql.replace(/\{in \$\d+\}/g, 'IN (SELECT value FROM json_each(?))').replace(/\$\d+/g, '?');
}

/** An error of better-sqlite3 as a person can act on it; anything else unchanged. */
function explained(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new StoreError(
      'corrupt',
      `The database ${file} is damaged (${code}). Nothing was changed. Keep the file, move it aside and restore the last backup: passage restore BACKUP --data DIR; the kiosks bring back what came after it.`,
      error,
    );
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN' || code === 'SQLITE_PERM') {
    return new StoreError(
      'not-writable',
      `The database ${file} cannot be opened for writing (${code}). Give this user the right to write there, or choose another folder with --data DIR.`,
      error,
    );
  }
  if (code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR')) {
    return new StoreError(
      'not-writable',
      `The disk of ${file} refuses writes (${code}). Free some space; nothing acknowledged was lost.`,
      error,
    );
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return new StoreError('busy', `Another process held the database ${file} for ${BUSY_MS / 1000} s.`, error);
  }
  return error;
}

class SqliteSession implements SqlSession {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();
  constructor(database: Database.Database) {
    this.#database = database;
  }

  #statement(sql: string): Database.Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    if (this.#statements.size >= STATEMENTS_MAX) this.#statements.clear();
    const made = this.#database.prepare(translate(sql));
    this.#statements.set(sql, made);
    return made;
  }

  #values(parameters: readonly SqlParameter[]): SqlValue[] {
    return parameters.map((value) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : value));
  }

  allNow = (sql: string, parameters: readonly SqlParameter[]): readonly Row[] =>
    this.#statement(sql).all(...this.#values(parameters)) as Row[];

  all(sql: string, parameters: readonly SqlParameter[] = []): Promise<readonly Row[]> {
    return Promise.resolve(this.allNow(sql, parameters));
  }

  async *stream(sql: string): AsyncIterable<readonly Row[]> {
    let portion: Row[] = [];
    for (const row of this.#statement(sql).iterate()) {
      portion.push(row as Row);
      if (portion.length < PORTION) continue;
      yield portion;
      portion = [];
    }
    yield portion;
  }

  run(sql: string, parameters: readonly SqlParameter[] = []): Promise<void> {
    this.#statement(sql).run(...this.#values(parameters));
    return Promise.resolve();
  }

  insertMany(table: BulkTable, rows: readonly (readonly SqlValue[])[]): Promise<void> {
    if (rows.length === 0) return Promise.resolve();
    const names = table.columns.map((column) => column.name);
    const statement = this.#statement(
      `INSERT INTO ${table.table} (${names.join(', ')}) VALUES (${names.map((_, index) => `$${index + 1}`).join(', ')})${onConflict(table)}`,
    );
    for (const row of rows) statement.run(...row);
    return Promise.resolve();
  }
}

function openConnection(file: string, readonly: boolean): Database.Database {
  const database = new Database(file, { timeout: BUSY_MS, readonly });
  if (!readonly) {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
  }
  return database;
}

class SqliteHome implements SqlHome {
  readonly dialect = 'sqlite';
  readonly #file: string;
  readonly #writer: Database.Database;
  readonly #writeSession: SqliteSession;
  readonly #idleReaders: { readonly database: Database.Database; readonly session: SqliteSession }[] = [];
  #tail: Promise<unknown> = Promise.resolve();
  constructor(file: string, writer: Database.Database) {
    this.#file = file;
    this.#writer = writer;
    this.#writeSession = new SqliteSession(writer);
  }

  async #exclusive<T>(work: (session: SqlSession) => Promise<T>): Promise<T> {
    this.#run('BEGIN IMMEDIATE');
    let answer: T;
    try {
      answer = await work(this.#writeSession);
      this.#run('COMMIT');
    } catch (error) {
      if (this.#writer.inTransaction) this.#writer.exec('ROLLBACK');
      throw explained(error, this.#file);
    }
    return answer;
  }

  #run(sql: string): void {
    try {
      this.#writer.exec(sql);
    } catch (error) {
      throw explained(error, this.#file);
    }
  }

  #openReader() {
    const database = openConnection(this.#file, true);
    return { database, session: new SqliteSession(database) };
  }

  write<T>(work: (session: SqlSession) => Promise<T>): Promise<T> {
    const turn = this.#tail.then(() => this.#exclusive(work));
    this.#tail = turn.catch(() => undefined);
    return turn;
  }

  migrate<T>(work: (session: SqlSession) => Promise<T>): Promise<T> {
    return this.write(work);
  }

  async read<T>(work: (session: SqlSession) => Promise<T>): Promise<T> {
    try {
      const reader = this.#idleReaders.pop() ?? this.#openReader();
      reader.database.exec('BEGIN');
      try {
        return await work(reader.session);
      } finally {
        reader.database.exec('COMMIT');
        if (this.#idleReaders.length < READERS_MAX && this.#writer.open) this.#idleReaders.push(reader);
        else reader.database.close();
      }
    } catch (error) {
      throw explained(error, this.#file);
    }
  }

  async close(): Promise<void> {
    await this.#tail;
    for (const reader of this.#idleReaders.splice(0)) reader.database.close();
    this.#writer.close();
  }
}

/** Opens (or makes) the file. Throws StoreError 'corrupt' when its pages or indexes are damaged, 'not-writable' when it cannot be written. */
export function openSqliteHome(file: string): SqlHome {
  let database: Database.Database | null = null;
  try {
    database = openConnection(file, false);
    const answer: unknown = database.pragma('quick_check(1)', { simple: true });
    if (answer !== 'ok') throw Object.assign(new Error(String(answer)), { code: 'SQLITE_CORRUPT' });
    return new SqliteHome(file, database);
  } catch (error) {
    database?.close();
    throw explained(error, file);
  }
}
