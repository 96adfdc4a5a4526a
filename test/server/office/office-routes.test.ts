// Who may not: each door of the office about people, the trail, releases and promotion days, over real HTTP; and what the two routes of promotion days take.
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { realServer } from '../../main/real-server.ts';
import { account, noon } from '../../domain/decide/fixture.ts';
import { rollout, staffCard } from './office-things.ts';
import { temporaryFolder } from '../test-programme.ts';

let server: Awaited<ReturnType<typeof realServer>>;
let remove: () => void;
const good = { authorization: 'Bearer office', 'x-passage-office': '1' };

beforeAll(async () => {
  const made = temporaryFolder();
  remove = made.remove;
  server = await realServer(made.folder, () => noon);
  await server.programme.store.write((t) => t.releases.putRollout(rollout('1.1.0'), noon));
});
afterAll(async () => {
  await server.close();
  remove();
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A request with any headers, also those that fetch keeps for itself. */
function send(method: 'GET' | 'POST', path: string, headers: Readonly<Record<string, string>>, body?: unknown): Promise<Answer> {
  const text = body === undefined ? '' : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      `${server.url}/office/api/${path}`,
      {
        method,
        headers: {
          ...(method === 'POST' ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } : {}),
          ...headers,
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString('utf8') }),
        );
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}

const reads = ['today', 'staff', 'audit', 'audit.csv', 'releases', 'questionnaires', 'promotion-day', 'kiosks', 'shifts', 'alarms'];
const member = { accountId: account(1) };
const changes: Readonly<Record<string, unknown>> = {
  'staff/add': {
    staffId: 'x',
    name: 'X',
    cardNumber: staffCard(30),
    roles: ['desk'],
    fromLocal: null,
    untilLocal: null,
    ownAccountId: null,
    pin: null,
  },
  'staff/put': {},
  'staff/change': {},
  'staff/pin': { staffId: 'olga', pin: null },
  'staff/end-pause': { staffId: 'olga' },
  'staff/end': { staffId: 'olga', untilLocal: null },
  'staff/back': { staffId: 'igor' },
  'members/find': { by: 'card', text: '9643000000000118' },
  'members/leave': member,
  'members/stay': member,
  'members/not-me': { token: 'ABCDEFGHIJ' },
  'members/not-me-account': member,
  'releases/publish': {},
  'releases/1.1.0/pause': {},
  'releases/1.1.0/resume': {},
  'releases/1.1.0/wave': {},
  'releases/1.1.0/stop': { why: 'x', withdrawal: null },
  'promotion-day': {},
  'stock/count': { resourceId: 'stock:hare', total: 1 },
  'kiosks/code': { kioskId: 'K9', mallId: 'mall', use: 'kiosk' },
  'kiosks/revoke': { kioskId: 'K9' },
};

test('without the token, with a wrong one, or under a strange name nothing is read', async () => {
  for (const path of reads) {
    expect((await send('GET', path, {})).status, path).toBe(401);
    expect((await send('GET', path, { authorization: 'Bearer offic' })).status, path).toBe(401);
    expect((await send('GET', path, { cookie: 'passage_office=' })).status, path).toBe(401);
    expect((await send('GET', path, { ...good, host: 'evil.example' })).status, path).toBe(409);
    expect((await send('GET', path, good)).status, path).toBe(200);
  }
});

test('without token, own header or own origin nothing is changed, and nothing stands in the trail', async () => {
  const before = await server.programme.store.read((t) => t.programme());
  for (const [path, body] of Object.entries(changes)) {
    const refused: readonly (readonly [Readonly<Record<string, string>>, number])[] = [
      [{}, 401],
      [{ 'x-passage-office': '1' }, 401],
      [{ authorization: 'Bearer x', 'x-passage-office': '1' }, 401],
      [{ authorization: 'Bearer office' }, 409],
      [{ ...good, origin: 'https://evil.example' }, 409],
      [{ ...good, host: 'evil.example' }, 409],
    ];
    for (const [headers, status] of refused)
      expect((await send('POST', path, headers, body)).status, `${path} ${JSON.stringify(headers)}`).toBe(status);
  }
  expect(await server.programme.store.read((t) => t.programme())).toEqual(before);
  expect((await server.programme.store.read((t) => t.releases.rollout('1.1.0')))?.state).toBe('running');
});

test('strange keys, days that no calendar has and filters that are none are refused with the place', async () => {
  const add = changes['staff/add'] as object;
  for (const body of [
    { ...add, more: 1 },
    { ...add, untilLocal: '2026-02-30' },
    { ...add, roles: ['owner'] },
    { ...add, name: '  ' },
    { ...add, staffId: '../x' },
  ])
    expect((await send('POST', 'staff/add', good, body)).status, JSON.stringify(body)).toBe(400);
  for (const query of ['day=2026-02-30', 'day=today', 'staff=%27--', 'kiosk=k', 'act=A', 'before=-1', 'limit=9', 'staff=a&staff=b'])
    for (const path of ['audit', 'audit.csv']) expect((await send('GET', `${path}?${query}`, good)).status, `${path}?${query}`).toBe(400);
  for (const body of [{ by: 'name', text: 'A' }, { by: 'card', text: 'x'.repeat(41) }, { by: 'card' }])
    expect((await send('POST', 'members/find', good, body)).status).toBe(400);
});

test('the file of the trail comes as a download that no page can read as anything else', async () => {
  await send('POST', 'stock/count', good, { resourceId: 'stock:hare', total: 150 });
  const file = await send('GET', 'audit.csv?staff=office', good);
  expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(file.headers['content-disposition']).toBe('attachment; filename="passage-trail.csv"');
  expect(file.headers['x-content-type-options']).toBe('nosniff');
  expect(file.text).toMatch(
    /^\uFEFFat_utc,at_mall,.*\n2026-11-21T09:00:00.000Z,2026-11-21T12:00:00,office,Office,OFFICE,stock-counted,hare,150 in all,\d+\n$/,
  );
});

test('promotion days: what is sent is read back, stands in the trail, and what cannot be is refused with nothing changed', async () => {
  const none = JSON.parse((await send('GET', 'promotion-day', good)).text) as object;
  const period = { fromLocal: '2026-11-28T10:00:00', untilLocal: '2026-11-29T22:00:00' };
  const set = { ...none, periods: [period], campaigns: ['hare'], visitsInTenMinutes: 12 };
  expect((await send('POST', 'promotion-day', good, set)).status).toBe(200);
  expect(JSON.parse((await send('GET', 'promotion-day', good)).text)).toEqual(set);
  const refused: readonly (readonly [object, number])[] = [
    [{ ...set, campaigns: ['no-such'] }, 409],
    [{ ...set, visitsInTenMinutes: 201 }, 400],
    [{ ...set, visitsInTenMinutes: 1.5 }, 400],
    [{ ...set, periods: [{ fromLocal: period.untilLocal, untilLocal: period.fromLocal }] }, 400],
    [{ ...set, periods: [{ fromLocal: '2026-11-28', untilLocal: period.untilLocal }] }, 400],
    [{ ...set, periods: Array.from({ length: 61 }, () => period) }, 400],
    [{ ...set, more: true }, 400],
    [[], 400],
  ];
  for (const [body, status] of refused)
    expect((await send('POST', 'promotion-day', good, body)).status, JSON.stringify(body).slice(0, 120)).toBe(status);
  expect(JSON.parse((await send('GET', 'promotion-day', good)).text)).toEqual(set);
  expect((await send('POST', 'promotion-day', good, none)).status).toBe(200);
  const trail = JSON.parse((await send('GET', 'audit?act=promotion-day-set', good)).text) as { rows: { detail: string }[] };
  expect(trail.rows.map((row) => row.detail)).toEqual(['periods 0, campaigns 0', 'periods 1, campaigns 1']);
});

test('members are not gone through: sixty looks an hour, then none', async () => {
  const statuses: number[] = [];
  for (let n = 0; n < 62; n += 1)
    statuses.push((await send('POST', 'members/find', good, { by: 'card', text: `96430000000${String(10_000 + n)}` })).status);
  expect(statuses.slice(0, 60).every((status) => status === 200)).toBe(true);
  expect(statuses.slice(60)).toEqual([503, 503]);
});
