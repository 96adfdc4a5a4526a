// Updates of the Electron shell, without Electron: the real electron-updater against a local feed, and the shell's own rules with real files. What only a real Electron can show is its own
// AppAdapter and the installer of Windows.
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import updaters from 'electron-updater';
import type { AppUpdater } from 'electron-updater';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { verifySignature } from '../../domain/encoding/signature.ts';
import type { ReleaseManifest, ReleasePackage } from '../../domain/release/manifest.ts';
import { fetchWithUpdater } from '../../main/shell-electron/fetch-with-updater.ts';
import { replaceAppImage } from '../../main/shell-electron/program-file.ts';
import { startUpdates } from '../../main/shell-electron/updates.ts';
import type { ShellUpdates } from '../../main/shell-electron/updates.ts';
import { realDisk } from '../../main/update/disk-steps.ts';
import { WrongPackage } from '../../main/update/fetch-package.ts';
import { operator } from '../main/update/packages.ts';
import { NodeUpdateExecutor } from './node-executor.ts';

let folder: string;
let url: string;
let close: () => void;
const served = new Map<string, Buffer>();

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passage-electron-updates-'));
  served.clear();
  const server = createServer((request, response) => {
    const found = served.get((request.url ?? '').split('?')[0]?.split('/').at(-1) ?? '');
    if (found === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-length': found.length }).end(found);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed/`;
  close = () => void server.close();
});
afterEach(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

/** electron-updater as it is, in plain Node: only what it asks of Electron's app is ours. */
function updaterOf(kind: 'appimage' | 'nsis', version = '1.0.0'): AppUpdater {
  const app = {
    version,
    name: 'passage',
    isPackaged: true,
    appUpdateConfigPath: join(folder, 'app-update.yml'),
    userDataPath: join(folder, 'user'),
    baseCachePath: join(folder, 'cache'),
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  };
  mkdirSync(join(folder, 'user'), { recursive: true });
  writeFileSync(join(folder, 'app-update.yml'), 'provider: generic\nurl: http://127.0.0.1:9/\nupdaterCacheDirName: passage-updater\n');
  // electron-updater's NsisUpdater and AppImageUpdater run anywhere up to the installing itself.
  const Updater = kind === 'nsis' ? updaters.NsisUpdater : updaters.AppImageUpdater;
  const updater: AppUpdater = new Updater(null, app);
  Object.assign(updater, { httpExecutor: new NodeUpdateExecutor(), logger: null });
  return updater;
}

/** Puts a version on the feed, and answers what the operator signed. */
function release(version: string, kind: 'appimage' | 'nsis' = 'appimage', text = `#!/bin/sh\necho ${version}\n`) {
  const file = `passage-${version}-${kind === 'nsis' ? 'win32-x64.exe' : 'linux-x64.AppImage'}`;
  const bytes = Buffer.from(text.padEnd(70_000, '#'));
  const sha512 = createHash('sha512').update(bytes).digest('base64');
  served.set(file, bytes);
  const index = `version: ${version}\nfiles:\n  - url: ${file}\n    sha512: ${sha512}\n    size: ${bytes.length}\npath: ${file}\nsha512: ${sha512}\nreleaseDate: '2026-01-01T00:00:00.000Z'\n`;
  served.set(process.arch === 'arm64' ? 'latest-linux-arm64.yml' : 'latest-linux.yml', Buffer.from(index));
  served.set('latest.yml', Buffer.from(index));
  const wanted: ReleasePackage = { kind, platform: kind === 'nsis' ? 'win32-x64' : 'linux-x64', file, bytes: bytes.length, sha512 };
  const manifest: ReleaseManifest = { release: 1, version, channel: 'stable', feed: url, packages: [wanted], madeAtMs: 1 };
  return { manifest, wanted, bytes };
}

const never = new AbortController().signal;
/** AppImageUpdater asks where the running one lies, NsisUpdater is for another system: both only fetch here. */
async function fetched(kind: 'appimage' | 'nsis', { manifest, wanted }: ReturnType<typeof release>): Promise<Buffer> {
  const before = process.env['APPIMAGE'];
  process.env['APPIMAGE'] = join(folder, 'Passage.AppImage');
  writeFileSync(process.env['APPIMAGE'], 'old');
  try {
    return readFileSync(await fetchWithUpdater(updaterOf(kind), manifest, wanted, url, never));
  } finally {
    if (before === undefined) delete process.env['APPIMAGE'];
    else process.env['APPIMAGE'] = before;
  }
}

describe.each(['appimage', 'nsis'] as const)('electron-updater and %s', (kind) => {
  // Its NSIS updater looks for latest.yml on Windows only; on Linux the same provider asks for latest-linux.yml, which is served as well.
  test('fetches what was signed', async () => {
    const made = release('1.1.0', kind);
    expect((await fetched(kind, made)).equals(made.bytes)).toBe(true);
  });

  test('refuses a file with another hash, even when the feed claims that very hash', async () => {
    const made = release('1.1.0', kind);
    served.set(made.wanted.file, Buffer.from(String(made.bytes).replace('echo', 'EVIL')));
    await expect(fetched(kind, made)).rejects.toThrow(/sha512 checksum mismatch/);
    // A whole feed of a stranger: index and file agree with each other, and with nothing that the operator signed.
    const evil = release('1.1.0', kind, '#!/bin/sh\necho evil\n');
    expect(evil.wanted.sha512).not.toBe(made.wanted.sha512);
    await expect(fetched(kind, made)).rejects.toBeInstanceOf(WrongPackage);
  });

  test('takes no other version than the one that was signed, and no feed that is gone', async () => {
    const made = release('1.1.0', kind);
    release('1.2.0', kind);
    await expect(fetched(kind, made)).rejects.toBeInstanceOf(WrongPackage);
    served.clear();
    await expect(fetched(kind, made)).rejects.toThrow(/404/);
  });
});

test('an AppImage is replaced as one step, and the power may fail before it', () => {
  const image = join(folder, 'Passage.AppImage');
  writeFileSync(image, 'old');
  chmodSync(image, 0o755);
  writeFileSync(join(folder, 'new'), 'new', { mode: 0o755 });
  const cut = { ...realDisk, rename: () => { throw new Error('power'); } }; // prettier-ignore
  expect(() => replaceAppImage(cut, join(folder, 'new'), image)).toThrow('power');
  expect(readFileSync(image, 'utf8')).toBe('old');
  replaceAppImage(realDisk, join(folder, 'new'), image);
  expect(readFileSync(image, 'utf8')).toBe('new');
});

/** A machine with the shell as an AppImage; starting it starts whichever version lies there. */
function machine() {
  const image = join(folder, 'Passage.AppImage');
  const root = join(folder, 'program');
  const signer = operator();
  writeFileSync(image, '1.0.0', { mode: 0o755 });
  let nowMs = 0;
  let timers: { readonly atMs: number; readonly action: () => void }[] = [];
  let updates: ShellUpdates | null = null;
  const started: string[] = [];
  const settings = {
    root,
    keys: [signer.publicKey],
    server: url,
    channel: 'stable',
    user: null,
    policy: { quietMs: 60_000, windowFromMinute: 0, windowToMinute: 0 },
    proveMs: 60_000,
    screenCommand: null,
    platform: 'linux-x64' as const,
    coreArgs: [],
  };
  const start = (): void => {
    const version = readFileSync(image, 'utf8').slice(0, 5);
    timers = [];
    started.push(version);
    let hasLeft = false;
    updates = startUpdates({
      settings,
      version,
      ownFile: image,
      kind: 'appimage',
      disk: realDisk,
      verify: verifySignature,
      fetch: async (manifest) => {
        mkdirSync(join(folder, 'cache'), { recursive: true });
        writeFileSync(join(folder, 'cache', 'fetched'), manifest.version, { mode: 0o755 });
        return join(folder, 'cache', 'fetched');
      },
      tell: () => undefined,
      leaveFor: (file) => {
        replaceAppImage(realDisk, file, image);
        hasLeft = true;
      },
      isServerReachable: () => Promise.resolve(true),
      nowMs: () => nowMs,
      after: (delayMs, action) => {
        const timer = { atMs: nowMs + delayMs, action };
        timers.push(timer);
        return () => void (timers = timers.filter((each) => each !== timer));
      },
      log: () => undefined,
    });
    if (hasLeft) start();
    else left = () => hasLeft;
  };
  let left = (): boolean => false;
  const life = (version: string, works: boolean): void =>
    updates?.heard({
      type: 'life',
      version,
      quietMs: 3_600_000,
      isOpen: false,
      minuteOfDay: 180,
      signs: { page: works, painted: works, journal: true, server: true },
    });
  return {
    root,
    image,
    signer,
    started,
    start,
    state: () => updates?.keeper.state(),
    runs: () => readFileSync(image, 'utf8').slice(0, 5),
    order: (order: unknown) => updates?.heard({ type: 'order', order }),
    /** Lets seconds pass; the core says each second how it is; a shell that left is started again. */
    pass: async (seconds: number, works: (version: string) => boolean = () => true): Promise<void> => {
      for (let second = 0; second < seconds; second += 1) {
        nowMs += 1000;
        life(started.at(-1) ?? '', works(started.at(-1) ?? ''));
        for (const timer of timers.filter((each) => each.atMs <= nowMs)) {
          timers = timers.filter((each) => each !== timer);
          timer.action();
        }
        await new Promise((resolve) => setTimeout(resolve, 3));
        if (left()) start();
      }
    },
  };
}

describe('the shell', () => {
  const offer = (at: ReturnType<typeof machine>, version: string): void =>
    at.order({ kind: 'install', manifest: at.signer.sign(release(version).manifest) });

  test('changes its own file, proves itself in the next start, and keeps the one before', async () => {
    const at = machine();
    at.start();
    offer(at, '1.1.0');
    await at.pass(20);
    expect(at.runs()).toBe('1.1.0');
    expect(at.state()).toEqual({ current: '1.1.0', previous: '1.0.0', proving: null, refused: [] });
    expect(existsSync(join(at.root, 'versions', '1.0.0', 'Passage.AppImage'))).toBe(true);
  });

  test('that paints nothing puts the one before in its place, and does not try again', async () => {
    const at = machine();
    at.start();
    offer(at, '1.1.0');
    await at.pass(100, (version) => version !== '1.1.0');
    expect(at.runs()).toBe('1.0.0');
    expect(at.state()).toMatchObject({ current: '1.0.0', proving: null, refused: [{ version: '1.1.0', why: 'no page is connected' }] });
    const starts = at.started.length;
    offer(at, '1.1.0');
    await at.pass(20);
    expect(at.started).toHaveLength(starts);
    offer(at, '1.1.1');
    await at.pass(20);
    expect(at.runs()).toBe('1.1.1');
  });

  test('that ends at once each time is left after three starts', () => {
    const at = machine();
    at.start();
    writeFileSync(at.image, '1.1.0', { mode: 0o755 });
    const state = { current: '1.1.0', previous: '1.0.0', proving: { starts: 0, isOrdered: false }, refused: [] };
    writeFileSync(join(at.root, 'update.json'), JSON.stringify(state));
    for (let start = 0; start < 4; start += 1) at.start();
    expect(at.runs()).toBe('1.0.0');
    expect(at.started.filter((version) => version === '1.1.0')).toHaveLength(4); // the fourth only leaves
    expect(at.state()?.refused.map((each) => each.version)).toEqual(['1.1.0']);
  });

  test('that somebody installed by hand stays, and an update that was never installed is begun anew', async () => {
    const at = machine();
    at.start();
    writeFileSync(at.image, '1.5.0', { mode: 0o755 });
    at.start();
    expect(at.state()).toMatchObject({ current: '1.5.0', proving: null });
    const state = { current: '1.6.0', previous: '1.5.0', proving: { starts: 1, isOrdered: false }, refused: [] };
    writeFileSync(join(at.root, 'update.json'), JSON.stringify(state));
    at.start();
    expect(at.state()).toMatchObject({ current: '1.5.0', proving: null, refused: [] });
    offer(at, '1.6.0');
    await at.pass(20);
    expect(at.runs()).toBe('1.6.0');
  });
});
