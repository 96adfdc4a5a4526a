import { languageFile } from './language.ts';
import type { Language } from './language.ts';

/** Words one after another as a person says them: "a, b and c". None of our languages puts a comma before the last word. */
export function enumeration(words: readonly string[], language: Language, joiner: 'and' | 'or' = 'and'): string {
  const end = words.at(-1) ?? '';
  return words.length < 2 ? end : `${words.slice(0, -1).join(', ')}${languageFile(language).joiners[joiner]}${end}`;
}
