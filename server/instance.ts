import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const shape = z.strictObject({ pid: z.int().check(z.positive()), url: z.string(), startedAtMs: z.int() });

/** A server that runs on a data folder. */
export type Instance = z.infer<typeof shape>;

function fileOf(folder: string): string {
  return join(folder, 'server.json');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The server that lives on this folder, or null. A file left by one that was killed counts for nothing. */
export function liveInstance(folder: string): Instance | null {
  try {
    const instance = shape.parse(JSON.parse(readFileSync(fileOf(folder), 'utf8')));
    return instance.pid !== process.pid && isAlive(instance.pid) ? instance : null;
  } catch {
    return null;
  }
}

/** Says that this process serves the folder; answers how to take it back. */
export function announceInstance(folder: string, instance: Instance): () => void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(folder), `${JSON.stringify(instance)}\n`, { mode: 0o600 });
  return () => rmSync(fileOf(folder), { force: true });
}
