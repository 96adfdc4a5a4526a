/** M11: what happens to a member and is no receipt. */
import { describe, expect, test } from 'vitest';
import { evaluateEvent } from '../../../domain/campaign/evaluate-event.ts';
import type { MemberFacts, RuleEvent } from '../../../domain/campaign/evaluation.ts';
import { buildRuleIndex, candidates, eventCandidates } from '../../../domain/campaign/rule-index.ts';
import { compileRule } from '../../../domain/campaign/rule.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import {
  at,
  everyone,
  gift,
  makeMember,
  makeReceipt,
  makeVersion,
  mall,
  perAmount,
  points,
  reach,
  run,
  tickets,
  tier,
  when,
} from './make-version.ts';

const event = (change: Partial<RuleEvent> = {}): RuleEvent => ({
  trigger: 'joined',
  questionnaireId: null,
  atMs: at('2026-11-21T12:00'),
  kioskId: 'K1',
  ...change,
});
const welcome = makeVersion({ campaignId: 'welcome', trigger: 'joined', reach: reach(), reward: points(100) });
const given = (version: CampaignVersion, of: RuleEvent, member: Partial<MemberFacts> = {}) =>
  evaluateEvent([compileRule(version)], makeMember(member), of, mall).flatMap((one) =>
    one.due.map((due) => [due.awardKey, due.reward.kind]),
  );

describe('events', () => {
  test.each<[string, Partial<CampaignVersion>, Partial<RuleEvent>, string | null]>([
    ['joined', {}, {}, 'welcome/joined/1'],
    ['confirmed', { trigger: 'confirmed' }, { trigger: 'confirmed' }, 'welcome/confirmed/1'],
    ['a birthday, once a year', { trigger: 'birthday' }, { trigger: 'birthday' }, 'welcome/2026/1'],
    [
      'the year is that of the mall day',
      { trigger: 'birthday', when: when({ boughtUntilMs: at('2027-02-01T04:00') }) },
      { trigger: 'birthday', atMs: at('2027-01-01T03:59') },
      'welcome/2026/1',
    ],
    [
      'this questionnaire',
      { trigger: 'questionnaire', questionnaireId: 'q1' },
      { trigger: 'questionnaire', questionnaireId: 'q1' },
      'welcome/questionnaire/1',
    ],
    ['another one', { trigger: 'questionnaire', questionnaireId: 'q1' }, { trigger: 'questionnaire', questionnaireId: 'q2' }, null],
    ['another event', {}, { trigger: 'confirmed' }, null],
    ['before it began', {}, { atMs: at('2026-11-01T03:59') }, null],
    ['at its end', {}, { atMs: at('2026-12-01T04:00') }, null],
    ['after it was stopped', { stoppedAtMs: at('2026-11-20T12:00') }, {}, null],
    ['on a weekday that does not count', { when: when({ weekdays: [7] }) }, {}, null],
    ['on a weekday that counts', { when: when({ weekdays: [6] }) }, {}, 'welcome/joined/1'],
    ['at its kiosk', { audience: everyone({ kiosks: ['K1'] }) }, {}, 'welcome/joined/1'],
    ['in its hours', { when: when({ hours: { from: '10:00', until: '12:01' } }) }, {}, 'welcome/joined/1'],
    ['outside its hours', { when: when({ hours: { from: '12:01', until: '10:00' } }) }, {}, null],
    ['above this engine', { engineLevel: 99 }, {}, null],
    ['not for this member', { audience: everyone({ invited: true }) }, {}, null],
    ['at another kiosk', { audience: everyone({ kiosks: ['K2'] }) }, {}, null],
  ])('%s', (_name, change, of, key) => {
    expect(given({ ...welcome, ...change }, event(of)).map(([awardKey]) => awardKey)).toEqual(key === null ? [] : [key]);
  });

  test.each([
    [gift('mug'), ['gift']],
    [tickets(2), ['tickets']],
    [tier('gold'), ['tier']],
    [perAmount(), []],
  ])('reward %o', (reward, kinds) => {
    expect(given({ ...welcome, reward }, event()).map(([, kind]) => kind)).toEqual(kinds);
  });

  test('keep nothing: what was given stands as a grant in the window of that key', () => {
    expect(evaluateEvent([compileRule(welcome)], makeMember(), event(), mall)).toEqual([
      {
        version: welcome,
        windowKey: 'joined',
        entry: null,
        due: [{ awardKey: 'welcome/joined/1', receiptId: '', reward: { kind: 'points', points: 100, purse: 'everywhere' } }],
        after: null,
      },
    ]);
  });

  test('a receipt sets off no campaign of an event, and an event none of receipts', () => {
    expect(run([welcome], makeReceipt({ receiptId: 'r' })).touched).toEqual([]);
    const index = buildRuleIndex([welcome, makeVersion(), { ...welcome, campaignId: 'party', trigger: 'birthday' }]);
    expect(candidates(index, makeReceipt({ receiptId: 'r' })).map((rule) => rule.version.campaignId)).toEqual(['hare']);
    expect(eventCandidates(index, { trigger: 'joined', atMs: event().atMs }).map((rule) => rule.version.campaignId)).toEqual(['welcome']);
    expect(eventCandidates(index, { trigger: 'questionnaire', atMs: event().atMs })).toEqual([]);
  });
});
