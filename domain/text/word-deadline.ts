import type { TextKey } from './catalogue.ts';
import { daysBetween } from '../time/local-time.ts';
import { formatDate, formatDay, weekdayOf } from './format-date.ts';
import type { Language } from './language.ts';
import { phraseOf } from './phrase.ts';

const weekdays: readonly TextKey[] = [
  'by.weekday.1',
  'by.weekday.2',
  'by.weekday.3',
  'by.weekday.4',
  'by.weekday.5',
  'by.weekday.6',
  'by.weekday.7',
];

/**
 * How long there is still time, as an adverb: "today", "today or tomorrow", "by Sunday" within the next six days, "by 30 November" after that, with the year where it is another.
 * @param lastDay last day on which it can be done, `YYYY-MM-DD…`; a day that is over by the calendar but not by the mall's (one in the morning) is today
 * @param todayLocal `YYYY-MM-DD…`; '' where there is no today (a rule read on paper)
 */
export function wordDeadline(lastDay: string, todayLocal: string, language: Language): string {
  const today = todayLocal.slice(0, 10);
  const day = lastDay.slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return lastDay;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today)) return phraseOf(language, 'by.day', { day: formatDate(day, language) });
  const days = daysBetween(today, day);
  if (days <= 0) return phraseOf(language, 'by.today', {});
  if (days === 1) return phraseOf(language, 'by.tomorrow', {});
  const weekday = days <= 6 ? weekdays[weekdayOf(day) - 1] : undefined;
  if (weekday !== undefined) return phraseOf(language, weekday, {});
  return phraseOf(language, 'by.day', {
    day: day.slice(0, 4) === today.slice(0, 4) ? formatDay(day, language) : formatDate(day, language),
  });
}
