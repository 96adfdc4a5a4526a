/** What stands on a screen, in reading order, as speech needs it. */
import type { Language } from '../text/language.ts';

/** One paragraph, figure or control. */
export interface Piece {
  readonly kind: 'text' | 'control';
  /** The words as they are shown. */
  readonly text: string;
  /** Said only when everything is asked for: the roof, posters. `once`: counts down, said when it appears and not again. */
  readonly saying: 'always' | 'on-request' | 'once';
  /** A number that is being typed and is the visitor's own: said aloud as stars. */
  readonly isSecret: boolean;
  readonly control: ControlState | null;
  /** It is the open one of several steps. */
  readonly place?: Place;
}

/** The how manyth of how many. */
export interface Place {
  readonly at: number;
  readonly of: number;
}

/** What a control is and how it stands. */
export interface ControlState {
  readonly role: 'button' | 'key' | 'checkbox';
  /** null: it is nothing that is on or off. */
  readonly isOn: boolean | null;
  readonly isDisabled: boolean;
}

/** Who listens. */
export interface Listener {
  readonly language: Language;
  /** Through headphones: nobody else hears it. */
  readonly isPrivate: boolean;
}
