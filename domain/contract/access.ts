/** What a visitor who cannot see, reach or read as others do has chosen for this visit, as it stands on every screen. */
import * as z from 'zod/mini';
import { DOUBLE_STRIKE_MAX_MS } from './longest-strike.ts';
import { VOLUME_MAX } from './loudest.ts';
import { language } from './primitive.ts';

const codes = z.array(z.string().check(z.minLength(1), z.maxLength(32)));

/** Keys of the tactile keypad, by meaning: the `KeyboardEvent.code`s that it sends. */
export const keypadKeys = z.strictObject({
  next: codes,
  previous: codes,
  down: codes,
  up: codes,
  ok: codes,
  help: codes,
  back: codes,
  /** Stops the speech, and goes on with it. */
  pause: codes,
  louder: codes,
  softer: codes,
  /** A plug went into the headphone jack, or came out of it. */
  jackIn: codes,
  jackOut: codes,
  /** The approach sensor saw somebody come. */
  near: codes,
});

/** @see file comment */
export const access = z.strictObject({
  /** The keypad is in use: one control has the focus and shows it. */
  keypad: z.boolean(),
  /** `private`: through headphones; `aloud`: asked for on the loudspeaker. */
  speech: z.enum(['off', 'aloud', 'private']),
  volume: z.int().check(z.minimum(0), z.maximum(VOLUME_MAX)),
  keys: keypadKeys,
  /** A second strike of one key of the keypad within so many milliseconds counts for nothing. */
  doubleStrikeMs: z.int().check(z.minimum(0), z.maximum(DOUBLE_STRIKE_MAX_MS)),
  /** Languages that the core can speak where the page cannot. */
  coreVoices: z.array(language),
});

/** @see keypadKeys */
export type KeypadKeys = z.infer<typeof keypadKeys>;
/** A key of the keypad, by meaning. */
export type KeypadKey = keyof KeypadKeys;
/** @see access */
export type Access = z.infer<typeof access>;
