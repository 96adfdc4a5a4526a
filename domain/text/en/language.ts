import { en as texts } from '../en.ts';
import type { LanguageFile } from '../language-file.ts';

/** The whole language. */
export const en: LanguageFile = {
  name: 'English',
  direction: 'ltr',
  texts,
  waiting: ['One moment', 'This screen comes back by itself. Nothing of yours is lost.'],
  months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  weekdays: [
    ['Mon', 'Monday'],
    ['Tue', 'Tuesday'],
    ['Wed', 'Wednesday'],
    ['Thu', 'Thursday'],
    ['Fri', 'Friday'],
    ['Sat', 'Saturday'],
    ['Sun', 'Sunday'],
  ],
  dates: {
    day: (day, month) => `${day}\u00a0${month}`,
    date: (day, year) => `${day} ${year}`,
    weekday: (weekday, day) => `${weekday}\u00a0${day}`,
    time: (hour, minute) => `${hour}:${minute}`,
    shortDay: (day, _, monthName) => `${day}\u00a0${monthName.slice(0, 3)}`,
    shortInFigures: false,
  },
  numbers: { group: ',', decimal: '.', percentGap: '' },
  joiners: { and: ' and ', or: ' or ' },
  capitalNouns: false,
  keyboard: { script: 'latin', rows: null },
  alphabet: 'western',
  testLetters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz é £ € × 01234 56789',
  voice: 'en-gb',
};
