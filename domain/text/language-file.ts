/** All that a language is: one file in its folder (`domain/text/<code>/language.ts`), registered by one line in `language.ts`. */
import type { Catalogue } from './catalogue.ts';

/** Short and full name of a day, Monday first. */
type Weekday = readonly [short: string, full: string];

/** @see file comment */
export interface LanguageFile {
  /** What it calls itself, for the button that chooses it. */
  readonly name: string;
  /** Which way it is written; the page turns with it. */
  readonly direction: 'ltr' | 'rtl';
  /** All texts; in a page those that it carries, from the moment they have arrived (renderer/look/language-chunks.ts). What is missing or too much does not compile; `passage language check` says it of a file that is not registered yet. */
  readonly texts: Catalogue;
  /** What a screen says while it waits for its core, or for its texts: a title, and what will be. The only words that a page has in all languages from its first moment. */
  readonly waiting: readonly [title: string, more: string];
  /** Names of months in the form that follows a day's number, January first. */
  readonly months: readonly string[];
  readonly weekdays: readonly [Weekday, Weekday, Weekday, Weekday, Weekday, Weekday, Weekday];
  /** Full names of days after the word that begins a deadline, where the language bends them there; Monday first. */
  readonly untilWeekday?: { readonly word: string; readonly names: readonly [string, string, string, string, string, string, string] };
  readonly dates: {
    /** 14 November. */
    readonly day: (day: number, month: string) => string;
    /** Day and year. */
    readonly date: (day: string, year: number) => string;
    /** Day of the week and day. */
    readonly weekday: (weekday: string, day: string) => string;
    /** A time within a sentence, of 'HH' and 'MM'. */
    readonly time: (hour: string, minute: string) => string;
    /** As few signs as can be. `month`: 'MM'. */
    readonly shortDay: (day: number, month: string, monthName: string) => string;
    /** A short day can be read aloud as a whole one: it is written in figures. */
    readonly shortInFigures: boolean;
  };
  readonly numbers: {
    readonly group: string;
    readonly decimal: string;
    /** Between a figure and its per cent sign. */
    readonly percentGap: string;
  };
  /** Before the last of several words, with its spaces. */
  readonly joiners: { readonly and: string; readonly or: string };
  /** Nouns keep their capital in the middle of a sentence. */
  readonly capitalNouns: boolean;
  readonly keyboard: {
    readonly script: 'latin' | 'cyrillic';
    /** Rows of its own letters, at most eleven in a row; null: those of its script. */
    readonly rows: readonly (readonly string[])[] | null;
  };
  /** Letters that slips are printed in; each printer has a code page for either, and draws what it lacks. */
  readonly alphabet: 'western' | 'cyrillic';
  /** Its letters, large and small, for the test slip. */
  readonly testLetters: string;
  /** Name of its voice in espeak-ng. */
  readonly voice: string;
}
