/**
 * Counts as they may be told. What fewer than five people did is nobody's business: neither their number nor what would give it away. Answers themselves are never kept.
 */
import type { Question, QuestionnaireDocument } from '../contract/questionnaire-document.ts';
import { choicesOf } from './answers.ts';

/** Smallest group that is told. */
export const SMALLEST_GROUP = 5;

/** Sums over all who answered: whole questionnaires, answers by question, choices by question. */
export interface AnswerCounts {
  readonly answered: number;
  /** By question. */
  readonly byQuestion: ReadonlyMap<string, number>;
  /** By question and choice, `question/choice`. */
  readonly byChoice: ReadonlyMap<string, number>;
}

/** Counts of one question. null: a small group, or what would give one away. */
export interface QuestionResult {
  readonly questionId: string;
  readonly kind: Question['kind'];
  readonly answered: number | null;
  readonly choices: readonly { readonly choiceId: string; readonly count: number | null }[];
  /** Mean of a scale in hundredths; null: another kind, or a small group. */
  readonly meanHundredths: number | null;
}

/** Counts of a questionnaire. */
export interface QuestionnaireResult {
  readonly questionnaireId: string;
  readonly answered: number | null;
  readonly questions: readonly QuestionResult[];
}

const told = (count: number): number | null => (count >= SMALLEST_GROUP ? count : null);

/** @see file comment */
export function resultOf(questionnaire: QuestionnaireDocument, counts: AnswerCounts): QuestionnaireResult {
  return {
    questionnaireId: questionnaire.id,
    answered: told(counts.answered),
    questions: questionnaire.questions.map((question) => questionResult(question, counts)),
  };
}

function questionResult(question: Question, { byQuestion, byChoice }: AnswerCounts): QuestionResult {
  const answered = told(byQuestion.get(question.id) ?? 0);
  const raw = choicesOf(question).map((choiceId) => ({ choiceId, count: byChoice.get(`${question.id}/${choiceId}`) ?? 0 }));
  const shown =
    answered === null
      ? raw.map(() => null)
      : toldTogether(
          raw.map((each) => each.count),
          question.kind !== 'several',
        );
  const small = shown.includes(null);
  return {
    questionId: question.id,
    kind: question.kind,
    answered,
    choices: raw.map(({ choiceId }, at) => ({ choiceId, count: shown[at] ?? null })),
    // A mean beside all counts but one would give that one away.
    meanHundredths: question.kind === 'scale' && answered !== null && !small ? mean(raw.map((each) => each.count)) : null,
  };
}

/**
 * Small counts are left out; where all choices add up to a sum that is told, one alone would be the rest, so the smallest of the others goes as well, and so on until the
 * rest is at least two choices and no small group.
 */
function toldTogether(counts: readonly number[], addsUp: boolean): (number | null)[] {
  const shown = counts.map(told);
  if (!addsUp) return shown;
  for (let left = counts.length; left > 0; left -= 1) {
    const hidden = counts.filter((_, at) => shown[at] === null);
    const rest = hidden.reduce((sum, count) => sum + count, 0);
    if (hidden.length === 0 || (hidden.length > 1 && (rest >= SMALLEST_GROUP || rest === 0))) return shown;
    const smallest = Math.min(...shown.filter((each) => each !== null));
    const at = shown.indexOf(smallest);
    if (at < 0) return shown;
    shown[at] = null;
  }
  return shown;
}

function mean(counts: readonly number[]): number {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const points = counts.reduce((sum, count, at) => sum + count * (at + 1), 0);
  return all === 0 ? 0 : Math.round((points * 100) / all);
}
