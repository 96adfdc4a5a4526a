/** Codabar (ANSI/AIM BC3): seven elements a character; begins and ends with A to D, which the data bring. */
import { type BarCode, modulesOf } from './modules.ts';

const alphabet = '0123456789-$:/.+ABCD';
const patterns = [
  0x003, 0x006, 0x009, 0x060, 0x012, 0x042, 0x021, 0x024, 0x030, 0x048, 0x00c, 0x018, 0x045, 0x051, 0x054, 0x015, 0x01a, 0x029, 0x00b,
  0x00e,
] as const;

const widthsOf = (char: string): number[] => {
  const pattern = patterns[alphabet.indexOf(char)] ?? 0;
  return Array.from({ length: 7 }, (_, at) => ((pattern >> (6 - at)) & 1 ? 3 : 1));
};

export const codabar = (text: string): BarCode | null => {
  const upper = text.toUpperCase();
  if (!/^[A-D][0-9\-$:/.+]+[A-D]$/.test(upper)) return null;
  return { modules: modulesOf([...upper].flatMap((char, at) => (at === 0 ? widthsOf(char) : [1, ...widthsOf(char)]))), text: upper };
};
