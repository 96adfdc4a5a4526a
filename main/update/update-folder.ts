/**
 * The folder of a kiosk's program: `versions/<version>`, a link `current`, and `update.json`, which alone says what is true. Everything is written beside and renamed, so that a power
 * cut at any step leaves either what was or what shall be; whoever starts next puts the link where the file says.
 */
import { lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

import { installedState, updateState } from '../../domain/release/proving.ts';
import type { UpdateState } from '../../domain/release/proving.ts';
import { programVersion } from '../../domain/release/version.ts';
import type { DiskSteps } from './disk-steps.ts';

/** @see file comment */
export interface UpdateFolder {
  /** The state; from the link where there is no file yet (installed by hand), null where nothing is installed. */
  read(): UpdateState | null;
  /** Makes a state true: file first, then the link. */
  put(state: UpdateState): void;
  /** Puts the link where the state says, and removes what no state speaks of. */
  tidy(state: UpdateState): void;
  /** Absolute folder of a version. */
  folderOf(version: string): string;
  has(version: string): boolean;
  /** A folder to unpack into; emptied. */
  freshUnpacking(version: string): string;
  /** The unpacked folder becomes the version, as one step. */
  keep(version: string): void;
  /** Folder of downloads that go on after a restart. */
  readonly incoming: string;
}

function linkedVersion(root: string): string | null {
  try {
    const name = readlinkSync(join(root, 'current')).split(/[/\\]/).at(-1) ?? '';
    return programVersion.safeParse(name).success ? name : null;
  } catch {
    return null;
  }
}

function readState(root: string): UpdateState | null {
  try {
    const parsed = updateState.safeParse(JSON.parse(readFileSync(join(root, 'update.json'), 'utf8')));
    if (parsed.success) return parsed.data;
  } catch {
    // Not there, or not whole: the link says which version runs.
  }
  const linked = linkedVersion(root);
  return linked === null ? null : installedState(linked);
}

/** Opens the folder; makes what is missing in it. */
export function openUpdateFolder(root: string, disk: DiskSteps): UpdateFolder {
  const versions = join(root, 'versions');
  const incoming = join(root, 'incoming');
  for (const folder of [versions, incoming]) mkdirSync(folder, { recursive: true });
  const folderOf = (version: string): string => join(versions, version);
  const unpacking = (version: string): string => join(versions, `.unpacking-${version}`);
  const has = (version: string): boolean => lstatSync(folderOf(version), { throwIfNoEntry: false })?.isDirectory() === true;
  const link = (version: string): void => {
    if (linkedVersion(root) === version) return;
    disk.remove(join(root, 'current.next'));
    disk.link(join('versions', version), join(root, 'current.next'));
    disk.rename(join(root, 'current.next'), join(root, 'current'));
  };
  return {
    incoming,
    folderOf,
    has,
    read: () => readState(root),
    put: (state) => {
      disk.write(join(root, 'update.json.next'), `${JSON.stringify(state, null, 2)}\n`);
      disk.rename(join(root, 'update.json.next'), join(root, 'update.json'));
      link(state.current);
    },
    tidy: (state) => {
      link(state.current);
      const kept = new Set([state.current, state.previous]);
      for (const name of readdirSync(versions)) if (!kept.has(name)) disk.remove(join(versions, name));
    },
    freshUnpacking: (version) => {
      disk.remove(unpacking(version));
      mkdirSync(unpacking(version), { recursive: true });
      return unpacking(version);
    },
    keep: (version) => {
      disk.remove(folderOf(version));
      disk.rename(unpacking(version), folderOf(version));
    },
  };
}
