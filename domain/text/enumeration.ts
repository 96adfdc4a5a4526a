import type { Language } from './language.ts';

const last: Readonly<Record<'and' | 'or', Readonly<Record<Language, string>>>> = {
  and: { en: ' and ', ru: ' и ', fi: ' ja ', de: ' und ' },
  or: { en: ' or ', ru: ' или ', fi: ' tai ', de: ' oder ' },
};

/** Words one after another as a person says them: "a, b and c". None of the four languages puts a comma before the last word. */
export function enumeration(words: readonly string[], language: Language, joiner: 'and' | 'or' = 'and'): string {
  const end = words.at(-1) ?? '';
  return words.length < 2 ? end : `${words.slice(0, -1).join(', ')}${last[joiner][language]}${end}`;
}
