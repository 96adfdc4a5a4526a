import { de } from './de/language.ts';
import { en } from './en/language.ts';
import { fi } from './fi/language.ts';
import type { LanguageFile } from './language-file.ts';
import { ru } from './ru/language.ts';

/** Visitor languages by their ISO 639 code, in the order in which they are offered. One more is a folder with its `language.ts`, and its name here. */
const registered = { en, ru, fi, de } as const satisfies Readonly<Record<string, LanguageFile>>;

/** Code of a language of visitors. */
export type Language = keyof typeof registered;

/** All of them, in order. */
export const languages = Object.keys(registered) as readonly Language[];

/** All that a language is. */
export function languageFile(language: Language): LanguageFile {
  return registered[language];
}

/** The same thing made for each language. */
export function inEachLanguage<T>(make: (language: Language) => T): Record<Language, T> {
  const entries: readonly (readonly [Language, T])[] = languages.map((language) => [language, make(language)]);
  return Object.fromEntries(entries) as Record<Language, T>;
}

/** Which way a language is written; the page turns with it. */
export const directions: Readonly<Record<Language, 'ltr' | 'rtl'>> = inEachLanguage((language) => registered[language].direction);

/** What each language calls itself, for the buttons that choose it. */
export const languageNames: Readonly<Record<Language, string>> = inEachLanguage((language) => registered[language].name);
