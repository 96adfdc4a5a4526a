import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import type { DiskSteps } from '../update/disk-steps.ts';

/** Copies a file and has it on the disk. */
export function copyDurably(from: string, to: string): void {
  copyFileSync(from, to);
  const handle = openSync(to, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The one file of a version folder; null where there is none. */
export function fileIn(folder: string): string | null {
  const name = existsSync(folder) ? readdirSync(folder)[0] : undefined;
  return name === undefined ? null : join(folder, name);
}

/**
 * Puts another AppImage in the place of the one that runs: copied beside it and renamed over it, so that whatever starts next finds one or the other whole. (electron-updater's own way
 * removes the old file first; a power cut just then leaves a kiosk without a program.) The running one goes on from its open file.
 */
export function replaceAppImage(disk: DiskSteps, from: string, appImage: string): void {
  const next = join(dirname(appImage), `.${basename(appImage)}.next`);
  disk.remove(next);
  copyDurably(from, next);
  disk.rename(next, appImage);
}
