// `npm run bench [-- NAME...]`: measures every figure, or those named, one after another, each in its own process and with a bound in time. stdout has
// the `figure` lines only. Exit code 1 when a figure failed, 2 for a name that does not exist (the names are listed).
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildIfNeeded } from '../../cli/start/build-if-needed.ts';
import { runNode } from '../run/command.ts';
import { remark } from './figure.ts';
import { figures } from './figures.ts';
import type { FigureEntry } from './figures.ts';

const root = join(import.meta.dirname, '..', '..');
const running = new Set<ChildProcess>();
let isInterrupted = false;

function track(child: ChildProcess): void {
  running.add(child);
  child.once('close', () => running.delete(child));
}

function load(): string {
  return `load ${(loadavg()[0] ?? 0).toFixed(1)} on ${cpus().length} cores`;
}

/** Runs one figure in a folder of its own, which is gone afterwards even when the figure was killed. True: it was measured. */
async function measure(entry: FigureEntry): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'passage-bench-'));
  // PostgreSQL runs as another user and must be able to pass through.
  chmodSync(folder, 0o755);
  remark(`measuring ${entry.name} (${load()}, at most ${entry.timeoutMs / 60_000} minutes)`);
  try {
    const args = [join(import.meta.dirname, 'run-figure.ts'), entry.name];
    const { code, timedOut } = await runNode({ args, cwd: root, timeoutMs: entry.timeoutMs, env: { TMPDIR: folder }, quiet: false }, track);
    if (timedOut) remark(`failed ${entry.name}: not finished after ${entry.timeoutMs / 60_000} minutes`);
    else if (code !== 0) remark(`failed ${entry.name}: exit code ${code ?? 'none'}`);
    return code === 0 && !timedOut;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function measureAll(chosen: readonly FigureEntry[]): Promise<number> {
  const failed: string[] = [];
  for (const entry of chosen) {
    if (isInterrupted) {
      failed.push(entry.name);
      continue;
    }
    try {
      if (entry.needsBuild) await buildIfNeeded(root, remark);
      if (!(await measure(entry))) failed.push(entry.name);
    } catch (error) {
      remark(`failed ${entry.name}: ${error instanceof Error ? error.message : String(error)}`);
      failed.push(entry.name);
    }
  }
  if (failed.length > 0) remark(`not measured: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    // The figure ends, its folder is removed, no other begins; a second signal ends this process at once.
    isInterrupted = true;
    for (const child of running) child.kill('SIGTERM');
  });
}

const names = process.argv.slice(2);
const unknown = names.filter((name) => !figures.some((entry) => entry.name === name));
if (unknown.length > 0) {
  remark(`bench: no such figure: ${unknown.join(', ')}; there are ${figures.map((entry) => entry.name).join(', ')}`);
  process.exitCode = 2;
} else {
  process.exitCode = await measureAll(figures.filter((entry) => names.length === 0 || names.includes(entry.name)));
}
