/** One run of the bench from nothing to its results. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchLine } from '../guest/check.ts';
import { type BenchMachine, prepareBench } from './bench-machine.ts';
import { type BootEnd, bootBench } from './boot.ts';
import { bundleBench } from './bundle.ts';
import { readResults } from './results.ts';
import { seedMall } from './seed-mall.ts';

/** What is known afterwards. `lines` may be short of what was asked for when `end.problem` is not null. */
export interface BenchRun {
  readonly machine: BenchMachine;
  readonly end: BootEnd;
  readonly lines: readonly BenchLine[];
}

/** The whole bench takes a few minutes on an idle machine of two cores; on a busy one it has taken five times as long. */
const BOOT_MS = 18 * 60_000;

/**
 * Prepares and boots the machine, and runs the named parts in it (all when none is named). Throws CannotBench where that is impossible. Leaves
 * `bench-results.json` and `bench-console.log` in the folder of reports.
 */
export const runBench = async (root: string, only: readonly string[]): Promise<BenchRun> => {
  const folder = mkdtempSync(join(tmpdir(), 'passage-bench-'));
  try {
    const machine = prepareBench(root, folder);
    const out = join(folder, 'out');
    mkdirSync(join(out, 'mall'), { recursive: true });
    writeFileSync(join(out, 'only'), only.join(','));
    await bundleBench(root);
    await seedMall(join(out, 'mall'));
    const end = await bootBench(machine, out, BOOT_MS);
    const lines = readResults(join(out, 'results.jsonl'));
    const reports = join(root, 'reports');
    mkdirSync(reports, { recursive: true });
    copyFileSync(join(out, 'console.log'), join(reports, 'bench-console.log'));
    const result = { at: Date.now(), kernel: machine.kernelPackage, end, lines };
    writeFileSync(join(reports, 'bench-results.json'), JSON.stringify(result, null, 2));
    return { machine, end, lines };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
};
