/**
 * Restores a backup into an empty place and gives the programme a new epoch: every kiosk fills its mirror again and sends what the backup does not
 * know yet. Nothing that exists is overwritten.
 */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import * as z from 'zod/mini';
import { migrate } from '../store/migrate.ts';
import { backupTables, migrations } from '../store/schema.ts';
import type { SqlHome, SqlSession, SqlValue } from '../store/sql-session.ts';
import { StoreError } from '../store/store-error.ts';
import { columnsOf } from './table-columns.ts';

const PORTION = 500;
const header = z.strictObject({
  passage: z.literal('backup'),
  format: z.literal(1),
  schema: z.int().check(z.positive()),
  serverEpoch: z.string(),
  feedSeq: z.int(),
  madeAtMs: z.int(),
});
const tableLine = z.strictObject({ table: z.enum(backupTables as [string, ...string[]]), columns: z.array(z.string()) });
const rowLine = z.array(z.nullable(z.union([z.string(), z.int()])));
const endLine = z.strictObject({ end: z.int() });

/** The file is no whole backup; what to do stands in the message. */
export class BackupBroken extends Error {
  constructor(line: number, what: string) {
    super(`The backup is not whole: line ${line} ${what}. Nothing was restored; take another backup file.`);
    this.name = 'BackupBroken';
  }
}

/** What was restored. */
export interface Restored {
  readonly rows: number;
  readonly feedSeq: number;
  readonly madeAtMs: number;
  readonly serverEpoch: string;
}

/** Throws StoreError 'busy' when there is a programme already. */
async function checkEmpty(home: SqlHome): Promise<void> {
  const sql =
    home.dialect === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'programme'"
      : "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'programme'";
  const rows = await home.read((session) => session.all(sql));
  if (rows.length > 0)
    throw new StoreError('busy', 'There is a programme here already. Restore into an empty folder or an empty database.');
}

class Loading {
  readonly #session: SqlSession;
  readonly #schema: number;
  #table: string | null = null;
  #rows: (readonly SqlValue[])[] = [];
  count = 0;
  constructor(session: SqlSession, schema: number) {
    this.#session = session;
    this.#schema = schema;
  }

  async begin(table: string, columns: readonly string[], line: number): Promise<void> {
    await this.flush();
    if (
      columnsOf(table, this.#schema)
        .map((column) => column.name)
        .join() !== columns.join()
    )
      throw new BackupBroken(line, `names other columns of ${table} than its schema has`);
    this.#table = table;
  }

  async add(row: readonly SqlValue[], line: number): Promise<void> {
    if (this.#table === null || row.length !== columnsOf(this.#table, this.#schema).length)
      throw new BackupBroken(line, 'is a row of no table');
    this.#rows.push(row);
    this.count += 1;
    if (this.#rows.length >= PORTION) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#table === null) return;
    const columns = columnsOf(this.#table, this.#schema);
    await this.#session.insertMany({ table: this.#table, columns, key: null, update: null }, this.#rows);
    this.#rows = [];
  }
}

function parsedLine(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BackupBroken(line, 'is no JSON');
  }
}

async function fill(session: SqlSession, lines: AsyncIterator<string>, schema: number): Promise<number> {
  const loading = new Loading(session, schema);
  for (let line = 2; ; line += 1) {
    const next = await lines.next();
    if (next.done === true) throw new BackupBroken(line, 'is missing: the file was cut off');
    const value = parsedLine(next.value, line);
    const row = rowLine.safeParse(value);
    const table = row.success ? null : tableLine.safeParse(value);
    if (row.success) await loading.add(row.data, line);
    else if (table?.success === true) await loading.begin(table.data.table, table.data.columns, line);
    else {
      const end = endLine.safeParse(value);
      await loading.flush();
      if (!end.success || end.data.end !== loading.count) throw new BackupBroken(line, 'is not the end that was promised');
      return loading.count;
    }
  }
}

/** Restores `file` into the empty `home`. Throws BackupBroken or StoreError; the place is left without a programme then. */
export async function restore(home: SqlHome, file: string): Promise<Restored> {
  await checkEmpty(home);
  const unzipped = createReadStream(file).pipe(createGunzip());
  const reader = createInterface({ input: unzipped, crlfDelay: Infinity });
  const broken = new Promise<never>((_resolve, reject) => unzipped.once('error', () => reject(new BackupBroken(1, 'cannot be unpacked'))));
  broken.catch(() => undefined);
  const lines = reader[Symbol.asyncIterator]();
  try {
    const first = await Promise.race([lines.next(), broken]);
    const head = header.safeParse(first.done === true ? null : parsedLine(first.value, 1));
    if (!head.success) throw new BackupBroken(1, 'is no header of a Passage backup');
    const { schema, feedSeq, madeAtMs } = head.data;
    if (schema > migrations.length)
      throw new StoreError(
        'from-the-future',
        `The backup has schema ${schema}, this program knows up to ${migrations.length}. Restore it with the newer Passage.`,
      );
    const steps = migrations.filter((step) => step.number <= schema);
    const serverEpoch = randomUUID();
    const rows = await migrate(home, steps, async (session) => {
      const count = await Promise.race([fill(session, lines, schema), broken]);
      await session.run('UPDATE programme SET epoch = $1 WHERE id = 1', [serverEpoch]);
      return count;
    });
    await migrate(home);
    return { rows: rows ?? 0, feedSeq, madeAtMs, serverEpoch };
  } finally {
    reader.close();
  }
}
