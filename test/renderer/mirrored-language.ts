/** Languages that exist in tests only, made as any language is: from one folder, here written while the page is built and put in the place of German's. */
import type { Plugin } from 'vite';

const START = '\u202e';
const END = '\u202c';

/** A language as its folder has it: what it is, and how it words an area of texts. */
interface Made {
  /** Exports `de`; the texts are those of its areas. */
  readonly file: string;
  /** A function from an English text and its number to the text. */
  readonly wording: string;
}

/** English, painted backwards and read from right to left. */
const mirrored: Made = {
  file: `export const de = { ...en, name: 'Ivrit', direction: 'rtl', texts };`,
  wording: `(text) => '${START}' + text + '${END}'`,
};

/** English between brackets and a quarter longer, with days, numbers and keys of its own: what is not said through the language's file shows. */
const longer: Made = {
  file: `
export const de = {
  ...en,
  name: 'Pikk',
  texts,
  months: en.months.map((month) => month + 'ta'),
  dates: { ...en.dates, time: (hour, minute) => 'kell ' + hour + '.' + minute },
  numbers: { group: '’', decimal: '·', percentGap: '\\u00a0' },
  joiners: { and: ' ning ', or: ' ehk ' },
  keyboard: { script: 'latin', rows: [['Õ', 'Ü', 'Ö', 'Ä', 'Š', 'Ž'], ['A', 'B', 'C', 'D', 'E']] },
};`,
  wording: `(text, at) => {
  const words = ['ja', 'kolme', 'uus', 'teine', 'pool', 'siis', 'aga', 'veel', 'koos', 'nelja'];
  const shown = text.replace(/\\{(\\w+)\\}/g, '$1').replace(/\\{(\\w+), \\w+,.*?other \\{(.*?)\\}\\}/g, '$2');
  let more = '';
  for (let next = at; more.length < shown.length * 0.25 - 4; next += 1) more += ' ' + words[next % words.length];
  return '[' + text + more + ']';
}`,
};

function inPlaceOfGerman(name: string, { file, wording }: Made): Plugin {
  return {
    name,
    enforce: 'pre',
    load(id) {
      const [, part] = /\/domain\/text\/de\/([a-z-]+)\.ts$/.exec(id) ?? [];
      if (part === undefined || part === 'texts-de') return undefined;
      if (part === 'language') return `import { en } from '../en/language.ts';\nimport { de as texts } from '../de.ts';\n${file}`;
      return `import * as english from '../en/${part}.ts';
const wording = ${wording};
export const ${part.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())} = Object.fromEntries(Object.values(english).flatMap((texts) => Object.entries(texts)).map(([key, text], at) => [key, wording(text, at)]));`;
    },
  };
}

/** A language read from right to left. */
export function mirroredLanguage(): Plugin {
  return inPlaceOfGerman('mirrored-language', mirrored);
}

/** A language with long texts and habits of its own. */
export function longerLanguage(): Plugin {
  return inPlaceOfGerman('longer-language', longer);
}
