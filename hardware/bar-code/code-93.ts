/** Code 93 (AIM BC5) with full ASCII by pairs of a shift sign and a letter; two check characters. */
import { type BarCode, modulesOfBits } from './modules.ts';

/** a to d are the shift signs ($) (%) (/) (+); * is start and stop. */
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%abcd*';
const patterns = [
  0x114, 0x148, 0x144, 0x142, 0x128, 0x124, 0x122, 0x150, 0x112, 0x10a, 0x1a8, 0x1a4, 0x1a2, 0x194, 0x192, 0x18a, 0x168, 0x164, 0x162,
  0x134, 0x11a, 0x158, 0x14c, 0x146, 0x12c, 0x116, 0x1b4, 0x1b2, 0x1ac, 0x1a6, 0x196, 0x19a, 0x16c, 0x166, 0x136, 0x13a, 0x12e, 0x1d4,
  0x1d2, 0x1ca, 0x16e, 0x176, 0x1ae, 0x126, 0x1da, 0x1d6, 0x132, 0x15e,
] as const;

/** A letter from a place in the alphabet of shifted letters. */
const letter = (code: number, base: number): string => String.fromCharCode(65 + code - base);

const signsOf = (code: number): string => {
  const char = String.fromCharCode(code);
  if (/[0-9A-Z\-. $/+%]/.test(char)) return char;
  if (code === 0) return 'bU';
  if (code <= 26) return `a${letter(code, 1)}`;
  if (code <= 31) return `b${letter(code, 27)}`;
  if (code <= 0x2f) return `c${letter(code, 0x21)}`;
  if (char === ':') return 'cZ';
  if (code <= 0x3f) return `b${letter(code, 0x3b - 5)}`;
  if (char === '@') return 'bV';
  if (code <= 0x5f) return `b${letter(code, 0x5b - 10)}`;
  if (char === '`') return 'bW';
  if (code <= 0x7a) return `d${letter(code, 0x61)}`;
  return `b${letter(code, 0x7b - 15)}`;
};

/** Weights 1 to `most` from the right, again and again. */
const check = (signs: string, most: number): string => {
  const sum = [...signs].reverse().reduce((total, sign, at) => total + alphabet.indexOf(sign) * ((at % most) + 1), 0);
  return alphabet[sum % 47] ?? '';
};

/** Any ASCII text. */
export const code93 = (text: string): BarCode | null => {
  if (text === '' || [...text].some((char) => char.charCodeAt(0) > 127)) return null;
  const signs = [...text].map((char) => signsOf(char.charCodeAt(0))).join('');
  const first = signs + check(signs, 20);
  const whole = `*${first}${check(first, 15)}*`;
  const bits = [...whole].map((sign) => (patterns[alphabet.indexOf(sign)] ?? 0).toString(2).padStart(9, '0')).join('');
  return { modules: modulesOfBits(`${bits}1`), text };
};
