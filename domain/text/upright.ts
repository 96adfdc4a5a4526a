/** Figures in a language that is read from right to left. */
import { directions } from './language.ts';
import type { Language } from './language.ts';

/** A mark without a width that makes what follows it go from left to right. */
const LEFT_TO_RIGHT = '\u200e';
/** What belongs before its digits (a sign, the dots of a mask), and digits in groups: both would change places. */
const figures = /(?:[+−×]|•+)(?=\d)|(?<![\d.,])\d+(?: \d+)+(?!\d)/g;

/** Keeps signs before their digits and groups of digits in their order; other languages' texts stay as they are. */
export function upright(text: string, language: Language): string {
  return directions[language] === 'ltr' ? text : text.replace(figures, (figure) => `${LEFT_TO_RIGHT}${figure}`);
}
