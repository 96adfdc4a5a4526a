/** Bytes to commands, one after the other. Never throws, takes nothing twice, needs no more memory than the bytes themselves. */
import { type EscposCommand, type FixedCommand, type ReadCommand, readFixed, silent, undrawn, unknown, upTo, word } from './command.ts';
import { readEsc } from './read-esc.ts';
import { readGs } from './read-gs.ts';

/** The bytes of the DLE DC4 command that drops what is received and not yet printed. */
export const clearBufferBytes: readonly number[] = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08];

/** DLE DC4 fn: count of bytes in all. 1 pulse, 2 power off, 3 buzzer, 7 status, 8 clear. */
const dleDc4Lengths = new Map([
  [1, 5],
  [2, 5],
  [3, 8],
  [7, 4],
  [8, 10],
]);

const readDle = (bytes: Uint8Array, at: number): ReadCommand => {
  const [code, value] = bytes.subarray(at + 1, at + 3);
  if (code === undefined || value === undefined) return null;
  if (code === 0x04)
    // Ink and peripheral status name a second number.
    return upTo(bytes, at, at + (value === 7 || value === 8 || value === 18 ? 4 : 3), () => ({ kind: 'realtime-status', which: value }));
  if (code === 0x05) return { command: { kind: 'realtime-recover', clears: value === 2 }, end: at + 3 };
  const length = code === 0x14 ? dleDc4Lengths.get(value) : undefined;
  if (length === undefined) return unknown(bytes, at, code === 0x14 ? 3 : 2);
  return upTo(bytes, at, at + length, () => (value === 8 ? { kind: 'realtime-clear' } : { kind: 'silent', name: 'DLE DC4' }));
};

/** Chinese, Japanese and Korean letters: two bytes each, which no language of ours needs. */
const fsCommands = new Map<number, FixedCommand>([
  [0x2e, [0, silent('FS . one-byte letters')]],
  [0x26, [0, undrawn('FS & two-byte letters')]],
  [0x21, [1, silent('FS ! dress of two-byte letters')]],
  [0x2d, [1, silent('FS - underline of two-byte letters')]],
  [0x53, [2, silent('FS S spacing of two-byte letters')]],
  [0x57, [1, silent('FS W size of two-byte letters')]],
  [0x43, [1, silent('FS C code of two-byte letters')]],
  [0x3f, [2, silent('FS ? drop own letter')]],
  [0x32, [74, undrawn('FS 2 own letter')]],
  // Custom VKP80III: FS P steps blink action timeout.
  [0x50, [4, ([steps = 0]) => ({ kind: 'present', steps })]],
  [0x70, [2, ([n = 0], bytes) => ({ kind: 'kept-picture', name: `FS p ${n}`, bytes: bytes.slice() })]],
]);

/** FS q n [xL xH yL yH data]…: logos into the printer's memory, x and y counted in bytes. */
const readLogos = (bytes: Uint8Array, at: number): ReadCommand => {
  const count = bytes[at + 2];
  if (count === undefined) return null;
  let end = at + 3;
  for (let logo = 0; logo < count; logo++) {
    if (end + 4 > bytes.length) return null;
    end += 4 + word(bytes, end) * word(bytes, end + 2) * 8;
    if (end > bytes.length) return null;
  }
  return upTo(bytes, at, end, (whole) => undrawn('FS q logos into the printer')([], whole));
};

const readFs = (bytes: Uint8Array, at: number): ReadCommand => {
  const code = bytes[at + 1];
  if (code === undefined) return null;
  if (code === 0x71) return readLogos(bytes, at);
  if (code === 0x28) {
    if (at + 5 > bytes.length) return null;
    return upTo(bytes, at, at + 5 + word(bytes, at + 3), (whole) => undrawn('FS (')([], whole));
  }
  const fixed = readFixed(fsCommands, bytes, at);
  return fixed === undefined ? unknown(bytes, at, 2) : fixed;
};

const readText = (bytes: Uint8Array, at: number): ReadCommand => {
  let end = at;
  while (end < bytes.length && (bytes[end] ?? 0) >= 0x20) end++;
  return { command: { kind: 'text', bytes: bytes.slice(at, end) }, end };
};

/** Single control characters. CR, FF and CAN do nothing in standard mode; NUL is padding; BEL beeps where it does anything. */
const controls = new Map<number, EscposCommand>([
  [0x00, { kind: 'silent', name: 'NUL' }],
  [0x07, { kind: 'silent', name: 'BEL' }],
  [0x09, { kind: 'tab' }],
  [0x0a, { kind: 'line-feed' }],
  [0x0c, { kind: 'silent', name: 'FF' }],
  [0x0d, { kind: 'silent', name: 'CR' }],
  [0x18, { kind: 'silent', name: 'CAN' }],
]);

/** Reads the command that begins at `at`; null: the bytes end inside it. */
export const readCommand = (bytes: Uint8Array, at: number): ReadCommand => {
  const first = bytes[at];
  if (first === undefined) return null;
  if (first >= 0x20) return readText(bytes, at);
  if (first === 0x1b) return readEsc(bytes, at);
  if (first === 0x1d) return readGs(bytes, at);
  if (first === 0x1c) return readFs(bytes, at);
  if (first === 0x10) return readDle(bytes, at);
  const control = controls.get(first);
  return control === undefined ? unknown(bytes, at, 1) : { command: control, end: at + 1 };
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
