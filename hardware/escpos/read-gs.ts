/** Commands that begin with GS. Pictures and codes that count their own bytes stand in read-graphics.ts and read-symbol.ts. */
import { type FixedCommand, type ReadCommand, readFixed, silent, undrawn, unknown, upTo, word } from './command.ts';
import { readBarCode } from './read-bar-code.ts';
import { readDownload, readExtended, readGraphicsLarge, readRaster, readVariableBits } from './read-graphics.ts';

const gsCommands = new Map<number, FixedCommand>([
  [0x21, [1, ([n = 0]) => ({ kind: 'size', width: ((n >> 4) & 7) + 1, height: (n & 7) + 1 })]],
  [0x24, [2, undrawn('GS $ page mode')]],
  [0x2f, [1, ([n = 0]) => ({ kind: 'download-print', scaleX: n & 1 ? 2 : 1, scaleY: n & 2 ? 2 : 1 })]],
  [0x3a, [0, undrawn('GS : macro')]],
  [0x42, [1, ([n = 0]) => ({ kind: 'invert', on: (n & 1) === 1 })]],
  [0x45, [1, silent('GS E head')]],
  [0x48, [1, ([n = 0]) => ({ kind: 'bar-text', above: (n & 1) === 1, below: (n & 2) === 2 })]],
  [0x49, [1, silent('GS I identity')]],
  [0x4c, [2, (p) => ({ kind: 'left-margin', dots: word(p, 0) })]],
  [
    0x50,
    [2, (p, bytes) => (p.every((n) => n === 0 || n === 203) ? silent('GS P motion units')() : undrawn('GS P motion units')(p, bytes))],
  ],
  [0x54, [1, undrawn('GS T line start')]],
  [0x57, [2, (p) => ({ kind: 'print-width', dots: word(p, 0) })]],
  [0x5c, [2, undrawn('GS \\ page mode')]],
  [0x5e, [3, undrawn('GS ^ macro')]],
  [0x61, [1, ([n = 0]) => ({ kind: 'auto-status', mask: n })]],
  [0x62, [1, silent('GS b smoothing')]],
  [0x63, [0, undrawn('GS c counter')]],
  [0x66, [1, ([n = 0]) => ({ kind: 'bar-text-font', font: n % 48 === 0 ? 'A' : 'B' })]],
  [0x67, [4, silent('GS g maintenance counter')]],
  [0x68, [1, ([n = 0]) => ({ kind: 'bar-height', dots: Math.max(1, n) })]],
  [0x6a, [1, silent('GS j ink status')]],
  [0x72, [1, ([n = 0]) => ({ kind: 'status-request', which: n })]],
  [0x77, [1, ([n = 0]) => ({ kind: 'bar-module', dots: n >= 68 ? (n - 66) >> 1 : n })]],
  [0x7a, [3, silent('GS z waiting time')]],
]);

/** GS V m [n]: at once, or after feeding n dots to the knife; 97 to 104 keep the cut for a place further on. */
const readCut = (bytes: Uint8Array, at: number): ReadCommand => {
  const mode = bytes[at + 2];
  if (mode === undefined) return null;
  const kind = 'cut';
  if (mode <= 1 || mode === 48 || mode === 49)
    return { command: { kind, mode: mode % 48 === 1 ? 'partial' : 'full', feedDots: 0 }, end: at + 3 };
  if (![65, 66, 97, 98, 103, 104].includes(mode)) return unknown(bytes, at, 3);
  const isPartial = mode === 66 || mode === 98 || mode === 104;
  return upTo(bytes, at, at + 4, (whole) => ({ kind, mode: isPartial ? 'partial' : 'full', feedDots: whole[3] ?? 0 }));
};

/**
 * GS e n [m [t]]: the presenter of kiosk printers. 3: out by m steps; 32: out by m, back after t; 5: let go; 2: draw back. Source: command reference
 * of the Reliance printer (escpos.readthedocs.io, paper movement).
 */
const readPresenter = (bytes: Uint8Array, at: number): ReadCommand => {
  const action = bytes[at + 2];
  if (action === undefined) return null;
  const length = action === 3 ? 4 : action === 32 ? 5 : 3;
  return upTo(bytes, at, at + length, (whole) => {
    if (action === 3 || action === 32) return { kind: 'present', steps: whole[3] ?? 0 };
    return action === 5 ? { kind: 'eject' } : action === 2 ? { kind: 'retract' } : { kind: 'silent', name: 'GS e presenter' };
  });
};

/** GS C m …: a counter that prints numbers. */
const readCounter = (bytes: Uint8Array, at: number): ReadCommand => {
  const length = { 0x30: 5, 0x31: 9, 0x32: 5, 0: 5, 1: 9, 2: 5 }[bytes[at + 2] ?? -1];
  if (at + 3 > bytes.length) return null;
  return length === undefined ? unknown(bytes, at, 3) : upTo(bytes, at, at + length, (whole) => undrawn('GS C counter')([], whole));
};

/** The command that begins with GS at `at`. */
export const readGs = (bytes: Uint8Array, at: number): ReadCommand => {
  switch (bytes[at + 1]) {
    case undefined:
      return null;
    case 0x28:
      return readExtended(bytes, at);
    case 0x2a:
      return readDownload(bytes, at);
    case 0x38:
      return readGraphicsLarge(bytes, at);
    case 0x43:
      return readCounter(bytes, at);
    case 0x51:
      return readVariableBits(bytes, at);
    case 0x56:
      return readCut(bytes, at);
    case 0x65:
      return readPresenter(bytes, at);
    case 0x6b:
      return readBarCode(bytes, at);
    case 0x76:
      return readRaster(bytes, at);
    default: {
      const fixed = readFixed(gsCommands, bytes, at);
      return fixed === undefined ? unknown(bytes, at, 2) : fixed;
    }
  }
};
