import { spawn } from 'node:child_process';

import { app } from 'electron';
import type { MessagePortMain } from 'electron';

import { verifySignature } from '../../domain/encoding/signature.ts';
import { realDisk } from '../update/disk-steps.ts';
import { isReachable } from '../update/is-reachable.ts';
import { readKeeperSettings, WrongSetting } from '../update/keeper-settings.ts';
import type { CoreHost } from './core-host.ts';
import { fetchWithUpdater } from './fetch-with-updater.ts';
import { replaceAppImage } from './program-file.ts';
import { startUpdates } from './updates.ts';
import type { ShellUpdates } from './updates.ts';

interface ShellParts {
  readonly core: CoreHost<MessagePortMain>;
  /** Ends the shell; the system (systemd, Shell Launcher, the installer) starts it again. */
  readonly leave: () => void;
  readonly log: (line: string) => void;
}

function start({ core, leave, log }: ShellParts, appImage: string | null): ShellUpdates {
  const settings = readKeeperSettings([], process.env, `${process.platform}-${process.arch}`);
  return startUpdates({
    settings,
    version: app.getVersion(),
    ownFile: appImage,
    kind: appImage === null ? 'nsis' : 'appimage',
    disk: realDisk,
    verify: verifySignature,
    fetch: async (manifest, wanted, signal) => {
      // Loaded when it is needed: a shell starts for its page first.
      const { AppImageUpdater, NsisUpdater } = (await import('electron-updater')).default;
      const updater = appImage === null ? new NsisUpdater() : new AppImageUpdater();
      return fetchWithUpdater(updater, manifest, wanted, new URL(manifest.feed, settings.server).href, signal);
    },
    tell: (message) => core.tell(message),
    leaveFor: (file) => {
      // The installer of Windows ends this program, puts the other in its place and starts it.
      if (appImage === null) spawn(file, ['--updated', '/S', '--force-run'], { detached: true, stdio: 'ignore' }).unref();
      else replaceAppImage(realDisk, file, appImage);
      leave();
    },
    isServerReachable: () => isReachable(settings.server),
    nowMs: () => performance.now(),
    after: (delayMs, action) => {
      const timer = setTimeout(action, delayMs);
      return () => clearTimeout(timer);
    },
    log: (what, detail) => log(`${what} ${JSON.stringify(detail)}`),
  });
}

/**
 * Updates of this shell in a real Electron; null where nobody may sign for it (no PASSAGE_OPERATOR_KEYS), where it is no package that can be changed, or where its settings are wrong:
 * a kiosk that cannot be updated still serves.
 */
export function shellUpdates(parts: ShellParts): ShellUpdates | null {
  const appImage = process.env['APPIMAGE'] ?? null;
  const isPackage = app.isPackaged && (appImage !== null || process.platform === 'win32');
  if (!isPackage || (process.env['PASSAGE_OPERATOR_KEYS'] ?? '') === '') return null;
  try {
    return start(parts, appImage);
  } catch (error) {
    parts.log(`no updates: ${error instanceof WrongSetting ? error.message : String(error)}`);
    return null;
  }
}
