import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { PROGRAM_ENDED, PROGRAM_RESTARTED } from '../main/program-end.ts';
import { readCoreSettings, settingsHelp } from '../main/core-settings.ts';

const root = join(import.meta.dirname, '..');
const bundle = join(root, 'dist', 'core', 'core-process.js');

export const help = `passage kiosk --server URL --data DIR [--enrol CODE] [OPTIONS]

Runs one kiosk (or, with --use desk, one desk) against a server: the kiosk core and its page on 127.0.0.1.
It is started again whenever it dies, with the same address. Ctrl-C ends it.

${settingsHelp()}

Exit codes: 0 ended, 2 wrong use, 3 this machine is in the way (port in use, no write access, damaged file),
40 ended by staff at the kiosk.`;

const PAUSE_FIRST_MS = 250;
const PAUSE_MAX_MS = 10_000;
/** A core that ran this long died of something new: the pause starts small again. */
const HEALTHY_AFTER_MS = 60_000;
/** These will not go away by trying again; staff who ended the program meant it. */
const finalCodes: readonly number[] = [2, 3, PROGRAM_ENDED];

interface Ended {
  readonly code: number;
  readonly wasAsked: boolean;
}

/** Runs the core once; `onReady` gets its ready line. Resolves when it has ended. */
function runOnce(args: readonly string[], onReady: (line: string) => void, hold: (child: ChildProcess) => void): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bundle, ...args], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'], env: process.env });
    hold(child);
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
        onReady(text.slice(0, end));
        text = text.slice(end + 1);
      }
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve({ code: code ?? 1, wasAsked: signal === 'SIGTERM' || signal === 'SIGINT' || code === 0 }));
  });
}

/** The port in a ready line, so that a restarted core is found at the same address. */
function portIn(line: string): string | null {
  return / page=http:\/\/127\.0\.0\.1:(\d+)\//.exec(line)?.[1] ?? null;
}

/** `passage kiosk`: @see help */
export async function kiosk(args: readonly string[]): Promise<number> {
  try {
    readCoreSettings(args, process.env, join(root, 'dist', 'core'));
  } catch (error) {
    console.error(`passage kiosk: ${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    return 2;
  }
  if (!existsSync(bundle)) {
    console.error('passage kiosk: the kiosk is not built yet. Run this first:\n\n    npm run build\n');
    return 3;
  }
  let isStopping = false;
  let child: ChildProcess | null = null;
  const stop = (): void => {
    isStopping = true;
    child?.kill('SIGTERM');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  let port: string | null = null;
  const token = ['--token', randomBytes(24).toString('base64url')];
  const hasOwnToken = (process.env['PASSAGE_TOKEN'] ?? '') !== '';
  let pauseMs = PAUSE_FIRST_MS;
  while (!isStopping) {
    const startedMs = performance.now();
    const own = args.includes('--token') || hasOwnToken ? [] : token;
    const ended = await runOnce(
      [...args, ...own, ...(port === null ? [] : ['--port', port])],
      (line) => {
        port ??= portIn(line);
        console.log(line);
      },
      (started) => {
        child = started;
      },
    );
    if (isStopping || ended.wasAsked) return 0;
    if (finalCodes.includes(ended.code)) return ended.code;
    if (performance.now() - startedMs > HEALTHY_AFTER_MS || ended.code === PROGRAM_RESTARTED) pauseMs = PAUSE_FIRST_MS;
    console.error(`passage kiosk: the core ended with code ${ended.code}; starting it again`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    pauseMs = Math.min(pauseMs * 2, PAUSE_MAX_MS);
  }
  return 0;
}
