import type { Catalogue, TextArguments, TextKey, TextValue } from './catalogue.ts';
import { fillMessage } from './fill-message.ts';
import { inEachLanguage, languageFile, languages } from './language.ts';
import type { Language } from './language.ts';

/** In a page the texts of a language are filled in when they arrive. */
const catalogues: Readonly<Record<Language, Catalogue>> = inEachLanguage((language) => languageFile(language).texts);

/** Words a text in a language, plurals included. Numbers are grouped as the language does; all else stands as given. */
export function phrase<Key extends TextKey>(language: Language, key: Key, ...args: TextArguments<Key>): string {
  return phraseOf(language, key, args[0] ?? {});
}

/** Whether `key`, which came in data, names a text (in a page: one that it carries). */
export function isTextKey(key: string): key is TextKey {
  return languages.some((language) => Object.hasOwn(catalogues[language], key));
}

/** Words a text whose key came in data; the caller has checked the key, missing arguments show as their name. */
export function phraseOf(language: Language, key: TextKey, args: Readonly<Record<string, TextValue>>): string {
  return fillMessage(catalogues[language][key] ?? key, args, language);
}
