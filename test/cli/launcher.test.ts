// passage.mjs in a folder of its own with a program of the test's: what the launcher does is independent of what it starts.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passage-launcher-'));
  copyFileSync(join(root, 'passage.mjs'), join(folder, 'passage.mjs'));
  mkdirSync(join(folder, 'node_modules'));
  mkdirSync(join(folder, 'cli'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function program(text: string, name = 'cli/main.ts'): void {
  writeFileSync(join(folder, name), text);
}

function launch(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  const clean = { ...process.env, npm_command: undefined, npm_lifecycle_event: undefined };
  return spawn(process.execPath, [join(folder, 'passage.mjs'), ...args], {
    env: { ...clean, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function ended(child: ChildProcess): Promise<{ code: number | null; words: string }> {
  let words = '';
  const hear = (chunk: Buffer): void => {
    words += chunk.toString('utf8');
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, words };
}

/** Resolves with the program's first words. */
async function firstWords(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('no stdout');
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return chunk.toString('utf8').trim();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const waiting = "console.log(process.pid); setInterval(() => undefined, 1000); const text: string = 'typed';";

test('hands over the arguments and gives back the exit code of a TypeScript program', async () => {
  program(
    "const [, file, ...args]: string[] = process.argv; console.log(file?.endsWith('main.ts'), args.join('|')); process.exitCode = 7;",
  );
  expect(await ended(launch(['receipt', 'parse', 't=1 2']))).toEqual({ code: 7, words: 'true receipt|parse|t=1 2\n' });
});

test('runs a tool of the repository with --run', async () => {
  program("console.log('tool', process.argv.slice(2).join('|'));", 'tool.ts');
  expect(await ended(launch(['--run', 'tool.ts', 'a', '--b']))).toEqual({ code: 0, words: 'tool a|--b\n' });
});

test('puts the Node it chose first on PATH, for whatever the program starts', async () => {
  program("console.log(process.env['PATH']?.split(':')[0] === process.execPath.replace(/\\/node$/, ''));");
  expect((await ended(launch([]))).words).toBe('true\n');
});

test('says what to type when the packages are missing', async () => {
  rmSync(join(folder, 'node_modules'), { recursive: true });
  const { code, words } = await ended(launch(['start']));
  expect({ code, says: words.includes('npm ci') }).toEqual({ code: 1, says: true });
});

test('a program that cannot be loaded shows its own error and ends with 1', async () => {
  program("import './not-there.ts';");
  const { code, words } = await ended(launch([]));
  expect(code).toBe(1);
  expect(words).toContain('not-there.ts');
});

test('passes SIGTERM on and waits for the orderly end', async () => {
  program(`process.once('SIGTERM', () => { console.log('closed'); process.exit(3); }); ${waiting}`);
  const child = launch([]);
  await firstWords(child);
  child.kill('SIGTERM');
  expect(await ended(child)).toEqual({ code: 3, words: 'closed\n' });
});

test('a program killed by a signal gives 128 and its number', async () => {
  program("process.kill(process.pid, 'SIGKILL');");
  expect((await ended(launch([]))).code).toBe(137);
});

test('kill -9 of the launcher ends the program too', async () => {
  program(waiting);
  const child = launch([]);
  const pid = Number(await firstWords(child));
  child.kill('SIGKILL');
  await expect.poll(() => isAlive(pid), { timeout: 5000 }).toBe(false);
});

test('kill -9 of npm ends launcher and program; without npm a shell may go', async () => {
  program(waiting);
  const parent = (env: string): string =>
    `${env} const { spawn } = require('child_process'); spawn(process.execPath, [${JSON.stringify(join(folder, 'passage.mjs'))}], { stdio: 'inherit' });`;
  const npm = spawn(process.execPath, ['-e', parent("process.env.npm_command = 'start';")], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const underNpm = Number(await firstWords(npm));
  npm.kill('SIGKILL');
  await expect.poll(() => isAlive(underNpm), { timeout: 5000 }).toBe(false);

  const bare = 'delete process.env.npm_command; delete process.env.npm_lifecycle_event;';
  const shell = spawn(process.execPath, ['-e', parent(bare)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const underShell = Number(await firstWords(shell));
  shell.kill('SIGKILL');
  await new Promise((resolve) => setTimeout(resolve, 1200));
  expect(isAlive(underShell)).toBe(true);
  process.kill(underShell, 'SIGKILL');
});
