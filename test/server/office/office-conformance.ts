/** What the office reads and does about people and releases, on a real database: each deed stands with its entry of the trail or not at all, and what is malformed is named. */
import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProgramReport } from '../../../domain/contract/release.ts';
import { hmacHex } from '../../../domain/encoding/hash.ts';
import { pauseText } from '../../../domain/staff/pin-lock.ts';
import { ensureImportKiosk } from '../../../server/api/enrol.ts';
import type { Programme } from '../../../server/open-programme.ts';
import { keyedHash } from '../../../server/outreach/keyed-hash.ts';
import { disownAccount } from '../../../server/outreach/not-me.ts';
import { askToLeave } from '../../../server/outreach/member-affairs.ts';
import { findMember } from '../../../server/people/find-member.ts';
import { releaseStatus, stepRelease } from '../../../server/release/release-acts.ts';
import { openHome } from '../../../server/store/open-store.ts';
import { emptyBatch } from '../../../server/store/rows.ts';
import type { AuditFilter, AuditRow } from '../../../server/store/rows.ts';
import { StoreError } from '../../../server/store/store-error.ts';
import { trailCsv, trailPage } from '../../../server/staff/audit-trail.ts';
import { listStaff } from '../../../server/staff/list-staff.ts';
import { addStaff, changeStaff, endPause, endStaff, putStaff, setPin, takeBack } from '../../../server/staff/office-staff.ts';
import { verifyProgramme } from '../../../server/verify/verify.ts';
import { account, dayMs, noon, opened, receiptId, scanned } from '../../domain/decide/fixture.ts';
import { rollout, staffCard, withStaffCards } from './office-things.ts';
import type { TestPlace } from '../one-visit.ts';
import { openTestProgramme } from '../test-programme.ts';

const any: AuditFilter = { staffId: null, kioskId: null, act: null, beforeSeq: null, fromMs: null, untilMs: null };
const nord = {
  staffId: 'p-nord',
  name: 'P. Nord',
  cardNumber: staffCard(21),
  roles: ['promoter' as const],
  fromLocal: '2026-11-01',
  untilLocal: '2026-12-24',
  campaigns: ['hare'],
  ownAccountId: null,
  pin: null,
};

/** The laws for one home of the store; the same tests run on SQLite and on PostgreSQL. */
export function officeConformance(make: () => Promise<TestPlace>): void {
  let at: TestPlace;
  let programme: Programme;
  const clock = { nowMs: noon };
  const trail = (over: Partial<AuditFilter> = {}) => programme.store.read((t) => t.audit({ ...any, ...over }, 1_000));
  const breaches = async () => (await verifyProgramme(programme.store)).filter((finding) => finding.breaches > 0);

  beforeEach(async () => {
    clock.nowMs = noon;
    at = await make();
    programme = await openTestProgramme(at.place, clock);
    await withStaffCards(programme);
    await ensureImportKiosk(programme, 'IMPORT', 'mall');
  });
  afterEach(async () => {
    await programme.close();
    await at.drop();
  });

  describe('releases', () => {
    const put = (version: string) => programme.store.write((t) => t.releases.putRollout(rollout(version), noon));
    const spoil = async (sql: string, values: readonly (string | number)[]): Promise<void> => {
      const home = openHome(at.place);
      await home.write((session) => session.run(sql, [...values]));
      await home.close();
    };
    const report: ProgramReport = {
      version: '1.0.0',
      phase: 'steady',
      channel: 'stable',
      kind: 'web',
      platform: null,
      refused: [],
      detail: '',
    };

    test('a malformed release is named by its column, never read as something else', async () => {
      await put('1.1.0');
      const good = JSON.stringify(rollout('1.1.0'));
      const bad = [
        '{',
        'null',
        '[]',
        good.replace('"running"', '"flying"'),
        good.replace('"begun":[]', '"begun":[{}]'),
        `${good.slice(0, -1)},"more":1}`,
      ];
      for (const text of bad) {
        await spoil('UPDATE release SET rollout = $1', [text]);
        await expect(
          programme.store.read((t) => t.releases.rollouts(5)),
          text,
        ).rejects.toThrow(/release\.rollout/);
        await expect(
          programme.store.read((t) => t.releases.rollout('1.1.0')),
          text,
        ).rejects.toThrow(StoreError);
        await expect(stepRelease(programme, '1.1.0', { kind: 'pause' }), text).rejects.toThrow(StoreError);
      }
      await spoil('UPDATE release SET rollout = $1', [good]);
      await stepRelease(programme, '1.1.0', { kind: 'pause' });
      expect((await releaseStatus(programme)).releases[0]).toMatchObject({ state: 'paused' });
    });

    test('a malformed report of a kiosk is named, and a time that no number holds', async () => {
      await programme.store.write((t) => t.releases.putProgram({ kioskId: 'K1', report, sinceMs: 1, seenAtMs: 2 }));
      const good = JSON.stringify(report);
      for (const text of ['', '{}', good.replace('steady', 'asleep'), good.replace('1.0.0', 'new')]) {
        await spoil('UPDATE kiosk_program SET report = $1', [text]);
        await expect(
          programme.store.read((t) => t.releases.programs(5)),
          text,
        ).rejects.toThrow(/kiosk_program\.report/);
      }
      await spoil('UPDATE kiosk_program SET report = $1, since_ms = 9007199254740993', [good]);
      await expect(programme.store.read((t) => t.releases.programs(5))).rejects.toThrow(/kiosk_program\.since_ms/);
    });

    test('each step stands in the trail once; a step that cannot be leaves neither a change nor an entry', async () => {
      await put('1.1.0');
      await stepRelease(programme, '1.1.0', { kind: 'pause' });
      await expect(stepRelease(programme, '1.1.0', { kind: 'pause' })).rejects.toThrow('only a running release');
      await expect(stepRelease(programme, '1.1.0', { kind: 'wave' })).rejects.toThrow('paused');
      await expect(stepRelease(programme, '9.9.9', { kind: 'pause' })).rejects.toThrow('no release 9.9.9');
      await stepRelease(programme, '1.1.0', { kind: 'resume' });
      await stepRelease(programme, '1.1.0', { kind: 'stop', why: 'slow on K3', withdrawal: null });
      expect((await trail()).map(({ act, subject, detail, staffId, kioskId }) => [act, subject, detail, staffId, kioskId])).toEqual([
        ['release-stopped', '1.1.0', 'slow on K3', 'office', 'OFFICE'],
        ['release-resumed', '1.1.0', null, 'office', 'OFFICE'],
        ['release-paused', '1.1.0', null, 'office', 'OFFICE'],
      ]);
      expect(await breaches()).toEqual([]);
    });
  });

  describe('the trail', () => {
    const rows = (count: number, over: (n: number) => Partial<AuditRow> = () => ({})): AuditRow[] =>
      Array.from({ length: count }, (_, n) => ({
        logSeq: 1_000 + n,
        atMs: noon + n * 60_000,
        kioskId: n % 2 === 0 ? 'K1' : 'D1',
        staffId: n % 3 === 0 ? null : 'olga',
        act: n % 5 === 0 ? 'opening-check' : 'signed-in',
        subject: null,
        detail: null,
        ...over(n),
      }));
    const keep = (audits: readonly AuditRow[]) => programme.store.write((t) => t.write({ ...emptyBatch, audits }));
    const csv = async (query: Parameters<typeof trailCsv>[1]): Promise<readonly string[]> => {
      const parts: string[] = [];
      for await (const part of trailCsv(programme, query)) parts.push(part);
      return parts;
    };

    test('pages meet each entry once, newest first, whatever the filters', async () => {
      const all = rows(250);
      await keep(all);
      for (const query of [
        {},
        { staff: 'olga' },
        { kiosk: 'D1', act: 'signed-in' },
        { act: 'opening-check', staff: 'olga', kiosk: 'K1' },
      ]) {
        const seen: number[] = [];
        let before: string | undefined;
        for (let more = true; more;) {
          const page = await trailPage(programme, { ...query, ...(before === undefined ? {} : { before }) });
          seen.push(...page.rows.map((row) => row.logSeq));
          before = String(page.rows.at(-1)?.logSeq ?? 0);
          more = page.more;
        }
        const fits = all.filter(
          (row) =>
            (!('staff' in query) || row.staffId === query.staff) &&
            (!('kiosk' in query) || row.kioskId === query.kiosk) &&
            (!('act' in query) || row.act === query.act),
        );
        expect(seen).toEqual(fits.map((row) => row.logSeq).reverse());
      }
    });

    test('a day is the mall’s own, from midnight to midnight of its clock', async () => {
      // Moscow: the day of 21 November begins at 21:00 UTC of the 20th.
      const begins = Date.UTC(2026, 10, 20, 21);
      const times = [begins - 1, begins, begins + dayMs - 1, begins + dayMs];
      await keep(rows(4, (n) => ({ atMs: times[n] ?? 0 })));
      expect((await trailPage(programme, { day: '2026-11-21' })).rows.map((row) => row.logSeq)).toEqual([1_002, 1_001]);
    });

    test('a file holds every entry that fits, over its pages, and no cell of it calculates', async () => {
      const evil = ['=1+1', '+cmd', '-2', '@x', '\tx', 'a,b', 'say "no"', 'two\nlines', 'plain'];
      await keep(rows(1_203, (n) => ({ detail: evil[n % evil.length] ?? '' })));
      const parts = await csv({});
      expect(parts.length).toBeGreaterThan(3);
      const text = parts.join('');
      const cells = parsedCsv(text.slice(1));
      expect(text.charCodeAt(0)).toBe(0xfeff);
      expect(cells).toHaveLength(1_204);
      expect(cells.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
      expect(cells.slice(1, 10).map((row) => row[7])).toEqual(
        [1_202, 1_201, 1_200, 1_199, 1_198, 1_197, 1_196, 1_195, 1_194].map((n) => (evil[n % 9] ?? '').replace(/^(?=[=+\-@\t])/, "'")),
      );
      expect(parsedCsv((await csv({ act: 'opening-check', kiosk: 'K1' })).join('').slice(1))).toHaveLength(1 + Math.ceil(1_203 / 10));
      expect((await csv({ staff: 'nobody' })).join('').trim().split('\n')).toHaveLength(1);
    });
  });

  describe('staff', () => {
    test('added, changed, ended, taken back: each in the trail, and neither card nor PIN anywhere to be read', async () => {
      const { madePin } = await addStaff(programme, nord);
      await expect(addStaff(programme, { ...nord, cardNumber: staffCard(22) })).rejects.toThrow('already');
      await changeStaff(programme, { ...nord, name: 'Petra Nord', cardNumber: null, campaigns: [] });
      await setPin(programme, { staffId: 'p-nord', pin: '904713' });
      await endStaff(programme, { staffId: 'p-nord', untilLocal: null });
      await takeBack(programme, { staffId: 'p-nord' });
      await expect(takeBack(programme, { staffId: 'p-nord' })).rejects.toThrow('works here');
      expect((await trail()).map((row) => [row.act, row.subject])).toEqual(
        ['staff-back', 'staff-ended', 'staff-pin-set', 'staff-changed', 'staff-added'].map((act) => [act, 'p-nord']),
      );
      const told = JSON.stringify([await listStaff(programme), await trail(), await programme.store.read((t) => t.logSince(0, 10_000))]);
      for (const secret of [madePin ?? '', '904713', nord.cardNumber]) expect(told.includes(`"${secret}"`)).toBe(false);
      expect(JSON.stringify(await listStaff(programme))).not.toMatch(/pinHash|cardKey/);
      expect((await listStaff(programme)).rows.find((one) => one.staffId === 'p-nord')).toMatchObject({
        name: 'Petra Nord',
        active: true,
        notNow: null,
        campaigns: [],
        fromLocal: '2026-11-01',
        untilLocal: '2026-12-24',
      });
      expect(await breaches()).toEqual([]);
    });

    test('what does not go together is refused whole: no document, no entry', async () => {
      const before = await programme.store.read((t) => t.programme());
      const refused = async (over: object, why: string) =>
        await expect(addStaff(programme, { ...nord, ...over }), why).rejects.toThrow(why);
      await refused({ untilLocal: null }, 'last day');
      await refused({ fromLocal: '2026-12-25' }, 'before the first');
      await refused({ campaigns: ['no-such'] }, 'no campaign no-such');
      await refused({ roles: ['desk'] }, 'Campaigns are for promoters');
      await refused({ cardNumber: '12345678' }, 'no number of a staff card');
      await refused({ pin: '1234' }, 'guessed first');
      await refused({ staffId: 'office' }, 'no person');
      expect(await programme.store.read((t) => t.programme())).toEqual(before);
      await addStaff(programme, nord);
      await expect(addStaff(programme, { ...nord, staffId: 'other' })).rejects.toThrow("P. Nord's");
    });

    test('a lock after wrong PINs is seen while it lasts, at its machine; the office or a right PIN there ends it', async () => {
      await addStaff(programme, nord);
      await ensureImportKiosk(programme, 'K7', 'mall');
      const pauses = async () => (await listStaff(programme)).rows.find((one) => one.staffId === 'p-nord')?.pauses;
      const lock = async (pausedMs: number) => {
        const detail = pauseText(5, 1, pausedMs);
        const body = { kind: 'service.act' as const, staffId: 'p-nord', act: 'pin-locked' as const, detail };
        await programme.decider.importFacts('K7', [{ id: randomUUID(), registeredAtMs: clock.nowMs, body }]);
      };
      const locked = () => [{ kioskId: 'K7', untilMs: clock.nowMs + 30_000 }];
      const roundOf = async () => (await programme.store.read((t) => t.document('staff', 'p-nord')))?.pinRound;
      expect(await pauses()).toEqual([]);
      await lock(30_000);
      expect(await pauses()).toEqual(locked());
      clock.nowMs += 30_000;
      expect(await pauses()).toEqual([]);
      await lock(30_000);
      await endPause(programme, { staffId: 'p-nord' });
      expect([await pauses(), await roundOf()]).toEqual([[], 1]);
      await lock(30_000);
      expect(await pauses()).toEqual(locked());
      await setPin(programme, { staffId: 'p-nord', pin: null });
      expect([await pauses(), await roundOf()]).toEqual([[], 2]);
      await lock(30_000);
      await endPause(programme, { staffId: 'olga' });
      expect(await pauses()).toEqual(locked());
      const entered = { kind: 'service.act' as const, staffId: 'p-nord', act: 'entered' as const, detail: null };
      await programme.decider.importFacts('K7', [{ id: randomUUID(), registeredAtMs: clock.nowMs, body: entered }]);
      expect(await pauses()).toEqual([]);
      await putStaff(programme, nord);
      expect(await roundOf()).toBe(3);
    });
  });

  describe('a member', () => {
    const number = '9643000000000118';
    const phone = '+79161234567';
    beforeEach(async () => {
      const secrets = await programme.store.read((t) => t.secrets());
      const facts = [
        opened(1, { cardKey: hmacHex(secrets.cardSecret, number) }),
        opened(2, { origin: 'joined', sealed: 'x' }),
        scanned(1, 1, 250_000),
      ];
      await programme.decider.importFacts(
        'IMPORT',
        facts.map((body) => ({ id: randomUUID(), registeredAtMs: noon, body })),
      );
      await programme.store.write((t) =>
        t.outreach.putPhone({
          phoneHash: keyedHash(secrets, 'phone', phone),
          accountId: account(1),
          sealed: randomBytes(8).toString('base64'),
          confirmedAtMs: noon,
        }),
      );
    });
    const reference = async () => (await programme.store.read((t) => t.document('receipt', receiptId(1))))?.reference ?? '';

    test('is found by card, confirmed phone and slip, whatever stands between the digits; each look is in the trail without them', async () => {
      const found = {
        status: 'found',
        leaveWaitDays: 14,
        member: { accountId: account(1), state: 'member', phoneConfirmed: true, consent: null },
      };
      expect(await findMember(programme, { by: 'card', text: ' 9643 0000-0000 0118 ' })).toMatchObject(found);
      for (const text of [phone, '+7 (916) 123-45-67', '8 916 1234567', '9161234567'])
        expect(await findMember(programme, { by: 'phone', text }), text).toMatchObject(found);
      expect(await findMember(programme, { by: 'reference', text: ` ${(await reference()).toLowerCase()}` })).toMatchObject(found);
      for (const [by, text] of [
        ['card', '9643000000000225'],
        ['phone', '+79160000000'],
        ['reference', 'K9-1'],
      ] as const)
        expect(await findMember(programme, { by, text })).toMatchObject({ status: 'none', member: null });
      const looks = await trail({ act: 'member-looked-up' });
      expect(looks.map((row) => [row.subject, row.detail])).toEqual([
        ...['reference', 'phone', 'card'].map((by) => [null, `by ${by}, nobody`]),
        [account(1), 'by reference'],
        ...Array.from({ length: 4 }, () => [account(1), 'by phone']),
        [account(1), 'by card'],
      ]);
      expect(JSON.stringify(await programme.store.read((t) => t.logSince(0, 1_000)))).not.toMatch(/0118|9161234567/);
    });

    test('four digits, half a number and a name find nobody, and say what is wanted', async () => {
      for (const [by, text] of [
        ['card', '0118'],
        ['card', 'A. Member'],
        ['phone', '12'],
        ['reference', '%'],
        ['reference', "K1-1' OR '1'='1"],
      ] as const)
        await expect(findMember(programme, { by, text }), text).rejects.toThrow(/digits|looks like/);
      expect(await trail()).toEqual([]);
    });

    test('leaves, and once gone is told as gone: the card leads nowhere, the slip to a closed account', async () => {
      await askToLeave(programme, account(1));
      expect(await findMember(programme, { by: 'card', text: number })).toMatchObject({
        member: { state: 'leaving', untilMs: noon + 14 * dayMs },
      });
      clock.nowMs += 14 * dayMs;
      await programme.decider.act([{ kind: 'tick', atMs: clock.nowMs, accountIds: [account(1)] }], 'mall');
      expect(await findMember(programme, { by: 'card', text: number })).toMatchObject({ status: 'closed-card', member: null });
      expect(await findMember(programme, { by: 'phone', text: phone })).toMatchObject({ status: 'none' });
      expect(await findMember(programme, { by: 'reference', text: await reference() })).toMatchObject({
        member: { state: 'left', cards: [], phoneConfirmed: false },
      });
      expect(await breaches()).toEqual([]);
    });

    test('"not me" closes only what nobody confirmed, at once, with its entry; a member’s account it leaves alone', async () => {
      await expect(disownAccount(programme, account(1))).rejects.toThrow('Let this member leave');
      await expect(disownAccount(programme, account(9))).rejects.toThrow('nobody confirmed');
      expect(await trail()).toEqual([]);
      await disownAccount(programme, account(2));
      expect((await programme.store.read((t) => t.document('account', account(2))))?.status).toBe('closed');
      expect((await trail()).map((row) => [row.act, row.subject])).toEqual([['member-not-me', account(2)]]);
      expect(await breaches()).toEqual([]);
    });
  });
}

/** A CSV file as a spreadsheet reads it. */
function parsedCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (quoted && char === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (char === '"') quoted = !quoted;
    else if (!quoted && (char === ',' || char === '\n')) {
      rows.at(-1)?.push(cell);
      cell = '';
      if (char === '\n') rows.push([]);
    } else cell += char;
  }
  return rows.slice(0, -1);
}
