// `npm run mutate [-- FILE...]`: changes the rules a little, one place at a time, and asks the tests whether they notice (docs/mutation.md). Without files all of
// domain/ledger and the counting half of domain/campaign. The last thing it prints is the table of docs/mutation.md for the files it judged.
import type { ChildProcess } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { runNode } from '../run/command.ts';
import { tableOf } from './table.ts';
import type { Report } from './table.ts';

const root = join(import.meta.dirname, '..', '..');
const report = join(root, 'reports', 'mutation', 'mutation.json');
const TIMEOUT_MS = 2 * 60 * 60_000;

const files = process.argv.slice(2);
const args = ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run', 'test/mutation/stryker.config.json'];
const chosen = files.length === 0 ? [] : ['--mutate', files.join(',')];

rmSync(report, { force: true });
const endOnInterrupt = (child: ChildProcess): void => {
  process.once('SIGINT', () => child.kill('SIGINT'));
  process.once('SIGTERM', () => child.kill('SIGTERM'));
};
const { code } = await runNode({ args: [...args, ...chosen], cwd: root, timeoutMs: TIMEOUT_MS, quiet: false }, endOnInterrupt);
if (code === 0) process.stdout.write(`\n${tableOf(JSON.parse(readFileSync(report, 'utf8')) as Report)}\n`);
process.exitCode = code ?? 1;
