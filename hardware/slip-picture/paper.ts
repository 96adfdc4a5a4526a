/** What ESC/POS bytes put on paper, as a typed document: lines of text with their dress, pictures, codes, cuts, and what nobody understood. */
import { type CodePage, codePageNamed, codePages, decodeText } from '../escpos/code-pages.ts';
import { type EscposCommand, readCommands } from '../escpos/command.ts';
import type { Bitmap } from '../type/bitmap.ts';
import type { QrLevel } from '../type/qr-modules.ts';

/** How a stretch of text is dressed. Scales are whole factors of the 12 × 24 (A) or 9 × 17 (B) cell. */
export type TextDress = { readonly bold: boolean; readonly invert: boolean; readonly underline: boolean; readonly font: 'A' | 'B'; readonly scaleX: number; readonly scaleY: number };

export type Align = 'left' | 'center' | 'right';

/** One thing on the paper; `y` is its upper edge in dots from the beginning of the slip. */
export type PaperItem =
  | { readonly kind: 'line'; readonly y: number; readonly heightDots: number; readonly align: Align; readonly runs: readonly { readonly text: string; readonly dress: TextDress }[] }
  | { readonly kind: 'picture'; readonly y: number; readonly bitmap: Bitmap; readonly align: Align }
  | { readonly kind: 'qr'; readonly y: number; readonly text: string; readonly level: QrLevel; readonly moduleDots: number; readonly align: Align }
  | { readonly kind: 'cut'; readonly y: number; readonly mode: 'full' | 'partial' };

/** Something in the bytes that has no meaning here. */
export type UnknownBytes = { readonly hex: string; readonly why: string };

/** A decoded slip. `languages` of the bytes are gone; the alphabets used remain. */
export type PaperDocument = { readonly items: readonly PaperItem[]; readonly heightDots: number; readonly codePages: readonly string[]; readonly unknown: readonly UnknownBytes[] };

const plainDress: TextDress = { bold: false, invert: false, underline: false, font: 'A', scaleX: 1, scaleY: 1 };
const defaultSpacing = 30;
/** A slip longer than a metre is a mistake or an attack; the picture stops there. */
const maxHeightDots = 8000;

/** Height and width of a character cell. */
export const cellOf = (dress: TextDress): { readonly width: number; readonly height: number } => ({
  width: (dress.font === 'A' ? 12 : 9) * dress.scaleX,
  height: (dress.font === 'A' ? 24 : 17) * dress.scaleY,
});

type Qr = { moduleDots: number; level: QrLevel; text: string | null };
type State = {
  y: number;
  dress: TextDress;
  align: Align;
  page: CodePage;
  spacing: number;
  qr: Qr;
  runs: { text: string; dress: TextDress }[];
  readonly items: PaperItem[];
  readonly pages: Set<string>;
  readonly unknown: UnknownBytes[];
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const reset = (state: State): void => {
  state.dress = plainDress;
  state.align = 'left';
  state.page = codePageNamed('cp437');
  state.spacing = defaultSpacing;
  state.qr = { moduleDots: 3, level: 'L', text: null };
};

const endLine = (state: State): void => {
  const tallest = Math.max(0, ...state.runs.map((run) => cellOf(run.dress).height));
  if (state.runs.length > 0) state.items.push({ kind: 'line', y: state.y, heightDots: tallest, align: state.align, runs: state.runs });
  state.runs = [];
  state.y += Math.max(state.spacing, tallest);
};

const addPicture = (state: State, command: Extract<EscposCommand, { kind: 'raster' }>): void => {
  const { stride, heightDots, data, scaleX, scaleY } = command;
  if (scaleX !== 1 || scaleY !== 1) state.unknown.push({ hex: '1d7630', why: 'doubled raster pictures are drawn undoubled' });
  state.items.push({ kind: 'picture', y: state.y, align: state.align, bitmap: { widthDots: stride * 8, heightDots, stride, data } });
  state.y += heightDots;
};

const addQr = (state: State): void => {
  const { text, level, moduleDots } = state.qr;
  if (text === null) {
    state.unknown.push({ hex: '1d286b', why: 'a QR code was printed that had not been stored' });
    return;
  }
  state.items.push({ kind: 'qr', y: state.y, text, level, moduleDots, align: state.align });
  state.y += qrHeight(text, level, moduleDots);
};

/** Smallest QR version by bytes is found by drawing; here only its height matters. */
let qrHeight = (_text: string, _level: QrLevel, _moduleDots: number): number => 0;
