// `npm test [-- suite...]`: gets what is missing, then runs format check, linter, type checks, build and every suite of
// test/, each with a bound. The last line is `N passed, N failed[, N skipped]`; exit code 1 when anything failed or did
// not report. `npm test -- checks` runs the checks alone, `npm test -- domain server` only those suites.
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { typeChecks } from '../../tools/check.ts';
import { chromiumCommand } from '../../tools/machine/find-chromium.ts';
import { postgresCommand } from '../../tools/machine/find-postgres.ts';
import { benchObstacle } from '../bench/machine/bench-machine.ts';
import { installWanted } from './apt.ts';
import { ensureChromium } from './chromium.ts';
import { runNode } from './command.ts';
import { startPostgres } from './postgres.ts';
import { hasFiles, suites } from './suites.ts';
import type { Suite } from './suites.ts';
import { add, afterSecondTry, lastLine, nothing, oneFailed, onePassed, oneSkipped } from './tally.ts';
import type { Tally } from './tally.ts';

const root = join(import.meta.dirname, '..', '..');
const reports = join(root, 'reports');
const CHECK_TIMEOUT_MS = 10 * 60_000;
const CHECKS_AT_ONCE = 2;

interface Check {
  readonly name: string;
  readonly args: readonly string[];
}

const checks: readonly Check[] = [
  { name: 'build', args: ['tools/build.ts'] },
  { name: 'lint', args: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'] },
  { name: 'format', args: ['node_modules/prettier/bin/prettier.cjs', '--check', '.'] },
  ...typeChecks(),
];

const running = new Set<ChildProcess>();

function track(child: ChildProcess): void {
  running.add(child);
  child.once('close', () => running.delete(child));
}

function seconds(sinceMs: number): string {
  return `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;
}

async function runCheck(check: Check): Promise<Tally> {
  const startMs = performance.now();
  const { code, timedOut, output } = await runNode({ args: check.args, cwd: root, timeoutMs: CHECK_TIMEOUT_MS, quiet: true }, track);
  if (code === 0) {
    process.stdout.write(`ok    ${check.name} (${seconds(startMs)})\n`);
    return onePassed;
  }
  process.stdout.write(`${output}\nFAIL  ${check.name}${timedOut ? ': out of time' : ''} (${seconds(startMs)})\n`);
  return oneFailed(check.name);
}

async function runChecks(chosen: readonly Check[]): Promise<Tally> {
  const queue = [...chosen];
  let tally = nothing;
  const lane = async (): Promise<void> => {
    for (let check = queue.shift(); check !== undefined; check = queue.shift()) {
      // Awaited before the sum is read: the other lane adds meanwhile.
      const result = await runCheck(check);
      tally = add(tally, result);
    }
  };
  await Promise.all(Array.from({ length: CHECKS_AT_ONCE }, lane));
  return tally;
}

function readTally(file: string): Tally | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Tally;
  } catch {
    return null;
  }
}

/** More failures than this are no accident of a busy machine. */
const SECOND_TRY_MAX = 12;

async function runSuiteTwice(suite: Suite, env: Record<string, string>): Promise<Tally> {
  const first = await runSuite(suite, env, []);
  const files = [...new Set(first.failures.map((name) => name.split(' > ')[0] ?? ''))].filter((name) => name.endsWith('.ts'));
  if (suite.secondTry !== true || files.length === 0 || first.failures.length > SECOND_TRY_MAX) return first;
  process.stdout.write(`\n${first.failures.length} failed; these files once more: ${files.join(', ')}\n`);
  const second = await runSuite(suite, env, files);
  // A second run that did not report proves nothing: the first stands.
  if (second.failures.some((name) => name.startsWith('suite '))) return first;
  const { tally, recovered } = afterSecondTry(first, second);
  for (const name of recovered) process.stdout.write(`PASSED AT THE SECOND TRY: ${name}\n`);
  return tally;
}

async function runSuite(suite: Suite, env: Record<string, string>, only: readonly string[]): Promise<Tally> {
  if (!hasFiles(root, suite)) {
    return suite.required ? oneFailed(`suite ${suite.name}: test/${suite.name} holds no test file`) : nothing;
  }
  process.stdout.write(`\n===== ${suite.name}\n`);
  const file = join(reports, `${suite.name}.json`);
  rmSync(file, { force: true });
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...only,
    '--project',
    suite.name,
    '--reporter=default',
    '--reporter=./test/run/tally-reporter.ts',
  ];
  const { code, timedOut } = await runNode(
    { args, cwd: root, timeoutMs: suite.timeoutMs, env: { ...env, PASSAGE_TALLY: file }, quiet: false },
    track,
  );
  const tally = readTally(file);
  if (timedOut) return add(tally ?? nothing, oneFailed(`suite ${suite.name}: not finished after ${suite.timeoutMs / 60_000} minutes`));
  if (tally === null) return oneFailed(`suite ${suite.name}: did not report`);
  if (code !== 0 && tally.failed === 0) return add(tally, oneFailed(`suite ${suite.name}: exit code ${code ?? 'none'}`));
  return tally;
}

/** What cannot run is told aloud; in CI, where nobody reads along, it fails. */
function missing(name: string, reason: string): Tally {
  return process.env['CI'] === undefined ? oneSkipped(name, reason) : oneFailed(`${name}: ${reason}`);
}

async function runSuites(chosen: readonly Suite[]): Promise<Tally> {
  let tally = nothing;
  const env: Record<string, string> = {};
  const needsPostgres = chosen.some(({ name }) => name === 'server' || name === 'journeys' || name === 'cli');
  const postgres = needsPostgres ? await startPostgres(true) : null;
  if (postgres !== null) env['TEST_DATABASE_URL'] = postgres.url;
  else if (needsPostgres) tally = add(tally, missing('PostgreSQL', postgresCommand));
  try {
    for (const suite of chosen) {
      installWanted(suite.wants ?? []);
      const chromium = suite.needs === 'chromium' ? ensureChromium() : '';
      const obstacle = suite.needs === 'qemu' ? benchObstacle(root) : null;
      // A machine that cannot boot another one is no fault of anybody's, in CI either: said aloud, and gone on.
      if (obstacle !== null) tally = add(tally, oneSkipped(`suite ${suite.name}`, obstacle));
      else if (chromium === null) tally = add(tally, missing(`suite ${suite.name}`, `no Chromium: ${chromiumCommand}`));
      else tally = add(tally, await runSuiteTwice(suite, chromium === '' ? env : { ...env, CHROMIUM_PATH: chromium }));
    }
  } finally {
    await postgres?.stop();
  }
  return tally;
}

function report(tally: Tally): void {
  const lines = [
    '',
    ...tally.skipped.map(({ name, reason }) => `skipped: ${name}: ${reason}`),
    ...tally.failures.map((name) => `failed: ${name}`),
    lastLine(tally),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = tally.failed === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    for (const child of running) child.kill('SIGTERM');
    process.exit(1);
  });
}

const names = process.argv.slice(2);
const unknown = names.filter((name) => name !== 'checks' && !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
  process.stderr.write(`test: no such suite: ${unknown.join(', ')}; there are checks, ${suites.map(({ name }) => name).join(', ')}\n`);
  process.exitCode = 2;
} else {
  mkdirSync(reports, { recursive: true });
  const isAll = names.length === 0;
  const chosen = suites.filter(({ name }) => isAll || names.includes(name));
  const needsBuild = chosen.some((suite) => suite.needsBuild === true);
  const checked = await runChecks(checks.filter(({ name }) => isAll || names.includes('checks') || (name === 'build' && needsBuild)));
  const tested = await runSuites(chosen);
  report(add(checked, tested));
}
