// "Not me" without a session, and what the office does for who stands at the desk, over real HTTP.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { ensureImportKiosk } from '../../../server/api/enrol.ts';
import { officeTokenOf } from '../../../server/api/office-session.ts';
import { runServer } from '../../../server/run-server.ts';
import type { RunningServer } from '../../../server/run-server.ts';
import { account, dayMs, id, noon, opened } from '../../domain/decide/fixture.ts';
import { mallActs, temporaryFolder } from '../test-programme.ts';

let server: RunningServer;
let folder: string;
let remove: () => void;

const office = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
  const response = await fetch(`${server.url}/office/api/members/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${officeTokenOf(folder)}`, 'x-passage-office': '1', ...headers },
  });
  return { status: response.status, body: (await response.json()) as unknown };
};
const statusOf = async (n: number) => (await server.programme.store.read((t) => t.document('account', account(n))))?.status;

beforeEach(async () => {
  ({ folder, remove } = temporaryFolder());
  server = await runServer({
    settings: {
      folder,
      port: 0,
      host: '127.0.0.1',
      databaseUrl: null,
      officeHosts: [],
      ekasaUrl: 'http://127.0.0.1:9',
      outboxFolder: folder,
      publicUrl: null,
      withParent: false,
    },
    nowMs: () => noon,
    secrets: null,
    log: () => undefined,
  });
  for (const act of mallActs()) await server.programme.decider.act([act], 'mall');
  await ensureImportKiosk(server.programme, 'IMPORT', 'mall');
  const body = opened(1, { origin: 'joined', sealed: 'x' });
  await server.programme.decider.importFacts('IMPORT', [{ id: id('f', 1), registeredAtMs: noon, body }]);
});

afterEach(async () => {
  await server.close();
  remove();
});

test('the link asks first and deletes nothing by being looked at; its button always says the same, in the language of the browser', async () => {
  const url = `${server.url}/n/ABCDEFGHIJ`;
  const asked = await fetch(url, { headers: { 'accept-language': 'fi-FI,fi;q=0.9' } });
  expect(asked.status).toBe(200);
  expect(asked.headers.get('content-security-policy')).toContain("default-src 'none'");
  const page = await asked.text();
  expect(page).toContain('<html lang="fi">');
  expect(page).not.toContain('ABCDEFGHIJ');
  const done = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: '' });
  expect(done.status).toBe(200);
  expect(await done.text()).toContain('It is done');
  expect(await statusOf(1)).toBe('provisional');
});

test('whoever guesses is stopped after ten tries a minute', async () => {
  const statuses: number[] = [];
  for (let n = 0; n < 12; n += 1) statuses.push((await fetch(`${server.url}/n/${'A'.repeat(9)}${String.fromCharCode(65 + n)}`)).status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(10);
  expect(new Set(statuses.slice(10))).not.toContain(200);
});

test('what is no token, and a long one, is answered like any other', async () => {
  for (const token of ['%00', '..%2f..%2foffice', 'x'.repeat(90), '<script>']) {
    const response = await fetch(`${server.url}/n/${token}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect([200, 400, 404, 414]).toContain(response.status);
    expect(await response.text()).not.toContain('<script>');
  }
  expect(await statusOf(1)).toBe('provisional');
});

test('leave and stay need the session of the office and a known account', async () => {
  expect((await office('leave', { accountId: account(1) }, { authorization: 'Bearer x' })).status).toBe(401);
  expect(await office('leave', { accountId: account(1) })).toEqual({
    status: 200,
    body: { accountId: account(1), untilMs: noon + 14 * dayMs },
  });
  expect(await office('stay', { accountId: account(1) })).toEqual({ status: 200, body: { accountId: account(1), untilMs: null } });
  expect((await office('leave', { accountId: account(9) })).status).toBe(409);
  expect((await office('leave', { accountId: 'x' })).status).toBe(400);
  expect(await office('not-me', { token: 'ABCDEFGHIJ' })).toEqual({ status: 200, body: { done: true } });
});
