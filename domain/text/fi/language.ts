import { fi as texts } from '../fi.ts';
import type { LanguageFile } from '../language-file.ts';

/** The whole language. */
export const fi: LanguageFile = {
  name: 'Suomi',
  direction: 'ltr',
  texts,
  waiting: ['Hetki', 'Näyttö palaa itsestään. Mitään ei katoa.'],
  months: [
    'tammikuuta',
    'helmikuuta',
    'maaliskuuta',
    'huhtikuuta',
    'toukokuuta',
    'kesäkuuta',
    'heinäkuuta',
    'elokuuta',
    'syyskuuta',
    'lokakuuta',
    'marraskuuta',
    'joulukuuta',
  ],
  weekdays: [
    ['ma', 'maanantai'],
    ['ti', 'tiistai'],
    ['ke', 'keskiviikko'],
    ['to', 'torstai'],
    ['pe', 'perjantai'],
    ['la', 'lauantai'],
    ['su', 'sunnuntai'],
  ],
  dates: {
    day: (day, month) => `${day}.\u00a0${month}`,
    date: (day, year) => `${day} ${year}`,
    weekday: (weekday, day) => `${weekday}\u00a0${day}`,
    time: (hour, minute) => (minute === '00' ? `klo\u00a0${Number(hour)}` : `klo\u00a0${Number(hour)}.${minute}`),
    shortDay: (day, month) => `${day}.${month}.`,
    shortInFigures: true,
  },
  numbers: { group: '\u00a0', decimal: ',', percentGap: '\u00a0' },
  joiners: { and: ' ja ', or: ' tai ' },
  capitalNouns: false,
  keyboard: { script: 'latin', rows: null },
  alphabet: 'western',
  testLetters: 'Å Ä Ö Š Ž å ä ö š ž Törkyä Ålandilta',
  voice: 'fi',
};
