import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { getElectron } from '../../tools/machine/get-electron.ts';

let folder: string;
let home: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passage-electron-'));
  home = join(folder, 'electron');
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{"version":"45.4.1","type":"commonjs"}');
  vi.stubEnv('DISPLAY', ':0');
  vi.stubEnv('ELECTRON_PATH', '');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** An install.js of the test's own that counts its runs. */
function installer(text: string): void {
  writeFileSync(
    join(home, 'install.js'),
    `require('fs').appendFileSync(${JSON.stringify(join(folder, 'runs'))}, 'x'); ${text}`,
  );
}

async function get(timeoutMs = 10_000): ReturnType<typeof getElectron> {
  return getElectron({ memoryFolder: join(folder, 'memory'), timeoutMs, home });
}

const runs = (): number => readFileSync(join(folder, 'runs'), 'utf8').length;

test('a download that works gives the binary, also at the next start', async () => {
  installer(`const fs = require('fs'), p = require('path'); fs.mkdirSync(p.join(__dirname, 'dist'));
    fs.writeFileSync(p.join(__dirname, 'dist', 'electron'), ''); fs.writeFileSync(p.join(__dirname, 'path.txt'), 'electron');`);
  expect(await get()).toEqual({ path: join(home, 'dist', 'electron') });
  expect(await get()).toEqual({ path: join(home, 'dist', 'electron') });
  expect(runs()).toBe(1);
});

test('a download that fails is tried once, and the later starts say so with the way out', async () => {
  installer("console.error('RequestError: getaddrinfo ENOTFOUND'); process.exit(1);");
  expect(await get()).toMatchObject({ path: null, reason: expect.stringContaining('ENOTFOUND') as unknown });
  expect(await get()).toMatchObject({ path: null, reason: expect.stringContaining('failed earlier') as unknown });
  expect(await get()).toMatchObject({
    reason: expect.stringContaining('node node_modules/electron/install.js') as unknown,
  });
  expect(runs()).toBe(1);
});

test('a download that hangs is ended', async () => {
  installer('setInterval(() => undefined, 1000);');
  expect(await get(1000)).toMatchObject({
    path: null,
    reason: expect.stringContaining('no answer within 1 s') as unknown,
  });
});

test.runIf(process.platform === 'linux')('without a display nothing is downloaded', async () => {
  installer('');
  vi.stubEnv('DISPLAY', '');
  vi.stubEnv('WAYLAND_DISPLAY', '');
  expect(await get()).toMatchObject({ path: null, reason: expect.stringContaining('no display') as unknown });
  expect(() => runs()).toThrow();
});
