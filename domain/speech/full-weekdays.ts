/** Short names of days are for the eye; a voice says them in full. */
import { inEachLanguage, languageFile } from '../text/language.ts';
import type { Language } from '../text/language.ts';

const fullNames: Readonly<Record<Language, Readonly<Record<string, string>>>> = inEachLanguage((language) =>
  Object.fromEntries(languageFile(language).weekdays),
);

/** Words that the days' short names stand for, by language: what is heard is not what is written. */
export const shortWeekdays = (language: Language): readonly string[] => Object.keys(fullNames[language]);

/** Short names before a day's number, or alone, become full ones; the same letters within a sentence stay. */
export function fullWeekdays(text: string, language: Language): string {
  const names = fullNames[language];
  const alone = names[text.trim()];
  if (alone !== undefined) return alone;
  return text.replace(/(?<!\p{L})(\p{L}{2,3})(,?[\s\u00a0])(?=\d)/gu, (whole, name: string, rest: string) =>
    names[name] === undefined ? whole : `${names[name]}${rest}`,
  );
}
