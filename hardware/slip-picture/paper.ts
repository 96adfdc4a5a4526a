/** What ESC/POS bytes put on paper, as a typed document: lines of text with their dress, pictures, codes, cuts, and what nobody understood. */
import { type CodePage, codePageNamed, codePages, decodeText } from '../escpos/code-pages.ts';
import { type EscposCommand, readCommands } from '../escpos/command.ts';
import type { Bitmap } from '../type/bitmap.ts';
import { type QrLevel, qrModules } from '../type/qr-modules.ts';
import { readDrawnCodes } from './drawn-code.ts';

/** How a stretch of text is dressed. Scales are whole factors of the 12 × 24 (A) or 9 × 17 (B) cell. */
export type TextDress = {
  readonly bold: boolean;
  readonly invert: boolean;
  readonly underline: boolean;
  readonly font: 'A' | 'B';
  readonly scaleX: number;
  readonly scaleY: number;
};

export type Align = 'left' | 'center' | 'right';

/** One thing on the paper; `y` is its upper edge in dots from the beginning of the slip. */
export type PaperItem =
  | {
      readonly kind: 'line';
      readonly y: number;
      readonly heightDots: number;
      readonly align: Align;
      readonly runs: readonly { readonly text: string; readonly dress: TextDress }[];
    }
  | { readonly kind: 'picture'; readonly y: number; readonly bitmap: Bitmap; readonly align: Align }
  | {
      readonly kind: 'qr';
      readonly y: number;
      readonly text: string;
      readonly level: QrLevel;
      readonly moduleDots: number;
      readonly align: Align;
    }
  | { readonly kind: 'cut'; readonly y: number; readonly mode: 'full' | 'partial' };

/** Something in the bytes that has no meaning here. */
export type UnknownBytes = { readonly hex: string; readonly why: string };

/** A decoded slip. `languages` of the bytes are gone; the alphabets used remain. */
export type PaperDocument = {
  readonly items: readonly PaperItem[];
  readonly heightDots: number;
  readonly codePages: readonly string[];
  readonly unknown: readonly UnknownBytes[];
};

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
  state.items.push({
    kind: 'picture',
    y: state.y,
    align: state.align,
    bitmap: { widthDots: stride * 8, heightDots, stride, data },
  });
  state.y += heightDots;
};

const addQr = (state: State): void => {
  const { text, level, moduleDots } = state.qr;
  if (text === null) {
    state.unknown.push({ hex: '1d286b', why: 'a QR code was printed that had not been stored' });
    return;
  }
  state.items.push({ kind: 'qr', y: state.y, text, level, moduleDots, align: state.align });
  state.y += qrModules(text, level).length * moduleDots;
};

const dress = (state: State, change: Partial<TextDress>): void => {
  state.dress = { ...state.dress, ...change };
};

/** Commands that change how the following text looks. */
const applyStyle = (state: State, command: EscposCommand): boolean => {
  if (command.kind === 'bold') dress(state, { bold: command.on });
  else if (command.kind === 'invert') dress(state, { invert: command.on });
  else if (command.kind === 'underline') dress(state, { underline: command.on });
  else if (command.kind === 'size') dress(state, { scaleX: command.width, scaleY: command.height });
  else if (command.kind === 'font') dress(state, { font: command.font });
  else if (command.kind === 'align') state.align = command.to;
  else if (command.kind === 'line-spacing') state.spacing = command.dots ?? defaultSpacing;
  else if (command.kind === 'qr-size') state.qr.moduleDots = Math.max(1, Math.min(16, command.dots));
  else if (command.kind === 'qr-level') state.qr.level = command.level;
  else if (command.kind === 'qr-store') state.qr.text = Buffer.from(command.bytes).toString('utf8');
  else if (command.kind === 'code-page') {
    const page = codePages.find((candidate) => candidate.number === command.number);
    if (page === undefined) state.unknown.push({ hex: `1b74${command.number.toString(16).padStart(2, '0')}`, why: 'code page not known' });
    state.page = page ?? state.page;
  } else return false;
  return true;
};

const apply = (state: State, command: EscposCommand): void => {
  if (applyStyle(state, command)) return;
  // What prints in blocks ends a line that was begun.
  const printsBlock = command.kind === 'raster' || command.kind === 'qr-print' || command.kind === 'cut' || command.kind === 'feed-dots';
  if (printsBlock && state.runs.length > 0) endLine(state);
  if (command.kind === 'text') {
    state.pages.add(state.page.name);
    state.runs.push({ text: decodeText(state.page, command.bytes), dress: state.dress });
  } else if (command.kind === 'line-feed') endLine(state);
  else if (command.kind === 'feed-lines') for (let i = 0; i < command.lines; i++) endLine(state);
  else if (command.kind === 'feed-dots') state.y += command.dots;
  else if (command.kind === 'raster') addPicture(state, command);
  else if (command.kind === 'qr-print') addQr(state);
  else if (command.kind === 'initialize') reset(state);
  else if (command.kind === 'cut') {
    state.y += command.feedDots;
    state.items.push({ kind: 'cut', y: state.y, mode: command.mode });
  } else if (command.kind === 'unknown') state.unknown.push({ hex: hex(command.bytes), why: 'command not known' });
};

/** Decodes the bytes of a slip. Never throws; what has no meaning is listed in `unknown`. */
export const decodePaper = (bytes: Uint8Array): PaperDocument => {
  const state: State = {
    y: 0,
    dress: plainDress,
    align: 'left',
    page: codePageNamed('cp437'),
    spacing: defaultSpacing,
    qr: { moduleDots: 3, level: 'L', text: null },
    runs: [],
    items: [],
    pages: new Set(),
    unknown: [],
  };
  const { commands, rest } = readCommands(bytes);
  for (const command of commands) {
    if (state.y > maxHeightDots) {
      state.unknown.push({ hex: '', why: `the slip is longer than ${maxHeightDots} dots; the rest is left out` });
      break;
    }
    apply(state, command);
  }
  if (state.runs.length > 0) endLine(state);
  if (rest > 0)
    state.unknown.push({
      hex: hex(bytes.subarray(bytes.length - Math.min(rest, 16))),
      why: `${rest} bytes of an unfinished command at the end`,
    });
  return { items: state.items, heightDots: Math.max(1, state.y), codePages: [...state.pages], unknown: state.unknown };
};

/** The text lines of a slip without their dress, for tests and logs of the devices page. */
export const paperText = (document: PaperDocument): string[] =>
  document.items.flatMap((item) => (item.kind === 'line' ? [item.runs.map((run) => run.text).join('')] : []));

/** Pictures that follow each other without a gap were one picture before they were cut into pieces for printing. */
const joinedPictures = (document: PaperDocument): Bitmap[] => {
  const joined: Bitmap[] = [];
  let endsAt = -1;
  for (const item of document.items) {
    if (item.kind !== 'picture') continue;
    const last = joined.at(-1);
    const { bitmap } = item;
    if (last !== undefined && endsAt === item.y && last.stride === bitmap.stride) {
      const data = new Uint8Array(last.data.length + bitmap.data.length);
      data.set(last.data);
      data.set(bitmap.data, last.data.length);
      joined[joined.length - 1] = { ...last, heightDots: last.heightDots + bitmap.heightDots, data };
    } else joined.push(bitmap);
    endsAt = item.y + bitmap.heightDots;
  }
  return joined;
};

/** The texts of all QR codes on the paper: those of the printer's own command, then those drawn as part of pictures. */
export const paperCodes = (document: PaperDocument): string[] => [
  ...document.items.flatMap((item) => (item.kind === 'qr' ? [item.text] : [])),
  ...joinedPictures(document).flatMap((bitmap) => readDrawnCodes(bitmap).map((code) => code.text)),
];
