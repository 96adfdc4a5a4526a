/**
 * What ESC/POS commands say, as data. Everything that a printer accepts is one of these; what nobody knows is `unknown`, what is known and
 * not drawn by us is `undrawn`: neither is ever swallowed.
 * Source of the formats: Epson's ESC/POS command reference.
 */

/** One-dimensional codes of GS k. */
export type BarSymbology =
  'UPC-A' | 'UPC-E' | 'EAN-13' | 'EAN-8' | 'Code 39' | 'ITF' | 'Codabar' | 'Code 93' | 'Code 128' | 'GS1-128' | 'Code 128 auto';

/** A picture in rows of bytes, leftmost dot in the highest bit. */
export type RasterData = {
  readonly stride: number;
  readonly heightDots: number;
  readonly scaleX: 1 | 2;
  readonly scaleY: 1 | 2;
  readonly data: Uint8Array;
};

export type EscposCommand =
  | { readonly kind: 'text'; readonly bytes: Uint8Array }
  | { readonly kind: 'line-feed' }
  | { readonly kind: 'tab' }
  /** Columns from the left margin, ascending; empty = none. */
  | { readonly kind: 'tabs'; readonly columns: readonly number[] }
  | { readonly kind: 'initialize' }
  | { readonly kind: 'code-page'; readonly number: number }
  | { readonly kind: 'national-set'; readonly number: number }
  | { readonly kind: 'bold'; readonly on: boolean }
  | { readonly kind: 'invert'; readonly on: boolean }
  | { readonly kind: 'underline'; readonly on: boolean; readonly dots: 1 | 2 }
  | { readonly kind: 'upside-down'; readonly on: boolean }
  /** Characters turned by 90° clockwise. */
  | { readonly kind: 'rotate'; readonly on: boolean }
  | { readonly kind: 'align'; readonly to: 'left' | 'center' | 'right' }
  | { readonly kind: 'size'; readonly width: number; readonly height: number }
  | { readonly kind: 'font'; readonly font: 'A' | 'B' }
  /** ESC !: all of it at once. */
  | {
      readonly kind: 'print-mode';
      readonly font: 'A' | 'B';
      readonly bold: boolean;
      readonly underline: boolean;
      readonly wide: boolean;
      readonly tall: boolean;
    }
  | { readonly kind: 'char-spacing'; readonly dots: number }
  | { readonly kind: 'left-margin'; readonly dots: number }
  | { readonly kind: 'print-width'; readonly dots: number }
  | { readonly kind: 'position'; readonly dots: number; readonly from: 'margin' | 'here' }
  /** Null = the printer's default of 30 dots. */
  | { readonly kind: 'line-spacing'; readonly dots: number | null }
  | { readonly kind: 'feed-dots'; readonly dots: number }
  | { readonly kind: 'feed-lines'; readonly lines: number }
  | ({ readonly kind: 'raster' } & RasterData)
  /** GS ( L: kept until it is printed. */
  | ({ readonly kind: 'graphics-store' } & RasterData)
  | { readonly kind: 'graphics-print' }
  /** ESC *: part of a line. Column by column, `heightDots / 8` bytes each, topmost dot in the highest bit. */
  | {
      readonly kind: 'bits';
      readonly columns: number;
      readonly heightDots: 8 | 24;
      readonly scaleX: 1 | 2;
      readonly scaleY: 1 | 3;
      readonly data: Uint8Array;
    }
  /** GS *: column by column, `rows` bytes each. */
  | { readonly kind: 'download-store'; readonly columns: number; readonly rows: number; readonly data: Uint8Array }
  | { readonly kind: 'download-print'; readonly scaleX: 1 | 2; readonly scaleY: 1 | 2 }
  /** A picture in the printer's own memory, which nobody but the printer knows. */
  | { readonly kind: 'kept-picture'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'qr-model' }
  | { readonly kind: 'qr-size'; readonly dots: number }
  | { readonly kind: 'qr-level'; readonly level: 'L' | 'M' | 'Q' | 'H' }
  | { readonly kind: 'qr-store'; readonly bytes: Uint8Array }
  | { readonly kind: 'qr-print' }
  | { readonly kind: 'pdf417-store'; readonly bytes: Uint8Array }
  | { readonly kind: 'pdf417-print' }
  | { readonly kind: 'bar-height'; readonly dots: number }
  | { readonly kind: 'bar-module'; readonly dots: number }
  | { readonly kind: 'bar-text'; readonly above: boolean; readonly below: boolean }
  | { readonly kind: 'bar-text-font'; readonly font: 'A' | 'B' }
  | { readonly kind: 'bar-code'; readonly symbology: BarSymbology; readonly bytes: Uint8Array }
  | { readonly kind: 'cut'; readonly mode: 'full' | 'partial'; readonly feedDots: number }
  /** Kiosk printers with a presenter: the cut slip is held out in the mouth, let go, or drawn back. */
  | { readonly kind: 'present'; readonly steps: number }
  | { readonly kind: 'eject' }
  | { readonly kind: 'retract' }
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
  /** Known, and it would change the paper, but not drawn here. `bytes`: its beginning. */
  | { readonly kind: 'undrawn'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'unknown'; readonly bytes: Uint8Array };

/** One command and the index after it; null when the bytes end inside it. */
export type ReadCommand = { readonly command: EscposCommand; readonly end: number } | null;

/** A command of fixed length: the count of its parameter bytes, and what they say. */
export type FixedCommand = readonly [parameters: number, read: (p: readonly number[], bytes: Uint8Array) => EscposCommand];

/** Bytes of an `undrawn` or `unknown` command that are kept for the report. */
const keptBytes = 16;

export const silent = (name: string) => (): EscposCommand => ({ kind: 'silent', name });

export const undrawn =
  (name: string) =>
  (_p: readonly number[], bytes: Uint8Array): EscposCommand => ({ kind: 'undrawn', name, bytes: bytes.slice(0, keptBytes) });

/** Reads a two-byte code with its parameters out of a table; `undefined`: not in the table. */
export const readFixed = (table: ReadonlyMap<number, FixedCommand>, bytes: Uint8Array, at: number): ReadCommand | undefined => {
  const found = table.get(bytes[at + 1] ?? -1);
  if (found === undefined) return undefined;
  const [parameters, read] = found;
  const end = at + 2 + parameters;
  if (end > bytes.length) return null;
  return { command: read([...bytes.subarray(at + 2, end)], bytes.subarray(at, end)), end };
};

/** A command that ends at `end`; null when the bytes end before that. `make` is only called when they do not. */
export const upTo = (bytes: Uint8Array, at: number, end: number, make: (whole: Uint8Array) => EscposCommand): ReadCommand =>
  end > bytes.length ? null : { command: make(bytes.subarray(at, end)), end };

/** Nobody knows it: so many bytes are set aside for the report. */
export const unknown = (bytes: Uint8Array, at: number, length: number): ReadCommand => ({
  command: { kind: 'unknown', bytes: bytes.slice(at, at + length) },
  end: at + length,
});

/** The two bytes of a number, low byte first. */
export const word = (bytes: ArrayLike<number>, at: number): number => (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
