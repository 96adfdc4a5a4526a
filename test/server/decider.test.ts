/** What happens to pushed facts: each gets one end, whatever came before it, and nothing acknowledged is ever decided twice. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import type { Programme } from '../../server/open-programme.ts';
import { verifyProgramme } from '../../server/verify/verify.ts';
import { account, opened, receiptId, scanned } from '../domain/decide/fixture.ts';
import { ScriptedKiosk } from './scripted-kiosk.ts';
import { openTestProgramme, temporaryFolder } from './test-programme.ts';

let programme: Programme;
let kiosk: ScriptedKiosk;
let remove: () => void;

beforeEach(async () => {
  const temporary = temporaryFolder();
  ({ remove } = temporary);
  programme = await openTestProgramme({ kind: 'sqlite', folder: temporary.folder });
  kiosk = new ScriptedKiosk('K1');
  await programme.store.write((transaction) => transaction.putKiosk(kiosk.row()));
});

afterEach(async () => {
  expect((await verifyProgramme(programme.store)).filter((finding) => finding.breaches > 0)).toEqual([]);
  await programme.close();
  remove();
});

const push = (from: ScriptedKiosk, facts = from.journal) =>
  programme.decider.push({ kioskId: from.kioskId, incarnation: from.incarnation, facts });
const balance = async (n: number) =>
  (await programme.store.read((t) => t.document('account', account(n))))?.lots.reduce((sum, lot) => sum + lot.points, 0);
const counts = () => programme.store.read((t) => t.counts());

test('a fact sent again gets the stored answer and is not decided again', async () => {
  kiosk.record(opened(1));
  kiosk.record(scanned(1, 1, 100_000));
  const first = await push(kiosk);
  const rows = await counts();
  const again = await push(kiosk);
  expect(again.outcomes).toEqual(first.outcomes);
  expect(again.head).toEqual(first.head);
  expect(again.documents.map((document) => document.kind)).toContain('account');
  expect(await counts()).toEqual(rows);
});

test('the same fact twice in one push and in two pushes at once is decided once', async () => {
  kiosk.record(opened(1));
  const [fact] = kiosk.journal;
  if (fact === undefined) throw new Error('no fact');
  const [a, b] = await Promise.all([push(kiosk, [fact, fact]), push(kiosk)]);
  expect(a.outcomes).toHaveLength(2);
  expect(new Set([...a.outcomes, ...b.outcomes].map((outcome) => canonicalJson(outcome))).size).toBe(1);
  expect((await counts())['fact']).toBe(1);
});

test('pushes of many kiosks at once are all decided, each to its own head', async () => {
  const crowd = Array.from({ length: 20 }, (_, n) => new ScriptedKiosk(`C${n}`));
  for (const one of crowd) await programme.store.write((transaction) => transaction.putKiosk(one.row()));
  crowd.forEach((one, n) => {
    one.record(opened(10 + n));
    one.record(scanned(10 + n, 10 + n, 100_000));
  });
  const results = await Promise.all(crowd.map((one) => push(one)));
  expect(results.map((result) => result.head)).toEqual(crowd.map((one) => one.head));
  expect(results.every((result) => result.outcomes.every((outcome) => outcome.fate === 'applied'))).toBe(true);
});

test('the same receipt at two kiosks in the same moment earns once, the other is told', async () => {
  const second = new ScriptedKiosk('K2');
  await programme.store.write((transaction) => transaction.putKiosk(second.row()));
  kiosk.record(opened(1));
  await push(kiosk);
  kiosk.record(scanned(1, 1, 100_000, { number: 77 }));
  second.record(scanned(2, 1, 100_000, { number: 77 }));
  const [a, b] = await Promise.all([push(kiosk, kiosk.journal.slice(1)), push(second)]);
  expect([a, b].map((result) => result.outcomes[0]?.refusal).sort()).toEqual(['already-yours', null]);
  expect(await balance(1)).toBe(10);
});

test('an id that comes back with other content is its own answer, keeps its place in the chain, and answers the same again', async () => {
  const id = '01a1fd55-7a80-7a8f-b713-c64c246b6750';
  kiosk.record(opened(1), { id });
  kiosk.record(opened(2), { id });
  kiosk.record(opened(3));
  const result = await push(kiosk);
  expect(result.outcomes.map(({ fate, refusal }) => refusal ?? fate)).toEqual(['applied', 'same-id-other-content', 'applied']);
  expect(result.head).toEqual(kiosk.head);
  expect((await push(kiosk)).outcomes).toEqual(result.outcomes);
});

test('a gap is told with the head; what came before it is decided', async () => {
  for (let n = 1; n <= 4; n += 1) kiosk.record(opened(n));
  const result = await push(kiosk, [...kiosk.journal.slice(0, 2), ...kiosk.journal.slice(3)]);
  expect(result).toMatchObject({ status: 'gap', head: { seq: 2 } });
  expect(result.outcomes).toHaveLength(2);
  expect((await push(kiosk, kiosk.journal.slice(2))).head).toEqual(kiosk.head);
});

test.for([
  ['of a kind that this server does not know', '{"body":{"kind":"tea.made"},"id":"01a1fd55-7a80-7a8f-b713-c64c246b6751"}'],
  ['that is no JSON', 'half a fact \\u0000 \ud83d'],
  ['that is not canonical', '{ "seq": 2 }'],
])('a fact %s is kept aside and never blocks what follows', async ([, bytes]) => {
  kiosk.record(opened(1));
  kiosk.append(bytes ?? '');
  kiosk.record(opened(2));
  const result = await push(kiosk);
  expect(result.outcomes.map((outcome) => outcome.fate)).toEqual(['applied', 'parked', 'applied']);
  expect(result.outcomes[1]).toMatchObject({ seq: 2, flags: ['unreadable'] });
  expect((await push(kiosk)).outcomes).toEqual(result.outcomes);
  expect(await programme.store.read((t) => t.alarms(10))).toHaveLength(1);
});

test('a fact with a foreign signature is kept aside, not decided', async () => {
  kiosk.record(opened(1));
  const stranger = new ScriptedKiosk('K1');
  stranger.record(opened(1));
  const result = await push(kiosk, stranger.journal);
  expect(result.outcomes[0]).toMatchObject({ fate: 'parked', flags: ['unreadable'] });
  expect(await balance(1)).toBeUndefined();
});

test('another hash under a known number fences the kiosk: requests are kept aside, deeds stand', async () => {
  kiosk.record(opened(1));
  await push(kiosk);
  const copy = kiosk.clone();
  kiosk.record(scanned(1, 1, 600_000));
  const {
    outcomes: [good],
  } = await push(kiosk, kiosk.journal.slice(1));
  const voucherId = good?.awards.find((award) => award.voucherId !== null)?.voucherId ?? '';
  copy.record(scanned(2, 1, 100_000));
  copy.record({ kind: 'voucher.honoured', voucherId, accountId: account(1), staffId: 'olga', identifiedBy: 'slip' });
  const result = await push(copy, copy.journal.slice(1));
  expect(result.status).toBe('fenced');
  expect(result.outcomes.map(({ fate, flags }) => [fate, flags])).toEqual([
    ['parked', ['fork']],
    ['applied', ['fork']],
  ]);
  expect(result.head).toEqual(kiosk.head);
  const owner = await programme.store.read((t) => t.document('account', account(1)));
  expect(owner?.vouchers.find((voucher) => voucher.voucherId === voucherId)?.state).toBe('honoured');
  expect(owner?.ownSeqs['K1']).toBe(2);
  expect((await programme.store.read((t) => t.alarms(10))).map((alarm) => alarm.kind)).toEqual(['fork']);
  expect((await push(copy, copy.journal.slice(1))).outcomes).toEqual(result.outcomes);
  expect(await programme.store.read((t) => t.document('receipt', receiptId(2)))).toBeNull();
});

test('a traded-in incarnation that has not diverged stores nothing, so that nothing of it can be lost', async () => {
  kiosk.record(opened(1));
  await push(kiosk);
  const late = kiosk.clone();
  await programme.store.write(async (t) =>
    t.putKiosk({ ...kiosk.row(), incarnation: 2, headSeq: kiosk.head.seq, headHash: kiosk.head.hash }),
  );
  late.record(opened(2));
  const result = await push(late, late.journal.slice(1));
  expect(result).toMatchObject({ status: 'fenced', outcomes: [], head: kiosk.head });
  late.incarnation = 2;
  expect((await push(late, late.journal.slice(1))).outcomes[0]?.fate).toBe('applied');
});

test('what a revoked kiosk says is kept aside with an alarm', async () => {
  await programme.store.write((t) => t.putKiosk({ ...kiosk.row(), status: 'revoked' }));
  kiosk.record(opened(1));
  const result = await push(kiosk);
  expect(result).toMatchObject({ status: 'revoked', head: { seq: 0 } });
  expect(result.outcomes[0]).toMatchObject({ fate: 'parked', flags: ['revoked'] });
  expect((await programme.store.read((t) => t.parked(10))).map((row) => row.why)).toEqual(['revoked']);
});

test('an import that was cut off can be run again: nothing counts twice', async () => {
  await programme.store.write((t) => t.putKiosk({ ...kiosk.row(), id: 'IMPORT', use: 'import', publicKey: '' }));
  const facts = Array.from({ length: 30 }, (_, n) => ({
    id: `01a1fd55-7a80-7a8f-b713-${String(n).padStart(12, '0')}`,
    registeredAtMs: programme.nowMs(),
    body: n === 0 ? opened(1) : scanned(n, 1, 50_000),
  }));
  const half = await programme.decider.importFacts('IMPORT', facts.slice(0, 15));
  const all = await programme.decider.importFacts('IMPORT', facts);
  expect(all.slice(0, 15)).toEqual(half);
  expect((await counts())['fact']).toBe(30);
});
