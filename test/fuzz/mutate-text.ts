/** Damage and invention: texts made of real codes, each decided by one number. */
import { seeded } from '../simulation/seeded.ts';
import type { Seeded } from '../simulation/seeded.ts';

type Mutation = (text: string, from: Seeded, seeds: readonly string[]) => string;

/** What formats look for: put into texts it opens doors that noise would never find. */
const pieces = [
  'https://',
  '?p=',
  '&s=',
  '&t=20240229T235959',
  '|2|1|',
  '%7C',
  '%',
  '%00',
  '%FF',
  '%E2%82',
  '_R1-AT1_',
  'V0;',
  ';',
  '*',
  'A:',
  '{"vkntckn":"1700020847",',
  '}',
  '[',
  '"',
  '\\u0000',
  '__proto__',
  'PSG1:',
  'O-',
  '#',
  '=',
  '==',
  '+',
  '\u0000',
  '\u001d',
  '\ud800',
  '\u202e',
  '٣',
  'é',
  '😀',
  'TEST:',
  ']Q3',
  '-1',
  'NaN',
  '1e308',
  '9'.repeat(40),
  '0'.repeat(200),
  '\n',
] as const;

const at = (text: string, from: Seeded): number => from.below(text.length + 1);
const insert = (text: string, where: number, piece: string): string => text.slice(0, where) + piece + text.slice(where);

const mutations: readonly Mutation[] = [
  // One bit of one character.
  (text, from) => {
    const where = from.below(Math.max(1, text.length));
    return (
      text.slice(0, where) +
      String.fromCharCode(text.charCodeAt(where) ^ (1 << from.below(from.chance(80) ? 7 : 16))) +
      text.slice(where + 1)
    );
  },
  // One character for another of the same text: digits for digits keep shapes alive.
  (text, from) => {
    const where = at(text, from);
    return text.slice(0, where) + text.charAt(at(text, from)) + text.slice(where + 1);
  },
  (text, from) => text.slice(0, at(text, from)),
  (text, from) => text.slice(at(text, from)),
  (text, from) => {
    const [one, two] = [at(text, from), at(text, from)];
    return text.slice(0, Math.min(one, two)) + text.slice(Math.max(one, two));
  },
  (text, from, seeds) => {
    const other = from.pick(seeds);
    return text.slice(0, at(text, from)) + other.slice(at(other, from));
  },
  (text, from) => insert(text, at(text, from), from.pick(pieces)),
  (text, from) => {
    const start = at(text, from);
    return insert(text, start, text.slice(start, start + 1 + from.below(12)).repeat(1 + from.below(60)));
  },
  // Numbers replaced by others, some huge.
  (text, from) => {
    const wanted = from.below(8);
    let seen = -1;
    return text.replace(/\d+/g, (digits) => {
      seen += 1;
      if (seen !== wanted) return digits;
      return from.chance(50) ? String(from.below(2 ** 32)) : '9'.repeat(1 + from.below(80));
    });
  },
  (text) => encodeURIComponent(text.toWellFormed()),
  (text, from) => text.replaceAll(/[=&|;*:]/g, (mark) => (from.chance(30) ? encodeURIComponent(mark) : mark)),
  (text) => Buffer.from(text, 'utf8').toString('base64'),
  // Bits of what a code holds in base64.
  (text, from) =>
    text.replace(/[A-Za-z0-9+/]{24,}={0,2}/, (inner) => {
      const bytes = Buffer.from(inner, 'base64');
      const where = from.below(Math.max(1, bytes.length));
      bytes[where] = (bytes[where] ?? 0) ^ (1 << from.below(8));
      return bytes.toString(from.chance(50) ? 'base64' : 'base64url');
    }),
  (text, from) => insert(text, at(text, from), '['.repeat(from.below(3000))),
  (text, from) => (from.chance(50) ? text.toUpperCase() : text.toLowerCase()),
  (text, from) => Array.from({ length: from.below(30) }, () => from.pick(pieces)).join('') + text,
  (text, from) => String.fromCharCode(...from.bytes(from.below(300))) + text.slice(0, from.below(5)),
];

/** Longest text made: a little more than what is looked at. */
const maxLength = 4200;

/** The text number `index` of run `seed`: a real code with one to four mutations, now and then untouched. */
export function fuzzedText(seed: number, index: number, seeds: readonly string[]): string {
  const from = seeded((Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(seed + 1, 0x85ebca6b)) >>> 0);
  let text = from.pick(seeds);
  for (let left = from.below(5); left > 0; left -= 1) text = from.pick(mutations)(text, from, seeds).slice(0, maxLength);
  return text;
}
