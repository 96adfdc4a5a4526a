/** Interleaved 2 of 5 (ISO/IEC 16390): digits in pairs, the first in the bars, the second in the gaps. */
import { type BarCode, modulesOf } from './modules.ts';

/** Five elements a digit, w = wide. */
const patterns = ['nnwwn', 'wnnnw', 'nwnnw', 'wwnnn', 'nnwnw', 'wnwnn', 'nwwnn', 'nnnww', 'wnnwn', 'nwnwn'] as const;
const width = (element: string | undefined): number => (element === 'w' ? 3 : 1);

/** Digits; printers put a zero before an odd count. */
export const interleaved = (text: string): BarCode | null => {
  if (!/^\d+$/.test(text)) return null;
  const digits = text.length % 2 === 0 ? text : `0${text}`;
  const widths = [1, 1, 1, 1];
  for (let at = 0; at < digits.length; at += 2) {
    const bars = patterns[Number(digits[at])] ?? '';
    const gaps = patterns[Number(digits[at + 1])] ?? '';
    for (let i = 0; i < 5; i++) widths.push(width(bars[i]), width(gaps[i]));
  }
  return { modules: modulesOf([...widths, 3, 1, 1]), text: digits };
};
