import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Question } from './stand-in/control.ts';

const root = join(import.meta.dirname, '..', '..');
const POLL_MS = 50;
const POLLS_MAX = 400;

/** A built shell with a page and a core of the test's own, running on the stand-in. */
export interface ShellUnderTest {
  readonly process: ChildProcess;
  readonly folder: string;
  /** Everything the shell said so far. */
  words(): string;
  ask(question: Question): Promise<unknown>;
  /** Evaluates in the page until the expression is true; rejects with what the shell said. */
  until(expression: string): Promise<void>;
  stop(): Promise<void>;
}

/** Lays out a dist/ like the real one: the built shell and preload, unchanged, with the given page and core. */
export function layOut(page: Readonly<Record<string, string>>, core: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'passage-shell-'));
  for (const target of ['shell', 'preload', 'preload-visitor'])
    cpSync(join(root, 'dist', target), join(folder, 'dist', target), { recursive: true });
  for (const target of ['electron-kiosk', 'electron-desk', 'electron-visitor']) {
    mkdirSync(join(folder, 'dist', target));
    for (const [name, text] of Object.entries(page)) writeFileSync(join(folder, 'dist', target, name), text);
  }
  mkdirSync(join(folder, 'dist', 'core'));
  writeFileSync(join(folder, 'dist', 'core', 'core-process.js'), core);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  return folder;
}

/** Starts the shell of a laid-out folder on the stand-in. `own`: what the shell itself is told. */
export function startShell(folder: string, own: readonly string[] = ['--page', 'kiosk']): ShellUnderTest {
  return startBuiltShell(join(folder, 'dist'), folder, ['--for-core'], own);
}

/** Starts the built shell in `dist` on the stand-in, with Electron's own files in `folder`, which is removed at the end. */
export function startBuiltShell(
  dist: string,
  folder: string,
  coreArgs: readonly string[],
  own: readonly string[] = ['--page', 'kiosk'],
): ShellUnderTest {
  const standIn = join(import.meta.dirname, 'stand-in');
  const args = ['--import', join(standIn, 'register.ts'), '--import', join(standIn, 'control.ts'), join(dist, 'shell', 'main.js')];
  const child = spawn(process.execPath, [...args, ...own, '--user-data', join(folder, 'user'), '--', ...coreArgs], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let words = '';
  const hear = (chunk: Buffer): void => {
    words += chunk.toString('utf8');
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => {
      resolve();
    }),
  );
  let nextId = 1;
  const ask = async (question: Question): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = nextId++;
      const onMessage = (message: { id: number; value?: unknown; error?: string }): void => {
        if (message.id !== id) return;
        child.off('message', onMessage);
        if (message.error === undefined) resolve(message.value);
        else reject(new Error(message.error));
      };
      child.on('message', onMessage);
      child.send({ id, question });
    });
  return {
    process: child,
    folder,
    words: () => words,
    ask,
    async until(expression) {
      for (let polls = 0; polls < POLLS_MAX; polls += 1) {
        const value = await ask({ ask: 'evaluate', expression }).catch(() => false);
        if (value === true) return;
        await sleep(POLL_MS);
      }
      throw new Error(`never true: ${expression}\n${words}`);
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
