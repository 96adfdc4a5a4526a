import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What a person has to type when this machine has no PostgreSQL to test against. */
export const postgresCommand =
  'sudo apt-get install -y postgresql   (or set TEST_DATABASE_URL to a server where the user may create databases)';

/** The newest installed PostgreSQL's program folder, or null (Debian keeps it off PATH). */
export function findPostgres(): string | null {
  const home = '/usr/lib/postgresql';
  if (!existsSync(home)) return null;
  const versions = readdirSync(home)
    .filter((version) => existsSync(join(home, version, 'bin', 'initdb')))
    .sort((a, b) => Number(b) - Number(a));
  return versions[0] === undefined ? null : join(home, versions[0], 'bin');
}
