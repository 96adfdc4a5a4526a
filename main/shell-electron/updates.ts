import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod/mini';

import type { Verifier } from '../../domain/encoding/signature.ts';
import type { PackageKind } from '../../domain/release/manifest.ts';
import type { DiskSteps } from '../update/disk-steps.ts';
import { startKeeper } from '../update/keeper.ts';
import type { Keeper, KeeperParts } from '../update/keeper.ts';
import type { KeeperSettings } from '../update/keeper-settings.ts';
import { openUpdateFolder } from '../update/update-folder.ts';
import { lifeMessage, orderMessage } from '../update/update-messages.ts';
import { copyDurably, fileIn } from './program-file.ts';

/** What the shell gives for updates. */
export interface ShellUpdateParts {
  readonly settings: KeeperSettings;
  /** Version of the shell that runs. */
  readonly version: string;
  /** The file that this program was started from, kept as the way back; null: not known (then the first update has none). */
  readonly ownFile: string | null;
  readonly kind: PackageKind;
  readonly disk: DiskSteps;
  readonly fetch: KeeperParts['fetch'];
  readonly verify: Verifier;
  /** To the core that runs now. */
  readonly tell: (message: unknown) => void;
  /** Installs the file of another version and ends this program; whatever watches it starts the other one. */
  readonly leaveFor: (file: string) => void;
  readonly isServerReachable: () => Promise<boolean>;
  readonly nowMs: () => number;
  readonly after: (delayMs: number, action: () => void) => () => void;
  readonly log: KeeperParts['log'];
}

/** Updates of a running shell. */
export interface ShellUpdates {
  /** Something came from the core. */
  heard(message: unknown): void;
  readonly keeper: Keeper;
}

const message = z.union([lifeMessage, orderMessage]);

/** Keeps the file of the running version beside, once: it is what a roll-back installs. */
function keepOwnFile({ settings, version, ownFile, disk }: ShellUpdateParts): void {
  const folder = join(settings.root, 'versions', version);
  if (ownFile === null || fileIn(folder) !== null) return;
  const making = join(settings.root, 'own.next');
  disk.remove(making);
  disk.remove(folder);
  mkdirSync(making, { recursive: true });
  copyDurably(ownFile, join(making, basename(ownFile)));
  disk.rename(making, folder);
}

/**
 * The keeper's rules (main/update/keeper.ts) inside of the Electron shell: a version is a file instead of a folder, and changing it means installing that file and leaving. The
 * shell that comes up next reads the same state, counts its start and proves itself, or leaves for the one before.
 */
export function startUpdates(parts: ShellUpdateParts): ShellUpdates {
  const { settings, version, disk } = parts;
  mkdirSync(join(settings.root, 'versions'), { recursive: true });
  keepOwnFile(parts);
  const folder = openUpdateFolder(settings.root, disk);
  const found = folder.read();
  // Neither the version that shall run nor one that shall be left: installed by hand, or a power cut came before it was installed. What runs is what counts.
  const isLeft =
    found !== null && found.refused.some((each) => each.version === version) && fileIn(folder.folderOf(found.current)) !== null;
  const isOwn = found !== null && (found.current === version || isLeft);
  if (!isOwn) folder.put({ current: version, previous: null, proving: null, refused: found?.refused ?? [] });
  let heardByCore: ((message: z.infer<typeof lifeMessage> | z.infer<typeof orderMessage>) => void) | null = null;
  const keeper = startKeeper({
    folder,
    startCore: (versionFolder, heard) => {
      const file = fileIn(versionFolder);
      if (basename(versionFolder) !== version && file !== null) {
        parts.leaveFor(file);
        return { send: () => undefined, stop: () => Promise.resolve() };
      }
      heardByCore = heard.onMessage;
      // The core has its own host, which starts it again; here it only speaks.
      return { send: parts.tell, stop: () => Promise.resolve() };
    },
    fetch: parts.fetch,
    unpack: async (file, into) => copyDurably(file, join(into, basename(file))),
    isServerReachable: parts.isServerReachable,
    screen: () => undefined,
    // The shell hears of it by itself (core-host.ts).
    onProgramEnd: () => undefined,
    nowMs: parts.nowMs,
    after: parts.after,
    keys: settings.keys,
    verify: parts.verify,
    channel: settings.channel,
    kind: parts.kind,
    platform: settings.platform,
    policy: settings.policy,
    proveMs: settings.proveMs,
    log: parts.log,
  });
  return {
    keeper,
    heard: (value) => {
      const parsed = z.safeParse(message, value);
      if (parsed.success) heardByCore?.(parsed.data);
    },
  };
}
