/** Touches on questionnaires, the member's own invitation and the birthday told later. A typed number sees none of it. */
import { freshBirthday } from '../audience/birthday-entry.ts';
import type { Intent } from '../contract/intent.ts';
import type { QuestionnaireDocument } from '../contract/questionnaire-document.ts';
import { chosenAfter, isComplete, validAnswers } from '../questionnaire/answers.ts';
import type { Answers } from '../questionnaire/answers.ts';
import { editBirthday } from './edit-birthday.ts';
import { withMessage } from './message-page.ts';
import { isPeoplePage } from './people-page.ts';
import type { Answering, PeoplePage } from './people-page.ts';
import type { VisitStage, VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';

/** A touch of this family; null: it is another's. */
export function onPeopleTouch(state: VisitState, intent: Intent): Step | null {
  const { page, stage } = state;
  if (stage.kind !== 'visit' || page?.kind === 'paper' || page?.kind === 'printing') return null;
  const opened = open(state, stage, intent);
  if (opened !== null) return stage.card.identity === 'typed' ? stay(withMessage(state, 'typed-sees-little')) : opened;
  switch (page?.kind) {
    case 'questionnaire':
      return onFirstPage(state, stage, page, intent);
    case 'question':
      return onQuestion(state, stage, page, intent);
    case 'questionnaire-done':
      return intent.kind === 'next' || intent.kind === 'back' ? stay({ ...state, page: null }) : null;
    case 'invite':
      return intent.kind === 'back' ? stay({ ...state, page: { kind: 'mine' } }) : null;
    case 'birthday':
      return onBirthday(state, stage, page, intent);
    default:
      return null;
  }
}

function open(state: VisitState, stage: VisitStage, intent: Intent): Step | null {
  // A page of this family that stands open leads nowhere sideways.
  if (state.page !== null && isPeoplePage(state.page)) return null;
  switch (intent.kind) {
    case 'open-questionnaire':
      return offered(stage, intent.questionnaireId) === null
        ? stay(state)
        : stay({ ...state, page: { kind: 'questionnaire', questionnaireId: intent.questionnaireId, under: state.page } });
    case 'invite':
      if (state.house.people[state.language].invitation === null) return stay(state);
      return {
        state: { ...state, page: { kind: 'invite', code: null } },
        effects: [{ kind: 'make-invitation', accountId: stage.account.accountId }],
      };
    case 'birthday':
      return stay({ ...state, page: { kind: 'birthday', entry: freshBirthday, under: state.page } });
    default:
      return null;
  }
}

/** The questionnaire while it is open for this member. */
export function offered({ account }: VisitStage, questionnaireId: string): QuestionnaireDocument | null {
  return account.questionnaires.find((each) => each.questionnaire.id === questionnaireId)?.questionnaire ?? null;
}

function onFirstPage(
  state: VisitState,
  stage: VisitStage,
  page: Extract<PeoplePage, { kind: 'questionnaire' }>,
  intent: Intent,
): Step | null {
  if (intent.kind === 'back') return stay({ ...state, page: page.under });
  if (intent.kind !== 'begin-questionnaire') return null;
  const found = offered(stage, page.questionnaireId);
  if (found === null) return stay({ ...state, page: page.under });
  const begun = stage.answering?.questionnaireId === found.id ? stage.answering : null;
  // Going on: answers to what is no longer asked are left out, and the place stays within what is.
  const answering: Answering =
    begun === null
      ? { questionnaireId: found.id, at: 0, answers: {} }
      : { ...begun, at: Math.min(begun.at, found.questions.length - 1), answers: validAnswers(found, begun.answers) };
  return stay({ ...state, stage: { ...stage, answering }, page: { kind: 'question', sending: false, under: page.under } });
}

function onQuestion(state: VisitState, stage: VisitStage, page: Extract<PeoplePage, { kind: 'question' }>, intent: Intent): Step | null {
  const { answering } = stage;
  const found = answering === null ? null : offered(stage, answering.questionnaireId);
  const question = found?.questions[answering?.at ?? 0];
  if (intent.kind === 'leave-questionnaire') return stay({ ...state, page: page.under });
  if (answering === null || found === null || question === undefined)
    return intent.kind === 'back' || intent.kind === 'next' ? stay({ ...state, page: page.under }) : null;
  if (page.sending) return intent.kind === 'finish' ? null : stay(state);
  const given = answering.answers[question.id] ?? [];
  switch (intent.kind) {
    case 'choose-answer': {
      const answers = { ...answering.answers, [question.id]: chosenAfter(question, given, intent.choiceId) };
      return stay({ ...state, stage: { ...stage, answering: { ...answering, answers } } });
    }
    case 'next':
      return given.length === 0 ? stay(state) : onward(state, stage, found, answering, page);
    case 'skip-question': {
      if (!question.optional) return stay(state);
      const { [question.id]: _left, ...answers } = answering.answers;
      return onward(state, stage, found, { ...answering, answers }, page);
    }
    case 'back':
      return answering.at === 0
        ? stay({ ...state, page: { kind: 'questionnaire', questionnaireId: found.id, under: page.under } })
        : stay({ ...state, stage: { ...stage, answering: { ...answering, at: answering.at - 1 } } });
    default:
      return null;
  }
}

/** To the next question, or, after the last one, all answers at once: before that nothing of them has left the visit. */
function onward(
  state: VisitState,
  stage: VisitStage,
  found: QuestionnaireDocument,
  answering: Answering,
  page: Extract<PeoplePage, { kind: 'question' }>,
): Step {
  if (answering.at + 1 < found.questions.length)
    return stay({ ...state, stage: { ...stage, answering: { ...answering, at: answering.at + 1 } } });
  const answers: Answers = validAnswers(found, answering.answers);
  const now: VisitState = { ...state, stage: { ...stage, answering: { ...answering, answers } } };
  if (!isComplete(found, answers)) return stay(backToGap(now, stage, found, answers, answering));
  // Whoever left out everything has answered nothing: it stays open for another day.
  if (Object.keys(answers).length === 0) return stay({ ...state, stage: { ...stage, answering: null }, page: page.under });
  const { accountId } = stage.account;
  return {
    state: { ...now, page: { ...page, sending: true } },
    effects: [{ kind: 'answer-questionnaire', questionnaireId: found.id, accountId, answers, language: state.language }],
  };
}

/** A question that may not be left out and has no answer (the questionnaire changed meanwhile). */
function backToGap(state: VisitState, stage: VisitStage, found: QuestionnaireDocument, answers: Answers, answering: Answering): VisitState {
  const at = found.questions.findIndex((question) => !question.optional && (answers[question.id] ?? []).length === 0);
  return { ...state, stage: { ...stage, answering: { ...answering, answers, at: Math.max(0, at) } } };
}

function onBirthday(state: VisitState, stage: VisitStage, page: Extract<PeoplePage, { kind: 'birthday' }>, intent: Intent): Step | null {
  const edited = editBirthday(page.entry, intent, state.house);
  switch (edited.kind) {
    case 'entry':
      return stay({ ...state, page: { ...page, entry: edited.entry } });
    case 'left':
      return stay({ ...state, page: page.under });
    case 'told':
      return {
        state: { ...state, page: page.under },
        effects: [{ kind: 'tell-birthday', accountId: stage.account.accountId, birthday: edited.birthday }],
      };
    case 'none':
      return null;
  }
}
