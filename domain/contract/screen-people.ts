/** Screens of a questionnaire, of an invitation shown and read, and of the birthday. */
import * as z from 'zod/mini';
import { count, localDate, say } from './primitive.ts';
import { one } from './screen-parts.ts';

/** A questionnaire offered. `reward` null: answered for nothing. */
export const questionnaireOffer = z.strictObject({
  questionnaireId: z.string(),
  title: z.string(),
  reward: z.nullable(say),
  /** Begun in this visit. */
  begun: z.boolean(),
});

/** What an invitation brings, as its campaign says. `after`: when the newcomer has it. */
export const invitationView = z.strictObject({
  title: z.string(),
  sentence: z.string(),
  friend: say,
  after: z.enum(['joined', 'confirmed', 'receipt', 'other']),
});

/** Spread into the union of screens. */
export const peopleScreens = [
  one('questionnaire', {
    questionnaireId: z.string(),
    title: z.string(),
    text: z.string(),
    reward: z.nullable(say),
    questions: count,
    begun: z.boolean(),
  }),
  one('question', {
    title: z.string(),
    /** From 0. */
    at: count,
    of: count,
    asks: z.enum(['one', 'several', 'scale', 'yes-no']),
    text: z.string(),
    /** Empty words of a choice: the page has them (yes, no, the figures of a scale). */
    choices: z.array(z.strictObject({ id: z.string(), text: z.string(), chosen: z.boolean() })),
    /** Ends of a scale. */
    ends: z.nullable(z.strictObject({ low: z.string(), high: z.string() })),
    complete: z.boolean(),
    optional: z.boolean(),
    sending: z.boolean(),
  }),
  one('questionnaire-done', { points: count, lines: z.array(say), toBeConfirmed: z.boolean() }),
  /** The member's own invitation. `code` null: it is being made. */
  one('invite', { offer: invitationView, code: z.nullable(z.strictObject({ qrText: z.string(), untilLocal: localDate })) }),
  /** Somebody was invited. */
  one('invited', { offer: z.nullable(invitationView), keptReceipts: count }),
  one('birthday', {
    joining: z.boolean(),
    step: z.enum(['month', 'day', 'year']),
    month: z.nullable(count),
    day: z.nullable(count),
    /** Days of the month chosen. */
    days: count,
    yearText: z.string(),
    asksYear: z.boolean(),
    complete: z.boolean(),
    /** What a campaign gives on birthdays; null: none runs. */
    gift: z.nullable(z.string()),
  }),
] as const;

/** @see questionnaireOffer */
export type QuestionnaireOfferView = z.infer<typeof questionnaireOffer>;
/** @see invitationView */
export type InvitationView = z.infer<typeof invitationView>;
