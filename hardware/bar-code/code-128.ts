/** Code 128 (ISO/IEC 15417), from the data of GS k with its `{A` `{B` `{C`, and from plain text. */
import { type BarCode, modulesOf } from './modules.ts';

/** Widths of the six elements of each value; 103-105 start A, B, C, 106 stop (seven elements). */
const patterns = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 ' +
  '221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 ' +
  '132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 ' +
  '312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 ' +
  '221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 ' +
  '114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'
).split(' ');

type CodeSet = 'A' | 'B' | 'C';
const starts = { A: 103, B: 104, C: 105 } as const;
/** Values that change the set, the same from either other set. */
const switches = { A: 101, B: 100, C: 99 } as const;
const shift = 98;
const fnc1 = 102;

const barsOf = (values: readonly number[], text: string): BarCode => {
  const sum = values.reduce((total, value, at) => total + value * Math.max(1, at), 0);
  return { modules: modulesOf([...values, sum % 103, 106].flatMap((value) => [...(patterns[value] ?? '')].map(Number))), text };
};

/** Value of an ASCII character in set A or B, or null. */
const valueIn = (set: 'A' | 'B', code: number): number | null => {
  if (set === 'A') return code < 0x20 ? code + 64 : code < 0x60 ? code - 0x20 : null;
  return code >= 0x20 && code < 0x80 ? code - 0x20 : null;
};

/** FNC1 to FNC4 as values; in set C only FNC1 exists, and FNC4 differs between A and B. */
const functionValue = (set: CodeSet, number: number): number | null => {
  if (number === 1) return fnc1;
  if (set === 'C') return null;
  return { 2: 97, 3: 96, 4: set === 'A' ? 101 : 100 }[number] ?? null;
};

const shown = (code: number): string => (code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : ' ');

/** Data as Epson's printers take them: a set first, `{{` for a brace, `{1` to `{4`, `{S`; in set C each byte is a pair of digits (0-99). */
export const code128OfCommand = (data: Uint8Array): BarCode | null => {
  const values: number[] = [];
  let set: CodeSet | null = null;
  let shifted = false;
  let text = '';
  for (let at = 0; at < data.length; at++) {
    let code = data[at] ?? 0;
    if (code === 0x7b) {
      at++;
      const sign = String.fromCharCode(data[at] ?? 0);
      if (sign === 'A' || sign === 'B' || sign === 'C') {
        values.push(set === null ? starts[sign] : switches[sign]);
        set = sign;
        continue;
      }
      if (set === null) return null;
      if (sign === 'S' && set !== 'C') {
        values.push(shift);
        shifted = true;
        continue;
      }
      const value = functionValue(set, Number(sign));
      if (value !== null) {
        values.push(value);
        continue;
      }
      if (sign !== '{') return null;
      code = 0x7b;
    }
    if (set === null) return null;
    if (set === 'C') {
      if (code > 99) return null;
      values.push(code);
      text += String(code).padStart(2, '0');
      continue;
    }
    const value = valueIn(shifted ? (set === 'A' ? 'B' : 'A') : set, code);
    shifted = false;
    if (value === null) return null;
    values.push(value);
    text += shown(code);
  }
  return values.length < 2 ? null : barsOf(values, text);
};

/** ASCII text in the fewest bars that are easily found: set C for runs of four digits or more at the ends or six within, else B. */
export const code128Auto = (text: string, isGs1: boolean): BarCode | null => {
  if (text === '' || [...text].some((char) => char < ' ' || char > '~')) return null;
  const values: number[] = [];
  let set: CodeSet | null = null;
  const enter = (next: CodeSet): void => {
    if (set === next) return;
    values.push(set === null ? starts[next] : switches[next]);
    if (set === null && isGs1) values.push(fnc1);
    set = next;
  };
  let at = 0;
  while (at < text.length) {
    const run = /^\d*/.exec(text.slice(at))?.[0].length ?? 0;
    const isEnd = at === 0 || at + run === text.length;
    if (run >= (isEnd ? 4 : 6) && run % 2 === 0) {
      enter('C');
      for (const end = at + run; at < end; at += 2) values.push(Number(text.slice(at, at + 2)));
    } else {
      enter('B');
      values.push(text.charCodeAt(at) - 0x20);
      at++;
    }
  }
  return barsOf(values, text);
};
