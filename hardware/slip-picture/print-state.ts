/** What a printer remembers between commands, and the line that it is filling. */
import { type CodePage, codePageNamed } from '../escpos/code-pages.ts';
import type { RasterData } from '../escpos/command.ts';
import type { Bitmap } from '../type/bitmap.ts';
import type { QrLevel } from '../type/qr-modules.ts';
import { cellOf, type LinePart, type PaperItem, type TextDress, type UnknownBytes } from './paper-item.ts';

export type Align = 'left' | 'center' | 'right';

export type PrintState = {
  readonly widthDots: number;
  /** The alphabet behind a number of ESC t. */
  readonly pageNumbered: (number: number) => CodePage | null;
  y: number;
  dress: TextDress;
  isUpsideDown: boolean;
  align: Align;
  page: CodePage;
  nationalSet: number;
  spacing: number;
  charSpacing: number;
  leftMargin: number;
  /** Null = as far as the paper goes. */
  printWidth: number | null;
  /** Stops in dots; null = every eight characters. */
  tabs: readonly number[] | null;
  qr: { moduleDots: number; level: QrLevel; text: string | null };
  pdf417: string | null;
  bar: { heightDots: number; moduleDots: number; above: boolean; below: boolean; font: 'A' | 'B' };
  graphics: RasterData | null;
  download: Bitmap | null;
  /** Where the next character goes, from the left edge of the print area. */
  pen: number;
  /** How far right the line has come. */
  reach: number;
  parts: LinePart[];
  readonly items: PaperItem[];
  readonly pages: Set<string>;
  readonly unknown: UnknownBytes[];
};

const defaultSpacing = 30;

/** What ESC @ sets back. The paper, pictures in memory and reports stay. */
const defaults = () => ({
  dress: { bold: false, invert: false, underline: 0, rotated: false, font: 'A', scaleX: 1, scaleY: 1 } satisfies TextDress,
  isUpsideDown: false,
  align: 'left' as const,
  page: codePageNamed('cp437'),
  nationalSet: 0,
  spacing: defaultSpacing,
  charSpacing: 0,
  leftMargin: 0,
  printWidth: null,
  tabs: null,
  qr: { moduleDots: 3, level: 'L' as const, text: null },
  pdf417: null,
  bar: { heightDots: 162, moduleDots: 3, above: false, below: false, font: 'A' as const },
  pen: 0,
  reach: 0,
  parts: [],
});

export const freshState = (widthDots: number, pageNumbered: PrintState['pageNumbered']): PrintState => ({
  ...defaults(),
  widthDots,
  pageNumbered,
  y: 0,
  graphics: null,
  download: null,
  items: [],
  pages: new Set(),
  unknown: [],
});

export const reset = (state: PrintState): void => {
  Object.assign(state, defaults());
};

export const setSpacing = (state: PrintState, dots: number | null): void => {
  state.spacing = dots ?? defaultSpacing;
};

/** Dots that may be printed on, from the left margin. */
export const areaOf = (state: PrintState): number => {
  const paper = Math.max(0, state.widthDots - state.leftMargin);
  return Math.min(paper, state.printWidth ?? paper);
};

/** The left edge of something so wide, as the alignment has it. */
export const leftFor = (state: PrintState, width: number): number => {
  const free = Math.max(0, areaOf(state) - width);
  const inside = state.align === 'left' ? 0 : state.align === 'right' ? free : Math.floor(free / 2);
  return state.leftMargin + inside;
};

const heightOfPart = (part: LinePart): number => (part.kind === 'text' ? cellOf(part.dress).height : part.bitmap.heightDots * part.scaleY);

/** Puts the line on paper and feeds: by the line spacing, or by `feed` dots, at least by its own height. */
export const endLine = (state: PrintState, feed = state.spacing): void => {
  const heightDots = state.parts.reduce((most, part) => Math.max(most, heightOfPart(part)), 0);
  if (state.parts.length > 0) {
    const { y, parts, isUpsideDown, reach: widthDots } = state;
    state.items.push({ kind: 'line', x: leftFor(state, widthDots), y, widthDots, heightDots, isUpsideDown, parts });
  }
  state.parts = [];
  state.pen = 0;
  state.reach = 0;
  state.y += Math.max(feed, heightDots);
};

const advance = (state: PrintState, width: number): void => {
  state.pen += width;
  state.reach = Math.max(state.reach, state.pen);
};

/** Characters one by one: what does not fit any more begins a new line, as printers do. */
export const addText = (state: PrintState, text: string): void => {
  const { dress } = state;
  const pitch = cellOf(dress).width + state.charSpacing * dress.scaleX;
  let run = '';
  let x = state.pen;
  const close = (): void => {
    if (run !== '') state.parts.push({ kind: 'text', x, text: run, dress, pitch });
    run = '';
  };
  for (const char of text) {
    if (state.pen > 0 && state.pen + cellOf(dress).width > areaOf(state)) {
      close();
      endLine(state);
      x = 0;
    }
    run += char;
    advance(state, pitch);
  }
  close();
};

/** A picture of one line's height beside the text. What sticks out at the right is lost. */
export const addBits = (state: PrintState, bitmap: Bitmap, scaleX: number, scaleY: number): void => {
  state.parts.push({ kind: 'bits', x: state.pen, bitmap, scaleX, scaleY });
  advance(state, Math.min(bitmap.widthDots * scaleX, Math.max(0, areaOf(state) - state.pen)));
};

/** To the next stop, or nowhere when there is none. */
export const tab = (state: PrintState): void => {
  const pitch = cellOf(state.dress).width + state.charSpacing * state.dress.scaleX;
  const stop = state.tabs === null ? (Math.floor(state.pen / (8 * pitch)) + 1) * 8 * pitch : state.tabs.find((dots) => dots > state.pen);
  if (stop !== undefined && stop < areaOf(state)) state.pen = stop;
};
