/** `passage language check`: every language here is complete, and whatever a new one lacks is named. */
import { expect, test } from 'vitest';
import { languageFaults } from '../../cli/language/check-language.ts';
import { de } from '../../domain/text/de/language.ts';
import { en } from '../../domain/text/en/language.ts';
import { languageFile, languages } from '../../domain/text/language.ts';

test.each(languages)('%s has all texts, arguments, plural forms, dates and keys', (language) => {
  expect(languageFaults(language, languageFile(language))).toEqual([]);
});

test('a text that is missing, empty or unknown is named', () => {
  const { 'act.finish': _, ...texts } = de.texts;
  const faults = languageFaults('de', { ...de, texts: { ...texts, 'act.back': ' ', 'act.nonsense': 'Unsinn' } });
  expect(faults).toEqual(['act.finish: is missing', 'act.back: is empty', 'act.nonsense: no such text, it would never be shown']);
});

test('an argument that is left out or not filled, and braces that do not close, are named', () => {
  const texts = { ...de.texts, 'act.page': 'Seite {seite}', 'speech.place': '{at} von {of' };
  const faults = languageFaults('de', { ...de, texts });
  expect(faults).toContain('act.page: {seite} is not filled: there are {page} {of}');
  expect(faults).toContain('act.page: {page} is not said');
  expect(faults.some((fault) => fault.startsWith('speech.place: cannot be read'))).toBe(true);
});

test('a plural form that the language has and the text lacks is named', () => {
  const faults = languageFaults('ru', en);
  expect(faults).toContain('speech.roubles: the plural of {count} lacks many, few');
  expect(languageFaults('xx', en)).toContain('xx is no language whose plurals are known');
});

test('dates, weekdays, keyboard rows and missing parts are named', () => {
  const { voice: _, ...rest } = en;
  const faults = languageFaults('en', {
    ...rest,
    months: en.months.slice(1),
    keyboard: { script: 'latin', rows: [[...'ABCDEFGHIJKL'], ['AB']] },
    colour: 'red',
    untilWeekday: { word: 'by', names: ['Monday'] },
  });
  expect(faults).toEqual([
    'voice: is missing',
    'colour: no such part',
    'months: there are 11, not 12',
    'untilWeekday.names: there are 1, not 7',
    'keyboard: row 1 has 12 letters, there is room for 11',
    'keyboard: "AB" is not one letter',
  ]);
  expect(languageFaults('en', 7)).toHaveLength(1);
});
