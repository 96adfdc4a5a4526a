/** Where QEMU is, or comes from. */
import { cpSync, existsSync, rmSync, renameSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CannotBench } from './cannot-bench.ts';
import { debianPackage, missingWith } from './debian-packages.ts';
import { runProgram } from './run-program.ts';

const PROGRAM = 'qemu-system-x86_64';

/** A QEMU that can be started: arguments and environment that an unpacked one needs to find its own files. */
export interface Qemu {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly version: string;
  /** How it came here, for the report. */
  readonly from: 'path' | 'unpacked';
}

const versionOf = (output: string): string => /version (\S+)/.exec(output)?.[1] ?? 'unknown';

const onPath = (): Qemu | null => {
  const program = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, PROGRAM))
    .find((path) => existsSync(path));
  if (program === undefined) return null;
  const { ok, output } = runProgram(program, ['--version']);
  return ok ? { program, args: [], env: {}, version: versionOf(output), from: 'path' } : null;
};

/** QEMU and all its libraries from packages, side by side in one folder. */
const unpacked = (cache: string): Qemu => {
  const folder = join(cache, 'qemu-root');
  if (!existsSync(folder)) {
    const part = `${folder}.part`;
    rmSync(part, { recursive: true, force: true });
    const names = missingWith('qemu-system-x86', cache);
    if (names.length === 0) throw new CannotBench('apt says that qemu-system-x86 is installed, but it does not start');
    for (const name of names) {
      const from = debianPackage(name, cache).folder;
      if (existsSync(from)) cpSync(from, part, { recursive: true, verbatimSymlinks: true });
    }
    renameSync(part, folder);
  }
  const libraries = ['usr/lib/x86_64-linux-gnu', 'lib/x86_64-linux-gnu'].map((path) => join(folder, path));
  const program = join(folder, 'usr', 'bin', PROGRAM);
  const env = { LD_LIBRARY_PATH: libraries.join(delimiter), QEMU_MODULE_DIR: join(folder, 'usr/lib/x86_64-linux-gnu/qemu') };
  const started = runProgram('env', [...Object.entries(env).map(([name, value]) => `${name}=${value}`), program, '--version']);
  if (!started.ok)
    throw new CannotBench(`the unpacked QEMU does not start: ${started.output.trim().slice(0, 300)}; install qemu-system-x86`);
  const args = ['usr/share/qemu', 'usr/share/seabios'].flatMap((path) => ['-L', join(folder, path)]);
  return { program, args, env, version: versionOf(started.output), from: 'unpacked' };
};

/** The QEMU of this machine, else one from packages. Throws CannotBench. */
export const findQemu = (cache: string): Qemu => onPath() ?? unpacked(cache);
