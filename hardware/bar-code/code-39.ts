/** Code 39 (ISO/IEC 16388): nine elements a character, three of them wide. */
import { type BarCode, modulesOf } from './modules.ts';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%*';
/** Nine bits a character, bar first, 1 = wide. */
const patterns = [
  0x034, 0x121, 0x061, 0x160, 0x031, 0x130, 0x070, 0x025, 0x124, 0x064, 0x109, 0x049, 0x148, 0x019, 0x118, 0x058, 0x00d, 0x10c, 0x04c,
  0x01c, 0x103, 0x043, 0x142, 0x013, 0x112, 0x052, 0x007, 0x106, 0x046, 0x016, 0x181, 0x0c1, 0x1c0, 0x091, 0x190, 0x0d0, 0x085, 0x184,
  0x0c4, 0x0a8, 0x0a2, 0x08a, 0x02a, 0x094,
] as const;

const widthsOf = (char: string): number[] => {
  const pattern = patterns[alphabet.indexOf(char)] ?? 0;
  return Array.from({ length: 9 }, (_, at) => ((pattern >> (8 - at)) & 1 ? 3 : 1));
};

/** Start and stop signs are added when they are not there. */
export const code39 = (text: string): BarCode | null => {
  const inner = text.replace(/^\*([^*]*)\*$/, '$1');
  if (inner === '' || [...inner].some((char) => char === '*' || !alphabet.includes(char))) return null;
  const widths = [...`*${inner}*`].flatMap((char, at) => (at === 0 ? widthsOf(char) : [1, ...widthsOf(char)]));
  return { modules: modulesOf(widths), text: inner };
};
