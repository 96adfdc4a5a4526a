/** Messages and one-time codes on a real database: migration 6, limits, what a number tells nobody, and that a code, its number and its account stand or fall together. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CodeAskRequest } from '../../domain/contract/one-time-code.ts';
import { WIRE_VERSION } from '../../domain/contract/wire-version.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { sealTo } from '../../domain/encoding/seal.ts';
import { codeHourMs, codeLifeMs, codesOfKioskMax, codeTriesMax } from '../../domain/outreach/one-time-code.ts';
import { backup } from '../../server/backup/backup.ts';
import { restore } from '../../server/backup/restore.ts';
import type { Programme } from '../../server/open-programme.ts';
import { askCode } from '../../server/outreach/ask-code.ts';
import { checkCode } from '../../server/outreach/check-code.ts';
import { attemptsMax, deliverDue } from '../../server/outreach/deliver.ts';
import { fileTransport } from '../../server/outreach/file-transport.ts';
import type { MessageTransport, OutgoingMessage } from '../../server/outreach/message-transport.ts';
import { migrate } from '../../server/store/migrate.ts';
import { ensureProgramme } from '../../server/store/new-programme.ts';
import { openHome, openStore } from '../../server/store/open-store.ts';
import { migrations } from '../../server/store/schema.ts';
import { verifyProgramme } from '../../server/verify/verify.ts';
import { account, noon, opened } from '../domain/decide/fixture.ts';
import type { TestPlace } from './one-visit.ts';
import { ScriptedKiosk } from './scripted-kiosk.ts';
import { openTestProgramme, temporaryFolder } from './test-programme.ts';

const tooLarge = '9007199254740993';
const mine = '+79161234567';
const nobodys = '+79160000000';

/** Part of the conformance suite. */
export function outreachLaws(make: () => Promise<TestPlace>): void {
  let at: TestPlace;
  let programme: Programme;
  let sealingPublic = '';
  const clock = { nowMs: noon };
  const kiosk = new ScriptedKiosk('K1');
  beforeEach(async () => {
    at = await make();
    clock.nowMs = noon;
  });
  afterEach(() => at.drop());

  /** The mall with a kiosk; everybody in `numbers` has joined with theirs. */
  async function open(numbers: readonly string[] = [mine]): Promise<void> {
    programme = await openTestProgramme(at.place, clock);
    ({ sealingPublic } = await programme.store.read((t) => t.secrets()));
    kiosk.journal = [];
    kiosk.head = { seq: 0, hash: '0'.repeat(64) };
    await programme.store.write((t) => t.putKiosk(kiosk.row()));
    numbers.forEach((phone, n) => kiosk.record(opened(n + 1, { origin: 'joined', sealed: sealed(phone) })));
    await programme.decider.push({ kioskId: 'K1', incarnation: 1, facts: kiosk.journal });
  }
  const sealed = (phone: string) => sealTo(sealingPublic, canonicalJson({ phone }), randomBytes(32));
  const ask = async (over: Partial<CodeAskRequest>) => {
    const codeId = randomUUID();
    const request = {
      wireVersion: WIRE_VERSION,
      kioskId: 'K1',
      codeId,
      accountId: null,
      sealedPhone: null,
      act: null,
      language: 'en' as const,
    };
    return { codeId, answer: await askCode(programme, { ...request, purpose: 'forgot-card', ...over }) };
  };
  const check = (codeId: string, digits: string, tryId = randomUUID()) =>
    checkCode(programme, { wireVersion: WIRE_VERSION, kioskId: 'K1', codeId, tryId, digits }, 'mall');
  /** Sends what waits through a transport that keeps it. */
  const deliver = async (send: MessageTransport['send'] = async () => ({ kind: 'sent' })) => {
    const out: OutgoingMessage[] = [];
    const log: string[] = [];
    const transport: MessageTransport = {
      name: 'test',
      channels: ['sms'],
      timeoutMs: 1_000,
      send: (message, signal) => {
        out.push(message);
        return send(message, signal);
      },
    };
    const stopped = new AbortController().signal;
    await deliverDue({ programme, transports: [transport], log: (line) => log.push(line), timeout: () => stopped, stopped });
    return { out, log };
  };
  const codeIn = (text: string | undefined): string => /\d{6}/.exec(text ?? '')?.[0] ?? '';
  const other = (digits: string): string => (digits === '000000' ? '000001' : '000000');
  const accountOf = async (n: number) => programme.store.read((t) => t.document('account', account(n)));

  test('migration 6: a database from before opens with nothing to send; a malformed row is named by its column', async () => {
    const home = openHome(at.place);
    await migrate(home, migrations.slice(0, 5));
    await ensureProgramme(home, noon, null);
    await home.close();
    const store = await openStore(at.place, noon);
    expect(await store.read((t) => t.outreach.dueMessages(noon, 10))).toEqual([]);
    await store.close();
    const again = openHome(at.place);
    await again.write(async (session) => {
      await session.run(`INSERT INTO outbox_message VALUES ('m', 'sms', 'k', 'en', '', 'queued', ${tooLarge}, 0, 0, 0, NULL, NULL)`);
      await session.run(
        `INSERT INTO one_time_code VALUES ('c', 'forgot-card', NULL, 'p', 'h', 'K1', 0, 0, ${tooLarge}, 0, NULL, NULL, NULL)`,
      );
      await session.run(`INSERT INTO member_phone VALUES ('p', '${account(1)}', '', ${tooLarge})`);
    });
    await again.close();
    const broken = await openStore(at.place, noon);
    await expect(broken.read((t) => t.outreach.dueMessages(noon, 10))).rejects.toThrow(/outbox_message\.attempts/);
    await expect(broken.read((t) => t.outreach.code('c'))).rejects.toThrow(/one_time_code\.wrong_tries/);
    await expect(broken.read((t) => t.outreach.phone('p'))).rejects.toThrow(/member_phone\.confirmed_at_ms/);
    await broken.close();
  });

  test('joined, code, confirmed: the account may spend, once; then the number finds the card', async () => {
    await open();
    const { codeId, answer } = await ask({ purpose: 'confirm-phone', accountId: account(1) });
    expect(answer).toEqual({ status: 'sent', resendAfterMs: 30_000, expiresInMs: codeLifeMs });
    const { out } = await deliver();
    expect(out).toMatchObject([{ to: mine, channel: 'sms', language: 'en' }]);
    const digits = codeIn(out[0]?.text);
    expect((await accountOf(1))?.status).toBe('provisional');
    expect(await check(codeId, other(digits))).toEqual({ verdict: 'wrong', accountId: null, refusal: null });
    const tryId = randomUUID();
    const right = { verdict: 'right', accountId: account(1), refusal: null };
    expect(await check(codeId, digits, tryId)).toEqual(right);
    expect(await check(codeId, digits, tryId)).toEqual(right);
    expect(await check(codeId, digits)).toEqual({ verdict: 'used', accountId: null, refusal: null });
    expect((await accountOf(1))?.status).toBe('active');
    const forgot = await ask({ sealedPhone: sealed(mine) });
    const found = codeIn((await deliver()).out[0]?.text);
    expect(await check(forgot.codeId, found)).toEqual(right);
    expect((await verifyProgramme(programme.store)).filter((one) => one.breaches > 0)).toEqual([]);
    await programme.close();
  });

  test('a number that has an account already makes the two one', async () => {
    await open([mine, mine]);
    for (const n of [1, 2]) {
      const { codeId } = await ask({ purpose: 'confirm-phone', accountId: account(n) });
      const { out } = await deliver();
      expect((await check(codeId, codeIn(out[0]?.text))).verdict).toBe('right');
    }
    expect(await accountOf(2)).toMatchObject({ status: 'alias', aliasOf: account(1) });
    expect((await accountOf(1))?.lots.reduce((sum, lot) => sum + lot.points, 0)).toBe(100);
    const { codeId } = await ask({ purpose: 'confirm-act', accountId: account(2), act: { kind: 'leave', reference: 'K1-77' } });
    const { out } = await deliver();
    expect(out).toMatchObject([{ to: mine }]);
    expect(await check(codeId, codeIn(out[0]?.text))).toEqual({ verdict: 'right', accountId: account(1), refusal: null });
    expect((await verifyProgramme(programme.store)).filter((one) => one.breaches > 0)).toEqual([]);
    await programme.close();
  });

  test('a number that nobody has, or nobody confirmed, gets the same answers and no message', async () => {
    await open();
    const before = await ask({ purpose: 'confirm-phone', accountId: account(1) });
    await check(before.codeId, codeIn((await deliver()).out[0]?.text));
    const [known, unknown] = [await ask({ sealedPhone: sealed(mine) }), await ask({ sealedPhone: sealed(nobodys) })];
    expect(unknown.answer).toEqual(known.answer);
    expect((await deliver()).out).toHaveLength(1);
    const verdicts = async (codeId: string) => {
      const all: string[] = [];
      for (let n = 0; n <= codeTriesMax; n += 1) all.push((await check(codeId, `99999${n}`)).verdict);
      return all;
    };
    expect(await verdicts(unknown.codeId)).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'too-many', 'too-many']);
    // Limits hold for numbers that nobody has as well: two more codes, then a pause.
    await ask({ sealedPhone: sealed(nobodys) });
    await ask({ sealedPhone: sealed(nobodys) });
    expect((await ask({ sealedPhone: sealed(nobodys) })).answer).toEqual({ status: 'too-many', resendAfterMs: codeHourMs, expiresInMs: 0 });
    await programme.close();
  });

  test('three codes an hour for a number, sixty for a kiosk; the same id again sends nothing', async () => {
    await open();
    const codeId = randomUUID();
    const one = { purpose: 'confirm-phone', accountId: account(1), codeId } as const;
    const answers = [
      await ask(one),
      await ask(one),
      await ask({ ...one, codeId: randomUUID() }),
      await ask({ ...one, codeId: randomUUID() }),
    ];
    expect(answers.map(({ answer }) => answer.status)).toEqual(['sent', 'sent', 'sent', 'sent']);
    expect((await ask({ ...one, codeId: randomUUID() })).answer.status).toBe('too-many');
    expect((await deliver()).out).toHaveLength(3);
    clock.nowMs += codeHourMs;
    expect((await ask({ ...one, codeId: randomUUID() })).answer.status).toBe('sent');
    for (let n = 1; n < codesOfKioskMax; n += 1) await ask({ sealedPhone: sealed(`+7916${String(n).padStart(7, '0')}`) });
    expect((await ask({ sealedPhone: sealed('+79169999999') })).answer.status).toBe('too-many');
    await programme.close();
  });

  test('codes of another kiosk, of a later hour, of an account that has not come yet', async () => {
    await open();
    const { codeId } = await ask({ purpose: 'confirm-phone', accountId: account(1) });
    const digits = codeIn((await deliver()).out[0]?.text);
    const request = { wireVersion: WIRE_VERSION, codeId, tryId: randomUUID(), digits };
    expect((await checkCode(programme, { ...request, kioskId: 'K2' }, 'mall')).verdict).toBe('expired');
    clock.nowMs += codeLifeMs;
    expect((await check(codeId, digits)).verdict).toBe('expired');
    const early = await ask({ purpose: 'confirm-phone', accountId: account(7), sealedPhone: sealed('+79167777777') });
    const fits = codeIn((await deliver()).out[0]?.text);
    expect((await check(early.codeId, fits)).verdict).toBe('wait');
    const length = kiosk.journal.length;
    kiosk.record(opened(7, { origin: 'joined', sealed: sealed('+79167777777') }));
    await programme.decider.push({ kioskId: 'K1', incarnation: 1, facts: kiosk.journal.slice(length) });
    expect((await check(early.codeId, fits)).verdict).toBe('right');
    expect((await ask({ purpose: 'confirm-phone', accountId: account(9) })).answer.status).toBe('no-phone');
    await programme.close();
  });

  test('no number and no code stands anywhere in clear, and what was sent is emptied', async () => {
    await open();
    const { codeId } = await ask({ purpose: 'confirm-phone', accountId: account(1) });
    const before = await programme.store.read((t) => t.outreach.dueMessages(clock.nowMs, 10));
    const { out } = await deliver();
    const digits = codeIn(out[0]?.text);
    await check(codeId, digits);
    const rows = await programme.store.read(async (t) => [
      before,
      await t.outreach.message(before[0]?.id ?? ''),
      await t.outreach.code(codeId),
      await t.outreach.phoneOf(account(1)),
      await t.logSince(0, 1_000),
    ]);
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${mine.slice(1)}|"${digits}"|\\D${digits}\\D`));
    expect(rows[1]).toMatchObject({ state: 'sent', sealed: '' });
    await programme.close();
  });

  test('a transport that fails is asked again with pauses, then given up; one too late is not sent at all', async () => {
    await open();
    await ask({ purpose: 'confirm-phone', accountId: account(1) });
    const id = (await programme.store.read((t) => t.outreach.dueMessages(clock.nowMs, 1)))[0]?.id ?? '';
    const lines: string[] = [];
    for (let n = 0; n < attemptsMax + 2; n += 1) {
      const { log } = await deliver(() => Promise.reject(new Error(`no route to ${mine}`)));
      lines.push(...log);
      clock.nowMs += 70_000;
    }
    expect(await programme.store.read((t) => t.outreach.message(id))).toMatchObject({ state: 'failed', sealed: '' });
    expect(lines).toHaveLength(attemptsMax);
    expect(lines.join()).not.toContain(mine);
    clock.nowMs += codeHourMs;
    await ask({ purpose: 'confirm-phone', accountId: account(1) });
    clock.nowMs += codeLifeMs;
    expect((await deliver()).out).toEqual([]);
    await programme.close();
  });

  test('two processes never send one message twice, and what a dead one had taken comes back', async () => {
    await open();
    await ask({ purpose: 'confirm-phone', accountId: account(1) });
    const second = await openTestProgramme(at.place, clock);
    const out: string[] = [];
    const transport: MessageTransport = {
      name: 't',
      channels: ['sms'],
      timeoutMs: 1_000,
      send: async ({ id }) => (out.push(id), { kind: 'sent' }),
    };
    const stopped = new AbortController().signal;
    const options = { transports: [transport], log: () => undefined, timeout: () => stopped, stopped };
    // Two processes on PostgreSQL; in one process an embedded database has one hand that writes.
    const other = second.store.dialect === 'postgres' ? second : programme;
    await Promise.all([deliverDue({ ...options, programme }), deliverDue({ ...options, programme: other })]);
    expect(out).toHaveLength(1);
    await ask({ purpose: 'confirm-phone', accountId: account(1) });
    const row = (await programme.store.read((t) => t.outreach.dueMessages(clock.nowMs, 1)))[0];
    if (row !== undefined)
      await programme.store.write((t) => t.outreach.putMessages([{ ...row, state: 'sending', nextAtMs: clock.nowMs + 60_000 }]));
    await deliverDue({ ...options, programme });
    expect(out).toHaveLength(1);
    clock.nowMs += 60_000;
    await deliverDue({ ...options, programme: second });
    expect(out).toHaveLength(2);
    await second.close();
    await programme.close();
  });

  test('files: one a message, whole, with the text and the end of the number; a backup carries numbers and codes', async () => {
    await open();
    const { folder, remove } = temporaryFolder();
    const { codeId } = await ask({ purpose: 'confirm-phone', accountId: account(1) });
    const stopped = new AbortController().signal;
    const options = {
      programme,
      transports: [fileTransport(join(folder, 'outbox'))],
      log: () => undefined,
      timeout: () => stopped,
      stopped,
    };
    await deliverDue(options);
    const names = readdirSync(join(folder, 'outbox'));
    expect(names).toHaveLength(1);
    const text = readFileSync(join(folder, 'outbox', names[0] ?? ''), 'utf8');
    expect(text).toContain('to: ••4567');
    expect(text).not.toContain(mine);
    const file = join(folder, 'backup');
    await programme.close();
    const home = openHome(at.place);
    await backup(home, file, noon);
    await home.close();
    mkdirSync(join(folder, 'restored'));
    const target = openHome({ kind: 'sqlite', folder: join(folder, 'restored') });
    await restore(target, file);
    await target.close();
    programme = await openTestProgramme({ kind: 'sqlite', folder: join(folder, 'restored') }, clock);
    expect((await check(codeId, codeIn(text))).verdict).toBe('right');
    await programme.close();
    remove();
  });
}
