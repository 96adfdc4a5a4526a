// The office's routes for members and for what waits for a person, over real HTTP.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { unknownProfile } from '../../../domain/audience/member-profile.ts';
import { officeTokenOf } from '../../../server/api/office-session.ts';
import { ensureImportKiosk } from '../../../server/api/enrol.ts';
import { runServer } from '../../../server/run-server.ts';
import type { RunningServer } from '../../../server/run-server.ts';
import { account, id, noon, opened } from '../../domain/decide/fixture.ts';
import { mallActs, temporaryFolder } from '../test-programme.ts';

let server: RunningServer;
let folder: string;
let remove: () => void;

const ask = async (path: string, body?: unknown, token = officeTokenOf(folder)) => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-passage-office': '1' };
  const init = body === undefined ? { headers } : { method: 'POST', body: JSON.stringify(body), headers };
  const response = await fetch(`${server.url}/office/api/${path}`, init);
  return { status: response.status, body: (await response.json()) as unknown };
};

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
  await server.programme.decider.importFacts('IMPORT', [{ id: id('f', 1), registeredAtMs: noon, body: opened(1) }]);
});

afterEach(async () => {
  await server.close();
  remove();
});

test('a profile is set and read with the token only, and a wrong one is told where it is wrong', async () => {
  const profile = { ...unknownProfile, birthDate: '1990-05-05', gender: 'female' };
  expect((await ask('members/profile', { accountId: account(1), profile }, 'x')).status).toBe(401);
  expect(await ask('members/profile', { accountId: account(1), profile })).toEqual({ status: 200, body: { accountId: account(1) } });
  expect(await ask(`members/${account(1)}/profile`)).toEqual({ status: 200, body: { accountId: account(1), profile } });
  expect(await ask('members/profile', { accountId: account(1), profile: { ...profile, birthDate: 'May' } })).toMatchObject({
    status: 400,
    body: { error: { kind: 'malformed', where: 'profile.birthDate' } },
  });
  expect((await ask('members/profile', { accountId: account(9), profile })).status).toBe(409);
});

test('lists of disputes and waiting refunds are there, and empty where nothing waits', async () => {
  expect(await ask('cases')).toEqual({ status: 200, body: { rows: [], more: false } });
  expect(await ask('refunds')).toEqual({ status: 200, body: { rows: [], more: false } });
});

test('OpenAPI describes what the office changes, from the same schemas', async () => {
  const description = (await (await fetch(`${server.url}/openapi.json`)).json()) as { paths: Record<string, unknown> };
  expect(Object.keys(description.paths)).toContain('/office/api/members/profile');
  expect(JSON.stringify(description.paths['/office/api/members/profile'])).toContain('birthDate');
});
