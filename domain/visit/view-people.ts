/** The pages of questionnaires, invitations and birthdays. What is no longer open falls back to the visit. */
import { daysOfMonth } from '../audience/birthday-entry.ts';
import type { BirthdayEntry } from '../audience/birthday-entry.ts';
import type { Question } from '../contract/questionnaire-document.ts';
import type { Frame } from '../contract/screen-parts.ts';
import type { QuestionnaireOfferView } from '../contract/screen-people.ts';
import type { Screen, ScreenOf } from '../contract/screen.ts';
import { choicesOf } from '../questionnaire/answers.ts';
import { birthdayReady } from './edit-birthday.ts';
import type { PeoplePage } from './people-page.ts';
import type { VisitStage, VisitState } from './state.ts';
import { draftsOf } from './visit-life.ts';

/** The screen of such a page; null: what it is about is gone. */
export function peopleScreen(frame: Frame, state: VisitState, page: PeoplePage): Screen | null {
  const { house, language } = state;
  const visit = state.stage.kind === 'visit' ? state.stage : null;
  switch (page.kind) {
    case 'questionnaire':
      return visit === null ? null : firstScreen(frame, visit, page.questionnaireId);
    case 'question':
      return visit === null ? null : questionScreen(frame, visit, page.sending);
    case 'questionnaire-done': {
      const { points, lines, toBeConfirmed } = page;
      return { kind: 'questionnaire-done', frame, points, lines: [...lines], toBeConfirmed };
    }
    case 'invite': {
      const offer = house.people[language].invitation;
      return offer === null ? null : { kind: 'invite', frame, offer, code: page.code };
    }
    case 'invited':
      return { kind: 'invited', frame, offer: house.people[language].invitation, keptReceipts: draftsOf(state.stage).length };
    case 'birthday':
      return birthdayScreen(frame, state, page.entry, false);
  }
}

function firstScreen(frame: Frame, visit: VisitStage, questionnaireId: string): Screen | null {
  const found = visit.account.questionnaires.find((each) => each.questionnaire.id === questionnaireId);
  if (found === undefined) return null;
  const { title, text, questions } = found.questionnaire;
  return {
    kind: 'questionnaire',
    frame,
    questionnaireId,
    title: title[frame.language],
    text: text[frame.language],
    reward: found.reward,
    questions: questions.length,
    begun: visit.answering?.questionnaireId === questionnaireId,
  };
}

function questionScreen(frame: Frame, visit: VisitStage, sending: boolean): Screen | null {
  const { answering } = visit;
  const found = visit.account.questionnaires.find((each) => each.questionnaire.id === answering?.questionnaireId)?.questionnaire;
  const question = found?.questions[answering?.at ?? 0];
  if (answering === null || found === undefined || question === undefined) return null;
  const chosen = answering.answers[question.id] ?? [];
  return {
    kind: 'question',
    frame,
    title: found.title[frame.language],
    at: answering.at,
    of: found.questions.length,
    asks: question.kind,
    text: question.text[frame.language],
    choices: choicesOf(question).map((id) => ({ id, text: choiceText(question, id, frame), chosen: chosen.includes(id) })),
    ends: question.kind === 'scale' ? { low: question.low[frame.language], high: question.high[frame.language] } : null,
    complete: chosen.length > 0 && !sending,
    optional: question.optional,
    sending,
  };
}

function choiceText(question: Question, id: string, { language }: Frame): string {
  const choices = question.kind === 'one' || question.kind === 'several' ? question.choices : [];
  return choices.find((choice) => choice.id === id)?.text[language] ?? '';
}

/** The birthday that is being entered, at joining and later alike. */
export function birthdayScreen(frame: Frame, { house }: VisitState, entry: BirthdayEntry, joining: boolean): ScreenOf<'birthday'> {
  return {
    kind: 'birthday',
    frame,
    joining,
    step: entry.step,
    month: entry.month,
    day: entry.day,
    days: entry.month === null ? 31 : daysOfMonth(entry.month),
    yearText: entry.yearText,
    asksYear: house.ages.asksYear,
    complete: birthdayReady(entry, house),
    gift: house.people[frame.language].birthdayGift,
  };
}

/** What is offered to answer on the home of a visit; null: nothing is open, or today is scan, result, finish only. */
export function homeOffer(visit: VisitStage, promotionDay: boolean, frame: Frame): QuestionnaireOfferView | null {
  return promotionDay || visit.rows.length > 0 ? null : offerOf(visit, (offer) => offer === 'home', frame);
}

/** What is offered under "Yours": what home does not show already. */
export function yoursOffer(visit: VisitStage, promotionDay: boolean, frame: Frame): QuestionnaireOfferView | null {
  const home = homeOffer(visit, promotionDay, frame);
  return home === null ? offerOf(visit, () => true, frame) : offerOf(visit, (offer) => offer === 'yours', frame);
}

function offerOf(visit: VisitStage, isHere: (offer: 'home' | 'yours') => boolean, { language }: Frame): QuestionnaireOfferView | null {
  if (visit.card.identity === 'typed') return null;
  const found = visit.account.questionnaires.find((each) => isHere(each.questionnaire.offer));
  if (found === undefined) return null;
  const { id, title } = found.questionnaire;
  return { questionnaireId: id, title: title[language], reward: found.reward, begun: visit.answering?.questionnaireId === id };
}
