/** A questionnaire: what is asked, of whom, from when until when. Its reward stands in the campaign that names it (`on: questionnaire NAME`), never here. */
import * as z from 'zod/mini';
import { inEachLanguage } from '../text/language.ts';
import { boundedText, count, localDate, slug } from './primitive.ts';

/** One question a screen: more than these nobody answers standing. */
export const QUESTIONS_MAX = 12;
/** Choices of one question: each is a key of at least 88 px, all on one floor. */
export const CHOICES_MAX = 8;
/** Steps of a scale. */
export const SCALE_STEPS = 5;

/** Name of a question or choice: short, because answers travel with every one of them. */
export const partName = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,23}$/));

/** A text that fits its place on the screen, in every language. */
const words = (most: number) => {
  const one = boundedText(most).check(z.minLength(1));
  return z.strictObject(inEachLanguage(() => one));
};
export const questionWords = words(140);
export const choiceWords = words(44);

/** A choice to touch. */
export const questionChoice = z.strictObject({ id: partName, text: choiceWords });

const asked = { id: partName, text: questionWords, /** May be left out. */ optional: z.boolean() };
const choices = z.array(questionChoice).check(z.minLength(2), z.maxLength(CHOICES_MAX));

/** One question. `scale`: 1 to 5, the ends named. */
export const question = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('one'), ...asked, choices }),
  z.strictObject({ kind: z.literal('several'), ...asked, choices }),
  z.strictObject({ kind: z.literal('scale'), ...asked, low: choiceWords, high: choiceWords }),
  z.strictObject({ kind: z.literal('yes-no'), ...asked }),
]);

/** A questionnaire. Each member answers once; from the first mall day to the last one, both included. */
export const questionnaireDocument = z.strictObject({
  kind: z.literal('questionnaire'),
  id: slug,
  version: count,
  title: words(60),
  text: words(180),
  fromLocal: localDate,
  untilLocal: localDate,
  /** `home`: offered on the first screen of a visit too; `yours`: only to those who look under "Yours". */
  offer: z.enum(['home', 'yours']),
  /** `confirmed`: only members who may spend. */
  who: z.enum(['everybody', 'confirmed']),
  questions: z.array(question).check(z.minLength(1), z.maxLength(QUESTIONS_MAX)),
});

/** @see questionnaireDocument */
export type QuestionnaireDocument = z.infer<typeof questionnaireDocument>;
/** @see question */
export type Question = z.infer<typeof question>;
