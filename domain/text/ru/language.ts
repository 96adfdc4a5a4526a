import { ru as texts } from '../ru.ts';
import type { LanguageFile } from '../language-file.ts';

/** The whole language. */
export const ru: LanguageFile = {
  name: 'Русский',
  direction: 'ltr',
  texts,
  waiting: ['Один момент', 'Экран вернётся сам. Ничего не потеряно.'],
  months: ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
  weekdays: [
    ['пн', 'понедельник'],
    ['вт', 'вторник'],
    ['ср', 'среда'],
    ['чт', 'четверг'],
    ['пт', 'пятница'],
    ['сб', 'суббота'],
    ['вс', 'воскресенье'],
  ],
  untilWeekday: { word: 'до', names: ['понедельника', 'вторника', 'среды', 'четверга', 'пятницы', 'субботы', 'воскресенья'] },
  dates: {
    day: (day, month) => `${day}\u00a0${month}`,
    date: (day, year) => `${day} ${year}\u00a0года`,
    weekday: (weekday, day) => `${weekday},\u00a0${day}`,
    time: (hour, minute) => `${hour}:${minute}`,
    shortDay: (day, month) => `${day}.${month}.`,
    shortInFigures: true,
  },
  numbers: { group: '\u00a0', decimal: ',', percentGap: '\u00a0' },
  joiners: { and: ' и ', or: ' или ' },
  capitalNouns: false,
  keyboard: { script: 'cyrillic', rows: null },
  alphabet: 'cyrillic',
  testLetters: 'АБВГДЕЁЖЗИЙКЛМНОП РСТУФХЦЧШЩЪЫЬЭЮЯ абвгдеёжзийклмноп рстуфхцчшщъыьэюя',
  voice: 'ru',
};
