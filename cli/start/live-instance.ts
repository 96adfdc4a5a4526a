/** One `passage start` a data folder: a lock file with pid, start time and the ready line, so that a second start recognises a live one. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a live instance wrote about itself. */
export interface LiveInstance {
  readonly pid: number;
  /** Start of that process by the kernel, so that a recycled pid is not taken for it; null where the system does not tell. */
  readonly startedTicks: string | null;
  readonly readyLine: string | null;
}

const lockPath = (dataFolder: string): string => join(dataFolder, 'start.lock');

/** Start time of a process in clock ticks since boot (Linux), else null. */
function startedTicks(pid: number): string | null {
  try {
    // Field 22 of /proc/PID/stat; the name in field 2 may hold spaces, so count from its closing bracket.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The live instance on a data folder, or null. A lock whose process is gone is nobody's. */
export function findLiveInstance(dataFolder: string): LiveInstance | null {
  let lock: unknown;
  try {
    lock = JSON.parse(readFileSync(lockPath(dataFolder), 'utf8'));
  } catch {
    return null;
  }
  if (typeof lock !== 'object' || lock === null || !('pid' in lock) || typeof lock.pid !== 'number') return null;
  const ticks = 'startedTicks' in lock && typeof lock.startedTicks === 'string' ? lock.startedTicks : null;
  const readyLine = 'readyLine' in lock && typeof lock.readyLine === 'string' ? lock.readyLine : null;
  const same = isAlive(lock.pid) && (ticks === null || ticks === startedTicks(lock.pid));
  return same ? { pid: lock.pid, startedTicks: ticks, readyLine } : null;
}

/** Writes or renews the lock of this process. */
export function writeLock(dataFolder: string, readyLine: string | null): void {
  mkdirSync(dataFolder, { recursive: true });
  const lock: LiveInstance = { pid: process.pid, startedTicks: startedTicks(process.pid), readyLine };
  writeFileSync(lockPath(dataFolder), JSON.stringify(lock), { mode: 0o600 });
}

/** Takes the lock of this process away; one of another process, or none, is left as it is. */
export function dropLock(dataFolder: string): void {
  try {
    const lock: unknown = JSON.parse(readFileSync(lockPath(dataFolder), 'utf8'));
    if (typeof lock === 'object' && lock !== null && 'pid' in lock && lock.pid === process.pid) rmSync(lockPath(dataFolder), { force: true });
  } catch {
    // No lock, or no folder to have one in.
  }
}
