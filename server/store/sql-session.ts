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
  /** Columns of the key that may exist already; null: a row that exists is an error. */
  readonly key: readonly string[] | null;
  readonly update: readonly string[] | null;
}

/** The clause for a row whose key exists. */
export function onConflict({ key, update }: BulkTable): string {
  if (key === null) return '';
  const what = update === null ? 'DO NOTHING' : `DO UPDATE SET ${update.map((name) => `${name} = excluded.${name}`).join(', ')}`;
  return ` ON CONFLICT (${key.join(', ')}) ${what}`;
}

/** A connection inside one transaction. Not to be kept after the transaction ends. */
export interface SqlSession {
  /** The same without waiting, where the database is in this process; null where it is not. */
  readonly allNow: ((sql: string, parameters: readonly SqlParameter[]) => readonly Row[]) | null;
  all(sql: string, parameters?: readonly SqlParameter[]): Promise<readonly Row[]>;
  /** A whole table in portions, in the order the SQL says; for backups. */
  stream(sql: string): AsyncIterable<readonly Row[]>;
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
