import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { missing, ok, optional } from './finding.ts';
import type { Finding } from './finding.ts';

const FREE_BYTES_MIN = 1_000_000_000;

/** Whether the data folder can be made and written, and whether its disk has room. */
export function dataFolder(folder: string): Finding[] {
  try {
    mkdirSync(folder, { recursive: true });
    const probe = join(folder, `.doctor-${process.pid}`);
    writeFileSync(probe, 'can write', { flush: true });
    rmSync(probe);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [missing('data folder', `${folder}: ${reason}`, 'set PASSAGE_DATA to a folder that this user may write')];
  }
  const disk = statfsSync(folder);
  const freeBytes = disk.bavail * disk.bsize;
  const free = `${(freeBytes / 1e9).toFixed(1)} GB free`;
  return [
    ok('data folder', folder),
    freeBytes >= FREE_BYTES_MIN ? ok('disk', free) : optional('disk', free, 'make room, or set PASSAGE_DATA to a folder on a larger disk'),
  ];
}

async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

/** Whether the ports that `passage start` would take are free; taken ones may be a Passage that already runs. */
export async function ports(first: number, count: number): Promise<Finding> {
  const taken: number[] = [];
  for (let port = first; port < first + count; port += 1) if (!(await isFree(port))) taken.push(port);
  return taken.length === 0
    ? ok('ports', `${first} to ${first + count - 1} are free`)
    : optional('ports', `in use: ${taken.join(', ')} (a running Passage counts)`, 'passage start --port N takes others');
}
