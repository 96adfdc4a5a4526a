// What electron-builder puts into the kiosk's package. Electron's own binary is not needed for that: a dummy with the fuse
// block of a real one stands in, so that the fuses can be read back. Installers (deb, AppImage, NSIS) are not built here.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuseCount = 9;

let folder: string;
let unpacked: string;
let files: string[];

function dummyElectron(): string {
  const dist = join(folder, 'electron');
  mkdirSync(join(dist, 'locales'), { recursive: true });
  const wire = Buffer.concat([Buffer.from(fuseSentinel), Buffer.from([1, fuseCount]), Buffer.from('0'.repeat(fuseCount))]);
  writeFileSync(join(dist, 'electron'), Buffer.concat([Buffer.alloc(64), wire]));
  for (const locale of ['de', 'en-US', 'fi', 'fr', 'ja', 'ru']) writeFileSync(join(dist, 'locales', `${locale}.pak`), '');
  return dist;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passage-package-'));
  const output = join(folder, 'release');
  const args = ['--linux', 'dir', '--x64', '--publish', 'never', `-c.electronDist=${dummyElectron()}`, `-c.directories.output=${output}`];
  await run(process.execPath, [join(root, 'node_modules', 'electron-builder', 'cli.js'), ...args], { cwd: root });
  unpacked = join(output, 'linux-unpacked');
  files = listPackage(join(unpacked, 'resources', 'app.asar'), { isPack: false }).map((name) => name.slice(1));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the package', () => {
  test('holds the built shell, preload and every built page and core', () => {
    expect(files).toEqual(expect.arrayContaining(['package.json', 'dist/shell/main.js', 'dist/preload/preload.cjs']));
    for (const target of ['core', 'preload-visitor', 'electron-kiosk', 'electron-desk', 'electron-visitor']) {
      if (existsSync(join(root, 'dist', target))) expect(files.some((name) => name.startsWith(`dist/${target}/`))).toBe(true);
    }
  });

  test('starts at the shell', () => {
    const text = extractFile(join(unpacked, 'resources', 'app.asar'), 'package.json').toString('utf8');
    expect(JSON.parse(text)).toMatchObject({ name: 'passage', main: 'dist/shell/main.js' });
  });

  test('holds no sources, no tests, no source maps, no web pages, no data', () => {
    const strangers = files.filter((name) => /^(cli|domain|hardware|main|renderer|server|test|tools|data|docs)\b/.test(name));
    expect(strangers).toEqual([]);
    expect(files.filter((name) => name.startsWith('dist/') && name.endsWith('.map'))).toEqual([]);
    expect(files.filter((name) => /^dist\/(kiosk|desk|devices|office)\b/.test(name))).toEqual([]);
  });

  test('holds of node_modules only what has compiled code and the faces of paper, and no Node', () => {
    const packages = new Set(
      files
        .flatMap((name) => /^node_modules\/(@[^/]+\/[^/]+|[^@/]+)\/./.exec(name)?.[1] ?? [])
        .map((name) => name.replace(/-linux-x64-\w+$/, '')),
    );
    const expected = [
      '@fontsource/ibm-plex-mono',
      '@fontsource/ysabeau-office',
      '@resvg/resvg-js',
      'better-sqlite3',
      'node-hid',
      'pkg-prebuilds',
    ];
    expect([...packages].sort()).toEqual(expected);
  });

  test('has its compiled files outside of the archive, for its own platform only', () => {
    const outside = readdirSync(join(unpacked, 'resources', 'app.asar.unpacked'), {
      recursive: true,
      encoding: 'utf8',
    });
    const compiled = outside.filter((name) => name.endsWith('.node'));
    expect(compiled).toEqual(expect.arrayContaining(['node_modules/better-sqlite3/prebuilds/linux-x64.node']));
    expect(compiled.some((name) => name.includes('HID_hidraw-linux-x64'))).toBe(true);
    expect(compiled.filter((name) => /win32|darwin|arm64/.test(name))).toEqual([]);
  });

  test('brings the visitor languages of Chromium and no others', () => {
    expect(readdirSync(join(unpacked, 'locales')).sort()).toEqual(['de.pak', 'en-US.pak', 'fi.pak', 'ru.pak']);
  });

  test('has every fuse decided: no Node by environment or flag, only the checked archive', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, 'passage'));
    const wanted: Readonly<Record<keyof typeof FuseV1Options, FuseState | 'left'>> = {
      RunAsNode: FuseState.DISABLE,
      EnableCookieEncryption: FuseState.ENABLE,
      EnableNodeOptionsEnvironmentVariable: FuseState.DISABLE,
      EnableNodeCliInspectArguments: FuseState.DISABLE,
      EnableEmbeddedAsarIntegrityValidation: FuseState.ENABLE,
      OnlyLoadAppFromAsar: FuseState.ENABLE,
      LoadBrowserProcessSpecificV8Snapshot: FuseState.DISABLE,
      GrantFileProtocolExtraPrivileges: FuseState.DISABLE,
      // Speed of WebAssembly, no door; electron-builder 26 cannot set it.
      WasmTrapHandlers: 'left',
    };
    for (const [name, state] of Object.entries(wanted)) {
      if (state === 'left') continue;
      expect([name, wire[FuseV1Options[name as keyof typeof FuseV1Options]]]).toEqual([name, state]);
    }
    // A fuse that a later Electron adds must be decided here, too.
    expect(Object.keys(wanted).sort()).toEqual(
      Object.keys(FuseV1Options)
        .filter((name) => !/^\d+$/.test(name))
        .sort(),
    );
  });
});
