/** Intents of the accessible modes: the keypad, speech, the headphone jack. */
import { plain } from './plain-intent.ts';

/** Spread into the union of intents. */
export const accessIntents = [
  /** A key of the keypad was pressed; it means nothing but that somebody is here. */
  plain('here'),
  plain('keypad-on'),
  /** The glass was touched: the ring goes, speech stays as chosen. */
  plain('keypad-off'),
  plain('speech-aloud'),
  plain('speech-off'),
  plain('jack-in'),
  plain('jack-out'),
  plain('louder'),
  plain('softer'),
  /** Keys for a hand that trembles: the longest time within which a second strike counts for nothing, and back. */
  plain('toggle-steady'),
  /** An arrow on the question whether somebody is still here: somebody is, and has not answered yet. */
  plain('still-asked'),
] as const;
