/**
 * The narrow waist between portable SQL and a database. Portable SQL uses `$1, $2, …` in ascending order, each once, integers for time and
 * money, JSON as text, `ON CONFLICT`, and `{in $n}` for "is one of this set" (the parameter is an array of text). Everything else that
 * differs (locking, bulk insertion, opening) is in one dialect file each.
 */
export type SqlValue = string | number | null;

/** One parameter; a readonly array only where the SQL says `{in $n}`. */
export type SqlParameter = SqlValue | readonly string[];

/** One row as the driver gives it; columns are read through `integer.ts`. */
export type Row = Readonly<Record<string, unknown>>;

/** A table for bulk insertion. `update` names the columns overwritten when the key exists; null leaves the old row. */
export interface BulkTable {
  readonly table: string;
  readonly columns: readonly { readonly name: string; readonly type: 'text' | 'integer' }[];
  readonly key: readonly string[];
  readonly update: readonly string[] | null;
}

/** A connection inside one transaction. Not to be kept after the transaction ends. */
export interface SqlSession {
  all(sql: string, parameters?: readonly SqlParameter[]): Promise<readonly Row[]>;
  run(sql: string, parameters?: readonly SqlParameter[]): Promise<void>;
  insertMany(table: BulkTable, rows: readonly (readonly SqlValue[])[]): Promise<void>;
}

/** A database: hands out sessions, one write transaction at a time in this process. */
export interface SqlHome {
  readonly dialect: 'sqlite' | 'postgres';
  /** Write transaction; the programme row is locked before `work` starts. Commits when `work` resolves, rolls back when it rejects. */
  write<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  /** Read transaction on one consistent state of the database. */
  read<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  /** Before the tables exist there is no programme row: a write transaction that excludes every other one without it. */
  migrate<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
