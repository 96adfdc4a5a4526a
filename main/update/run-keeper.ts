import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';

import { verifySignature } from '../../domain/encoding/signature.ts';
import { coreStarter } from './core-child.ts';
import type { DiskSteps } from './disk-steps.ts';
import { fetchPackage } from './fetch-package.ts';
import { isReachable } from './is-reachable.ts';
import { startKeeper } from './keeper.ts';
import type { KeeperSettings } from './keeper-settings.ts';
import { unpackPackage } from './unpack-package.ts';
import { openUpdateFolder } from './update-folder.ts';

const SCREEN_MS = 60_000;

function log(what: string, detail: Readonly<Record<string, string | number>> = {}): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), part: 'keeper', what, ...detail })}\n`);
}

/** One keeper a folder: a name that the system gives to one process at a time and takes back however that ends. */
function takeFolder(root: string): Promise<boolean> {
  const name = `passage-keeper-${createHash('sha256').update(resolve(root)).digest('hex').slice(0, 32)}`;
  return new Promise((resolve_) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', () => resolve_(false));
    server.listen(process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : `\0${name}`, () => resolve_(true));
    server.unref();
  });
}

/** The operator's command that loads the page anew. What it says goes to the log; that it failed shows as a page that does not paint. */
function runScreenCommand(command: string, why: string): void {
  const [program = '', ...args] = command.split(' ').filter((part) => part !== '');
  const child = spawn(program, [...args, why], { stdio: ['ignore', 'inherit', 'inherit'], timeout: SCREEN_MS });
  child.once('error', (error) => log('screen-command', { reason: error.message }));
  child.once('exit', (code) => {
    if (code !== 0) log('screen-command', { reason: `ended with ${code ?? 'a signal'}` });
  });
}

/** Runs the keeper until a signal ends the process. `disk`: the steps on the disk; a test lets the power fail between them. */
export async function runKeeper(settings: KeeperSettings, disk: DiskSteps): Promise<void> {
  if (!(await takeFolder(settings.root))) throw new Error(`another keeper works on ${settings.root}`);
  const folder = openUpdateFolder(settings.root, disk);
  const keeper = startKeeper({
    folder,
    startCore: coreStarter(settings.coreArgs, settings.user),
    fetch: (manifest, wanted, signal) =>
      fetchPackage(wanted, { feedUrl: new URL(manifest.feed, settings.server).href, folder: folder.incoming, signal }),
    unpack: unpackPackage,
    isServerReachable: () => isReachable(settings.server),
    screen: (why) => {
      if (settings.screenCommand !== null) runScreenCommand(settings.screenCommand, why);
    },
    nowMs: () => performance.now(),
    after: (delayMs, action) => {
      const timer = setTimeout(action, delayMs);
      return () => clearTimeout(timer);
    },
    keys: settings.keys,
    verify: verifySignature,
    channel: settings.channel,
    kind: 'web',
    platform: settings.platform,
    onProgramEnd: (code) => process.exit(code),
    policy: settings.policy,
    proveMs: settings.proveMs,
    log,
  });
  log('keeps', { version: keeper.state().current });
  const end = (): void => void keeper.stop().finally(() => process.exit(0));
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, end);
}
