import { closeSync, fsyncSync, openSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The steps that change the folder of the program, one at a time; a test lets the power fail between any two of them. */
export interface DiskSteps {
  /** Writes and flushes a file. */
  write(file: string, text: string): void;
  /** Renames over what is there, and flushes the folder. */
  rename(from: string, to: string): void;
  link(target: string, path: string): void;
  /** Removes a file or a whole folder; nothing there is fine. */
  remove(path: string): void;
}

function flushFolder(folder: string): void {
  // Windows cannot open a folder; it flushes the rename itself.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The steps on the real disk. */
export const realDisk: DiskSteps = {
  write: (file, text) => writeFileSync(file, text, { mode: 0o644, flush: true }),
  rename: (from, to) => {
    renameSync(from, to);
    flushFolder(dirname(to));
  },
  link: (target, path) => symlinkSync(target, path, 'junction'),
  remove: (path) => rmSync(path, { recursive: true, force: true, maxRetries: 3 }),
};
