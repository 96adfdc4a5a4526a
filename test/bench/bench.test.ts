// The drivers and the core on a real kernel's devices: one machine is booted in QEMU, and every check that it ran inside is a test here.
// `PASSAGE_BENCH_ONLY=cards,scans` runs some parts alone.
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parts } from './guest/parts.ts';
import { CannotBench } from './machine/cannot-bench.ts';
import { type BenchRun, runBench } from './machine/run-bench.ts';

const PREPARE_AND_BOOT_MS = 20 * 60_000;
const only = (process.env['PASSAGE_BENCH_ONLY'] ?? '').split(',').filter((name) => name !== '');
const chosen = parts.filter(({ name }) => only.length === 0 || only.includes(name));

let run: BenchRun | CannotBench;

beforeAll(async () => {
  try {
    run = await runBench(
      resolve(import.meta.dirname, '..', '..'),
      chosen.map(({ name }) => name),
    );
  } catch (error) {
    if (!(error instanceof CannotBench)) throw error;
    run = error;
    return;
  }
  const { kernelPackage, kernelSha256, qemu } = run.machine;
  console.log(
    `bench: ${kernelPackage} (sha256 ${kernelSha256}), QEMU ${qemu.version} (${qemu.from}), ${(run.end.tookMs / 1000).toFixed(1)} s`,
  );
  for (const line of run.lines) {
    if (line.type === 'figure') console.log(line.line);
    if (line.type === 'remark') console.log(line.text);
  }
}, PREPARE_AND_BOOT_MS);

test('the machine boots, runs its checks to the end and switches itself off', (context) => {
  if (run instanceof CannotBench) return context.skip(run.message);
  expect(run.end.problem, run.end.consoleTail).toBeNull();
});

for (const part of chosen)
  describe(part.name, () => {
    for (const check of part.checks)
      test(check.name, (context) => {
        if (run instanceof CannotBench) return context.skip(run.message);
        const line = run.lines.find((each) => each.type === 'check' && each.part === part.name && each.name === check.name);
        if (line?.type !== 'check')
          throw new Error(`It was not run: ${run.end.problem ?? 'the machine left it out'}\n${run.end.consoleTail}`);
        if (line.error !== null) throw new Error(`Inside the machine, after ${line.tookMs} ms: ${line.error}`);
      });
  });
