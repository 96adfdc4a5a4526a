/** The public part of the server over real HTTP: the page and its policy, who may hand receipts over, and whatever somebody may throw at it. */
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WIRE_VERSION } from '../../domain/contract/wire-version.ts';
import { createEnrolCode } from '../../server/api/enrol.ts';
import { runServer } from '../../server/run-server.ts';
import type { RunningServer } from '../../server/run-server.ts';
import { addressOf } from '../../server/phone/address-of.ts';
import { requestsOfOneMax } from '../../server/phone/phone-bounds.ts';
import { secretHash } from '../../server/phone/secret-hash.ts';
import { code, fnOf, id, noon } from '../domain/decide/fixture.ts';
import { HttpKiosk } from './http-kiosk.ts';
import { settingsIn } from './server-under-test.ts';
import { mallActs, temporaryFolder } from './test-programme.ts';

let server: RunningServer;
let remove: () => void;
let kiosk: HttpKiosk;
let lines: string[] = [];

async function run(folder: string, publicUrl: string | null): Promise<RunningServer> {
  const started = await runServer({
    settings: settingsIn(folder, publicUrl),
    nowMs: () => noon,
    secrets: null,
    log: (line) => lines.push(line),
  });
  for (const act of mallActs()) await started.programme.decider.act([act], 'mall');
  return started;
}

beforeEach(async () => {
  const temporary = temporaryFolder();
  ({ remove } = temporary);
  lines = [];
  server = await run(temporary.folder, 'https://lumen.example');
  kiosk = new HttpKiosk(server.url, 'K1');
  await kiosk.enrol(await createEnrolCode(server.programme, { kioskId: 'K1', mallId: 'mall', use: 'kiosk' }));
  await kiosk.start();
});
afterEach(async () => {
  await server.close();
  remove();
});

const claimCode = randomBytes(20).toString('base64url');
const claimText = (over: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    wireVersion: WIRE_VERSION,
    kioskId: 'K1',
    claimHash: secretHash(claimCode),
    visitId: id('d', 1),
    stayed: 0,
    invitedBy: null,
    language: 'en',
    receipts: [
      {
        receiptId: id('e', 1),
        reference: 'K1-1',
        raw: code(fnOf['vesta'] ?? '', 1, 245_000, '2026-11-21T11:30:00'),
        tenantId: null,
        readAtMs: noon,
        clock: 'sure',
      },
    ],
    ...over,
  });
const who = (over: Readonly<Record<string, unknown>> = {}) => ({
  phone: randomBytes(24).toString('base64url'),
  claim: null,
  languages: ['en'],
  texts: false,
  ...over,
});
const ask = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(`${server.url}/phone/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: text,
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown>, cookie: answer.headers.get('set-cookie') };
};

test('receipts are handed over by an enrolled kiosk that signs, and by nobody else', async () => {
  expect((await kiosk.raw('/v1/claim', claimText(), null)).status).toBe(401);
  expect((await kiosk.raw('/v1/claim', claimText({ kioskId: 'K9' }))).status).toBe(401);
  expect((await kiosk.raw('/v1/claim', claimText({ receipts: null }))).status).toBe(400);
  expect((await kiosk.raw('/v1/claim', claimText({ invitedBy: 'somebody' }))).status).toBe(400);
  expect((await kiosk.raw('/v1/claim', claimText({ wireVersion: WIRE_VERSION + 1 }))).status).toBe(426);
  expect((await kiosk.raw('/v1/claim', claimText())).body).toMatchObject({ status: 'kept' });
  expect((await ask('look', who({ claim: claimCode }))).body).toMatchObject({ claim: 'kept', standing: 'nobody' });
  const row = await server.programme.store.read((t) => t.kiosk('K1'));
  if (row !== null) await server.programme.store.write((t) => t.putKiosk({ ...row, status: 'revoked' }));
  expect((await kiosk.raw('/v1/claim', claimText())).status).toBe(409);
});

test('kiosks hear of the public address with each pull; nobody signs in the name of the station', async () => {
  expect((await kiosk.pull()).publicUrl).toBe('https://lumen.example');
  await kiosk.raw('/v1/claim', claimText());
  await ask('card', { ...who({ claim: claimCode }), tryId: randomUUID(), number: '1' });
  expect(await server.programme.store.read((t) => t.kiosk('PHONE'))).not.toBeNull();
  expect((await kiosk.raw('/v1/claim', claimText({ kioskId: 'PHONE' }))).status).toBe(401);
});

test('without a public address nothing is taken', async () => {
  await server.close();
  const temporary = temporaryFolder();
  server = await run(temporary.folder, null);
  kiosk = new HttpKiosk(server.url, 'K1');
  await kiosk.enrol(await createEnrolCode(server.programme, { kioskId: 'K1', mallId: 'mall', use: 'kiosk' }));
  await kiosk.start();
  expect((await kiosk.raw('/v1/claim', claimText())).body).toEqual({ status: 'no-address', expiresInMs: 0 });
  expect((await kiosk.pull()).publicUrl).toBeNull();
  temporary.remove();
});

test('whatever is thrown at it is refused in words, stores nothing, and leaves the server as it was', async () => {
  const good = who();
  const hostile: readonly (readonly [path: string, body: unknown])[] = [
    ['look', ''],
    ['look', '{'],
    ['look', 'null'],
    ['look', []],
    ['look', { ...good, phone: `${good.phone}'; DROP TABLE phone_session;--` }],
    ['look', { ...good, phone: '' }],
    ['look', { ...good, claim: '../../etc/passwd' }],
    ['look', { ...good, languages: ['en-GB; DROP'] }],
    ['look', { ...good, more: 1 }],
    ['look', { ...good, texts: 'yes' }],
    ['join', { ...good, sms: false, email: false, birthday: null, number: '+7 916' }],
    ['join', { ...good, sms: false, email: false, birthday: null, number: '9'.repeat(21) }],
    ['join', { ...good, sms: 1, email: false, birthday: null, number: null }],
    ['join', { ...good, sms: false, email: false, number: null, birthday: { month: 13, day: 1, year: 0 } }],
    ['join', { ...good, sms: false, email: false, number: null, birthday: '1990-01-01' }],
    ['card', { ...good, tryId: 'x', number: '1' }],
    ['card', { ...good, tryId: randomUUID(), number: '１２３' }],
    ['code', { ...good, codeId: randomUUID(), number: {} }],
    ['check', { ...good, tryId: randomUUID(), digits: '12345' }],
    ['check', { ...good, tryId: randomUUID(), digits: '123456\n' }],
    ['look', { ...good, __proto__: { admin: true }, constructor: 1 }],
  ];
  for (const [path, body] of hostile) {
    const answer = await ask(path, body);
    expect(answer.status, JSON.stringify(body)).toBe(400);
    expect(answer.body).toHaveProperty('error.message');
  }
  expect((await ask('look', JSON.stringify({ ...good, phone: 'x'.repeat(5_000) }))).status).toBe(413);
  expect((await ask('look', good, { 'content-type': 'text/plain' })).status).toBe(400);
  expect((await fetch(`${server.url}/phone/api/look`)).status).toBe(404);
  expect((await ask('nothing', good)).status).toBe(404);
  expect((await ask('code', { ...good, codeId: randomUUID(), number: null })).body).toMatchObject({ answer: { trouble: 'code-no-phone' } });
  expect((await ask('check', { ...good, tryId: randomUUID(), digits: '123456' })).body).toMatchObject({
    answer: { trouble: 'code-expired' },
  });
  const counts = await server.programme.store.read((t) => t.documentsOf('account', '', 10));
  expect(counts).toEqual([]);
  expect(lines.filter((line) => line.startsWith('internal'))).toEqual([]);
});

test('no cookie is set; one phone and one code are bounded, others are not held up by it', async () => {
  const mine = who();
  for (let n = 0; n < requestsOfOneMax; n += 1) expect((await ask('look', mine)).status).toBe(200);
  expect((await ask('look', mine)).status).toBe(503);
  const other = await ask('look', who());
  expect(other.status).toBe(200);
  expect(other.cookie).toBeNull();
});

test("behind a proxy of this machine an address is the one it saw; from elsewhere the header is nobody's word", () => {
  const headers = { 'x-forwarded-for': '1.1.1.1, 203.0.113.9' };
  expect(addressOf({ ip: '127.0.0.1', headers })).toBe('203.0.113.9');
  expect(addressOf({ ip: '198.51.100.7', headers })).toBe('198.51.100.7');
  expect(addressOf({ ip: '::1', headers: { 'x-forwarded-for': 'x'.repeat(500) } })).toBe('::1');
});

test.runIf(existsSync(join(import.meta.dirname, '..', '..', 'dist', 'phone', 'index.html')))(
  'the page: strict policy, nothing of a third party, packed, and no other file of this machine',
  async () => {
    const page = await fetch(`${server.url}/phone/`, { headers: { 'accept-encoding': 'gzip' } });
    expect(page.status).toBe(200);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|http|\*/);
    expect(page.headers.get('content-encoding')).toBe('gzip');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    const html = await page.text();
    expect(html).not.toMatch(/https?:/);
    for (const path of [
      '..%2f..%2fpackage.json',
      '%2e%2e/%2e%2e/package.json',
      'assets/..%2findex.html',
      'assets/',
      'index.html',
      'x.js',
      '%00',
    ])
      expect((await fetch(`${server.url}/phone/${path}`)).status, path).toBeGreaterThanOrEqual(400);
    const script = /src="\.\/(assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
    const got = await fetch(`${server.url}/phone/${script}`);
    expect(got.headers.get('cache-control')).toContain('immutable');
    expect(await got.text()).not.toMatch(/https?:\/\/(?!www\.w3\.org|svelte\.dev)/);
  },
);
