import { IntlMessageFormat } from 'intl-messageformat';
import type { Catalogue, TextArguments, TextKey, TextValue } from './catalogue.ts';
import { en } from './en.ts';
import { formatCount } from './format.ts';
import { inEachLanguage, languageFile } from './language.ts';
import type { Language } from './language.ts';

const catalogues: Readonly<Record<Language, Catalogue>> = inEachLanguage((language) => languageFile(language).texts);

/** Words a text in a language, plurals included. Numbers are grouped as the language does; all else stands as given. */
export function phrase<Key extends TextKey>(language: Language, key: Key, ...args: TextArguments<Key>): string {
  return fill(language, catalogues[language][key], args[0] ?? {});
}

/** Whether `key`, which came in data, names a text. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(en, key);
}

/** Words a text whose key came in data; the caller has checked the key, missing arguments show as their name. */
export function phraseOf(language: Language, key: TextKey, args: Readonly<Record<string, TextValue>>): string {
  return fill(language, catalogues[language][key], args);
}

function fill(language: Language, text: string, args: Readonly<Record<string, TextValue>>): string {
  if (!text.includes('{')) return text;
  const format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
  const worded = format.format({ ...missingAsNames(text), ...grouped(language, text, args) });
  return typeof worded === 'string' ? worded : String(worded);
}

/** Numbers that stand alone in the text are written with group signs; where a plural needs one it stays a number. */
function grouped(language: Language, text: string, args: Readonly<Record<string, TextValue>>): Record<string, TextValue> {
  const written = ([name, value]: [string, TextValue]): [string, TextValue] =>
    typeof value === 'number' && !text.includes(`{${name},`) ? [name, formatCount(value, language)] : [name, value];
  return Object.fromEntries(Object.entries(args).map(written));
}

/** A sentence from a newer core may lack an argument: its name stands in its place, better a strange word than no screen. */
function missingAsNames(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/\{(\w+)/g)].map(([, name = '']) => [name, name]));
}
