import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

import type { AppUpdater } from 'electron-updater';

import type { ReleaseManifest, ReleasePackage } from '../../domain/release/manifest.ts';
import { WrongPackage } from '../update/fetch-package.ts';

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const part of createReadStream(file)) hash.update(part as Uint8Array);
  return hash.digest('base64');
}

/**
 * Has electron-updater fetch a release (its own check of the feed's SHA-512 included) and takes only the very file that the operator signed: the index of the feed is signed by nobody.
 * Nothing is installed: when and how is decided elsewhere. Throws WrongPackage, or what electron-updater throws.
 */
export async function fetchWithUpdater(
  updater: AppUpdater,
  manifest: ReleaseManifest,
  wanted: ReleasePackage,
  feedUrl: string,
  signal: AbortSignal,
): Promise<string> {
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  // Parts of the old file put together again would be right as well, but a kiosk has the night for it, and feeds of files seldom speak multi-part ranges.
  updater.disableDifferentialDownload = true;
  updater.setFeedURL({ provider: 'generic', url: feedUrl, useMultipleRangeRequest: false });
  const found = await updater.checkForUpdates();
  if (found === null) throw new Error('this program was not installed as a package that can be updated');
  signal.throwIfAborted();
  const { version, files } = found.updateInfo;
  const isSigned = version === manifest.version && files.length === 1 && files[0]?.sha512 === wanted.sha512 && files[0].url === wanted.file;
  if (!isSigned) throw new WrongPackage(`the feed offers ${version}, which is not what was signed as ${manifest.version}`);
  const paths = await updater.downloadUpdate();
  const path = paths[0];
  if (path === undefined) throw new Error('nothing was fetched');
  if ((await hashOf(path)) !== wanted.sha512) throw new WrongPackage(`${wanted.file} is not the file that was signed (SHA-512 differs)`);
  return path;
}
