/**
 * A backup: every table in one file of gzipped JSON lines, from one read transaction, beside a running server. The same format from both databases, so a backup of
 * SQLite can be restored into PostgreSQL and back. It holds the programme's secrets: the file is readable by its owner only.
 *
 * Lines: `{"passage":"backup","format":1,"schema":n,"serverEpoch":…,"feedSeq":n,"madeAtMs":n}`, then for each table `{"table":"log","columns":[…]}` followed by its rows as
 * arrays, last `{"end":<rows>}`. The file gets its name when it is whole.
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { createGzip } from 'node:zlib';
import { integerFrom, textOrNull } from '../store/integer.ts';
import { backupTables, migrations } from '../store/schema.ts';
import type { SqlHome, SqlSession } from '../store/sql-session.ts';
import { columnsOf } from './table-columns.ts';

/** What was saved. */
export interface BackupMade {
  readonly file: string;
  readonly rows: number;
  readonly feedSeq: number;
}

async function writeTable(session: SqlSession, table: string, schema: number, write: (line: unknown) => Promise<void>): Promise<number> {
  const columns = columnsOf(table, schema);
  // The table came with a later schema than this database has.
  if (columns.length === 0) return 0;
  await write({ table, columns: columns.map((column) => column.name) });
  let rows = 0;
  for await (const portion of session.stream(`SELECT ${columns.map((column) => column.name).join(', ')} FROM ${table} ORDER BY 1, 2`)) {
    for (const row of portion) {
      await write(
        columns.map(({ name, type }) =>
          row[name] === null
            ? null
            : type === 'integer'
              ? integerFrom(row[name], `${table}.${name}`)
              : textOrNull(row[name], `${table}.${name}`),
        ),
      );
      rows += 1;
    }
  }
  return rows;
}

/** Saves the programme to `file`. Throws StoreError, or the file system's error. */
export async function backup(home: SqlHome, file: string, nowMs: number): Promise<BackupMade> {
  const temporary = `${file}.${process.pid}.tmp`;
  const gzip = createGzip({ level: 6 });
  const target = gzip.pipe(createWriteStream(temporary, { mode: 0o600, flags: 'wx' }));
  const failed = once(target, 'error').then(([error]) => Promise.reject(error instanceof Error ? error : new Error(String(error))));
  failed.catch(() => undefined);
  const write = async (line: unknown) => {
    if (!gzip.write(`${JSON.stringify(line)}\n`)) await Promise.race([once(gzip, 'drain'), failed]);
  };
  try {
    const made = await home.read(async (session) => {
      const schema = integerFrom((await session.all('SELECT max(number) AS number FROM migration'))[0]?.['number'], 'migration.number');
      const programme = (await session.all('SELECT feed_seq, epoch FROM programme WHERE id = 1'))[0];
      const feedSeq = integerFrom(programme?.['feed_seq'], 'programme.feed_seq');
      await write({
        passage: 'backup',
        format: 1,
        schema: Math.min(schema, migrations.length),
        serverEpoch: programme?.['epoch'],
        feedSeq,
        madeAtMs: nowMs,
      });
      let rows = 0;
      for (const table of backupTables) rows += await writeTable(session, table, schema, write);
      await write({ end: rows });
      return { file, rows, feedSeq };
    });
    gzip.end();
    await Promise.race([once(target, 'close'), failed]);
    const handle = await open(temporary, 'r+');
    await handle.sync();
    await handle.close();
    await rename(temporary, file);
    return made;
  } catch (error) {
    gzip.destroy();
    await rm(temporary, { force: true });
    throw error;
  }
}
