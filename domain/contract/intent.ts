/** What a visitor's touch says. The page sends these and nothing else; the core answers with the next screen. */
import * as z from 'zod/mini';
import { VOLUME_MAX } from './loudest.ts';
import { accessIntents } from './intent-access.ts';
import { attractIntents } from './intent-attract.ts';
import { codeIntents } from './intent-code.ts';
import { mapIntents } from './intent-map.ts';
import { mineIntents } from './intent-mine.ts';
import { serviceIntents } from './intent-service.ts';
import { ownIntents } from './intent-own.ts';
import { peopleIntents } from './intent-people.ts';
import { phoneIntents } from './intent-phone.ts';
import { language, localDate, slug } from './primitive.ts';
import { plain } from './plain-intent.ts';

/** A touch, by meaning. An intent that the screen shown does not offer is ignored by the visit. */
export const intent = z.discriminatedUnion('kind', [
  ...accessIntents,
  ...attractIntents,
  ...codeIntents,
  ...mineIntents,
  ...ownIntents,
  ...mapIntents,
  ...serviceIntents,
  ...peopleIntents,
  ...phoneIntents,
  z.strictObject({ kind: z.literal('choose-language'), language }),
  plain('toggle-lower'),
  plain('toggle-contrast'),
  plain('toggle-large'),
  plain('no-card'),
  plain('type-card'),
  plain('back'),
  plain('finish'),
  plain('stay'),
  plain('next'),
  plain('code-help'),
  plain('type-receipt'),
  plain('show-at-desk'),
  /** Keyboard of the page: one character, or 'delete' / 'clear'. */
  z.strictObject({ kind: z.literal('key'), key: z.string().check(z.minLength(1), z.maxLength(8)) }),
  z.strictObject({ kind: z.literal('pick-shop'), tenantId: slug }),
  z.strictObject({ kind: z.literal('pick-date'), dateLocal: localDate }),
  plain('shop-not-listed'),
  plain('gifts'),
  z.strictObject({ kind: z.literal('pick-gift'), giftId: slug }),
  plain('confirm-gift'),
  plain('history'),
  plain('change-card'),
  plain('use-other-card'),
  plain('receipt-is-mine'),
  plain('receipt-is-not-mine'),
  plain('slip-yes'),
  plain('slip-no'),
  plain('link-card'),
  plain('join'),
  plain('of-age'),
  plain('under-age'),
  plain('toggle-rules'),
  plain('toggle-sms'),
  plain('toggle-email'),
  plain('full-terms'),
  plain('without-phone'),
  plain('slip-card'),
]);

/** Page to core. `wedge`: a key as the window saw it (`KeyboardEvent`), because a keyboard-wedge reader may have pressed it; no field ever gets it. */
export const pageMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('intent'), intent }),
  z.strictObject({
    type: z.literal('wedge'),
    key: z.string().check(z.maxLength(32)),
    code: z.string().check(z.maxLength(32)),
    shift: z.boolean(),
    ctrl: z.boolean(),
    alt: z.boolean(),
    altGr: z.boolean(),
    atMs: z.number(),
  }),
  /** Speech that the page has no voice for; what is being said ends. */
  z.strictObject({
    type: z.literal('speak'),
    text: z.string().check(z.maxLength(8000)),
    language,
    volume: z.int().check(z.minimum(0), z.maximum(VOLUME_MAX)),
  }),
  /** Silence at once. */
  z.strictObject({ type: z.literal('hush') }),
  /** The texts of `language` are not to be had; the page still speaks `spoken` (null: nothing yet). */
  z.strictObject({ type: z.literal('no-texts'), language, spoken: z.nullable(language) }),
  /** The page painted screen number `n` (figures, watchdog). */
  z.strictObject({ type: z.literal('painted'), n: z.int() }),
]);

/** @see intent */
export type Intent = z.infer<typeof intent>;
/** @see pageMessage */
export type PageMessage = z.infer<typeof pageMessage>;
