/**
 * What the visitor's screen at the desk shows: one closed union, plain data, in the visitor's language. It is read only: the page says nothing that anybody hears. Nothing on it that the
 * person behind may not read: initial and last four, what was booked just now, what is theirs; why a paper waits stays with the staff.
 */
import * as z from 'zod/mini';
import { count, currency, language, localDateTime, say, slug, whole } from './primitive.ts';
import { posterView, progressView } from './screen-parts.ts';

/** The mall's head, on every screen. */
export const visitorFrame = z.strictObject({ mallName: z.string(), language, clockLocal: localDateTime, currency, night: z.boolean() });

const one = <K extends string, S extends Record<string, z.core.$ZodType>>(kind: K, shape: S) =>
  z.strictObject({ kind: z.literal(kind), frame: visitorFrame, ...shape });

/** The screens. */
export const visitorScreen = z.discriminatedUnion('kind', [
  /** Nobody is served: the mall's posters in turn; none: a welcome. */
  one('posters', { posters: z.array(posterView) }),
  /** Somebody waits while the desk is locked or a colleague comes. */
  one('moment', {}),
  one('visit', {
    who: z.string(),
    /** Booked papers, oldest first; the last ones fit. */
    rows: z.array(
      z.strictObject({ rowId: z.string(), shop: z.nullable(z.string()), amountMinor: whole, points: whole, toBeConfirmed: z.boolean() }),
    ),
    booked: count,
    points: whole,
    /** Papers that are looked at together. */
    looking: count,
    /** A gift that ran out, and what its campaign gave instead: before any joy. */
    gone: z.nullable(z.strictObject({ what: say, instead: say })),
    /** Gifts that became theirs here. */
    gifts: z.array(z.strictObject({ name: z.string(), art: z.nullable(slug) })),
    /** What goes over the counter now. */
    handing: z.nullable(z.strictObject({ name: z.string(), art: z.nullable(slug) })),
    progress: z.nullable(progressView),
  }),
  /** For some seconds after the end. */
  one('goodbye', { points: whole, booked: count }),
]);

/** Core to the visitor's page. */
export const visitorCoreMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('screen'), n: z.int(), screen: visitorScreen }),
]);

/** @see visitorCoreMessage */
export type VisitorCoreMessage = z.infer<typeof visitorCoreMessage>;
/** @see visitorScreen */
export type VisitorScreen = z.infer<typeof visitorScreen>;
/** One screen by its name. */
export type VisitorScreenOf<K extends VisitorScreen['kind']> = Extract<VisitorScreen, { kind: K }>;
/** @see visitorFrame */
export type VisitorFrame = z.infer<typeof visitorFrame>;
