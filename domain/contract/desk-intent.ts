/**
 * What the desk's page says. Keyboard first: every act is a key, and a mouse press on a shown key sends that same key, so the rules of the
 * desk (domain/desk) know one way of being told. Keys go raw to the core, because only there a scanner that pretends to be a keyboard
 * can be told from a person by its speed.
 */
import * as z from 'zod/mini';
import { boundedText, language } from './primitive.ts';

/** One act by pointer; keys come apart. An act that the screen shown does not offer is ignored. */
export const deskIntent = z.discriminatedUnion('kind', [
  /** A shown key pressed with the mouse: as if it had been typed. */
  z.strictObject({ kind: z.literal('key'), key: boundedText(32), code: boundedText(32) }),
  z.strictObject({ kind: z.literal('pick-problem'), problemId: boundedText(16) }),
  z.strictObject({ kind: z.literal('pick-row'), rowId: boundedText(16) }),
  z.strictObject({ kind: z.literal('choose-language'), language }),
]);

/** Page to core. */
export const deskPageMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('intent'), intent: deskIntent }),
  /** A key as the window saw it: `KeyboardEvent.key`, `.code`, `.shiftKey`, `.ctrlKey`, `.altKey`, AltGraph, `.timeStamp` (milliseconds). */
  z.strictObject({
    type: z.literal('key'),
    key: boundedText(32),
    code: boundedText(32),
    shift: z.boolean(),
    ctrl: z.boolean(),
    alt: z.optional(z.boolean()),
    altGr: z.optional(z.boolean()),
    atMs: z.number(),
  }),
  /** The texts of `language` are not to be had; the page still speaks `spoken` (null: nothing yet). */
  z.strictObject({ type: z.literal('no-texts'), language, spoken: z.nullable(language) }),
  /** The page painted screen number `n` (figures, watchdog). */
  z.strictObject({ type: z.literal('painted'), n: z.int() }),
]);

/** @see deskIntent */
export type DeskIntent = z.infer<typeof deskIntent>;
/** @see deskPageMessage */
export type DeskPageMessage = z.infer<typeof deskPageMessage>;
