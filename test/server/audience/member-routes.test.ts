// The office's routes for members and for what waits for a person, over real HTTP.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { unknownProfile } from '../../../domain/audience/member-profile.ts';
import { account, opened } from '../../domain/decide/fixture.ts';
import { startServer } from '../server-under-test.ts';
import type { ServerUnderTest } from '../server-under-test.ts';

let at: ServerUnderTest;
beforeEach(async () => {
  at = await startServer([opened(1)]);
});
afterEach(() => at.stop());

test('a profile is set and read with the token only, and a wrong one is told where it is wrong', async () => {
  const profile = { ...unknownProfile, birthDate: '1990-05-05', gender: 'female' };
  expect((await at.ask('members/profile', { accountId: account(1), profile }, { authorization: 'Bearer x' })).status).toBe(401);
  expect(await at.ask('members/profile', { accountId: account(1), profile })).toEqual({ status: 200, body: { accountId: account(1) } });
  expect(await at.ask(`members/${account(1)}/profile`)).toEqual({ status: 200, body: { accountId: account(1), profile } });
  expect(await at.ask('members/profile', { accountId: account(1), profile: { ...profile, birthDate: 'May' } })).toMatchObject({
    status: 400,
    body: { error: { kind: 'malformed', where: 'profile.birthDate' } },
  });
  expect((await at.ask('members/profile', { accountId: account(9), profile })).status).toBe(409);
});

test('lists of disputes and waiting refunds are there, and empty where nothing waits', async () => {
  expect(await at.ask('cases')).toEqual({ status: 200, body: { rows: [], more: false } });
  expect(await at.ask('refunds')).toEqual({ status: 200, body: { rows: [], more: false } });
});

test('OpenAPI describes what the office changes, from the same schemas', async () => {
  const description = (await (await fetch(`${at.server.url}/openapi.json`)).json()) as { paths: Record<string, unknown> };
  expect(Object.keys(description.paths)).toContain('/office/api/members/profile');
  expect(JSON.stringify(description.paths['/office/api/members/profile'])).toContain('birthDate');
});
