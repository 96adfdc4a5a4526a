/** The server's look at members on a real database: spending follows receipts, bits follow spending and time, each birthday and each ending is told once, nothing personal leaves. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { unknownProfile } from '../../../domain/audience/member-profile.ts';
import type { MemberProfile } from '../../../domain/audience/member-profile.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import type { SegmentRule } from '../../../domain/contract/segment.ts';
import { uuidV7 } from '../../../domain/encoding/uuid.ts';
import type { FactBody } from '../../../domain/contract/fact.ts';
import { ensureImportKiosk } from '../../../server/api/enrol.ts';
import { lookAtAudience } from '../../../server/audience/audience-clock.ts';
import { readProfile, setProfile } from '../../../server/audience/set-profile.ts';
import type { Programme } from '../../../server/open-programme.ts';
import { tickOnce } from '../../../server/ticker.ts';
import { verifyProgramme } from '../../../server/verify/verify.ts';
import { account, campaign, dayMs, fnOf, mallDocuments, noon, opened, receiptId, scanned, settings } from '../../domain/decide/fixture.ts';
import { everyone, points, quota } from '../../domain/campaign/make-version.ts';
import type { TestPlace } from '../one-visit.ts';
import { openTestProgramme } from '../test-programme.ts';
import type { TestClock } from '../test-programme.ts';

/** The laws for one home of the store; the same tests run on SQLite and on PostgreSQL. */
export function audienceConformance(make: () => Promise<TestPlace>): void {
  let programme: Programme;
  let clock: TestClock;
  let at: TestPlace;
  let facts = 0;

  const segment = (asked: Partial<SegmentRule>): SegmentRule => ({
    genders: [],
    ageFrom: null,
    ageTo: null,
    spent: [],
    idleDays: null,
    ...asked,
  });
  const spent = (sumMinor: number, withinDays: number) => ({ tenants: [], categories: ['fashion'], sumMinor, receipts: null, withinDays });

  /** A campaign whose segment makes the bit `in-<id>`. */
  async function load(campaignId: string, over: Partial<CampaignVersion>): Promise<void> {
    const hash = Buffer.from(campaignId).toString('hex').padEnd(64, '0').slice(0, 64);
    const version = campaign(campaignId, { audience: everyone({ anyOf: [`in-${campaignId}`] }), contentHash: hash, ...over });
    await programme.decider.act([{ kind: 'campaign.loaded', version }], 'mall');
  }

  async function say(...bodies: readonly FactBody[]): Promise<void> {
    const outcomes = await programme.decider.importFacts(
      'IMPORT',
      bodies.map((body) => {
        facts += 1;
        return { id: uuidV7(clock.nowMs, new Uint8Array(16).fill(facts)), registeredAtMs: clock.nowMs, body };
      }),
    );
    expect(outcomes.map((outcome) => outcome.fate)).toEqual(bodies.map(() => 'applied'));
  }

  const paper = (n: number, who: number, amountMinor: number, atLocal = localNow()) =>
    ({ ...scanned(n, who, amountMinor, { atLocal, fn: fnOf['vesta'] ?? '' }), source: 'imported' }) as const;
  const localNow = (): string => new Date(clock.nowMs + 3 * 3_600_000 - 600_000).toISOString().slice(0, 16) + ':00';
  const documentOf = async (who: number) => {
    const found = await programme.store.read((transaction) => transaction.document('account', account(who)));
    if (found === null) throw new Error(`no account ${who}`);
    return found;
  };
  const bits = async (who: number): Promise<readonly string[]> =>
    (await documentOf(who)).audience
      .filter((one) => one.fromMs <= clock.nowMs && (one.untilMs === null || clock.nowMs < one.untilMs))
      .map((one) => one.bit);
  const profile = (over: Partial<MemberProfile>): MemberProfile => ({ ...unknownProfile, ...over });
  const putSettings = (over: Partial<typeof settings>) =>
    programme.decider.act([{ kind: 'catalogue.put', items: [{ ...settings, ...over }], stocks: [] }], 'mall');

  beforeEach(async () => {
    at = await make();
    clock = { nowMs: noon };
    programme = await openTestProgramme(at.place, clock);
    await ensureImportKiosk(programme, 'IMPORT', 'mall');
    await say(opened(1), opened(2));
  });

  afterEach(async () => {
    expect((await verifyProgramme(programme.store)).filter((law) => law.breaches > 0)).toEqual([]);
    await programme.close();
    await at.drop();
  });

  describe('segments', () => {
    test('a bit comes with the receipt that makes it true and goes with the void', async () => {
      await load('shoppers', { segment: segment({ spent: [spent(300_000, 30)] }) });
      await say(paper(1, 1, 200_000));
      await lookAtAudience(programme);
      expect(await bits(1)).toEqual([]);
      await say(paper(2, 1, 100_000));
      await lookAtAudience(programme);
      expect(await bits(1)).toEqual(['in-shoppers']);
      expect(await bits(2)).toEqual([]);
      await say({ kind: 'receipt.voided', receiptId: receiptId(2), mode: 'burn', reason: 'goods back', staffId: 'olga' });
      await lookAtAudience(programme);
      expect(await bits(1)).toEqual([]);
    });

    test('a receipt that moves takes its spending along', async () => {
      await load('shoppers', { segment: segment({ spent: [spent(100_000, 30)] }) });
      await say(paper(1, 1, 100_000));
      await lookAtAudience(programme);
      await say({ kind: 'receipt.moved', receiptId: receiptId(1), toAccountId: account(2), staffId: 'olga' });
      await lookAtAudience(programme);
      expect([await bits(1), await bits(2)]).toEqual([[], ['in-shoppers']]);
    });

    test('two accounts that become one have one spending and one profile', async () => {
      await load('shoppers', { segment: segment({ genders: ['male'], spent: [spent(200_000, 30)] }) });
      await say(paper(1, 1, 100_000), paper(2, 2, 100_000));
      await setProfile(programme, account(1), profile({ gender: 'male' }));
      await lookAtAudience(programme);
      await say({ kind: 'accounts.merged', fromAccountId: account(1), toAccountId: account(2), reason: 'one person', staffId: 'olga' });
      await lookAtAudience(programme);
      expect(await bits(2)).toEqual(['in-shoppers']);
      await say({ kind: 'receipt.voided', receiptId: receiptId(1), mode: 'burn', reason: 'goods back', staffId: 'olga' });
      await lookAtAudience(programme);
      expect(await bits(2)).toEqual([]);
      expect((await readProfile(programme, account(1))).accountId).toBe(account(2));
    });

    test('time alone ends a bit on the day it said, and begins the one of the dormant', async () => {
      await load('shoppers', { segment: segment({ spent: [spent(100_000, 30)] }) });
      await load('back', { segment: segment({ idleDays: 31 }) });
      await say(paper(1, 1, 100_000));
      await lookAtAudience(programme);
      expect(await bits(1)).toEqual(['in-shoppers']);
      clock.nowMs = noon + 30 * dayMs;
      await lookAtAudience(programme);
      expect(await bits(1)).toEqual(['in-shoppers']);
      clock.nowMs = noon + 31 * dayMs;
      expect(await bits(1)).toEqual([]);
      await lookAtAudience(programme);
      expect(await bits(1)).toEqual(['in-back']);
      expect(await bits(2)).toEqual([]);
    });

    test('a campaign that is loaded later finds whoever is in it already, and one that is over leaves no bit', async () => {
      await say(paper(1, 1, 100_000));
      await lookAtAudience(programme);
      expect(await bits(1)).toEqual([]);
      await load('shoppers', { segment: segment({ spent: [spent(100_000, 300)] }) });
      await lookAtAudience(programme);
      expect(await bits(1)).toEqual(['in-shoppers']);
      clock.nowMs = noon + 62 * dayMs;
      await lookAtAudience(programme);
      expect(await bits(1)).toEqual([]);
    });

    test('a look with nothing to do writes nothing', async () => {
      await load('shoppers', { segment: segment({ spent: [spent(100_000, 30)] }) });
      await say(paper(1, 1, 100_000));
      await lookAtAudience(programme);
      await lookAtAudience(programme);
      const before = await programme.store.read((transaction) => transaction.programme());
      clock.nowMs += 60_000;
      expect(await lookAtAudience(programme)).toEqual({ pages: 0, accounts: 0, reminded: 0 });
      expect(await programme.store.read((transaction) => transaction.programme())).toEqual(before);
    });
  });

  describe('profiles', () => {
    test('make bits of age, gender, staff and jury, and are read back as they were set', async () => {
      await load('women', { segment: segment({ genders: ['female'], ageFrom: 25, ageTo: 50 }) });
      const set = profile({ birthDate: '1990-05-05', gender: 'female', staffOf: 'vesta', jury: true, segments: ['vip'] });
      await setProfile(programme, account(1), set);
      await lookAtAudience(programme);
      expect(await bits(1)).toEqual(['in-women', 'jury', 'staff-of-vesta', 'vip']);
      expect(await readProfile(programme, account(1))).toEqual({ accountId: account(1), profile: set });
      expect((await readProfile(programme, account(2))).profile).toEqual(unknownProfile);
      await setProfile(programme, account(1), profile({}));
      await lookAtAudience(programme);
      expect(await bits(1)).toEqual([]);
    });

    test('the young are told until their eighteenth birthday begins', async () => {
      await setProfile(programme, account(1), profile({ birthDate: '2008-11-23' }));
      await lookAtAudience(programme);
      expect(await bits(1)).toContain('under-age');
      clock.nowMs = noon + 2 * dayMs;
      expect(await bits(1)).not.toContain('under-age');
    });

    test('the account of a member of staff is one of the mall without anybody saying so', async () => {
      const olga = mallDocuments().find((one) => one.id === 'olga');
      if (olga?.kind !== 'staff') throw new Error('no olga');
      await lookAtAudience(programme);
      await programme.decider.act([{ kind: 'catalogue.put', items: [{ ...olga, ownAccountId: account(2) }], stocks: [] }], 'mall');
      await lookAtAudience(programme);
      expect([await bits(1), await bits(2)]).toEqual([[], ['mall-staff']]);
      await programme.decider.act([{ kind: 'catalogue.put', items: [olga], stocks: [] }], 'mall');
      await lookAtAudience(programme);
      expect(await bits(2)).toEqual([]);
    });

    test('neither birth date nor gender stands in a document, the log or the table', async () => {
      await setProfile(programme, account(1), profile({ birthDate: '1987-06-15', gender: 'female' }));
      await lookAtAudience(programme);
      const stored = await programme.store.read(async (transaction) => ({
        bodies: await transaction.bodiesOf('account', '', 10),
        log: await transaction.logSince(0, 1000),
        rows: [...(await transaction.members.profiles([account(1)])).values()],
      }));
      const text = JSON.stringify(stored);
      expect(text).not.toContain('1987');
      expect(text).not.toContain('female');
      expect(stored.rows).toHaveLength(1);
    });

    test('an account that nobody knows is refused', async () => {
      await expect(setProfile(programme, account(99), profile({}))).rejects.toThrow('There is no open account');
      await expect(readProfile(programme, account(99))).rejects.toThrow('There is no open account');
    });
  });

  describe('birthdays', () => {
    const gift = (): Promise<void> =>
      load('cake', { trigger: 'birthday', audience: everyone(), reward: points(50), quota: quota({ perAccountWindow: 1 }) });
    const pointsOf = async (who: number): Promise<number> => (await documentOf(who)).lots.reduce((sum, lot) => sum + lot.points, 0);

    test('are given once a year, on the day, by the mall’s calendar', async () => {
      await gift();
      const before = await pointsOf(1);
      await setProfile(programme, account(1), profile({ birthDate: '1990-11-22' }));
      await lookAtAudience(programme);
      expect(await pointsOf(1)).toBe(before);
      for (const days of [1, 1, 2, 3]) {
        clock.nowMs = noon + days * dayMs;
        await lookAtAudience(programme);
        expect(await pointsOf(1)).toBe(before + 50);
      }
      expect(await pointsOf(2)).toBe(before);
    });

    test('are made up for when the server was down that day, up to three days', async () => {
      await load('cake', { trigger: 'birthday', audience: everyone(), reward: points(50), quota: quota({ perAccountWindow: 1 }) });
      await setProfile(programme, account(1), profile({ birthDate: '1990-11-22' }));
      await setProfile(programme, account(2), profile({ birthDate: '1990-11-21' }));
      const before = await pointsOf(1);
      clock.nowMs = noon + 4 * dayMs;
      await lookAtAudience(programme);
      expect([await pointsOf(1), await pointsOf(2)]).toEqual([before + 50, before]);
    });
  });

  describe('reminders', () => {
    const expiring = (days: number): Promise<void> =>
      load('brief', { audience: everyone(), reward: points(70, { life: { kind: 'days', days } }), quota: quota({ perAccountWindow: 1 }) });
    const told = async (who: number) =>
      (await documentOf(who)).notices.filter((one) => one.noticeId.startsWith('expiring/')).map((one) => one.say);
    const heard = async (who: number): Promise<void> => {
      const noticeIds = (await documentOf(who)).notices.map((one) => one.noticeId);
      await say({ kind: 'notices.told', accountId: account(who), noticeIds });
    };

    test('come so many days before points end, once, with the last day on which they can be spent', async () => {
      await putSettings({ expiryReminderDays: 14 });
      await expiring(60);
      await say(paper(1, 1, 100_000));
      await lookAtAudience(programme);
      clock.nowMs = noon + 45 * dayMs;
      await lookAtAudience(programme);
      expect(await told(1)).toEqual([]);
      clock.nowMs = noon + 47 * dayMs;
      await lookAtAudience(programme);
      expect(await told(1)).toEqual([{ key: 'notice.expiring', args: { points: 70, onLocal: '2027-01-20' } }]);
      await heard(1);
      clock.nowMs = noon + 48 * dayMs;
      await lookAtAudience(programme);
      expect(await told(1)).toEqual([]);
    });

    test('speak only of what is left, and not of points that were just given', async () => {
      await putSettings({ expiryReminderDays: 14 });
      await expiring(10);
      await say(paper(1, 1, 100_000));
      await lookAtAudience(programme);
      expect(await told(1)).toEqual([]);
      clock.nowMs = noon + 6 * dayMs;
      await lookAtAudience(programme);
      expect(await told(1)).toHaveLength(1);
      await heard(1);
      clock.nowMs = noon + 12 * dayMs;
      await tickOnce(programme);
      await lookAtAudience(programme);
      expect(await told(1)).toEqual([]);
    });

    test('do not come where they are switched off', async () => {
      await putSettings({ expiryReminderDays: 0 });
      await expiring(20);
      await say(paper(1, 1, 100_000));
      clock.nowMs = noon + 15 * dayMs;
      await lookAtAudience(programme);
      expect(await told(1)).toEqual([]);
    });
  });
}
