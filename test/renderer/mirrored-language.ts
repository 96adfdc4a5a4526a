/** A language that is read from right to left, made from a file while the page is built: English, painted backwards. It stands in the place of German and exists in tests only. */
import type { Plugin } from 'vite';

const START = '\u202e';
const END = '\u202c';

/** The one file that a language is: all texts. */
const file = `
import { en } from './en.ts';
export const de = Object.fromEntries(Object.entries(en).map(([key, text]) => [key, '${START}' + text + '${END}']));
`;

/** Puts the file in the place of German, and turns its direction. */
export function mirroredLanguage(): Plugin {
  return {
    name: 'mirrored-language',
    enforce: 'pre',
    load: (id) => (id.endsWith('/domain/text/de.ts') ? file : undefined),
    transform: (code, id) => (id.endsWith('/domain/text/language.ts') ? code.replace("de: 'ltr'", "de: 'rtl'") : undefined),
  };
}
