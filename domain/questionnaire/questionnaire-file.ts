/** The file a questionnaire is written in: like the document, with what goes without saying left out. */
import * as z from 'zod/mini';
import {
  CHOICES_MAX,
  QUESTIONS_MAX,
  choiceWords,
  partName,
  questionChoice,
  questionnaireDocument,
  questionWords,
} from '../contract/questionnaire-document.ts';
import type { Question, QuestionnaireDocument } from '../contract/questionnaire-document.ts';
import { localDate, slug } from '../contract/primitive.ts';
import { isLocalDate } from '../time/local-time.ts';

const asked = z.strictObject({
  id: partName,
  ask: z.enum(['one', 'several', 'scale', 'yes-no']),
  text: questionWords,
  optional: z.optional(z.boolean()),
  choices: z.optional(z.array(questionChoice).check(z.minLength(2), z.maxLength(CHOICES_MAX))),
  low: z.optional(choiceWords),
  high: z.optional(choiceWords),
});

/** A questionnaire file. */
export const questionnaireFile = z.strictObject({
  questionnaire: slug,
  title: questionnaireDocument.shape.title,
  text: questionnaireDocument.shape.text,
  from: localDate,
  until: localDate,
  offer: z.optional(questionnaireDocument.shape.offer),
  who: z.optional(questionnaireDocument.shape.who),
  questions: z.array(asked).check(z.minLength(1), z.maxLength(QUESTIONS_MAX)),
});
type QuestionnaireFile = z.infer<typeof questionnaireFile>;
type Asked = z.infer<typeof asked>;

/** Keys of a file, for whoever mistyped one. */
export const fileKeys: readonly string[] = [...Object.keys(questionnaireFile.shape), ...Object.keys(asked.shape)];

/** A finding; `path` leads to the place in the file. */
export interface QuestionnaireFinding {
  readonly path: readonly (string | number)[];
  readonly what: string;
}

/** What the shape alone does not say: dates that no calendar has, names twice, keys that do not go with the kind of question. */
export function wrongInFile(file: QuestionnaireFile): QuestionnaireFinding[] {
  const wrong: QuestionnaireFinding[] = [];
  for (const key of ['from', 'until'] as const)
    if (!isLocalDate(file[key])) wrong.push({ path: [key], what: 'names a day that no calendar has' });
  if (file.until < file.from) wrong.push({ path: ['until'], what: 'ends before it begins' });
  wrong.push(
    ...twice(
      file.questions.map((each) => each.id),
      (at) => ['questions', at, 'id'],
    ),
  );
  file.questions.forEach((each, at) => {
    const path = ['questions', at];
    const hasChoices = each.ask === 'one' || each.ask === 'several';
    if (hasChoices && each.choices === undefined) wrong.push({ path: [...path, 'choices'], what: 'is missing: what can be chosen?' });
    if (!hasChoices && each.choices !== undefined) wrong.push({ path: [...path, 'choices'], what: `does not go with "ask: ${each.ask}"` });
    for (const end of ['low', 'high'] as const) {
      if (each.ask === 'scale' && each[end] === undefined)
        wrong.push({ path: [...path, end], what: 'is missing: the ends of a scale have words' });
      if (each.ask !== 'scale' && each[end] !== undefined)
        wrong.push({ path: [...path, end], what: `does not go with "ask: ${each.ask}"` });
    }
    wrong.push(
      ...twice(
        (each.choices ?? []).map((choice) => choice.id),
        (index) => [...path, 'choices', index, 'id'],
      ),
    );
  });
  return wrong;
}

/** What is legal but looks unintended. `todayLocal` null: nobody knows what day it is. */
export function oddInFile(file: QuestionnaireFile, todayLocal: string | null): QuestionnaireFinding[] {
  const odd: QuestionnaireFinding[] = [];
  if (todayLocal !== null && file.until < todayLocal) odd.push({ path: ['until'], what: 'is past already: nobody will be asked' });
  if (file.questions.every((each) => each.optional === true))
    odd.push({ path: ['questions'], what: 'may all be left out: whoever leaves out all has answered nothing and gets nothing' });
  return odd;
}

function twice(ids: readonly string[], path: (at: number) => (string | number)[]): QuestionnaireFinding[] {
  return ids.flatMap((id, at) => (ids.indexOf(id) < at ? [{ path: path(at), what: `"${id}" stands here twice` }] : []));
}

/** A file without problems as a document. */
export function questionnaireOf(file: QuestionnaireFile): QuestionnaireDocument {
  return {
    kind: 'questionnaire',
    id: file.questionnaire,
    version: 1,
    title: file.title,
    text: file.text,
    fromLocal: file.from,
    untilLocal: file.until,
    offer: file.offer ?? 'home',
    who: file.who ?? 'everybody',
    questions: file.questions.map(questionOf),
  };
}

function questionOf({ id, ask, text, optional, choices, low, high }: Asked): Question {
  const common = { id, text, optional: optional ?? false };
  switch (ask) {
    case 'one':
    case 'several':
      return { kind: ask, ...common, choices: choices ?? [] };
    case 'scale':
      return { kind: ask, ...common, low: low ?? text, high: high ?? text };
    case 'yes-no':
      return { kind: ask, ...common };
  }
}

/**
 * What may not change in a questionnaire that people have answered: a question keeps its kind, and neither questions nor choices go, because their sums stay. New ones may come,
 * and words may be mended.
 */
export function changedTooMuch(before: QuestionnaireDocument, after: QuestionnaireDocument): QuestionnaireFinding[] {
  const wrong: QuestionnaireFinding[] = [];
  for (const old of before.questions) {
    const at = after.questions.findIndex((each) => each.id === old.id);
    const now = after.questions[at];
    if (now === undefined)
      wrong.push({ path: ['questions'], what: `"${old.id}" was asked already and may not go: begin a new questionnaire` });
    else if (now.kind !== old.kind)
      wrong.push({ path: ['questions', at, 'ask'], what: `was "${old.kind}" and answered so: give the new question a name of its own` });
    else if ((old.kind === 'one' || old.kind === 'several') && (now.kind === 'one' || now.kind === 'several'))
      for (const choice of old.choices)
        if (!now.choices.some((each) => each.id === choice.id))
          wrong.push({ path: ['questions', at, 'choices'], what: `"${choice.id}" was chosen already and may not go` });
  }
  return wrong;
}
