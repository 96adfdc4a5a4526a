import { startPostgres } from './postgres.ts';

/** vitest's globalSetup of the server tests: under the runner it finds TEST_DATABASE_URL set, alone it starts a cluster. */
export default async function setup(): Promise<() => Promise<void>> {
  const postgres = await startPostgres(false);
  if (postgres === null) return async () => undefined;
  process.env['TEST_DATABASE_URL'] = postgres.url;
  return () => postgres.stop();
}
