// Releases on the server: what kiosks report, waves by their reports, alarms, the office's steps, files in parts, and who may ask.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { releaseAnswer } from '../../domain/contract/release.ts';
import type { ProgramReport, ReleaseAnswer } from '../../domain/contract/release.ts';
import { WIRE_VERSION } from '../../domain/contract/wire-version.ts';
import { openProgramme } from '../../server/open-programme.ts';
import { realServer } from '../main/real-server.ts';
import { operator } from '../main/update/packages.ts';
import { HttpKiosk } from './http-kiosk.ts';
import { temporaryFolder } from './test-programme.ts';

const HOUR_MS = 3_600_000;
const noon = Date.UTC(2026, 10, 21, 12);

async function server() {
  const { folder, remove } = temporaryFolder();
  const clock = { nowMs: noon };
  const running = await realServer(folder, () => clock.nowMs);
  let isClosed = false;
  const close = async (): Promise<void> => {
    if (!isClosed) await running.close();
    isClosed = true;
  };
  onTestFinished(async () => {
    await close();
    remove();
  });
  const signer = operator();
  const office = async (path: string, body?: unknown) => {
    const response = await fetch(`${running.url}/office/api/releases${path}`, {
      headers: { authorization: 'Bearer office', 'x-passage-office': '1', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, never> & { error?: { message: string } } };
  };
  const kiosk = async (id: string) => {
    const one = new HttpKiosk(running.url, id);
    await one.enrol(await running.code(id));
    const report: ProgramReport = {
      version: '1.0.0',
      phase: 'steady',
      channel: 'stable',
      kind: 'web',
      platform: 'linux-x64',
      refused: [],
      detail: '',
    };
    return {
      one,
      tell: async (more: Partial<ProgramReport> = {}): Promise<ReleaseAnswer> => {
        Object.assign(report, more);
        const answer = await one.raw('/v1/release', JSON.stringify({ wireVersion: WIRE_VERSION, kioskId: id, report }));
        expect(answer.status).toBe(200);
        return releaseAnswer.parse(answer.body);
      },
    };
  };
  /** A release whose file lies on the server. */
  const signed = (version: string, more: object = {}) => {
    const bytes = Buffer.from(`package ${version}`);
    const file = `passage-${version}-linux-x64.tar.gz`;
    mkdirSync(join(folder, 'releases', version), { recursive: true });
    writeFileSync(join(folder, 'releases', version, file), bytes);
    const sha512 = createHash('sha512').update(bytes).digest('base64');
    return signer.sign({
      release: 1,
      version,
      channel: 'stable',
      feed: `/v1/releases/${version}/`,
      packages: [{ kind: 'web', platform: 'linux-x64', file, bytes: bytes.length, sha512 }],
      madeAtMs: 1,
      ...more,
    });
  };
  return { ...running, folder, clock, office, kiosk, signed, signer, close };
}

const plan = {
  failPercent: 40,
  waves: [
    { who: { kioskIds: ['K1'] }, startsAtMs: 0, healthyMs: HOUR_MS },
    { who: { percent: 100 }, startsAtMs: 0, healthyMs: 0 },
  ],
};

test('kiosks are told in waves by what they report, and the server that starts anew goes on', async () => {
  const at = await server();
  const [k1, k2] = [await at.kiosk('K1'), await at.kiosk('K2')];
  await k1.tell();
  await k2.tell();
  const manifest = at.signed('1.1.0');
  expect((await at.office('/publish', { manifest, plan })).status).toBe(200);
  expect((await k1.tell()).order).toEqual({ kind: 'install', manifest });
  expect((await k2.tell()).order).toBeNull();
  expect((await k1.tell({ version: '1.1.0', phase: 'proving' })).order).toBeNull();
  await k1.tell({ phase: 'steady' });
  at.clock.nowMs += HOUR_MS - 1;
  await k1.tell();
  expect((await k2.tell()).order).toBeNull();
  at.clock.nowMs += 1;
  await k1.tell();
  expect((await k2.tell()).order).toEqual({ kind: 'install', manifest });
  await at.close();
  const again = await openProgramme({ place: { kind: 'sqlite', folder: at.folder }, nowMs: () => at.clock.nowMs, secrets: null });
  expect(await again.store.read((transaction) => transaction.releases.rollout('1.1.0'))).toMatchObject({
    state: 'running',
    begun: [{}, {}],
  });
  await again.close();
});

test('a release that fails too often stops, is an alarm once, and its successor goes on', async () => {
  const at = await server();
  const [k1, k2] = [await at.kiosk('K1'), await at.kiosk('K2')];
  await k2.tell();
  await k1.tell();
  await at.office('/publish', { manifest: at.signed('1.1.0'), plan });
  await k1.tell();
  for (let times = 0; times < 3; times += 1)
    expect((await k1.tell({ refused: [{ version: '1.1.0', why: 'the page paints nothing' }] })).order).toBeNull();
  const alarms = await at.programme.store.read((transaction) => transaction.alarms(10));
  expect(alarms.map(({ kind, detail }) => [kind, detail])).toEqual([
    ['release', expect.stringContaining('failed on 1 of 1 kiosks (K1)') as unknown],
  ]);
  expect((await at.office('/1.1.0/resume', {})).body.error?.message).toContain('only a paused release goes on');
  const next = at.signed('1.1.1');
  await at.office('/publish', { manifest: next, plan });
  expect((await k1.tell()).order).toEqual({ kind: 'install', manifest: next });
});

test('pause, go on, let a wave begin, stop and take back, each only when it can be', async () => {
  const at = await server();
  const [k1, k2] = [await at.kiosk('K1'), await at.kiosk('K2')];
  await k1.tell();
  await k2.tell();
  await at.office('/publish', { manifest: at.signed('1.1.0'), plan });
  expect((await k1.tell()).order?.kind).toBe('install');
  expect((await at.office('/1.1.0/pause', {})).status).toBe(200);
  expect((await k1.tell()).order).toBeNull();
  expect((await at.office('/1.1.0/pause', {})).body.error?.message).toContain('only a running release');
  await at.office('/1.1.0/resume', {});
  expect((await k2.tell()).order).toBeNull();
  await at.office('/1.1.0/wave', {});
  expect((await k2.tell()).order?.kind).toBe('install');
  await k1.tell({ version: '1.1.0' });
  const withdrawal = at.signer.sign({ withdraws: '1.1.0', channel: 'stable', madeAtMs: 2 });
  const wrong = at.signer.sign({ withdraws: '1.0.0', channel: 'stable', madeAtMs: 2 });
  expect((await at.office('/1.1.0/stop', { why: 'slow', withdrawal: wrong })).status).not.toBe(200);
  expect((await at.office('/1.1.0/stop', { why: 'slow', withdrawal })).status).toBe(200);
  expect((await k1.tell()).order).toEqual({ kind: 'withdraw', withdrawal });
  expect((await k2.tell()).order).toBeNull();
  expect((await at.office('/9.9.9/pause', {})).body.error?.message).toContain('no release 9.9.9');
});

test('what cannot be published is said', async () => {
  const at = await server();
  const manifest = at.signed('1.1.0');
  const said = async (body: unknown): Promise<string> => {
    const answer = await at.office('/publish', body);
    expect(answer.status).not.toBe(200);
    return answer.body.error?.message ?? '';
  };
  expect(await said({ manifest: at.signer.sign({ release: 2 }), plan })).toContain('no signed release');
  expect(await said({ manifest: at.signed('1.3.0', { feed: '/v1/releases/1.1.0/' }), plan })).toContain('/v1/releases/1.3.0/');
  expect(await said({ manifest: at.signed('1.4.0', { version: '1.4.1', feed: '/v1/releases/1.4.1/' }), plan })).toContain(
    'not in the server',
  );
  await at.office('/publish', { manifest, plan });
  expect((await at.office('/publish', { manifest, plan })).status).toBe(200);
  expect(await said({ manifest: at.signed('1.1.0', { madeAtMs: 2 }), plan })).toContain('published already');
  for (const waves of [
    [],
    [{ who: { percent: 0 }, startsAtMs: 0, healthyMs: 0 }],
    [{ who: { kioskIds: [] }, startsAtMs: 0, healthyMs: 0 }],
  ])
    await said({ manifest, plan: { ...plan, waves } });
});

test('only enrolled kiosks that sign are answered, only the office steers, and no path leads out of the releases', async () => {
  const at = await server();
  const k1 = await at.kiosk('K1');
  const body = JSON.stringify({ wireVersion: WIRE_VERSION, kioskId: 'K1', report: { version: '1.0.0' } });
  expect((await k1.one.raw('/v1/release', body, null)).status).not.toBe(200);
  expect((await k1.one.raw('/v1/release', body)).status).toBe(400);
  expect((await fetch(`${at.url}/office/api/releases`)).status).not.toBe(200);
  at.signed('1.1.0');
  const file = `${at.url}/v1/releases/1.1.0/passage-1.1.0-linux-x64.tar.gz`;
  expect(await (await fetch(file)).text()).toBe('package 1.1.0');
  const part = await fetch(file, { headers: { range: 'bytes=8-' } });
  expect([part.status, await part.text()]).toEqual([206, '1.1.0']);
  expect((await fetch(file, { headers: { range: 'bytes=99-' } })).status).toBe(400);
  for (const path of ['1.1.0/..%2f..%2foffice-token', '..%2f/programme.db', '1.1.0/.hidden', '9.9.9/x', '1.1.0/%00'])
    expect((await fetch(`${at.url}/v1/releases/${path}`)).status, path).toBe(404);
});
