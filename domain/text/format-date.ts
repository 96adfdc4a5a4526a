import { inEachLanguage, languageFile } from './language.ts';
import type { Language } from './language.ts';

/** Month names in the form that follows a day's number, January first. */
export const monthNames: Readonly<Record<Language, readonly string[]>> = inEachLanguage((language) => languageFile(language).months);

/** The parts of 'YYYY-MM-DD' or 'YYYY-MM-DDTHH:MM…', local as written; undefined for anything else. */
function parts(local: string): { year: number; month: number; day: number; time: string | undefined } | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/.exec(local);
  if (found === null) return undefined;
  return { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]), time: found[4] };
}

/** ISO weekday of a local date, 1 Monday to 7 Sunday (Zeller's congruence; no clock, no zone). */
export function weekdayOf(local: string): number {
  const date = parts(local);
  if (date === undefined) return 1;
  const month = date.month < 3 ? date.month + 12 : date.month;
  const year = date.month < 3 ? date.year - 1 : date.year;
  const zeller =
    (date.day + Math.floor((13 * (month + 1)) / 5) + year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)) % 7;
  return ((zeller + 5) % 7) + 1;
}

/** A day in words: 30 November · 30 ноября · 30. marraskuuta · 30. November. What is no date comes back as it was. */
export function formatDay(local: string, language: Language): string {
  const date = parts(local);
  const name = date === undefined ? undefined : monthNames[language][date.month - 1];
  if (date === undefined || name === undefined) return local;
  return languageFile(language).dates.day(date.day, name);
}

/** A day with its year: 31 December 2027 · 31 декабря 2027 года · 31. joulukuuta 2027 · 31. Dezember 2027. */
export function formatDate(local: string, language: Language): string {
  const date = parts(local);
  if (date === undefined) return local;
  return languageFile(language).dates.date(formatDay(local, language), date.year);
}

/** The same with the day of the week before it: Sat 14 November. */
export function formatWeekday(local: string, language: Language): string {
  const { weekdays, dates } = languageFile(language);
  return dates.weekday(weekdays[weekdayOf(local) - 1]?.[0] ?? '', formatDay(local, language));
}

/** A time of day inside a sentence: 21:00 · 21:00 · klo 21 · 21 Uhr. Takes 'HH:MM' or a local date and time. */
export function formatTime(local: string, language: Language): string {
  const time = /^\d{2}:\d{2}$/.test(local) ? local : parts(local)?.time;
  if (time === undefined) return local;
  const [hour = '', minute = ''] = time.split(':');
  return languageFile(language).dates.time(hour, minute);
}

/** The clock of the roof: 'HH:MM' in every language. */
export function formatClock(local: string): string {
  return parts(local)?.time ?? local;
}

/** An instant near today: the time alone when it is today, else the day. */
export function formatMoment(local: string, todayLocal: string, language: Language): string {
  return local.slice(0, 10) === todayLocal.slice(0, 10) && parts(local)?.time !== undefined
    ? formatTime(local, language)
    : formatDay(local, language);
}

/** A day in as few signs as can be: 14 Nov · 14.11. in the others. */
export function formatShortDay(local: string, language: Language): string {
  const date = parts(local);
  if (date === undefined) return local;
  const { dates, months } = languageFile(language);
  return dates.shortDay(date.day, String(date.month).padStart(2, '0'), months[date.month - 1] ?? '');
}
