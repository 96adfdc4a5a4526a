/** The server over real HTTP: kiosks, office, hostile bodies, and a restore from an old backup. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { apiError } from '../../domain/contract/sync.ts';
import { createEnrolCode } from '../../server/api/enrol.ts';
import { officeTokenOf } from '../../server/api/office-session.ts';
import { backup } from '../../server/backup/backup.ts';
import { restore } from '../../server/backup/restore.ts';
import { runServer } from '../../server/run-server.ts';
import type { RunningServer } from '../../server/run-server.ts';
import { openHome } from '../../server/store/open-store.ts';
import { verifyProgramme } from '../../server/verify/verify.ts';
import { account, noon, opened, scanned } from '../domain/decide/fixture.ts';
import { HttpKiosk } from './http-kiosk.ts';
import { settingsIn } from './server-under-test.ts';
import { mallActs, temporaryFolder } from './test-programme.ts';

let server: RunningServer;
let folder: string;
let remove: () => void;
let kiosk: HttpKiosk;

async function run(at: string): Promise<RunningServer> {
  const lines: string[] = [];
  return runServer({
    settings: settingsIn(at),
    nowMs: () => noon,
    secrets: null,
    log: (line) => lines.push(line),
  });
}

async function enrolled(kioskId: string): Promise<HttpKiosk> {
  const one = new HttpKiosk(server.url, kioskId);
  await one.enrol(await createEnrolCode(server.programme, { kioskId, mallId: 'mall', use: 'kiosk' }));
  await one.start();
  return one;
}

beforeEach(async () => {
  ({ folder, remove } = temporaryFolder());
  server = await run(folder);
  for (const act of mallActs()) await server.programme.decider.act([act], 'mall');
  kiosk = await enrolled('K1');
});

afterEach(async () => {
  await server.close();
  remove();
});

const office = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/office/api/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${officeTokenOf(folder)}`, 'x-passage-office': '1', ...headers },
  });

const campaignFile = `campaign: lantern
title: { en: Lantern weekend, ru: Фонарь, fi: Lyhty, de: Laterne }
text: { en: Buy and get points, ru: Баллы, fi: Pisteitä, de: Punkte }
short: { en: points, ru: баллы, fi: pisteet, de: Punkte }
when: { from: 2026-11-22 10:00, until: 2026-11-29 22:00 }
every: receipt
reach: { sum: 1000 }
give: { points: 100, expires: never }
`;

test('a visit over the wire: enrolled, started, pushed, pulled, and the snapshot is what it says', async () => {
  kiosk.script.record(opened(1));
  kiosk.script.record(scanned(1, 1, 600_000));
  const answer = await kiosk.push();
  expect(answer.outcomes.map((outcome) => outcome.fate)).toEqual(['applied', 'applied']);
  while ((await kiosk.pull()).more);
  expect([...kiosk.mirror.values()].filter((document) => document.kind === 'tenant')).toHaveLength(5);
  const { snapshot } = await (await enrolled('K2')).start();
  const file = await fetch(`${server.url}${snapshot?.url ?? ''}`);
  const bytes = Buffer.from(await file.arrayBuffer());
  expect(bytes.length).toBe(snapshot?.bytes);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(snapshot?.sha256);
  const part = await fetch(`${server.url}${snapshot?.url ?? ''}`, { headers: { range: 'bytes=100-199' } });
  expect([part.status, Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(100, 200))]).toEqual([206, true]);
  expect((await fetch(`${server.url}/v1/snapshot/${snapshot?.feedSeq}.ndjson`)).status).toBe(404);
});

test('a started kiosk has scarce units on loan, and only its own', async () => {
  await server.programme.decider.act([], 'mall');
  while ((await kiosk.pull()).more);
  const loans = [...kiosk.mirror.values()].filter((document) => document.kind === 'allotment');
  expect(loans.length).toBeGreaterThan(0);
  expect(loans.every((loan) => loan.kioskId === 'K1' && loan.units > 0)).toBe(true);
});

test('a lost answer to a start is the same start; an older incarnation is fenced', async () => {
  const nonce = '01a1fd55-7a80-7a8f-b713-c64c246b6750';
  const before = kiosk.script.incarnation;
  const first = await kiosk.start(nonce);
  kiosk.script.incarnation = before;
  expect(await kiosk.start(nonce)).toMatchObject({ status: 'enrolled', incarnation: first.incarnation });
  kiosk.script.incarnation = before;
  expect((await kiosk.start()).status).toBe('fenced');
});

test('a campaign loaded in the office is in the kiosk within one long poll', async () => {
  while ((await kiosk.pull()).more);
  const waiting = kiosk.pull(20_000);
  const loaded = await office('campaigns/load', { fileName: 'lantern.yaml', text: campaignFile });
  expect(await loaded.json()).toMatchObject({ problems: [], sameAs: null });
  let answer = await waiting;
  for (let polls = 0; polls < 3 && !answer.documents.some((document) => document.id === 'lantern'); polls += 1)
    answer = await kiosk.pull(20_000);
  expect(answer.documents.map((document) => `${document.kind}/${document.id}`)).toContain('campaign/lantern');
  expect(await (await office('campaigns/load', { fileName: 'lantern.yaml', text: campaignFile })).json()).toMatchObject({ sameAs: 1 });
});

test('a wrong campaign file is told with its line and changes nothing', async () => {
  const { feedSeq } = await server.programme.store.read((t) => t.programme());
  const answer = await office('campaigns/load', { fileName: 'a.yaml', text: campaignFile.replace('every: receipt', 'evry: receipt') });
  const body = (await answer.json()) as { problems: { line: number }[]; feedSeq: null };
  expect(body.problems.map((problem) => problem.line)).toContain(6);
  expect((await server.programme.store.read((t) => t.programme())).feedSeq).toBe(feedSeq);
});

test('keys that receipts are signed with are loaded through the office; a key that is none is refused', async () => {
  const key = {
    tillKey: 'at-rksv:AT3/1bed73b390d58',
    signingKey: 'BAuzunV/boVk2Rl30sZBQl9qVyo4kzJhISVitGZoAktE6lzU82SULpV6wk5ZZu+8SndcxtErb1ZW6MTZwfpgH9A=',
  };
  expect((await office('tills/keys', { keys: [key], tenantId: 'vesta' })).status).toBe(200);
  const till = await server.programme.store.read((t) => t.document('till', key.tillKey));
  expect(till).toMatchObject({ tenantId: 'vesta', signingKey: key.signingKey });
  expect((await office('tills/keys', { keys: [{ ...key, signingKey: 'AAAA' }], tenantId: null })).status).toBeGreaterThanOrEqual(400);
  expect((await office('tills/keys', { keys: [], tenantId: null })).status).toBe(400);
});

test('an unknown till that the office maps releases its receipts', async () => {
  kiosk.script.record(opened(1));
  kiosk.script.record(scanned(1, 1, 100_000, { fn: '9289000100000009', tenantId: 'vesta' }));
  expect((await kiosk.push()).outcomes[1]?.fate).toBe('held');
  expect((await office('tills/map', { tillKey: 'ru-fns:9289000100000009', tenantId: 'vesta' })).status).toBe(200);
  expect((await server.programme.store.read((t) => t.heldReceipts(10))).length).toBe(0);
});

test.for([
  ['no token', { authorization: '' }, 401, 'unsigned'],
  ['a foreign origin', { origin: 'http://evil.example' }, 409, 'refused'],
  ['no header of the page', { 'x-passage-office': '' }, 409, 'refused'],
] as const)('the office refuses a change with %s', async ([, headers, status, kind]) => {
  const answer = await office('stock/count', { resourceId: 'stock:cup', total: 1 }, headers);
  expect([answer.status, apiError.parse(await answer.json()).error.kind]).toEqual([status, kind]);
});

test.for([
  ['no JSON', '/v1/push', '{', 400, 'malformed'],
  ['another wire version', '/v1/push', '{"wireVersion":99}', 426, 'wire-version'],
  [
    'a key too many',
    '/v1/pull',
    '{"wireVersion":1,"kioskId":"K1","incarnation":1,"feedSeq":0,"serverEpoch":"","waitMs":0,"depth":0,"limit":1,"more":1}',
    400,
    'malformed',
  ],
  ['an unknown kiosk', '/v1/push', '{"wireVersion":1,"kioskId":"K9","incarnation":1,"facts":[]}', 401, 'unknown-kiosk'],
  ['a body too large', '/v1/enrol', `"${'x'.repeat(20_000)}"`, 413, 'too-large'],
  [
    'a code that is not known',
    '/v1/enrol',
    `{"wireVersion":1,"code":"AAAA-BBBB-CCCC","publicKey":"${Buffer.alloc(32).toString('base64')}"}`,
    409,
    'refused',
  ],
  ['a path that is not there', '/v2/push', '{}', 404, 'not-found'],
] as const)('%s is answered with its own error', async ([, path, text, status, kind]) => {
  const answer = await kiosk.raw(path, text);
  expect([answer.status, apiError.parse(answer.body).error.kind]).toEqual([status, kind]);
});

test('a request that another key signed, or none, is refused', async () => {
  const text = '{"wireVersion":1,"kioskId":"K1","incarnation":2,"facts":[]}';
  for (const signature of [null, new HttpKiosk('', 'K1').script.signer.sign(Buffer.from(text))]) {
    expect((await kiosk.raw('/v1/push', text, signature)).status).toBe(401);
  }
});

test('enrolment codes cannot be tried without bound', async () => {
  const text = `{"wireVersion":1,"code":"AAAA","publicKey":"${Buffer.alloc(32).toString('base64')}"}`;
  const answers = [];
  for (let tries = 0; tries < 14; tries += 1) answers.push((await kiosk.raw('/v1/enrol', text)).status);
  expect(answers.at(-1)).toBe(503);
});

test('a server restored from an old backup gets its lost facts from the kiosk and stands as if never lost', async () => {
  kiosk.script.record(opened(1));
  await kiosk.push();
  const old = temporaryFolder();
  const home = openHome({ kind: 'sqlite', folder });
  await backup(home, join(old.folder, 'old.backup'), noon);
  await home.close();
  for (let n = 1; n <= 5; n += 1) kiosk.script.record(scanned(n, 1, 100_000 * n));
  await kiosk.push(1);
  const never = await server.programme.store.read((t) => t.document('account', account(1)));
  await server.close();
  const fresh = openHome({ kind: 'sqlite', folder: join(old.folder, 'data') });
  await restore(fresh, join(old.folder, 'old.backup'));
  await fresh.close();
  server = await run(join(old.folder, 'data'));
  kiosk.url = server.url;
  const pulled = await kiosk.pull();
  expect(pulled.status).toBe('refill');
  expect(pulled.serverEpoch).not.toBe(kiosk.epoch);
  expect(pulled.head.seq).toBe(1);
  const resent = await kiosk.push(pulled.head.seq);
  expect(resent).toMatchObject({ status: 'ok', head: kiosk.script.head });
  expect(await server.programme.store.read((t) => t.document('account', account(1)))).toEqual(never);
  expect((await verifyProgramme(server.programme.store)).filter((finding) => finding.breaches > 0)).toEqual([]);
});
