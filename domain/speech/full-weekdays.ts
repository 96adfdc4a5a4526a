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
  const { untilWeekday, weekdays } = languageFile(language);
  return text.replace(
    /(?<!\p{L})(?:(\p{L}+)([\s\u00a0]))?(\p{L}{2,3})(,?[\s\u00a0])(?=\d)/gu,
    (whole, before: string | undefined, gap: string | undefined, name: string, rest: string) => {
      const full = names[name];
      if (full === undefined) return whole;
      const isUntil = untilWeekday !== undefined && before?.toLowerCase() === untilWeekday.word;
      const bent = isUntil ? untilWeekday.names[weekdays.findIndex(([short]) => short === name)] : undefined;
      return `${before ?? ''}${gap ?? ''}${bent ?? full}${rest}`;
    },
  );
}
