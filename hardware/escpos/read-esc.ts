/** Commands that begin with ESC. */
import { type EscposCommand, type FixedCommand, type ReadCommand, readFixed, silent, undrawn, unknown, upTo, word } from './command.ts';

const alignments = ['left', 'center', 'right'] as const;
/** Epson takes 0 and '0' for the same. */
const choice = (value: number): number => (value >= 0x30 && value <= 0x39 ? value - 0x30 : value);
/** A signed number of two bytes. */
const signed = (value: number): number => (value >= 0x8000 ? value - 0x10000 : value);

const escCommands = new Map<number, FixedCommand>([
  [0x0c, [0, undrawn('ESC FF page mode')]],
  [0x20, [1, ([n = 0]) => ({ kind: 'char-spacing', dots: n })]],
  [
    0x21,
    [
      1,
      ([n = 0]) => ({
        kind: 'print-mode',
        font: n & 1 ? 'B' : 'A',
        bold: (n & 0x08) !== 0,
        tall: (n & 0x10) !== 0,
        wide: (n & 0x20) !== 0,
        underline: (n & 0x80) !== 0,
      }),
    ],
  ],
  [0x24, [2, (p) => ({ kind: 'position', dots: word(p, 0), from: 'margin' })]],
  [0x25, [1, (p, bytes) => (((p[0] ?? 0) & 1) === 0 ? silent('ESC % own letters off')() : undrawn('ESC % own letters')(p, bytes))]],
  [0x2d, [1, ([n = 0]) => ({ kind: 'underline', on: choice(n) === 1 || choice(n) === 2, dots: choice(n) === 2 ? 2 : 1 })]],
  [0x32, [0, () => ({ kind: 'line-spacing', dots: null })]],
  [0x33, [1, ([n = 0]) => ({ kind: 'line-spacing', dots: n })]],
  [0x3c, [0, silent('ESC < head home')]],
  [0x3d, [1, (p, bytes) => (((p[0] ?? 0) & 1) === 1 ? silent('ESC = printer chosen')() : undrawn('ESC = printer not chosen')(p, bytes))]],
  [0x3f, [1, silent('ESC ? drop own letter')]],
  [0x40, [0, () => ({ kind: 'initialize' })]],
  [0x42, [2, silent('ESC B beep')]],
  [0x45, [1, ([n = 0]) => ({ kind: 'bold', on: (n & 1) === 1 })]],
  [0x47, [1, ([n = 0]) => ({ kind: 'bold', on: (n & 1) === 1 })]],
  [0x4a, [1, ([n = 0]) => ({ kind: 'feed-dots', dots: n })]],
  [0x4b, [1, undrawn('ESC K paper backwards')]],
  [0x4c, [0, undrawn('ESC L page mode')]],
  [0x4d, [1, (p, bytes) => readFont(p, bytes)]],
  [0x52, [1, ([n = 0]) => ({ kind: 'national-set', number: n })]],
  [0x53, [0, silent('ESC S standard mode')]],
  [0x54, [1, undrawn('ESC T page mode')]],
  [0x55, [1, silent('ESC U one direction')]],
  [0x56, [1, ([n = 0]) => ({ kind: 'rotate', on: choice(n) === 1 || choice(n) === 2 })]],
  [0x57, [8, undrawn('ESC W page mode')]],
  [0x5c, [2, (p) => ({ kind: 'position', dots: signed(word(p, 0)), from: 'here' })]],
  [0x61, [1, ([n = 0]) => ({ kind: 'align', to: alignments[choice(n)] ?? 'left' })]],
  [0x63, [2, silent('ESC c panel and sensors')]],
  [0x64, [1, ([n = 0]) => ({ kind: 'feed-lines', lines: n })]],
  [0x65, [1, undrawn('ESC e paper backwards')]],
  [0x69, [0, () => ({ kind: 'cut', mode: 'partial', feedDots: 0 })]],
  [0x6d, [0, () => ({ kind: 'cut', mode: 'partial', feedDots: 0 })]],
  [0x70, [3, silent('ESC p drawer')]],
  [0x72, [1, (p, bytes) => (choice(p[0] ?? 0) === 0 ? silent('ESC r black')() : undrawn('ESC r second colour')(p, bytes))]],
  [0x74, [1, ([n = 0]) => ({ kind: 'code-page', number: n })]],
  [0x75, [1, silent('ESC u drawer status')]],
  [0x76, [0, silent('ESC v paper status')]],
  [0x7b, [1, ([n = 0]) => ({ kind: 'upside-down', on: (n & 1) === 1 })]],
]);

/** Fonts C to E exist on few printers and look like B. */
function readFont(p: readonly number[], bytes: Uint8Array): EscposCommand {
  const font = choice(p[0] ?? 0);
  if (font > 1) return undrawn('ESC M font')(p, bytes);
  return { kind: 'font', font: font === 0 ? 'A' : 'B' };
}

/** ESC D n… NUL: at most 32 columns, and what is not ascending ends the list. */
const readTabs = (bytes: Uint8Array, at: number): ReadCommand => {
  const columns: number[] = [];
  for (let end = at + 2; end < bytes.length; end++) {
    const column = bytes[end] ?? 0;
    if (column <= (columns.at(-1) ?? 0) || columns.length === 32) {
      const own = column === 0 ? 1 : 0;
      return { command: { kind: 'tabs', columns }, end: end + own };
    }
    columns.push(column);
  }
  return null;
};

/** ESC * m nL nH data: 8 or 24 dots high, of single (0, 32) or double (1, 33) density. */
const readBits = (bytes: Uint8Array, at: number): ReadCommand => {
  if (at + 5 > bytes.length) return null;
  const mode = bytes[at + 2] ?? 0;
  if (mode !== 0 && mode !== 1 && mode !== 32 && mode !== 33) return unknown(bytes, at, 5);
  const columns = word(bytes, at + 3);
  const heightDots = mode < 32 ? 8 : 24;
  return upTo(bytes, at, at + 5 + (columns * heightDots) / 8, (whole) => ({
    kind: 'bits',
    columns,
    heightDots,
    scaleX: mode % 2 === 0 ? 2 : 1,
    // Eight needles stand three times as far apart as twenty-four.
    scaleY: heightDots === 8 ? 3 : 1,
    data: whole.slice(5),
  }));
};

/** ESC & y c1 c2 [x data]…: letters of one's own. */
const readOwnLetters = (bytes: Uint8Array, at: number): ReadCommand => {
  if (at + 5 > bytes.length) return null;
  const [rows = 0, first = 0, last = 0] = bytes.subarray(at + 2, at + 5);
  let end = at + 5;
  for (let letter = first; letter <= last; letter++) {
    const columns = bytes[end];
    if (columns === undefined) return null;
    end += 1 + columns * rows;
    if (end > bytes.length) return null;
  }
  return upTo(bytes, at, end, (whole) => undrawn('ESC & own letters')([], whole));
};

/** The command that begins with ESC at `at`. */
export const readEsc = (bytes: Uint8Array, at: number): ReadCommand => {
  const code = bytes[at + 1];
  if (code === undefined) return null;
  if (code === 0x44) return readTabs(bytes, at);
  if (code === 0x2a) return readBits(bytes, at);
  if (code === 0x26) return readOwnLetters(bytes, at);
  // ESC ( A beeps, ESC ( Y bundles jobs: both count their bytes.
  if (code === 0x28)
    return at + 5 > bytes.length ? null : upTo(bytes, at, at + 5 + word(bytes, at + 3), () => ({ kind: 'silent', name: 'ESC ( buzzer' }));
  const fixed = readFixed(escCommands, bytes, at);
  return fixed === undefined ? unknown(bytes, at, 2) : fixed;
};
