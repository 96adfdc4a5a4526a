/** Fact `questionnaire.answered`: that a member answered; the answers themselves travel sealed and are nobody's business here. */
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { usableAccount } from './account-of.ts';
import { settleEvent } from './event-awards.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';

/** Decides the answer: each questionnaire counts once for an account. */
export function answerQuestionnaire(scribe: Scribe, fact: Fact, body: FactBodyOf<'questionnaire.answered'>): Ending {
  const account = usableAccount(scribe, body.accountId);
  if (typeof account === 'string') return refused(account);
  const { questionnaireId } = body;
  if (account.answered.includes(questionnaireId)) return refused('questionnaire-answered');
  scribe.change({ kind: 'account.answeredAdded', accountId: account.id, questionnaireId });
  settleEvent(scribe, account.id, { trigger: 'questionnaire', questionnaireId, atMs: fact.registeredAtMs, kioskId: fact.kioskId });
  return applied;
}
