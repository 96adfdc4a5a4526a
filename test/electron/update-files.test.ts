// What docs/updates.md has people install: the unit with its drop-in in the eyes of systemd, the script of the screen at work, and settings that the keeper takes.
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { TestContext } from 'vitest';

import { keeperSettings, readKeeperSettings } from '../../main/update/keeper-settings.ts';

const run = promisify(execFile);
const docs = join(import.meta.dirname, '..', '..', 'docs');
const files = join(docs, 'install', 'linux');

test('the unit of the core with the keeper as its program is right in the eyes of systemd', async (context: TestContext) => {
  if (!existsSync('/usr/bin/systemd-analyze')) context.skip('no systemd-analyze on this machine');
  const folder = mkdtempSync(join(tmpdir(), 'passage-units-'));
  cpSync(join(files, 'passage-core.service'), join(folder, 'passage-core.service'));
  mkdirSync(join(folder, 'passage-core.service.d'));
  cpSync(join(files, 'keeper.conf'), join(folder, 'passage-core.service.d', 'keeper.conf'));
  const { stderr } = await run('systemd-analyze', ['verify', join(folder, 'passage-core.service')], { cwd: folder }).catch(
    (error: { stderr: string }) => error,
  );
  rmSync(folder, { recursive: true, force: true });
  expect(stderr.split('\n').filter((line) => line !== '' && !/is not executable: No such file/.test(line))).toEqual([]);
});

test('the screen comes on for a proof at night and goes off after it; by day it is only loaded anew', () => {
  const folder = mkdtempSync(join(tmpdir(), 'passage-screen-'));
  const said = (why: string, isOn: boolean): readonly string[] => {
    writeFileSync(join(folder, 'systemctl'), `#!/bin/sh\n[ "$1" = is-active ] && exit ${isOn ? 0 : 3}\necho "$@"\n`, { mode: 0o755 });
    const script = readFileSync(join(files, 'screen-anew.sh'), 'utf8').replace('/run/passage-screen-was-off', join(folder, 'was-off'));
    const env = { PATH: `${folder}:/usr/bin:/bin` };
    return execFileSync('sh', ['-c', script, 'screen-anew.sh', why], { env, encoding: 'utf8' }).split('\n').slice(0, -1);
  };
  expect(said('prove', false)).toEqual(['restart passage-screen.service']);
  expect(said('proved', true)).toEqual(['start passage-screen-off.service']);
  expect(said('prove', true)).toEqual(['restart passage-screen.service']);
  expect(said('proved', true)).toEqual([]);
  expect(said('back', true)).toEqual(['try-restart passage-screen.service']);
  rmSync(folder, { recursive: true, force: true });
});

test('the manual and the drop-in name settings that the keeper has', () => {
  const names = new Set<string>(Object.values(keeperSettings).map(({ env }) => env));
  const text = readFileSync(join(docs, 'updates.md'), 'utf8') + readFileSync(join(files, 'keeper.conf'), 'utf8');
  for (const [name] of text.matchAll(/PASSAGE_(OPERATOR|UPDATE)_[A-Z_]+/g)) expect(names).toContain(name);
  const key = Buffer.alloc(32, 1).toString('base64');
  expect(
    readKeeperSettings([], { PASSAGE_SERVER: 'https://a.example', PASSAGE_OPERATOR_KEYS: `${key}, ${key}` }, 'linux-x64'),
  ).toMatchObject({
    root: '/opt/passage',
    channel: 'stable',
    policy: { quietMs: 600_000, windowFromMinute: 300, windowToMinute: 540 },
    proveMs: 600_000,
  });
});
