/** Looks for parts of payment card numbers in what a core left behind. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** Every run of `length` digits of the numbers. */
export const partsOf = (numbers: readonly string[], length: number): ReadonlySet<string> =>
  new Set(numbers.flatMap((number) => Array.from({ length: number.length - length + 1 }, (_, i) => number.slice(i, i + length))));

const words = /[0-9A-Za-z+/-]*\d{5,}[0-9A-Za-z+/-]*/g;
const clock = /^1[6-9]\d{11}$/;

/** All words with five digits in a row: what stood there before the first card was shown can be no part of one. */
export const wordsWithDigits = (text: string): readonly string[] => [...text.matchAll(words)].map(([word]) => word);

/**
 * The digit runs of a text that hold a part of a number. Runs within hexadecimal words (digests, UUIDs) are passed over, and so are wall clocks in
 * milliseconds: both are full of digits of their own, and a card number is never written so.
 */
export const digitsFound = (
  text: string,
  parts: ReadonlySet<string>,
  length: number,
  known: ReadonlySet<string> = new Set(),
): readonly string[] => {
  const found: string[] = [];
  for (const word of wordsWithDigits(text)) {
    if (known.has(word) || clock.test(word)) continue;
    if (/[A-Za-z+/]/.test(word) || /^[0-9]+(-[0-9]+)+$/.test(word)) {
      // A word of letters and digits (digest, base64, UUID): only a whole number within it counts.
      if ([...word.matchAll(/\d{12,}/g)].some(([run]) => hasPart(run, parts, length))) found.push(word);
      continue;
    }
    if (hasPart(word, parts, length)) found.push(word);
  }
  return found;
};

const hasPart = (run: string, parts: ReadonlySet<string>, length: number): boolean => {
  for (let at = 0; at + length <= run.length; at++) if (parts.has(run.slice(at, at + length))) return true;
  return false;
};

/** The strings of a heap snapshot: every string that was alive, names and constants of the program included. */
export const heapStrings = (file: string): readonly string[] => {
  const text = readFileSync(file, 'utf8');
  const at = text.lastIndexOf('"strings":[');
  return JSON.parse(text.slice(at + '"strings":'.length, text.lastIndexOf(']') + 1)) as string[];
};

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** The digits around `at`, as far as they stand `stride` bytes apart, at most 40 each way. */
const runAround = (bytes: Buffer, at: number, stride: number): string => {
  let from = at;
  while (from - stride >= 0 && at - from < 40 * stride && isDigit(bytes[from - stride])) from -= stride;
  let run = '';
  for (let i = from; run.length < 80 && isDigit(bytes[i]); i += stride) run += String.fromCharCode(bytes[i] ?? 0);
  return run;
};

/** The whole numbers that stand in these bytes, as ASCII or UTF-16. Every run of ten digits covers a multiple of eight. */
const numbersIn = (bytes: Buffer, numbers: ReadonlySet<string>, length: number, found: Set<string>): void => {
  for (let at = 0; at + 1 < bytes.length; at += 8)
    for (const [start, stride] of [
      [at, 1],
      [at, 2],
      [at + 1, 2],
    ] as const) {
      if (!isDigit(bytes[start])) continue;
      const run = runAround(bytes, start, stride);
      for (let i = 0; i + length <= run.length; i++) {
        const part = run.slice(i, i + length);
        if (numbers.has(part)) found.add(part);
      }
    }
};

/**
 * Which of the texts, all of digits and as long as each other, stand in the writable memory of a process: what a core dump of it would hold.
 * Linux only; needs the right to trace the process.
 */
export const foundInMemory = (pid: number, texts: readonly string[]): readonly string[] => {
  const regions = readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
      return from === undefined || to === undefined ? [] : [[Number.parseInt(from, 16), Number.parseInt(to, 16)] as const];
    });
  const numbers = new Set(texts);
  const found = new Set<string>();
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const piece = Buffer.alloc(pieceBytes + overlapBytes);
  try {
    for (const [from, to] of regions)
      for (let at = from; at < to; at += pieceBytes) {
        try {
          const count = readSync(memory, piece, 0, Math.min(piece.length, to - at), at);
          numbersIn(piece.subarray(0, count), numbers, texts[0]?.length ?? 0, found);
        } catch {
          // A guard page, or a region that has just gone.
        }
      }
  } finally {
    closeSync(memory);
  }
  return [...found];
};

const pieceBytes = 4 * 1024 * 1024;
const overlapBytes = 256;
