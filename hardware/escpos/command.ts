/**
 * ESC/POS as commands: what Passage sends, the common rest, and everything else as `unknown`, never swallowed.
 * Source of the formats: Epson's ESC/POS command reference.
 */

export type EscposCommand =
  | { readonly kind: 'text'; readonly bytes: Uint8Array }
  | { readonly kind: 'line-feed' }
  | { readonly kind: 'initialize' }
  | { readonly kind: 'code-page'; readonly number: number }
  | { readonly kind: 'bold'; readonly on: boolean }
  | { readonly kind: 'invert'; readonly on: boolean }
  | { readonly kind: 'underline'; readonly on: boolean }
  | { readonly kind: 'align'; readonly to: 'left' | 'center' | 'right' }
  | { readonly kind: 'size'; readonly width: number; readonly height: number }
  | { readonly kind: 'font'; readonly font: 'A' | 'B' }
  /** Null = the printer's default of 30 dots. */
  | { readonly kind: 'line-spacing'; readonly dots: number | null }
  | { readonly kind: 'feed-dots'; readonly dots: number }
  | { readonly kind: 'feed-lines'; readonly lines: number }
  | {
      readonly kind: 'raster';
      readonly stride: number;
      readonly heightDots: number;
      readonly scaleX: 1 | 2;
      readonly scaleY: 1 | 2;
      readonly data: Uint8Array;
    }
  | { readonly kind: 'qr-model' }
  | { readonly kind: 'qr-size'; readonly dots: number }
  | { readonly kind: 'qr-level'; readonly level: 'L' | 'M' | 'Q' | 'H' }
  | { readonly kind: 'qr-store'; readonly bytes: Uint8Array }
  | { readonly kind: 'qr-print' }
  | { readonly kind: 'cut'; readonly mode: 'full' | 'partial'; readonly feedDots: number }
  /** GS r: answered in turn, so after everything before it. */
  | { readonly kind: 'status-request'; readonly which: number }
  | { readonly kind: 'auto-status'; readonly mask: number }
  /** DLE EOT: answered at once. */
  | { readonly kind: 'realtime-status'; readonly which: number }
  /** DLE DC4 8: drops what is received and not yet printed. */
  | { readonly kind: 'realtime-clear' }
  /** DLE ENQ 2: recover from a cutter error, dropping the buffers. */
  | { readonly kind: 'realtime-recover'; readonly clears: boolean }
  /** Commands without effect on paper that printers send and receive every day. */
  | { readonly kind: 'silent'; readonly name: string }
  | { readonly kind: 'unknown'; readonly bytes: Uint8Array };

/** One command and the index after it; null when the bytes end inside it. */
export type ReadCommand = { readonly command: EscposCommand; readonly end: number } | null;

const esc = 0x1b;
const gs = 0x1d;
const fs = 0x1c;
const dle = 0x10;

const done = (command: EscposCommand, end: number): ReadCommand => ({ command, end });
const alignments = ['left', 'center', 'right'] as const;
const levels = ['L', 'M', 'Q', 'H'] as const;

/** ESC commands with one parameter byte that change nothing on the paper we draw. */
const silentEsc = new Map([
  [0x52, 'ESC R international characters'],
  [0x72, 'ESC r colour'],
  [0x55, 'ESC U one direction'],
  [0x3d, 'ESC = choose device'],
  [0x4d, 'ESC M font'],
  [0x7b, 'ESC { upside down'],
  [0x20, 'ESC SP character spacing'],
  [0x47, 'ESC G double strike'],
]);

const readEsc = (bytes: Uint8Array, at: number): ReadCommand => {
  const code = bytes[at + 1];
  const value = bytes[at + 2];
  if (code === undefined) return null;
  if (code === 0x40) return done({ kind: 'initialize' }, at + 2);
  if (code === 0x32) return done({ kind: 'line-spacing', dots: null }, at + 2);
  if (code === 0x63 || code === 0x70) {
    const length = code === 0x63 ? 4 : 5;
    return at + length > bytes.length ? null : done({ kind: 'silent', name: code === 0x63 ? 'ESC c panel' : 'ESC p drawer' }, at + length);
  }
  const known =
    code === 0x74 || code === 0x45 || code === 0x2d || code === 0x61 || code === 0x33 || code === 0x4a || code === 0x64 || code === 0x21;
  if (!known && !silentEsc.has(code)) return done({ kind: 'unknown', bytes: bytes.slice(at, at + 2) }, at + 2);
  if (value === undefined) return null;
  const end = at + 3;
  if (code === 0x74) return done({ kind: 'code-page', number: value }, end);
  if (code === 0x45) return done({ kind: 'bold', on: (value & 1) === 1 }, end);
  if (code === 0x2d) return done({ kind: 'underline', on: value % 48 !== 0 }, end);
  if (code === 0x61) return done({ kind: 'align', to: alignments[value % 48] ?? 'left' }, end);
  if (code === 0x33) return done({ kind: 'line-spacing', dots: value }, end);
  if (code === 0x4a) return done({ kind: 'feed-dots', dots: value }, end);
  if (code === 0x64) return done({ kind: 'feed-lines', lines: value }, end);
  if (code === 0x4d && (value % 48 === 0 || value % 48 === 1)) return done({ kind: 'font', font: value % 48 === 0 ? 'A' : 'B' }, end);
  if (code === 0x21) return done({ kind: 'unknown', bytes: bytes.slice(at, end) }, end);
  return done({ kind: 'silent', name: silentEsc.get(code) ?? 'ESC' }, end);
};

/** GS ( fn pL pH data: two-dimensional codes (fn k) and the many other functions of that form. */
const readExtended = (bytes: Uint8Array, at: number): ReadCommand => {
  if (at + 5 > bytes.length) return null;
  const length = (bytes[at + 3] ?? 0) + 256 * (bytes[at + 4] ?? 0);
  const end = at + 5 + length;
  if (end > bytes.length) return null;
  const [symbol, fn, value] = bytes.subarray(at + 5, at + 8);
  if (bytes[at + 2] === 0x6b && symbol === 0x31) {
    if (fn === 0x41) return done({ kind: 'qr-model' }, end);
    if (fn === 0x43) return done({ kind: 'qr-size', dots: value ?? 3 }, end);
    if (fn === 0x45) return done({ kind: 'qr-level', level: levels[(value ?? 0x30) - 0x30] ?? 'L' }, end);
    if (fn === 0x50) return done({ kind: 'qr-store', bytes: bytes.slice(at + 8, end) }, end);
    if (fn === 0x51) return done({ kind: 'qr-print' }, end);
  }
  return done({ kind: 'unknown', bytes: bytes.slice(at, Math.min(end, at + 16)) }, end);
};

const readRaster = (bytes: Uint8Array, at: number): ReadCommand => {
  if (at + 8 > bytes.length) return null;
  const mode = (bytes[at + 3] ?? 0) & 3;
  const stride = (bytes[at + 4] ?? 0) + 256 * (bytes[at + 5] ?? 0);
  const heightDots = (bytes[at + 6] ?? 0) + 256 * (bytes[at + 7] ?? 0);
  const end = at + 8 + stride * heightDots;
  if (end > bytes.length) return null;
  return done(
    {
      kind: 'raster',
      stride,
      heightDots,
      scaleX: mode & 1 ? 2 : 1,
      scaleY: mode & 2 ? 2 : 1,
      data: bytes.slice(at + 8, end),
    },
    end,
  );
};

const readCut = (bytes: Uint8Array, at: number): ReadCommand => {
  const mode = bytes[at + 2];
  if (mode === undefined) return null;
  const isPartial = mode % 2 === 1;
  if (mode < 65 || mode > 66) return done({ kind: 'cut', mode: isPartial ? 'partial' : 'full', feedDots: 0 }, at + 3);
  const feedDots = bytes[at + 3];
  return feedDots === undefined ? null : done({ kind: 'cut', mode: mode === 66 ? 'partial' : 'full', feedDots }, at + 4);
};

const readGs = (bytes: Uint8Array, at: number): ReadCommand => {
  const code = bytes[at + 1];
  const value = bytes[at + 2];
  if (code === undefined) return null;
  if (code === 0x28) return readExtended(bytes, at);
  if (code === 0x76) return readRaster(bytes, at);
  if (code === 0x56) return readCut(bytes, at);
  // Left margin and print area: two bytes that Passage never sends, so a picture without them would lie.
  if (code === 0x4c || code === 0x57)
    return at + 4 > bytes.length ? null : done({ kind: 'unknown', bytes: bytes.slice(at, at + 4) }, at + 4);
  const known = code === 0x72 || code === 0x61 || code === 0x42 || code === 0x21 || code === 0x48 || code === 0x68 || code === 0x77;
  if (!known) return done({ kind: 'unknown', bytes: bytes.slice(at, at + 2) }, at + 2);
  if (value === undefined) return null;
  const end = at + 3;
  if (code === 0x72) return done({ kind: 'status-request', which: value }, end);
  if (code === 0x61) return done({ kind: 'auto-status', mask: value }, end);
  if (code === 0x42) return done({ kind: 'invert', on: (value & 1) === 1 }, end);
  if (code === 0x21) return done({ kind: 'size', width: (value >> 4) + 1, height: (value & 7) + 1 }, end);
  return done({ kind: 'silent', name: 'GS bar code setting' }, end);
};

const readDle = (bytes: Uint8Array, at: number): ReadCommand => {
  const [code, value] = bytes.subarray(at + 1, at + 3);
  if (code === undefined || value === undefined) return null;
  if (code === 0x04) return done({ kind: 'realtime-status', which: value }, at + 3);
  if (code === 0x05) return done({ kind: 'realtime-recover', clears: value === 2 }, at + 3);
  if (code !== 0x14) return done({ kind: 'unknown', bytes: bytes.slice(at, at + 2) }, at + 2);
  const length = value === 8 ? 10 : 5;
  if (at + length > bytes.length) return null;
  return done(value === 8 ? { kind: 'realtime-clear' } : { kind: 'silent', name: 'DLE DC4 pulse' }, at + length);
};

const readFs = (bytes: Uint8Array, at: number): ReadCommand => {
  const code = bytes[at + 1];
  if (code === undefined) return null;
  if (code === 0x2e || code === 0x26) return done({ kind: 'silent', name: 'FS kanji mode' }, at + 2);
  return done({ kind: 'unknown', bytes: bytes.slice(at, at + 2) }, at + 2);
};

const readText = (bytes: Uint8Array, at: number): ReadCommand => {
  let end = at;
  while (end < bytes.length && (bytes[end] ?? 0) >= 0x20) end++;
  return done({ kind: 'text', bytes: bytes.slice(at, end) }, end);
};

/** The bytes of the DLE DC4 command that drops what is received and not yet printed. */
export const clearBufferBytes: readonly number[] = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08];

/** Reads the command that begins at `at`. */
export const readCommand = (bytes: Uint8Array, at: number): ReadCommand => {
  const first = bytes[at];
  if (first === undefined) return null;
  if (first >= 0x20) return readText(bytes, at);
  if (first === 0x0a) return done({ kind: 'line-feed' }, at + 1);
  if (first === esc) return readEsc(bytes, at);
  if (first === gs) return readGs(bytes, at);
  if (first === fs) return readFs(bytes, at);
  if (first === dle) return readDle(bytes, at);
  if (first === 0x0d || first === 0x00 || first === 0x18) return done({ kind: 'silent', name: 'control character' }, at + 1);
  return done({ kind: 'unknown', bytes: bytes.slice(at, at + 1) }, at + 1);
};

/** All commands of a byte stream; `rest` is the count of bytes of an unfinished last one. */
export const readCommands = (bytes: Uint8Array): { readonly commands: EscposCommand[]; readonly rest: number } => {
  const commands: EscposCommand[] = [];
  let at = 0;
  while (at < bytes.length) {
    const read = readCommand(bytes, at);
    if (read === null) return { commands, rest: bytes.length - at };
    commands.push(read.command);
    at = read.end;
  }
  return { commands, rest: 0 };
};
