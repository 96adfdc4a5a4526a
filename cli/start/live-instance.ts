/** One `passage start` a data folder: a lock file with pid, start time and the ready line, so that a second start recognises a live one. */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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

const TAKE_TRIES = 5;
const READY_POLL_MS = 250;

function ownLock(readyLine: string | null): string {
  const lock: LiveInstance = { pid: process.pid, startedTicks: startedTicks(process.pid), readyLine };
  return JSON.stringify(lock);
}

/** Takes the folder for this process: null when it is ours now, else the live instance that was quicker. Of two at the same moment one gets it. */
export function takeLock(dataFolder: string): LiveInstance | null {
  const mine = `${lockPath(dataFolder)}.${process.pid}`;
  writeFileSync(mine, ownLock(null), { mode: 0o600 });
  try {
    for (let tries = 0; tries < TAKE_TRIES; tries += 1) {
      try {
        // A hard link appears with its whole content or not at all, and never over another one.
        linkSync(mine, lockPath(dataFolder));
        return null;
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) break;
      }
      const live = findLiveInstance(dataFolder);
      if (live !== null) return live;
      rmSync(lockPath(dataFolder), { force: true });
    }
    // A file system without hard links: the last one wins, as good as it gets there.
    renewLock(dataFolder, null);
    return null;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Writes the ready line into the lock of this process; whoever reads meanwhile sees the old one or the new one, whole. */
export function renewLock(dataFolder: string, readyLine: string | null): void {
  const next = `${lockPath(dataFolder)}.${process.pid}.new`;
  writeFileSync(next, ownLock(readyLine), { mode: 0o600 });
  renameSync(next, lockPath(dataFolder));
}

/** The ready line of an instance that is still starting, or null when it ended first or took longer than `limitMs`. */
export async function readyLineOfLive(dataFolder: string, limitMs: number): Promise<string | null> {
  for (let waitedMs = 0; waitedMs < limitMs; waitedMs += READY_POLL_MS) {
    const live = findLiveInstance(dataFolder);
    if (live === null) return null;
    if (live.readyLine !== null) return live.readyLine;
    await new Promise((resolve) => setTimeout(resolve, READY_POLL_MS));
  }
  return null;
}

/** Takes the lock of this process away; one of another process, or none, is left as it is. */
export function dropLock(dataFolder: string): void {
  try {
    const lock: unknown = JSON.parse(readFileSync(lockPath(dataFolder), 'utf8'));
    if (typeof lock === 'object' && lock !== null && 'pid' in lock && lock.pid === process.pid)
      rmSync(lockPath(dataFolder), { force: true });
  } catch {
    // No lock, or no folder to have one in.
  }
}
