/** Short names of days are for the eye; a voice says them in full. */
import type { Language } from '../text/language.ts';

const fullNames: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { Mon: 'Monday', Tue: 'Tuesday', Wed: 'Wednesday', Thu: 'Thursday', Fri: 'Friday', Sat: 'Saturday', Sun: 'Sunday' },
  ru: { пн: 'понедельник', вт: 'вторник', ср: 'среда', чт: 'четверг', пт: 'пятница', сб: 'суббота', вс: 'воскресенье' },
  fi: { ma: 'maanantai', ti: 'tiistai', ke: 'keskiviikko', to: 'torstai', pe: 'perjantai', la: 'lauantai', su: 'sunnuntai' },
  de: { Mo: 'Montag', Di: 'Dienstag', Mi: 'Mittwoch', Do: 'Donnerstag', Fr: 'Freitag', Sa: 'Samstag', So: 'Sonntag' },
};

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
