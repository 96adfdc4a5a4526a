import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { electronCommand, electronHome, findElectron } from './find-electron.ts';

/** Either a binary that can show a window here, or why not, in one line a person can act on. */
export type ElectronAnswer = { readonly path: string } | { readonly path: null; readonly reason: string };

/** `memoryFolder` keeps the note about a failed download; `home` is the electron package. */
export interface GetElectronOptions {
  readonly memoryFolder: string;
  readonly timeoutMs: number;
  readonly home?: string;
}

async function download(home: string, timeoutMs: number): Promise<string | null> {
  const child = spawn(process.execPath, [join(home, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  const chunks: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => {
      resolve(1);
    });
    child.once('close', resolve);
  });
  if (code === 0) return null;
  if (code === null) return `no answer within ${Math.round(timeoutMs / 1000)} s`;
  const words = Buffer.concat(chunks)
    .toString('utf8')
    .split('\n')
    .find((line) => line.includes('Error'));
  return (words ?? `exit code ${code}`).trim().slice(0, 200);
}

/**
 * The Electron binary, downloaded if it is not here yet. The download is tried once a version and bounded: a failure is
 * noted in a file of `memoryFolder`, so that only the first start of a machine without access waits for it.
 */
export async function getElectron(options: GetElectronOptions): Promise<ElectronAnswer> {
  if (process.platform === 'linux' && (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '') === '') {
    return { path: null, reason: 'this machine has no display (DISPLAY and WAYLAND_DISPLAY are empty)' };
  }
  const home = options.home ?? electronHome;
  const found = findElectron(home);
  if (found !== null) return { path: found };
  if (!existsSync(join(home, 'install.js'))) return { path: null, reason: 'the electron package is not installed' };
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const note = join(options.memoryFolder, `electron-${version}-not-available.txt`);
  if (existsSync(note)) {
    return {
      path: null,
      reason: `its download failed earlier (${readFileSync(note, 'utf8').trim()}); to try again: ${electronCommand}`,
    };
  }
  const failure = await download(home, options.timeoutMs);
  const got = failure === null ? findElectron(home) : null;
  if (got !== null) return { path: got };
  const reason = failure ?? 'the download brought no binary';
  mkdirSync(options.memoryFolder, { recursive: true });
  writeFileSync(note, `${reason}\n`);
  return { path: null, reason: `its download failed (${reason})` };
}
