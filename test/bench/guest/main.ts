// Runs inside the machine: every part that was asked for, each check bounded and told at once, so that those outside know how far it came.
import { appendFileSync, readFileSync } from 'node:fs';
import { type Bench, openBench } from './bench.ts';
import type { BenchLine, Check, Part } from './check.ts';
import { parts } from './parts.ts';
import { within } from './within.ts';

const RESULTS = '/out/results.jsonl';
const CHECK_MS = 30_000;

const tell = (line: BenchLine): void => {
  appendFileSync(RESULTS, `${JSON.stringify(line)}\n`);
};

const wordsOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, 4000);

const runCheck = async (part: Part, check: Check, bench: Bench): Promise<void> => {
  const startMs = performance.now();
  let error: string | null = null;
  try {
    await within(bench.restore(), CHECK_MS, 'putting the devices in order');
    await within(check.show(bench), check.timeoutMs ?? CHECK_MS, 'the check');
  } catch (caught) {
    error = wordsOf(caught);
  }
  tell({ type: 'check', part: part.name, name: check.name, error, tookMs: Math.round(performance.now() - startMs) });
};

/** What nobody caught is told on the console and in the exit code; the checks go on. */
let strays = 0;
process.on('uncaughtException', (error) => {
  strays += 1;
  process.exitCode = 4;
  process.stderr.write(`outside of any check: ${wordsOf(error)}\n`);
});

const only = readFileSync('/out/only', 'utf8').split(',').filter(Boolean);
const bench = await openBench({
  figure: (line) => tell({ type: 'figure', line }),
  remark: (text) => tell({ type: 'remark', text }),
});
for (const part of parts) {
  if (only.length > 0 && !only.includes(part.name)) continue;
  for (const check of part.checks) await runCheck(part, check, bench);
}
process.exit(strays === 0 ? 0 : 4);
