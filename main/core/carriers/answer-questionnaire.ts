import { answersText } from '../../../domain/questionnaire/answers.ts';
import type { Answers } from '../../../domain/questionnaire/answers.ts';
import { sealTo } from '../../../domain/encoding/seal.ts';
import type { FactOutcome } from '../../../domain/contract/sync.ts';
import type { VisitEffect } from '../../../domain/visit/port.ts';
import { localSay, newestVersions } from '../../../domain/visit/local-say.ts';
import { PREDICTION_SHOWN_AFTER_MS } from '../register-receipt.ts';
import type { VisitStage } from '../visit-stage.ts';

type Effect = Extract<VisitEffect, { kind: 'answer-questionnaire' }>;

/** Answers leave this kiosk sealed to the server's key; from here on nobody reads them, this kiosk neither. */
function sealed(stage: VisitStage, questionnaireId: string, answers: Answers): string | null {
  const sealingKey = stage.services.identity.enrolment()?.sealingKey;
  return sealingKey === undefined ? null : sealTo(sealingKey, answersText(questionnaireId, answers), stage.services.random(32));
}

/** One fact with all answers, or none: what it gave is told at once as predicted, and again when the server has decided. */
export async function answerQuestionnaire(stage: VisitStage, effect: Effect): Promise<void> {
  const visit = stage.visit();
  const isTest = visit.shown?.isTest === true;
  const book = stage.book(isTest);
  const { questionnaireId, accountId } = effect;
  const { fact, prediction } = book.record({
    kind: 'questionnaire.answered',
    accountId,
    questionnaireId,
    sealed: isTest ? null : sealed(stage, questionnaireId, effect.answers),
  });
  const tell = (outcome: FactOutcome, decided: boolean): void => {
    const account = book.account(accountId);
    if (!stage.isCurrent(visit) || account === null) return;
    const catalogue = stage.services.house.catalogue();
    const source = catalogue === null ? null : { catalogue, campaigns: newestVersions(book.world().campaigns()) };
    stage.emit({
      kind: 'questionnaire.outcome',
      questionnaireId,
      result:
        outcome.fate === 'refused'
          ? { ok: false }
          : {
              ok: true,
              points: outcome.awards.reduce((sum, award) => sum + Math.max(0, award.points), 0),
              lines: source === null ? [] : outcome.awards.map((award) => localSay(award.explanation, source, effect.language)),
              decided: decided || isTest,
            },
      view: stage.view(account, visit.shown?.last4 ?? '', effect.language, isTest),
    });
  };
  const waitMs = isTest || !book.online() ? 0 : (stage.services.house.catalogue()?.settings.decisionWaitMs ?? 2000);
  const quick = await book.outcome(fact.id, Math.min(waitMs, PREDICTION_SHOWN_AFTER_MS));
  if (quick !== null) return tell(quick, true);
  tell(prediction.outcome, false);
  const decided = await book.outcome(fact.id, Math.max(0, waitMs - PREDICTION_SHOWN_AFTER_MS));
  if (decided !== null) tell(decided, true);
}
