import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TIMEOUT_MS = 15 * 60_000;
const WORDS_MAX = 300;

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: TIMEOUT_MS, killSignal: 'SIGKILL' });
    let words = '';
    child.stderr.setEncoding('utf8').on('data', (part: string) => (words = (words + part).slice(-WORDS_MAX)));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ended with ${code ?? 'a signal'}: ${words.trim()}`));
    });
  });
}

/** Where the core lies in a package of the web shell. */
export const coreFile = join('dist', 'core', 'core-process.js');

/** What a folder says that it is; null: it is no package. */
function versionIn(folder: string): string | null {
  try {
    const about: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return typeof about === 'object' && about !== null && 'version' in about && typeof about.version === 'string' ? about.version : null;
  } catch {
    return null;
  }
}

/**
 * Unpacks a checked tar into an empty folder and flushes it to the disk; throws when it is not the version it was signed as. tar itself (GNU and BSD, also in Windows) refuses members that
 * lead out of the folder, and everything in it was signed by the operator.
 */
export async function unpackPackage(file: string, folder: string, version: string): Promise<void> {
  await run('tar', ['-xzf', file, '-C', folder, '--no-same-owner']);
  const found = versionIn(folder);
  if (found !== version) throw new Error(`the package says that it is ${found ?? 'nothing'}, not ${version}`);
  if (!existsSync(join(folder, coreFile))) throw new Error(`the package has no ${coreFile}`);
  // Thousands of small files: one flush of the file system instead of one each.
  if (process.platform === 'linux') await run('sync', ['-f', folder]);
}
