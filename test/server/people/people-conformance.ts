/** What members tell sealed, on a real database: answers become sums that stand once and name nobody, birthdays go into the sealed profile, invitations are thanked for. */
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { birthdayText } from '../../../domain/audience/birthday-entry.ts';
import type { FactBody } from '../../../domain/contract/fact.ts';
import { canonicalJson } from '../../../domain/encoding/canonical-json.ts';
import { sealTo } from '../../../domain/encoding/seal.ts';
import { answersText } from '../../../domain/questionnaire/answers.ts';
import type { Answers } from '../../../domain/questionnaire/answers.ts';
import { backup } from '../../../server/backup/backup.ts';
import { restore } from '../../../server/backup/restore.ts';
import { lookAtAudience } from '../../../server/audience/audience-clock.ts';
import { readProfile, setProfile } from '../../../server/audience/set-profile.ts';
import { unknownProfile } from '../../../domain/audience/member-profile.ts';
import { demoQuestionnaires } from '../../../server/demo/demo-questionnaires.ts';
import { questionnaireResults } from '../../../server/load-questionnaire.ts';
import type { Programme } from '../../../server/open-programme.ts';
import { keyedHash } from '../../../server/outreach/keyed-hash.ts';
import { seekAccount } from '../../../server/people/seek-account.ts';
import { openHome } from '../../../server/store/open-store.ts';
import { verifyProgramme } from '../../../server/verify/verify.ts';
import { account, campaign, noon, opened } from '../../domain/decide/fixture.ts';
import { everyone, points } from '../../domain/campaign/make-version.ts';
import type { TestPlace } from '../one-visit.ts';
import { ScriptedKiosk } from '../scripted-kiosk.ts';
import { openTestProgramme, temporaryFolder } from '../test-programme.ts';

const [asked] = demoQuestionnaires('2026-11-14');
const all: Answers = { why: ['shopping', 'eating'], finding: ['4'], missing: ['seats'] };

/** The laws for one home of the store; the same tests run on SQLite and on PostgreSQL. */
export function peopleConformance(make: () => Promise<TestPlace>): void {
  let at: TestPlace;
  let programme: Programme;
  let sealingPublic = '';
  let kiosk: ScriptedKiosk;
  const clock = { nowMs: noon };

  beforeEach(async () => {
    at = await make();
    clock.nowMs = noon;
    kiosk = new ScriptedKiosk('K1');
    programme = await openTestProgramme(at.place, clock);
    ({ sealingPublic } = await programme.store.read((t) => t.secrets()));
    await programme.store.write((t) => t.putKiosk(kiosk.row()));
    if (asked === undefined) throw new Error('the demo has no questionnaire');
    await programme.decider.act([{ kind: 'catalogue.put', items: [asked], stocks: [] }], 'mall');
  });
  afterEach(async () => {
    await programme.close();
    await at.drop();
  });

  const sealed = (text: string): string => sealTo(sealingPublic, text, randomBytes(32));
  const answered = (n: number, answers: Answers = all, text = answersText('your-visit', answers)): FactBody => ({
    kind: 'questionnaire.answered',
    accountId: account(n),
    questionnaireId: 'your-visit',
    sealed: sealed(text),
  });
  const told = (n: number, month: number, day: number, year = 0): FactBody => ({
    kind: 'profile.told',
    accountId: account(n),
    sealed: sealed(birthdayText({ month, day, year })),
  });
  /** Records the facts and pushes what the server has not seen. */
  async function say(...bodies: readonly FactBody[]) {
    const facts = bodies.map((body) => kiosk.record(body));
    await programme.decider.push({ kioskId: 'K1', incarnation: 1, facts: kiosk.journal });
    return facts;
  }
  const counts = () => programme.store.read((t) => t.questionnaires.counts('your-visit'));

  describe('a questionnaire', () => {
    test('answers become sums in the transaction that decides them, and stand once however often they are sent', async () => {
      await say(...[1, 2, 3].map((n) => opened(n)));
      await say(answered(1), answered(2, { why: ['cinema'], finding: ['1'] }), answered(3, { longer: ['no'] }));
      await programme.decider.push({ kioskId: 'K1', incarnation: 1, facts: kiosk.journal });
      // a second time, from a kiosk that did not know of the first
      await say(answered(1, { finding: ['5'] }));
      const now = await counts();
      expect(now.answered).toBe(3);
      expect(Object.fromEntries(now.byQuestion)).toEqual({ why: 2, finding: 2, missing: 1, longer: 1 });
      expect(Object.fromEntries(now.byChoice)).toEqual({
        'why/shopping': 1,
        'why/eating': 1,
        'why/cinema': 1,
        'finding/4': 1,
        'finding/1': 1,
        'missing/seats': 1,
        'longer/no': 1,
      });
      expect((await verifyProgramme(programme.store)).filter((each) => each.breaches > 0)).toEqual([]);
    });

    test('nobody reads an answer in the log, the feed or the table: no choice stands beside an account', async () => {
      await say(opened(1), answered(1));
      const rows = await programme.store.read((t) => t.logSince(0, 1000));
      expect(
        rows
          .map((row) => `${row.source}${row.changes}`)
          .filter((text) => text.includes('answered'))
          .join(),
      ).not.toMatch(/shopping|seats/);
      const feed = await programme.store.read((t) => t.feedSince(0, 1000, 'K1'));
      expect(JSON.stringify(feed.documents.filter((one) => one.kind === 'account'))).not.toContain('shopping');
    });

    test('once counted an answer is gone from the log, sealed as it was; one that came twice too; the log still proves all else', async () => {
      await say(opened(1), answered(1));
      await say(answered(1, { finding: ['5'] }));
      const rows = await programme.store.read((t) => t.logSince(0, 1000));
      const facts = rows.filter((row) => row.source.includes('questionnaire.answered'));
      expect(facts).toHaveLength(2);
      expect(facts.filter((row) => row.source.includes('"sealed":"'))).toEqual([]);
      expect((await counts()).answered).toBe(1);
      expect((await verifyProgramme(programme.store)).filter((each) => each.breaches > 0)).toEqual([]);
    });

    test('what is not for us, not this questionnaire’s or no answer counts nothing, and the fact stands', async () => {
      await say(...[1, 2, 3, 4, 5, 6].map((n) => opened(n)));
      const stranger = sealTo('bm9ib2R5bm9ib2R5bm9ib2R5bm9ib2R5bm9ib2R5bm8=', answersText('your-visit', all), randomBytes(32));
      await say(
        { kind: 'questionnaire.answered', accountId: account(1), questionnaireId: 'your-visit', sealed: stranger },
        { kind: 'questionnaire.answered', accountId: account(2), questionnaireId: 'your-visit', sealed: 'rubbish' },
        { kind: 'questionnaire.answered', accountId: account(3), questionnaireId: 'your-visit', sealed: null },
        answered(4, {}, answersText('another', all)),
        answered(5, {}, '{"questionnaireId":"your-visit","answers":{"why":["no-such"],"x":["y"]}}'),
        answered(6, { why: ['shopping'], finding: ['9'], longer: ['yes', 'no'] }),
      );
      const now = await counts();
      expect(now.answered).toBe(1);
      expect(Object.fromEntries(now.byQuestion)).toEqual({ why: 1 });
      for (const n of [1, 2, 3, 4, 5, 6])
        expect((await programme.store.read((t) => t.document('account', account(n))))?.answered).toEqual(['your-visit']);
    });

    test('small groups are not told; sums survive backup and restore', async () => {
      await say(...Array.from({ length: 9 }, (_, n) => opened(n + 1)));
      await say(...Array.from({ length: 4 }, (_, n) => answered(n + 1)));
      expect(await questionnaireResults(programme)).toMatchObject([{ questionnaireId: 'your-visit', answered: null }]);
      await say(...Array.from({ length: 5 }, (_, n) => answered(n + 5, n === 0 ? { longer: ['yes'] } : all)));
      const [result] = await questionnaireResults(programme);
      expect(result).toMatchObject({ answered: 9 });
      expect(result?.questions.find((each) => each.questionId === 'longer')).toMatchObject({
        answered: null,
        choices: [{ count: null }, { count: null }],
      });
      expect(result?.questions.find((each) => each.questionId === 'why')?.choices[0]).toEqual({ choiceId: 'shopping', count: 8 });
      const before = await counts();
      const { folder, remove } = temporaryFolder();
      onTestFinished(remove);
      const home = openHome(at.place);
      await backup(home, `${folder}/all.backup`, noon);
      await home.close();
      const other = { kind: 'sqlite', folder: `${folder}/copy` } as const;
      const copy = openHome(other);
      await restore(copy, `${folder}/all.backup`);
      await copy.close();
      const restored = await openTestProgramme(other, clock);
      expect(await restored.store.read((t) => t.questionnaires.counts('your-visit'))).toEqual(before);
      await restored.close();
    });
  });

  describe('a birthday', () => {
    test('goes into the sealed profile; what the office knows besides stays, and a birthday without its year says no age', async () => {
      await say(opened(1));
      await setProfile(programme, account(1), { ...unknownProfile, gender: 'female', segments: ['vip'] });
      await say(told(1, 11, 22));
      expect((await readProfile(programme, account(1))).profile).toMatchObject({
        birthDate: null,
        birthday: '11-22',
        gender: 'female',
        segments: ['vip'],
      });
      await lookAtAudience(programme);
      const bits = (await programme.store.read((t) => t.document('account', account(1))))?.audience.map((one) => one.bit) ?? [];
      expect(bits).toContain('birthday-day');
      expect(bits).not.toContain('under-age');
    });

    test('a year that was told says the age, and one that the office knows is kept while the day is the same', async () => {
      await say(opened(1), opened(2), told(1, 5, 5, 2012));
      expect((await readProfile(programme, account(1))).profile).toMatchObject({ birthDate: '2012-05-05', birthday: null });
      await setProfile(programme, account(2), { ...unknownProfile, birthDate: '1980-02-29' });
      await say(told(2, 2, 29));
      expect((await readProfile(programme, account(2))).profile).toMatchObject({ birthDate: '1980-02-29', birthday: null });
      await say(told(2, 3, 1));
      expect((await readProfile(programme, account(2))).profile).toMatchObject({ birthDate: null, birthday: '03-01' });
    });

    test('a day that no calendar has, or a seal of somebody else, changes nothing', async () => {
      await say(opened(1), { kind: 'profile.told', accountId: account(1), sealed: sealed('{"birthday":"02-31","year":"1990"}') });
      await say({ kind: 'profile.told', accountId: account(1), sealed: 'AAAA' });
      expect((await readProfile(programme, account(1))).profile).toEqual(unknownProfile);
    });
  });

  describe('an invitation', () => {
    test('thanks the inviter as often as the campaign says, whoever shows it again', async () => {
      const version = campaign('friends', {
        trigger: 'joined',
        audience: everyone({ invited: true }),
        reward: points(30),
        inviter: { points: 20, most: 2, life: { kind: 'never' } },
      });
      await programme.decider.act([{ kind: 'campaign.loaded', version }], 'mall');
      await say(opened(1));
      await say(...[2, 3, 4].map((n) => opened(n, { origin: 'joined', invitedBy: account(1) })));
      const of = async (n: number) =>
        (await programme.store.read((t) => t.document('account', account(n))))?.lots.map((lot) => lot.points) ?? [];
      expect((await of(1)).filter((each) => each === 20)).toHaveLength(2);
      for (const n of [2, 3, 4]) expect(await of(n)).toContain(30);
      expect((await verifyProgramme(programme.store)).filter((each) => each.breaches > 0)).toEqual([]);
    });
  });

  describe('whose number is it, asked at a desk', () => {
    const numberOf = (phone: string) => sealed(canonicalJson({ phone }));
    const seek = (phone: string, mallId = 'mall') => seekAccount(programme, { ...asking, sealedPhone: numberOf(phone) }, mallId);
    const asking = { wireVersion: 1, kioskId: 'D1', staffId: 'olga', receiptKey: null };
    const joined = (n: number, phone: string) => opened(n, { origin: 'joined', sealed: numberOf(phone) });

    test('a number that was only typed at joining is found at that mall and marked; who came later stands before who came first', async () => {
      await say(joined(1, '+79161111111'));
      expect(await seek('+79161111111')).toEqual({ status: 'found', accountId: account(1), confirmed: false });
      expect(await seek('+79161111111', 'other-mall')).toMatchObject({ status: 'none' });
      expect(await seek('+79162222222')).toMatchObject({ status: 'none', confirmed: false });
      clock.nowMs += 60_000;
      await say(joined(2, '+79161111111'));
      expect(await seek('+79161111111')).toMatchObject({ accountId: account(2), confirmed: false });
    });

    test('a number that its owner confirmed is the owner’s alone, whoever typed it at joining', async () => {
      await say(joined(1, '+79161111111'), joined(2, '+79161111111'));
      const phoneHash = keyedHash(await programme.store.read((t) => t.secrets()), 'phone', '+79161111111');
      await programme.store.write(({ outreach }) =>
        outreach.putPhone({ phoneHash, accountId: account(1), sealed: numberOf('+79161111111'), confirmedAtMs: noon }),
      );
      expect(await seek('+79161111111', 'other-mall')).toEqual({ status: 'found', accountId: account(1), confirmed: true });
    });

    test('an account that may spend already, or is closed, is not found by what was only typed; a closed one leaves nothing', async () => {
      await say(joined(1, '+79161111111'), joined(2, '+79162222222'));
      await programme.decider.act([{ kind: 'account.disowned', accountId: account(2), atMs: clock.nowMs }], 'mall');
      expect(await seek('+79162222222')).toMatchObject({ status: 'none' });
      const phoneHash = keyedHash(await programme.store.read((t) => t.secrets()), 'phone', '+79162222222');
      expect(await programme.store.read((t) => t.outreach.joinedBy(phoneHash, 'mall', 8))).toEqual([]);
      await programme.decider.act([{ kind: 'phone.confirmed', accountId: account(1), sameAs: null, kioskId: 'K1', atMs: noon }], 'mall');
      expect(await seek('+79161111111')).toMatchObject({ status: 'none' });
    });
  });
}
