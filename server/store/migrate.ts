import { integerFrom } from './integer.ts';
import { migrations } from './schema.ts';
import type { Migration } from './schema.ts';
import type { SqlHome, SqlSession } from './sql-session.ts';
import { StoreError } from './store-error.ts';

const types = {
  sqlite: { integer: 'INTEGER', text: 'TEXT', clustered: ' WITHOUT ROWID' },
  postgres: { integer: 'BIGINT', text: 'TEXT COLLATE "C"', clustered: '' },
} as const;

async function appliedNumber(session: SqlSession): Promise<number> {
  const rows = await session.all('SELECT coalesce(max(number), 0) AS number FROM migration');
  return integerFrom(rows[0]?.['number'], 'migration.number');
}

/**
 * Brings the database to the newest schema, each step once, all in one transaction. `steps` and `target` are given by tests that stop
 * before a step; `after` runs in the same transaction (a restore fills the tables). Throws StoreError 'from-the-future' when a newer program has migrated this database already.
 */
export async function migrate<T = void>(
  home: SqlHome,
  steps: readonly Migration[] = migrations,
  after?: (session: SqlSession) => Promise<T>,
): Promise<T | undefined> {
  const names = types[home.dialect];
  return home.migrate(async (session) => {
    await session.run(`CREATE TABLE IF NOT EXISTS migration (number ${names.integer} PRIMARY KEY, name ${names.text} NOT NULL)`);
    const applied = await appliedNumber(session);
    const newest = steps.at(-1)?.number ?? 0;
    if (applied > newest) {
      throw new StoreError(
        'from-the-future',
        `The database has schema ${applied}, this program knows up to ${newest}. Start the newer Passage, or restore a backup made before the update.`,
      );
    }
    for (const step of steps) {
      if (step.number <= applied) continue;
      for (const statement of step.statements) {
        await session.run(
          statement.replaceAll('{integer}', names.integer).replaceAll('{text}', names.text).replaceAll('{clustered}', names.clustered),
        );
      }
      await session.run('INSERT INTO migration (number, name) VALUES ($1, $2)', [step.number, step.name]);
    }
    return after?.(session);
  });
}
