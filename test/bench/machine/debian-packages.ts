/** Debian packages fetched and unpacked, never installed: no root, and nothing of the machine changes. apt checks each against its signed lists. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { CannotBench } from './cannot-bench.ts';
import { type Ended, runProgram } from './run-program.ts';

const FETCH_MS = 5 * 60_000;

/** One fetched package; `folder` holds its unpacked files. */
export interface DebianPackage {
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
  readonly folder: string;
}

/** Where fetched packages stay between runs. */
export const benchCache = (): string => join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'passage', 'bench');

/** Lists of our own, for a machine whose lists are empty or too old, and whose user may not renew them. */
const ownLists = (cache: string): readonly string[] => {
  const state = join(cache, 'apt');
  mkdirSync(join(state, 'lists', 'partial'), { recursive: true });
  mkdirSync(join(state, 'cache', 'archives', 'partial'), { recursive: true });
  return ['-o', `Dir::State::Lists=${join(state, 'lists')}`, '-o', `Dir::Cache=${join(state, 'cache')}`];
};

/** Why apt could not help, in its own last words where it has some. */
const aptTrouble = ({ output }: Ended): string => {
  if (output.includes('ENOENT')) return 'there is no apt-get on PATH (the bench takes its kernel and QEMU from Debian packages)';
  // It ends well although nothing could be fetched, so its words count.
  const complaint = output.split('\n').find((line) => /^(?:E|W|Err):/.test(line));
  if (complaint !== undefined) return `apt-get update says "${complaint.trim()}"`;
  return 'the package lists of this machine do not name it (they must be those of a Debian)';
};

/** The options with which apt knows `name`: those of the machine, else lists of our own, fetched now. */
const listsThatKnow = (name: string, cache: string): readonly string[] => {
  const knows = (options: readonly string[]): boolean => runProgram('apt-cache', [...options, 'show', '--no-all-versions', name]).ok;
  if (knows([])) return [];
  const own = ownLists(cache);
  const updated = runProgram('apt-get', [...own, 'update'], { timeoutMs: FETCH_MS });
  if (knows(own)) return own;
  throw new CannotBench(`${name} is not here and cannot be fetched: ${aptTrouble(updated)}`);
};

const debIn = (folder: string, name: string): string | null =>
  readdirSync(folder).find((file) => file.startsWith(`${name}_`) && file.endsWith('.deb')) ?? null;

const download = (name: string, into: string, cache: string): string => {
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  const tries = [listsThatKnow(name, cache), ownLists(cache)];
  let last = '';
  for (const [nth, options] of tries.entries()) {
    // The first failed although the lists know it: they are older than the archive.
    if (nth > 0) runProgram('apt-get', [...options, 'update'], { timeoutMs: FETCH_MS });
    const fetched = runProgram('apt-get', [...options, 'download', name], { cwd: into, timeoutMs: FETCH_MS });
    const deb = debIn(into, name);
    if (fetched.ok && deb !== null) return join(into, deb);
    last = fetched.output;
  }
  throw new CannotBench(`apt-get download ${name} failed: ${last.trim().split('\n').at(-1) ?? ''}`);
};

/** Fetches and unpacks a package, or finds it in the cache. Throws CannotBench with the reason. */
export const debianPackage = (name: string, cache: string): DebianPackage => {
  const place = join(cache, name);
  const folder = join(place, 'files');
  if (!existsSync(folder)) {
    const deb = download(name, join(cache, `${name}.part`), cache);
    const unpacked = runProgram('dpkg-deb', ['-x', deb, join(cache, `${name}.part`, 'files')]);
    if (!unpacked.ok) throw new CannotBench(`dpkg-deb -x ${deb} failed: ${unpacked.output.trim()}`);
    rmSync(place, { recursive: true, force: true });
    renameSync(join(cache, `${name}.part`), place);
  }
  const deb = debIn(place, name) ?? '';
  const version = decodeURIComponent(deb.split('_')[1] ?? '');
  return {
    name,
    version,
    folder,
    sha256: createHash('sha256')
      .update(readFileSync(join(place, deb)))
      .digest('hex'),
  };
};

/** The package on which a package that has no files of its own (`linux-image-amd64`) depends. */
export const dependencyOf = (name: string, prefix: string, cache: string): string => {
  const { output } = runProgram('apt-cache', [...listsThatKnow(name, cache), 'depends', name]);
  const found = new RegExp(`^\\s*Depends: (${prefix}\\S+)`, 'm').exec(output)?.[1];
  if (found === undefined) throw new CannotBench(`${name} depends on no ${prefix}…`);
  return found;
};

/** Everything that installing `name` would bring to this machine: itself and what is missing of its dependencies. */
export const missingWith = (name: string, cache: string): readonly string[] => {
  const { output } = runProgram('apt-get', [...listsThatKnow(name, cache), '-s', 'install', '--no-install-recommends', name]);
  return [...output.matchAll(/^Inst (\S+) /gm)].flatMap((found) => (found[1] === undefined ? [] : [found[1]]));
};
