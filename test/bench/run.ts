// `npm run test:bench [-- PART...]`: the bench alone, all of it or some parts; the figures and remarks are printed again at the end.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchLine } from './guest/check.ts';

const root = join(import.meta.dirname, '..', '..');
const results = join(root, 'reports', 'bench-results.json');
const TIMEOUT_MS = 30 * 60_000;

const startedMs = Date.now();
const tested = spawnSync(process.execPath, ['test/run/run.ts', 'bench'], {
  cwd: root,
  stdio: 'inherit',
  timeout: TIMEOUT_MS,
  env: { ...process.env, PASSAGE_BENCH_ONLY: process.argv.slice(2).join(',') },
});
if (existsSync(results)) {
  const { lines, at } = JSON.parse(readFileSync(results, 'utf8')) as { readonly lines: readonly BenchLine[]; readonly at: number };
  // Not those of an earlier run, when this one was skipped.
  if (at >= startedMs) for (const line of lines) if (line.type === 'figure') process.stdout.write(`${line.line}\n`);
}
process.exitCode = tested.status ?? 1;
