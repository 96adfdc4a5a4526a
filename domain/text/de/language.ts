import { de as texts } from '../de.ts';
import type { LanguageFile } from '../language-file.ts';

/** The whole language. */
export const de: LanguageFile = {
  name: 'Deutsch',
  direction: 'ltr',
  texts,
  waiting: ['Einen Moment', 'Dieser Bildschirm kommt von selbst zurück. Nichts geht verloren.'],
  months: ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
  weekdays: [
    ['Mo', 'Montag'],
    ['Di', 'Dienstag'],
    ['Mi', 'Mittwoch'],
    ['Do', 'Donnerstag'],
    ['Fr', 'Freitag'],
    ['Sa', 'Samstag'],
    ['So', 'Sonntag'],
  ],
  dates: {
    day: (day, month) => `${day}.\u00a0${month}`,
    date: (day, year) => `${day} ${year}`,
    weekday: (weekday, day) => `${weekday},\u00a0${day}`,
    time: (hour, minute) => (minute === '00' ? `${Number(hour)}\u00a0Uhr` : `${hour}:${minute}\u00a0Uhr`),
    shortDay: (day, month) => `${day}.${month}.`,
    shortInFigures: true,
  },
  numbers: { group: '.', decimal: ',', percentGap: '\u00a0' },
  joiners: { and: ' und ', or: ' oder ' },
  capitalNouns: true,
  keyboard: { script: 'latin', rows: null },
  alphabet: 'western',
  testLetters: 'Ä Ö Ü ä ö ü ß Größe, Übermaß',
  voice: 'de',
};
