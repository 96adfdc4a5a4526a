/** How builders word their sentences: texts of domain/text whose names begin with `slip.`. */
import type { TextKey, TextValue } from '../text/catalogue.ts';
import { phraseOf } from '../text/phrase.ts';
import type { SlipLanguage } from './slip-document.ts';

/** Every sentence a slip can hold. */
export type SlipPhrase = Extract<TextKey, `slip.${string}`>;

/** Words a phrase in one language. */
export type SaySlip = (key: SlipPhrase, args?: Readonly<Record<string, TextValue>>) => string;

/** Words slip phrases in a language. */
export const saySlip =
  (language: SlipLanguage): SaySlip =>
  (key, args = {}) =>
    phraseOf(language, key, args);
