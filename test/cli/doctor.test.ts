import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import type { Finding } from '../../cli/doctor/finding.ts';
import { ports } from '../../cli/doctor/places.ts';

const root = join(import.meta.dirname, '..', '..');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passage-doctor-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function doctor(args: readonly string[], env: Record<string, string> = {}): { code: number | null; out: string; err: string } {
  const script = `import { doctor } from ${JSON.stringify(join(root, 'cli', 'doctor.ts'))}; process.exitCode = await doctor(${JSON.stringify(args)});`;
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    cwd: folder,
    env: { ...process.env, PASSAGE_DATA: join(folder, 'data'), ...env },
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

function findings(out: string): Finding[] {
  return JSON.parse(out) as Finding[];
}

test('a machine that runs these tests can run Passage', () => {
  const { code, out } = doctor([]);
  expect(out).toContain('Passage can run here.');
  expect(code).toBe(0);
});

test('everything that is not all right comes with its advice', () => {
  const { out } = doctor(['--json'], {
    CHROMIUM_PATH: join(folder, 'no-such-browser'),
    ELECTRON_PATH: join(folder, 'no-such-electron'),
  });
  const lacking = findings(out).filter(({ state }) => state !== 'ok');
  expect(lacking.map(({ name }) => name)).toEqual(expect.arrayContaining(['Chromium', 'Electron']));
  expect(lacking.filter(({ advice }) => advice === null)).toEqual([]);
});

test('a data folder that cannot be made is told with its reason, and the exit code is 1', () => {
  writeFileSync(join(folder, 'file'), '');
  const { code, out } = doctor(['--json', '--data', join(folder, 'file', 'data')]);
  expect(code).toBe(1);
  expect(findings(out).find(({ name }) => name === 'data folder')).toMatchObject({
    state: 'missing',
    detail: expect.stringContaining('ENOTDIR') as unknown,
  });
});

test('a port in use is named', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await ports(port, 1)).toMatchObject({
    state: 'optional',
    detail: expect.stringContaining(String(port)) as unknown,
  });
  await new Promise((resolve) => server.close(resolve));
  expect(await ports(port, 1)).toMatchObject({ state: 'ok' });
});

test('wrong arguments are told with the help, exit code 2', () => {
  const { code, err } = doctor(['--port', 'many']);
  expect(code).toBe(2);
  expect(err).toContain('--port must be a whole number');
  expect(doctor(['--what']).code).toBe(2);
});
