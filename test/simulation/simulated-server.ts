import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

import type { Link } from '../../main/sync/link.ts';
import { realServer } from '../main/real-server.ts';

/** How a call ends: as it should, never sent, or decided and its answer lost. */
export type Fault = 'none' | 'not-sent' | 'answer-lost';

/** The real server, with backup and restore, behind a link whose faults the run decides. */
export async function simulatedServer(folder: string, nowMs: () => number) {
  const home = join(folder, 'server');
  const backup = join(folder, 'backup');
  let server = await realServer(home, nowMs);
  let hasBackup = false;
  let epochs = 1;
  const link = (fault: () => Fault): Link => ({
    post: async (path, body, options) => {
      const kind = fault();
      if (kind === 'not-sent') throw new Error('not sent');
      const response = await server.fetch(path, body, options.headers);
      if (kind === 'answer-lost') throw new Error('answer lost');
      return response;
    },
    download: async (path, options) => {
      const response = await fetch(new URL(path, server.url), {
        headers: options.fromByte > 0 ? { range: `bytes=${options.fromByte}-` } : {},
      });
      return { status: response.status, bytes: (response.body ?? []) as AsyncIterable<Uint8Array> };
    },
  });
  const reopen = async (prepare: () => void): Promise<void> => {
    await server.close();
    prepare();
    server = await realServer(home, nowMs);
  };
  return {
    link,
    programme: () => server.programme,
    code: (kioskId: string) => server.code(kioskId),
    planLeases: () => server.leases.plan(),
    restart: () => reopen(() => undefined),
    backUp: async () => {
      await reopen(() => {
        rmSync(backup, { recursive: true, force: true });
        cpSync(home, backup, { recursive: true });
      });
      hasBackup = true;
    },
    /** Yesterday's data and a new epoch; nothing when there is no backup. */
    restore: async () => {
      if (!hasBackup) return;
      epochs += 1;
      await reopen(() => {
        rmSync(home, { recursive: true, force: true });
        cpSync(backup, home, { recursive: true });
        const database = new Database(join(home, 'programme.db'));
        database.prepare('UPDATE programme SET epoch = ?').run(`epoch-${epochs}`);
        database.close();
      });
    },
    close: () => server.close(),
  };
}
