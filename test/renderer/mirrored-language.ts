/** Languages that exist in tests only, made as any language is: from one file, here written while the page is built and put in the place of German's. */
import type { Plugin } from 'vite';

const START = '\u202e';
const END = '\u202c';

/** English, painted backwards and read from right to left. */
const mirrored = `
import { en } from '../en/language.ts';
const texts = Object.fromEntries(Object.entries(en.texts).map(([key, text]) => [key, '${START}' + text + '${END}']));
export const de = { ...en, name: 'Ivrit', direction: 'rtl', texts };
`;

/** English between brackets and a quarter longer, with days, numbers and keys of its own: what is not said through the language's file shows. */
const longer = `
import { en } from '../en/language.ts';
const words = ['ja', 'kolme', 'uus', 'teine', 'pool', 'siis', 'aga', 'veel', 'koos', 'nelja'];
function filled(text, at) {
  const shown = text.replace(/\\{(\\w+)\\}/g, '$1').replace(/\\{(\\w+), \\w+,.*?other \\{(.*?)\\}\\}/g, '$2');
  let more = '';
  for (let next = at; more.length < shown.length * 0.25 - 4; next += 1) more += ' ' + words[next % words.length];
  return '[' + text + more + ']';
}
const texts = Object.fromEntries(Object.entries(en.texts).map(([key, text], at) => [key, filled(text, at)]));
export const de = {
  ...en,
  name: 'Pikk',
  texts,
  months: en.months.map((month) => month + 'ta'),
  dates: { ...en.dates, time: (hour, minute) => 'kell ' + hour + '.' + minute },
  numbers: { group: '’', decimal: '·', percentGap: '\\u00a0' },
  joiners: { and: ' ning ', or: ' ehk ' },
  keyboard: { script: 'latin', rows: [['Õ', 'Ü', 'Ö', 'Ä', 'Š', 'Ž'], ['A', 'B', 'C', 'D', 'E']] },
};
`;

function inPlaceOfGerman(name: string, file: string): Plugin {
  return { name, enforce: 'pre', load: (id) => (id.endsWith('/domain/text/de/language.ts') ? file : undefined) };
}

/** A language read from right to left. */
export function mirroredLanguage(): Plugin {
  return inPlaceOfGerman('mirrored-language', mirrored);
}

/** A language with long texts and habits of its own. */
export function longerLanguage(): Plugin {
  return inPlaceOfGerman('longer-language', longer);
}
