/** Bytes of text as characters: the printers' one-byte alphabets (ESC t) and their national letters (ESC R). */
import { codePageTables } from './code-page-tables.ts';

/** Name of an alphabet. */
export type CodePageName = (typeof codePageTables)[number]['name'];

/** A code page: its number for ESC t and its 128 characters from 0x80 on (U+FFFD = none). */
export type CodePage = { readonly name: CodePageName; readonly number: number; readonly upper: string };

/** All known code pages. */
export const codePages: readonly CodePage[] = codePageTables;

/** The page with this name. */
export const codePageNamed = (name: CodePageName): CodePage => {
  const page = codePages.find((candidate) => candidate.name === name);
  if (page === undefined) throw new Error(`No code page ${name}.`);
  return page;
};

/** The page with this number of ESC t, or null. */
export const codePageNumbered = (number: number): CodePage | null => codePages.find((candidate) => candidate.number === number) ?? null;

/** Whether a printer set to the page can write every character of the text. */
export const canEncode = (page: CodePage, text: string): boolean =>
  [...text].every((char) => (char >= ' ' && char <= '~') || (char !== '\ufffd' && page.upper.includes(char)));

/** The twelve places of ASCII that a national set may take. */
const nationalPlaces = '#$@[\\]^`{|}~';

/** What stands in these places, by n of ESC R (Epson's command reference; `Pt` of Spain I is one sign, the peseta). */
const nationalSets: readonly string[] = [
  '#$@[\\]^`{|}~',
  '#$à°ç§^`éùè¨',
  '#$§ÄÖÜ^`äöüß',
  '£$@[\\]^`{|}~',
  '#$@ÆØÅ^`æøå~',
  '#¤ÉÄÖÅÜéäöåü',
  '#$@°\\é^ùàòèì',
  '₧$@¡Ñ¿^`¨ñ}~',
  '#$@[¥]^`{|}~',
  '#¤ÉÆØÅÜéæøåü',
  '#$ÉÆØÅÜéæøåü',
  '#$á¡Ñ¿é`íñóú',
  '#$á¡Ñ¿éüíñóú',
  '#$@[₩]^`{|}~',
  '#$ŽŠĐĆČžšđćč',
  '#¥@[\\]^`{|}~',
];

/** Whether ESC R n chooses a set that is known here. */
export const isNationalSet = (number: number): boolean => number >= 0 && number < nationalSets.length;

const nationalChar = (char: string, set: number): string => {
  const place = nationalPlaces.indexOf(char);
  return place < 0 ? char : ([...(nationalSets[set] ?? nationalPlaces)][place] ?? char);
};

/** The characters of bytes in a page and a national set (0 = USA); control bytes become U+FFFD. */
export const decodeText = (page: CodePage, bytes: Uint8Array, nationalSet = 0): string => {
  let text = '';
  for (const byte of bytes)
    if (byte >= 0x80) text += page.upper[byte - 0x80] ?? '\ufffd';
    else text += byte >= 0x20 && byte < 0x7f ? nationalChar(String.fromCharCode(byte), nationalSet) : '\ufffd';
  return text;
};
