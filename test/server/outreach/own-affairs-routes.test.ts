// "Not me" without a session, and what the office does for who stands at the desk, over real HTTP.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { account, dayMs, noon, opened } from '../../domain/decide/fixture.ts';
import { startServer } from '../server-under-test.ts';
import type { ServerUnderTest } from '../server-under-test.ts';

let at: ServerUnderTest;
const office = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) => at.ask(`members/${path}`, body, headers);
const statusOf = async (n: number) => (await at.server.programme.store.read((t) => t.document('account', account(n))))?.status;

beforeEach(async () => {
  at = await startServer([opened(1, { origin: 'joined', sealed: 'x' })]);
});
afterEach(() => at.stop());

test('the link asks first and deletes nothing by being looked at; its button always says the same, in the language of the browser', async () => {
  const url = `${at.server.url}/n/ABCDEFGHIJ`;
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
  for (let n = 0; n < 12; n += 1) statuses.push((await fetch(`${at.server.url}/n/${'A'.repeat(9)}${String.fromCharCode(65 + n)}`)).status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(10);
  expect(new Set(statuses.slice(10))).not.toContain(200);
});

test('what is no token, and a long one, is answered like any other', async () => {
  for (const token of ['%00', '..%2f..%2foffice', 'x'.repeat(90), '<script>']) {
    const response = await fetch(`${at.server.url}/n/${token}`, {
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
