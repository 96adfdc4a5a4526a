/**
 * Reads QR codes that were printed as part of a picture. On paper from our own bytes every module is exact, so nothing has to be guessed or
 * corrected: find three finders, take the modules, undo the mask, read the text. Versions 1-10 at level M, which is what slips use.
 * Format: ISO/IEC 18004.
 */
import { type Bitmap, isBlack } from '../type/bitmap.ts';

/** A code found in a picture; position in dots. */
export type DrawnCode = { readonly text: string; readonly x: number; readonly y: number };

/** Data codewords of each block at level M, by version. */
const blocksAtM: readonly (readonly number[])[] = [
  [],
  [16],
  [28],
  [44],
  [32, 32],
  [43, 43],
  [27, 27, 27, 27],
  [31, 31, 31, 31],
  [38, 38, 39, 39],
  [36, 36, 36, 37, 37],
  [43, 43, 43, 43, 44],
];
const maxVersion = blocksAtM.length - 1;

type Grid = { readonly size: number; readonly version: number; at(x: number, y: number): boolean };

const isFinderModule = (x: number, y: number): boolean => {
  const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
  return ring !== 2;
};

/** Whether a finder of `dots` a module has its upper left corner at (left, top): all 49 modules, sampled in their middle. */
const isFinder = (bitmap: Bitmap, left: number, top: number, dots: number): boolean => {
  const half = dots >> 1;
  for (let y = 0; y < 7; y++)
    for (let x = 0; x < 7; x++) if (isBlack(bitmap, left + x * dots + half, top + y * dots + half) !== isFinderModule(x, y)) return false;
  return true;
};

const gridAt = (bitmap: Bitmap, left: number, top: number, dots: number): Grid | null => {
  for (let version = 1; version <= maxVersion; version++) {
    const size = 17 + 4 * version;
    const far = (size - 7) * dots;
    if (!isFinder(bitmap, left + far, top, dots) || !isFinder(bitmap, left, top + far, dots)) continue;
    const half = dots >> 1;
    return { size, version, at: (x, y) => isBlack(bitmap, left + x * dots + half, top + y * dots + half) };
  }
  return null;
};

const alignmentCentres = (version: number, size: number): number[] => {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((size - 13) / (count * 2 - 2)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, i) => size - 7 - i * step).reverse()];
};

/** Modules that carry no data: finders, timing, format, version, alignment. */
const isFunction = (grid: Grid, centres: readonly number[], x: number, y: number): boolean => {
  const { size, version } = grid;
  if ((x < 9 && y < 9) || (x >= size - 8 && y < 9) || (x < 9 && y >= size - 8) || x === 6 || y === 6) return true;
  if (version >= 7 && ((x >= size - 11 && y < 6) || (y >= size - 11 && x < 6))) return true;
  const last = centres.at(-1) ?? 0;
  for (const cx of centres)
    for (const cy of centres) {
      const isFinderCorner = (cx === 6 && cy === 6) || (cx === 6 && cy === last) || (cx === last && cy === 6);
      if (!isFinderCorner && Math.abs(x - cx) <= 2 && Math.abs(y - cy) <= 2) return true;
    }
  return false;
};

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** Level and mask from the format bits beside the upper left finder; null when the level is not M. */
const maskOf = (grid: Grid): ((x: number, y: number) => boolean) | null => {
  const places = [0, 1, 2, 3, 4, 5, 7, 8].map((y) => [8, y] as const);
  const rest = [7, 5, 4, 3, 2, 1, 0].map((x) => [x, 8] as const);
  let bits = 0;
  for (const [i, [x, y]] of [...places, ...rest].entries()) if (grid.at(x, y)) bits |= 1 << i;
  const format = (bits ^ 0x5412) >> 10;
  return format >> 3 === 0 ? (masks[format & 7] ?? null) : null;
};

const readBits = (grid: Grid, mask: (x: number, y: number) => boolean): boolean[] => {
  const centres = alignmentCentres(grid.version, grid.size);
  const bits: boolean[] = [];
  for (let pair = grid.size - 1; pair >= 1; pair -= 2) {
    const right = pair <= 6 ? pair - 1 : pair;
    const isUpward = ((right + 1) & 2) === 0;
    for (let step = 0; step < grid.size; step++)
      for (const x of [right, right - 1]) {
        const y = isUpward ? grid.size - 1 - step : step;
        if (!isFunction(grid, centres, x, y)) bits.push(grid.at(x, y) !== mask(x, y));
      }
  }
  return bits;
};

const toBytes = (bits: readonly boolean[]): number[] => {
  const bytes: number[] = [];
  for (let at = 0; at + 8 <= bits.length; at += 8) bytes.push(bits.slice(at, at + 8).reduce((value, bit) => value * 2 + (bit ? 1 : 0), 0));
  return bytes;
};

/** Data codewords in order; they were dealt out to the blocks like cards. */
const undeal = (codewords: readonly number[], lengths: readonly number[]): number[] => {
  const blocks = lengths.map((): number[] => []);
  let at = 0;
  for (let i = 0; i < Math.max(...lengths); i++)
    for (const [block, length] of lengths.entries()) if (i < length) blocks[block]?.push(codewords[at++] ?? 0);
  return blocks.flat();
};

const alphanumeric = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** The text in the data codewords: numeric, alphanumeric and byte segments (UTF-8). Null for any other mode. */
const readText = (data: readonly number[], version: number): string | null => {
  let at = 0;
  const take = (count: number): number => {
    let value = 0;
    for (let i = 0; i < count; i++, at++) value = value * 2 + (((data[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
    return value;
  };
  const bytes: number[] = [];
  const add = (text: string): void => {
    for (const char of text) bytes.push(char.charCodeAt(0));
  };
  while (at + 4 <= data.length * 8) {
    const mode = take(4);
    if (mode === 0) break;
    if (mode === 4) for (let left = take(version < 10 ? 8 : 16); left > 0 && at < data.length * 8; left--) bytes.push(take(8));
    else if (mode === 2) {
      let left = take(version < 10 ? 9 : 11);
      for (; left >= 2 && at < data.length * 8; left -= 2) {
        const two = take(11);
        add((alphanumeric[Math.floor(two / 45)] ?? '') + (alphanumeric[two % 45] ?? ''));
      }
      if (left === 1) add(alphanumeric[take(6)] ?? '');
    } else if (mode === 1) {
      let left = take(version < 10 ? 10 : 12);
      for (; left >= 3 && at < data.length * 8; left -= 3) add(String(take(10)).padStart(3, '0'));
      if (left > 0) add(String(take(left === 2 ? 7 : 4)).padStart(left, '0'));
    } else return null;
  }
  return Buffer.from(bytes).toString('utf8');
};

const readGrid = (grid: Grid): string | null => {
  const mask = maskOf(grid);
  if (mask === null) return null;
  return readText(undeal(toBytes(readBits(grid, mask)), blocksAtM[grid.version] ?? []), grid.version);
};

/** All codes in a picture, from top to bottom. A picture without codes gives an empty list. */
export const readDrawnCodes = (bitmap: Bitmap): DrawnCode[] => {
  const found: DrawnCode[] = [];
  const width = bitmap.stride * 8;
  for (let y = 0; y < bitmap.heightDots; y++)
    for (let x = 0; x < width; x++) {
      // The upper edge of a finder: exactly seven modules of black after white, with white above.
      if (!isBlack(bitmap, x, y) || isBlack(bitmap, x - 1, y) || isBlack(bitmap, x, y - 1)) continue;
      let end = x;
      while (isBlack(bitmap, end, y)) end++;
      const dots = (end - x) / 7;
      if (Number.isInteger(dots) && isFinder(bitmap, x, y, dots)) {
        const grid = gridAt(bitmap, x, y, dots);
        const text = grid === null ? null : readGrid(grid);
        if (text !== null) found.push({ text, x, y });
      }
      x = end;
    }
  return found;
};
