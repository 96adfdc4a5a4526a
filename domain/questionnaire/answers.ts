/** Answers as they travel: by question, the names of the choices. `1` to `5` on a scale, `yes` and `no`; a question left out has no entry. */
import { canonicalJson } from '../encoding/canonical-json.ts';
import type { Question, QuestionnaireDocument } from '../contract/questionnaire-document.ts';
import { CHOICES_MAX, QUESTIONS_MAX, SCALE_STEPS } from '../contract/questionnaire-document.ts';

/** @see file comment */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** Sealed texts are as long as a multiple of this, so that their length tells nothing of what was chosen. */
const PADDED_TO = 512;

/** Names of what can be chosen, in the order shown. */
export function choicesOf(question: Question): readonly string[] {
  switch (question.kind) {
    case 'one':
    case 'several':
      return question.choices.map((choice) => choice.id);
    case 'scale':
      return Array.from({ length: SCALE_STEPS }, (_, at) => String(at + 1));
    case 'yes-no':
      return ['yes', 'no'];
  }
}

/** What is chosen after a touch: one of many replaces, several of many switches. In the order shown, whatever order they were touched in. */
export function chosenAfter(question: Question, before: readonly string[], choiceId: string): readonly string[] {
  const all = choicesOf(question);
  if (!all.includes(choiceId)) return before;
  if (question.kind !== 'several') return [choiceId];
  const on = new Set(before);
  if (!on.delete(choiceId)) on.add(choiceId);
  return all.filter((each) => on.has(each));
}

/** Answers that this questionnaire can have; anything else in them is left out. */
export function validAnswers(questionnaire: Pick<QuestionnaireDocument, 'questions'>, answers: Answers): Answers {
  const kept: Record<string, readonly string[]> = {};
  for (const question of questionnaire.questions) {
    const chosen = Object.hasOwn(answers, question.id) ? (answers[question.id] ?? []) : [];
    const known = choicesOf(question).filter((each) => chosen.includes(each));
    if (known.length > 0 && (question.kind === 'several' || known.length === 1)) kept[question.id] = known;
  }
  return kept;
}

/** Whether each question that may not be left out has an answer. */
export function isComplete(questionnaire: Pick<QuestionnaireDocument, 'questions'>, answers: Answers): boolean {
  return questionnaire.questions.every((question) => question.optional || (answers[question.id] ?? []).length > 0);
}

/** The text that is sealed: canonical, filled up with blanks. */
export function answersText(questionnaireId: string, answers: Answers): string {
  const text = canonicalJson({ questionnaireId, answers });
  return text.padEnd(Math.ceil(text.length / PADDED_TO) * PADDED_TO, ' ');
}

/** Answers in an opened text of this questionnaire, in bounds but not yet looked at; null: another's, or no answers at all. */
export function answersIn(text: string, questionnaireId: string): Answers | null {
  const value = parsed(text);
  if (value === null || value['questionnaireId'] !== questionnaireId) return null;
  const given = value['answers'];
  if (!isRecord(given)) return null;
  const entries = Object.entries(given);
  if (entries.length > QUESTIONS_MAX) return null;
  const answers: Record<string, readonly string[]> = {};
  for (const [id, chosen] of entries) {
    if (!Array.isArray(chosen) || chosen.length > CHOICES_MAX || id === '__proto__') return null;
    answers[id] = chosen.filter((each) => typeof each === 'string');
  }
  return answers;
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
