import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { migrate } from './migrate.ts';
import { ensureProgramme } from './new-programme.ts';
import { openPostgresHome } from './postgres-home.ts';
import type { ProgrammeSecrets } from './rows.ts';
import { SqlStore } from './sql-store.ts';
import type { SqlHome } from './sql-session.ts';
import { openSqliteHome } from './sqlite-home.ts';
import { StoreError } from './store-error.ts';
import type { Store } from './store.ts';

/** Where the programme lives: a PostgreSQL address, or a folder with `programme.db` in it. */
export type StorePlace = { readonly kind: 'postgres'; readonly url: string } | { readonly kind: 'sqlite'; readonly folder: string };

/** Name of the SQLite file in the data folder. */
export const SQLITE_FILE = 'programme.db';

/** Opens the database of a place, without looking at its schema. */
export function openHome(place: StorePlace): SqlHome {
  if (place.kind === 'postgres') return openPostgresHome(place.url);
  const file = join(place.folder, SQLITE_FILE);
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    throw new StoreError(
      'not-writable',
      `The data folder ${place.folder} cannot be made. Choose another with --data DIR or PASSAGE_DATA.`,
      error,
    );
  }
  return openSqliteHome(file);
}

/** For commands that look at a programme and must not found one. Throws StoreError 'unreachable' when there is none in the folder. */
export function requireProgramme(place: StorePlace): void {
  if (place.kind === 'postgres' || existsSync(join(place.folder, SQLITE_FILE))) return;
  throw new StoreError(
    'unreachable',
    `There is no programme in ${place.folder}. Name its folder with --data DIR, or its PostgreSQL address with --database URL.`,
  );
}

/** Opens, migrates and, when empty, founds the programme. Throws StoreError of every kind but 'unsafe-number'. */
export async function openStore(place: StorePlace, nowMs: number, secrets: ProgrammeSecrets | null = null): Promise<Store> {
  const home = openHome(place);
  try {
    await migrate(home);
    await ensureProgramme(home, nowMs, secrets);
    return new SqlStore(home);
  } catch (error) {
    await home.close();
    throw error;
  }
}
