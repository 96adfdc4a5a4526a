/** Intents around questionnaires, invitations and birthdays. */
import * as z from 'zod/mini';
import { partName } from './questionnaire-document.ts';
import { slug } from './primitive.ts';
import { plain } from './plain-intent.ts';

/** Spread into the union of intents. */
export const peopleIntents = [
  z.strictObject({ kind: z.literal('open-questionnaire'), questionnaireId: slug }),
  /** From the first page to the questions. */
  plain('begin-questionnaire'),
  z.strictObject({ kind: z.literal('choose-answer'), choiceId: partName }),
  plain('skip-question'),
  /** What was answered waits until the end of the visit. */
  plain('leave-questionnaire'),
  plain('invite'),
  plain('birthday'),
  z.strictObject({ kind: z.literal('pick-month'), month: z.int().check(z.gte(1), z.lte(12)) }),
  z.strictObject({ kind: z.literal('pick-day'), day: z.int().check(z.gte(1), z.lte(31)) }),
  plain('not-now'),
] as const;
