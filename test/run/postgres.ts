import { fork, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

import { findPostgres } from '../../tools/machine/find-postgres.ts';
import { installPackage } from './apt.ts';

const INITDB_TIMEOUT_MS = 60_000;
const READY_TRIES_MAX = 150;
const READY_PAUSE_MS = 100;

/** A running PostgreSQL for tests: `url` names a database from which others may be created. */
export interface TestPostgres {
  readonly url: string;
  stop(): Promise<void>;
}

/** initdb and postgres refuse root, so as root they run as the system's postgres user, else as nobody. */
function unprivilegedUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const rows = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((row) => row.split(':'));
  const row = rows.find(([name]) => name === 'postgres') ?? rows.find(([name]) => name === 'nobody');
  if (row === undefined) throw new Error('PostgreSQL refuses to run as root and /etc/passwd has neither postgres nor nobody.');
  return { uid: Number(row[2]), gid: Number(row[3]) };
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });
}

async function untilReady(url: string): Promise<void> {
  let last: unknown;
  for (let tries = 0; tries < READY_TRIES_MAX; tries += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      last = error;
      await sleep(READY_PAUSE_MS);
    }
  }
  throw new Error('PostgreSQL did not come up', { cause: last });
}

async function startCluster(bin: string, how: 'quick' | 'durable'): Promise<TestPostgres> {
  const user = unprivilegedUser();
  const folder = mkdtempSync(join(tmpdir(), 'passage-pg-'));
  chmodSync(folder, 0o700);
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const args = ['-D', folder, '-U', 'passage', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  const made = spawnSync(join(bin, 'initdb'), args, {
    ...user,
    cwd: '/',
    timeout: INITDB_TIMEOUT_MS,
    encoding: 'utf8',
  });
  if (made.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`initdb failed: ${made.stderr}`);
  }
  const port = await freePort();
  const owner = user === null ? [] : [String(user.uid), String(user.gid)];
  const guard = fork(join(import.meta.dirname, 'postgres-guard.ts'), [join(bin, 'postgres'), folder, String(port), how, ...owner], {
    detached: true, // a Ctrl-C meant for the tests must not race their last queries
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  });
  const ended = new Promise<void>((resolve) =>
    guard.once('exit', () => {
      resolve();
    }),
  );
  const stop = async (): Promise<void> => {
    guard.ref();
    if (guard.connected) guard.disconnect();
    await ended;
  };
  const url = `postgres://passage@127.0.0.1:${port}/postgres`;
  try {
    await untilReady(url);
  } catch (error) {
    await stop();
    throw error;
  }
  guard.channel?.unref();
  guard.unref();
  return { url, stop };
}

/**
 * A PostgreSQL for the tests: TEST_DATABASE_URL, else an own cluster from the installed programs, else the Debian package
 * (as root). Null when this machine has none and none can be had; tools/machine/find-postgres.ts then says what to type.
 * The own cluster is `quick` (nothing is synced: tests) or `durable` (PostgreSQL's defaults: figures).
 */
export async function startPostgres(mayInstall: boolean, how: 'quick' | 'durable' = 'quick'): Promise<TestPostgres | null> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') return { url: given, stop: async () => undefined };
  let bin = findPostgres();
  if (bin === null && mayInstall && installPackage('postgresql')) bin = findPostgres();
  return bin === null ? null : startCluster(bin, how);
}
