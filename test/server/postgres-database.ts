import { randomBytes } from 'node:crypto';

import pg from 'pg';

import { postgresCommand } from '../../tools/machine/find-postgres.ts';

/** One test file's own database. */
export interface TestDatabase {
  /** Connection string of the fresh, empty database. */
  readonly url: string;
  /** Drops it, closing what still holds it. */
  drop(): Promise<void>;
}

/** Why there is no PostgreSQL to test against, with the command that helps; null when there is one. */
export function postgresMissing(): string | null {
  const url = process.env['TEST_DATABASE_URL'];
  return url === undefined || url === '' ? `no PostgreSQL on this machine: ${postgresCommand}` : null;
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Creates an empty database with a random name, so that files run beside each other; throws when `postgresMissing()`. */
export async function createDatabase(): Promise<TestDatabase> {
  const admin = process.env['TEST_DATABASE_URL'] ?? '';
  if (admin === '') throw new Error(postgresMissing() ?? '');
  const name = `passage_test_${randomBytes(8).toString('hex')}`;
  await administer(admin, `CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => administer(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}
