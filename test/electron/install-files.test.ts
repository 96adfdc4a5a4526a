// What docs/install ships for a locked machine, read as the machine reads it: units by systemd, names of policies against the
// browser itself, and the policy at work in a real Chromium, inside a mount that only this process sees.
import { execFile } from 'node:child_process';
import {
  chmodSync,
  createReadStream,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { chromium } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { TestContext } from 'vitest';

import { closeGestures } from '../../main/shell-electron/switches.ts';
import { readCoreSettings } from '../../main/core-settings.ts';
import { chromiumArgs } from '../run/chromium.ts';
import { findChromium } from '../../tools/machine/find-chromium.ts';

const run = promisify(execFile);
const files = join(import.meta.dirname, '..', '..', 'docs', 'install', 'linux');
const manual = readFileSync(join(files, '..', '..', 'install.md'), 'utf8');
const policy = JSON.parse(readFileSync(join(files, 'chromium-policy.json'), 'utf8')) as Record<string, unknown>;
const screenUnit = readFileSync(join(files, 'passage-screen.service'), 'utf8');

/** The program behind Debian's launcher script, which knows every policy by name. */
const chromiumProgram = '/usr/lib/chromium/chromium';

/** The names that a big file does not contain; read in parts. */
async function absentFrom(file: string, names: readonly string[]): Promise<readonly string[]> {
  const absent = new Set(names);
  let tail = '';
  for await (const part of createReadStream(file, { highWaterMark: 8 * 1024 * 1024, encoding: 'latin1' })) {
    const text = tail + String(part);
    for (const name of absent) if (text.includes(`\0${name}\0`)) absent.delete(name);
    if (absent.size === 0) break;
    tail = text.slice(-200);
  }
  return [...absent];
}

/** A folder that shows as /etc/chromium to one process only; null where this user may not make one. */
async function privateEtc(folder: string): Promise<string | null> {
  const unshare = process.getuid?.() === 0 ? 'unshare -m' : 'unshare -Urm';
  const wrapper = join(folder, 'chromium-in-private');
  writeFileSync(
    wrapper,
    `#!/bin/sh\nexec ${unshare} sh -c 'mount --bind "${folder}/etc" /etc/chromium && exec ${chromiumProgram} "$@"' sh "$@"\n`,
  );
  chmodSync(wrapper, 0o755);
  return run('sh', ['-c', `${unshare} mount --bind ${folder}/etc /etc/chromium`]).then(
    () => wrapper,
    () => null,
  );
}

function flagsOf(unit: string): readonly string[] {
  const command = /^ExecStart=.*?\/usr\/bin\/chromium ((?:.*\\\n)*.*)$/m.exec(unit)?.[1] ?? '';
  return command
    .replaceAll('\\\n', ' ')
    .split(/\s+/)
    .filter((part) => part.startsWith('--'));
}

describe('the policy file', () => {
  test('names only policies that Chromium knows', async (context: TestContext) => {
    if (!existsSync(chromiumProgram)) context.skip(`no ${chromiumProgram} on this machine to read the names from`);
    expect(Object.keys(policy).length).toBeGreaterThan(40);
    expect(await absentFrom(chromiumProgram, Object.keys(policy))).toEqual([]);
  });

  test('lets one address in, the one that the settings and the units name', () => {
    // The star alone leaves Chromium's own pages open.
    expect(policy['URLBlocklist']).toEqual(expect.arrayContaining(['*', 'chrome://*', 'view-source:*', 'devtools://*']));
    expect(policy['URLAllowlist']).toEqual(['http://127.0.0.1:4610']);
    expect(readFileSync(join(files, 'kiosk.env'), 'utf8')).toContain('PASSAGE_PORT=4610');
  });

  test('holds in a real Chromium: our page loads, and no other page, file or page of Chromium itself does', async (context: TestContext) => {
    if (findChromium() === null || !existsSync(chromiumProgram)) context.skip('no Chromium of Debian on this machine');
    const folder = mkdtempSync(join(tmpdir(), 'passage-policy-'));
    const managed = join(folder, 'etc', 'policies', 'managed');
    mkdirSync(managed, { recursive: true });
    const executablePath = await privateEtc(folder);
    if (executablePath === null) context.skip('this user may not mount: the policy is only read, not tried');
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html').end('<title>ours</title>');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    // The port is this test's, and the test itself looks through the debugger that the policy closes: as shipped, it could not even start.
    const tried = { ...policy, URLAllowlist: [`http://127.0.0.1:${port}`], RemoteDebuggingAllowed: true, DeveloperToolsAvailability: 1 };
    writeFileSync(join(managed, 'passage.json'), JSON.stringify(tried));
    const own = flagsOf(screenUnit).filter((flag) => !/--(kiosk|ozone-platform|user-data-dir)/.test(flag));
    const browser = await chromium.launchPersistentContext(join(folder, 'profile'), {
      executablePath: executablePath ?? '',
      args: [...chromiumArgs(), ...own],
    });
    try {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${port}/`);
      expect(await page.title()).toBe('ours');
      const strangers = ['file:///etc/passwd', `http://localhost:${port}/`, 'https://example.org/', 'data:text/html,x'];
      for (const closed of [
        ...['settings', 'version', 'policy', 'flags', 'downloads', 'inspect'].map((name) => `chrome://${name}`),
        ...strangers,
      ]) {
        const visit = await browser.newPage();
        await expect(visit.goto(closed), closed).rejects.toThrow(/ERR_BLOCKED_BY_ADMINISTRATOR/);
        await visit.close();
      }
    } finally {
      await browser.close();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the units', () => {
  const units = readdirSync(files).filter((name) => /\.(service|timer)$/.test(name));

  test('are right in the eyes of systemd', async (context: TestContext) => {
    if (!existsSync('/usr/bin/systemd-analyze')) context.skip('no systemd-analyze on this machine');
    const folder = mkdtempSync(join(tmpdir(), 'passage-units-'));
    for (const name of units) cpSync(join(files, name), join(folder, name));
    const { stderr } = await run('systemd-analyze', ['verify', ...units.map((name) => join(folder, name))], { cwd: folder }).catch(
      (error: { stderr: string }) => error,
    );
    rmSync(folder, { recursive: true, force: true });
    // Programs that this machine lacks (cage) are no fault of a unit.
    const faults = stderr.split('\n').filter((line) => line !== '' && !/is not executable: No such file/.test(line));
    expect(faults).toEqual([]);
  });

  test('start again by themselves, and each kind of restart has its bound', () => {
    for (const name of ['passage-core.service', 'passage-screen.service', 'passage-electron.service']) {
      const text = readFileSync(join(files, name), 'utf8');
      expect(text).toMatch(/^Restart=always$/m);
      expect(text).toMatch(/^RestartSec=\d+$/m);
      expect(text).toMatch(/^StartLimitIntervalSec=\d+$/m);
    }
    for (const name of units) expect(manual).toContain(name.replace(/\.(service|timer)$/, ''));
  });

  test('close in Chromium what the Electron shell closes', () => {
    const electron: string[] = [];
    closeGestures({
      appendSwitch: (name, value) => electron.push(value === undefined ? `--${name}` : `--${name}=${value}`),
      hasSwitch: () => false,
    });
    const flags = flagsOf(screenUnit);
    // Windows alone has the occlusion tracker.
    const wanted = electron.map((flag) => flag.replace('CalculateNativeWinOcclusion,', ''));
    expect(flags).toEqual(expect.arrayContaining([...wanted, '--kiosk', '--no-first-run']));
    expect(flags.filter((flag) => /no-sandbox|remote-debugging|disable-web-security/.test(flag))).toEqual([]);
  });
});

test('the settings file holds settings that the core takes', () => {
  const lines = readFileSync(join(files, 'kiosk.env'), 'utf8').split('\n');
  const env = Object.fromEntries(
    lines.filter((line) => /^[A-Z]/.test(line)).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  expect(readCoreSettings([], env, '/opt/passage/dist/core')).toMatchObject({ use: 'kiosk', port: 4610, token: null, enrol: null });
});
