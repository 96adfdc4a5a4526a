/** What `passage questionnaire` reads from a server, and how results stand in a terminal. */
import * as z from 'zod/mini';
import type { ListedQuestionnaire } from '../server/load-questionnaire.ts';
import { fileProblem, shown } from './problem-line.ts';

/** Answer to a file. */
export const questionnaireAnswer = z.object({
  problems: z.array(fileProblem),
  warnings: z.array(fileProblem),
  questions: z.int(),
  feedSeq: z.nullable(z.int()),
});

const sum = z.nullable(z.int());

/** Results of all questionnaires. */
export const resultsAnswer = z.array(
  z.object({
    questionnaireId: z.string(),
    title: z.object({ en: z.string(), ru: z.string(), fi: z.string(), de: z.string() }),
    fromLocal: z.string(),
    untilLocal: z.string(),
    answered: sum,
    questions: z.array(
      z.object({
        questionId: z.string(),
        kind: z.enum(['one', 'several', 'scale', 'yes-no']),
        answered: sum,
        choices: z.array(z.object({ choiceId: z.string(), count: sum })),
        meanHundredths: sum,
      }),
    ),
  }),
);

const told = (count: number | null): string => (count === null ? '·' : String(count));

/** One questionnaire, a line a choice. A dot: under five people, or what would give them away. */
export function resultsText(result: Omit<ListedQuestionnaire, 'asked'>): string {
  const { questionnaireId, title, fromLocal, untilLocal, answered, questions } = result;
  const head = `${questionnaireId}: ${title.en}, ${fromLocal} to ${untilLocal}, ${answered === null ? 'fewer than 5 answered' : `${answered} answered`}`;
  const lines = questions.flatMap((question) => {
    const mean = question.meanHundredths === null ? '' : `, mean ${(question.meanHundredths / 100).toFixed(2)}`;
    const choices = question.choices.map(({ choiceId, count }) => `    ${told(count).padStart(7)}  ${choiceId}`);
    return [`  ${question.questionId} (${question.kind}), ${told(question.answered)} answered${mean}`, ...choices];
  });
  return [head, ...lines].map(shown).join('\n');
}
