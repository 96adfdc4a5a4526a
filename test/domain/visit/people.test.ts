import { describe, expect, test } from 'vitest';
import type { QuestionnaireDocument } from '../../../domain/contract/questionnaire-document.ts';
import type { VisitEffect } from '../../../domain/visit/port.ts';
import { demoQuestionnaires } from '../../../server/demo/demo-questionnaires.ts';
import { Driver } from './driver.ts';
import { account, house, scanned } from './fixtures.ts';

const [visit] = demoQuestionnaires('2026-11-14');
if (visit === undefined) throw new Error('the demo has no questionnaire');
const asked: QuestionnaireDocument = visit;
const offer = { questionnaire: asked, reward: { key: 'reward.points', args: { points: 50 } } };
const invitation = {
  title: 'Bring a friend',
  sentence: 'Both get 300.',
  friend: { key: 'reward.points', args: { points: 300 } },
  after: 'confirmed' as const,
};
const people = { invitation, birthdayGift: 'Dessert' };
const lively = { ...house, people: { en: people, ru: people, fi: people, de: people } };
const friend = '00000000-0000-7000-8000-00000000000f';

function member(change: Parameters<typeof account>[1] = {}): Driver {
  const driver = new Driver(lively);
  driver.feed({ kind: 'card.read', cardToken: '1'.padStart(64, '0'), last4: '4821', identity: 'card', test: false });
  return driver.feed({ kind: 'account.found', cardToken: '1'.padStart(64, '0'), view: account(1, { questionnaires: [offer], ...change }) });
}
const open = (driver: Driver): Driver =>
  driver.touch({ kind: 'open-questionnaire', questionnaireId: 'your-visit' }).touch({ kind: 'begin-questionnaire' });
const sent = (driver: Driver) =>
  driver.effects.filter((each): each is Extract<VisitEffect, { kind: 'answer-questionnaire' }> => each.kind === 'answer-questionnaire');
function answerAll(driver: Driver): Driver {
  open(driver).touch({ kind: 'choose-answer', choiceId: 'shopping' }).touch({ kind: 'next' });
  driver.touch({ kind: 'choose-answer', choiceId: '4' }).touch({ kind: 'next' });
  return driver.touch({ kind: 'skip-question' }).touch({ kind: 'choose-answer', choiceId: 'seats' }).touch({ kind: 'next' });
}

describe('a questionnaire', () => {
  test('is offered on home with what it brings, and opened in two touches', () => {
    const driver = member();
    expect(driver.screen).toMatchObject({
      kind: 'visit',
      questionnaire: { questionnaireId: 'your-visit', reward: { args: { points: 50 } } },
    });
    expect(open(driver).screen).toMatchObject({ kind: 'question', at: 0, of: 4, complete: false });
  });

  test('sends all answers at once, after the last question, and none before', () => {
    const driver = answerAll(member());
    expect(sent(driver)).toEqual([
      {
        kind: 'answer-questionnaire',
        questionnaireId: 'your-visit',
        accountId: account(1).accountId,
        language: 'en',
        answers: { why: ['shopping'], finding: ['4'], missing: ['seats'] },
      },
    ]);
    expect(driver.screen).toMatchObject({ kind: 'question', sending: true, complete: false });
    driver.touch({ kind: 'next' });
    expect(sent(driver)).toHaveLength(1);
    const result = { ok: true, points: 50, lines: [], decided: false } as const;
    driver.feed({ kind: 'questionnaire.outcome', questionnaireId: 'your-visit', result, view: account(1) });
    expect(driver.screen).toMatchObject({ kind: 'questionnaire-done', points: 50, toBeConfirmed: true });
    driver.feed({ kind: 'questionnaire.outcome', questionnaireId: 'your-visit', result: { ...result, decided: true }, view: account(1) });
    expect(driver.screen).toMatchObject({ kind: 'questionnaire-done', toBeConfirmed: false });
    expect(driver.touch({ kind: 'next' }).screen).toMatchObject({ kind: 'visit', questionnaire: null });
  });

  test('a question that may not be left out needs an answer; one that may is skipped', () => {
    const driver = open(member());
    driver.touch({ kind: 'next' }).touch({ kind: 'skip-question' });
    expect(driver.screen).toMatchObject({ kind: 'question', at: 0 });
    driver.touch({ kind: 'choose-answer', choiceId: 'no-such' });
    expect(driver.screen).toMatchObject({ complete: false });
  });

  test('LATER, a receipt in between and BACK lose nothing; the end of the visit loses all', () => {
    const driver = open(member()).touch({ kind: 'choose-answer', choiceId: 'eating' }).touch({ kind: 'next' });
    driver.touch({ kind: 'leave-questionnaire' });
    expect(driver.screen).toMatchObject({ kind: 'visit', questionnaire: { begun: true } });
    driver.feed(scanned(1, driver.atMs));
    driver.touch({ kind: 'mine' });
    expect(driver.screen).toMatchObject({ kind: 'mine', questionnaire: { begun: true } });
    expect(open(driver).screen).toMatchObject({ kind: 'question', at: 1 });
    driver.touch({ kind: 'back' });
    expect(driver.screen).toMatchObject({
      kind: 'question',
      at: 0,
      choices: expect.arrayContaining([{ id: 'eating', text: expect.any(String), chosen: true }]),
    });
    driver.touch({ kind: 'finish' }).touch({ kind: 'slip-no' });
    expect(JSON.stringify(driver.state.stage)).not.toContain('eating');
    expect(sent(driver)).toEqual([]);
  });

  test('another card in hand sees nothing of what the first one answered', () => {
    const driver = open(member()).touch({ kind: 'choose-answer', choiceId: 'eating' }).touch({ kind: 'leave-questionnaire' });
    driver.touch({ kind: 'change-card' });
    driver.feed({ kind: 'card.read', cardToken: '2'.padStart(64, '0'), last4: '4822', identity: 'card', test: false });
    driver.feed({ kind: 'account.found', cardToken: '2'.padStart(64, '0'), view: account(2, { questionnaires: [offer] }) });
    expect(driver.screen).toMatchObject({ kind: 'visit', questionnaire: { begun: false } });
    expect(JSON.stringify(driver.state)).not.toContain('"eating"],');
  });

  test('whoever leaves out everything has answered nothing, and it stays open', () => {
    const all = { ...asked, questions: asked.questions.filter((each) => each.optional) };
    const driver = open(member({ questionnaires: [{ ...offer, questionnaire: all }] }));
    driver.touch({ kind: 'skip-question' }).touch({ kind: 'skip-question' });
    expect(sent(driver)).toEqual([]);
    expect(driver.screen).toMatchObject({ kind: 'visit', questionnaire: { begun: false } });
  });

  test('answered elsewhere meanwhile: kind words, once', () => {
    const driver = answerAll(member());
    driver.feed({ kind: 'questionnaire.outcome', questionnaireId: 'your-visit', result: { ok: false }, view: account(1) });
    expect(driver.screen).toMatchObject({ kind: 'message', title: { key: 'message.questionnaire-answered.title' } });
  });

  test('a full disk keeps the answers on the screen for another try', () => {
    const driver = answerAll(member());
    driver.feed({ kind: 'questionnaire.not-recorded', questionnaireId: 'your-visit' });
    expect(driver.screen).toMatchObject({ kind: 'message', title: { key: 'message.not-recorded.title' } });
    driver.touch({ kind: 'back' });
    expect(open(driver).screen).toMatchObject({ kind: 'question', at: 3, complete: true });
    driver.touch({ kind: 'next' });
    expect(sent(driver)).toHaveLength(2);
  });

  test('a questionnaire that ends while it is answered gives its page back', () => {
    const driver = open(member());
    driver.feed({ kind: 'account.changed', view: account(1) });
    expect(driver.screen).toMatchObject({ kind: 'visit' });
    expect(driver.touch({ kind: 'back' }).state.page).toBeNull();
  });

  test('a typed number is offered nothing, tells nothing, invites nobody', () => {
    const driver = new Driver(lively);
    driver.feed({ kind: 'card.read', cardToken: '1'.padStart(64, '0'), last4: '4821', identity: 'typed', test: false });
    driver.feed({ kind: 'account.found', cardToken: '1'.padStart(64, '0'), view: account(1, { questionnaires: [offer] }) });
    expect(driver.screen).toMatchObject({ kind: 'visit', questionnaire: null });
    for (const intent of [{ kind: 'open-questionnaire', questionnaireId: 'your-visit' }, { kind: 'invite' }, { kind: 'birthday' }] as const)
      expect(driver.touch(intent).screen).toMatchObject({ kind: 'message', title: { key: 'message.typed-sees-little.title' } });
  });

  test('pages of this family do not lie on each other without end', () => {
    const driver = open(member());
    for (let at = 0; at < 40; at += 1)
      driver.touch({ kind: 'open-questionnaire', questionnaireId: 'your-visit' }).touch({ kind: 'birthday' });
    expect(JSON.stringify(driver.state.page).length).toBeLessThan(200);
  });
});

describe('an invitation', () => {
  const read = { kind: 'invitation.read' as const, inviterId: friend, untilLocal: '2026-12-14', isOver: false };
  const opened = (driver: Driver) =>
    driver.effects.find((each): each is Extract<VisitEffect, { kind: 'open-account' }> => each.kind === 'open-account');
  function join(driver: Driver): Driver {
    driver.touch({ kind: 'join' }).touch({ kind: 'of-age' }).touch({ kind: 'toggle-rules' }).touch({ kind: 'next' });
    for (const key of '9161234567') driver.touch({ kind: 'key', key });
    return driver.touch({ kind: 'next' }).touch({ kind: 'not-now' }).touch({ kind: 'slip-card' });
  }

  test('welcomes whoever scans it, and goes with joining', () => {
    const driver = new Driver(lively).feed(read);
    expect(driver.screen).toMatchObject({ kind: 'invited', offer: { friend: { args: { points: 300 } } } });
    expect(driver.effects.map((each) => each.kind)).toEqual(['begin-visit', 'cue']);
    expect(opened(join(driver))).toMatchObject({ invitedBy: friend, birthday: null });
  });

  test('scanned after a receipt, or in the middle of joining, it counts as well', () => {
    const receiptFirst = new Driver(lively).feed(scanned(1, 1_000)).feed(read);
    expect(receiptFirst.screen).toMatchObject({ kind: 'invited', keptReceipts: 1 });
    expect(opened(join(receiptFirst))?.invitedBy).toBe(friend);
    const joining = new Driver(lively).touch({ kind: 'join' });
    const before = joining.screen;
    joining.feed(read);
    expect(joining.screen).toEqual(before);
    expect(joining.state.invitedBy).toBe(friend);
  });

  test('the next person is not invited by it', () => {
    const driver = new Driver(lively).feed(read).touch({ kind: 'back' });
    expect(driver.screen).toMatchObject({ kind: 'attract' });
    expect(driver.state.invitedBy).toBeNull();
    const silent = new Driver(lively).feed(read).wait(61_000);
    expect(silent.screen).toMatchObject({ kind: 'attract' });
    expect(silent.state.invitedBy).toBeNull();
    expect(new Driver(lively).feed(read).member(1).state.invitedBy).toBeNull();
  });

  test('one’s own, a member’s, and one that has ended get kind words', () => {
    expect(member().feed(read).screen).toMatchObject({ title: { key: 'message.invite-member.title' } });
    expect(member().feed({ ...read, inviterId: account(1).accountId }).screen).toMatchObject({
      title: { key: 'message.invite-own.title' },
    });
    const over = new Driver(lively).feed({ ...read, isOver: true });
    expect(over.screen).toMatchObject({ title: { key: 'message.invite-over.title' }, why: { args: { onLocal: '2026-12-14' } } });
    expect(over.state.invitedBy).toBeNull();
  });

  test('the member’s own is asked for, shown and printed; without a campaign there is none', () => {
    const driver = member().touch({ kind: 'mine' });
    expect(driver.screen).toMatchObject({ kind: 'mine', invites: true });
    driver.touch({ kind: 'invite' });
    expect(driver.screen).toMatchObject({ kind: 'invite', code: null });
    driver.touch({ kind: 'print' });
    expect(driver.effects.some((each) => each.kind === 'print-paper')).toBe(false);
    driver.feed({ kind: 'invitation.made', qrText: 'PI1:A', untilLocal: '2026-12-14' }).touch({ kind: 'print' });
    expect(driver.effects.at(-1)).toMatchObject({ kind: 'print-paper', paper: { kind: 'invitation' } });
    expect(new Driver().member(1).touch({ kind: 'invite' }).screen).toMatchObject({ kind: 'visit' });
  });
});

describe('a birthday', () => {
  const day = (driver: Driver): Driver =>
    driver.touch({ kind: 'pick-month', month: 2 }).touch({ kind: 'pick-day', day: 30 }).touch({ kind: 'pick-day', day: 29 });

  test('is told with month and day where no rule asks for the year', () => {
    const driver = day(member().touch({ kind: 'birthday' }));
    expect(driver.screen).toMatchObject({ kind: 'birthday', joining: false, month: 2, day: 29, days: 29, complete: true, gift: 'Dessert' });
    driver.touch({ kind: 'next' });
    expect(driver.effects.at(-1)).toEqual({
      kind: 'tell-birthday',
      accountId: account(1).accountId,
      birthday: { month: 2, day: 29, year: 0 },
    });
    expect(driver.feed({ kind: 'birthday.told', ok: true }).screen).toMatchObject({
      kind: 'visit',
      toast: { say: { key: 'toast.birthday' } },
    });
  });

  test('the year is asked for where a rule needs it, and may be left out', () => {
    const strict = { ...lively, ages: { asksYear: true, ofAgeYears: 18 } };
    const joining = (): Driver => {
      const driver = new Driver(strict)
        .touch({ kind: 'join' })
        .touch({ kind: 'of-age' })
        .touch({ kind: 'toggle-rules' })
        .touch({ kind: 'next' });
      for (const key of '9161234567') driver.touch({ kind: 'key', key });
      return day(driver.touch({ kind: 'next' })).touch({ kind: 'next' });
    };
    const typed = (driver: Driver, year: string): Driver => {
      for (const key of year) driver.touch({ kind: 'key', key });
      return driver;
    };
    expect(joining().screen).toMatchObject({ kind: 'birthday', step: 'year', complete: false });
    // 2001 has no 29 February; nobody is 200 years old
    expect(typed(joining(), '2001').screen).toMatchObject({ complete: false });
    expect(typed(joining(), '1820').screen).toMatchObject({ complete: false });
    const told = typed(joining(), '1992').touch({ kind: 'next' }).touch({ kind: 'slip-card' });
    expect(told.effects.at(-1)).toMatchObject({ kind: 'open-account', birthday: { month: 2, day: 29, year: 1992 } });
    const without = joining().touch({ kind: 'not-now' }).touch({ kind: 'slip-card' });
    expect(without.effects.at(-1)).toMatchObject({ birthday: { month: 2, day: 29, year: 0 } });
    const young = typed(joining(), '2012').touch({ kind: 'next' });
    expect(young.screen).toMatchObject({ title: { key: 'message.come-with-parent.title' } });
    expect(young.effects.some((each) => each.kind === 'open-account')).toBe(false);
  });

  test('whoever gives no phone is asked for nothing more', () => {
    const driver = new Driver(lively)
      .touch({ kind: 'join' })
      .touch({ kind: 'of-age' })
      .touch({ kind: 'toggle-rules' })
      .touch({ kind: 'next' });
    expect(driver.touch({ kind: 'without-phone' }).screen).toMatchObject({ kind: 'join-card' });
  });

  test('nothing entered stays when the visit ends', () => {
    const driver = day(member().touch({ kind: 'birthday' })).wait(61_000);
    expect(driver.screen).toMatchObject({ kind: 'attract' });
    expect(JSON.stringify(driver.state)).not.toContain('"day":29');
  });
});
