/** What ESC/POS bytes put on paper, as a typed document: lines with their dress, pictures, codes, cuts, and what nobody understood. */
import { barCodeOf } from '../bar-code/bar-code.ts';
import { type CodePage, codePageNumbered, decodeText, isNationalSet } from '../escpos/code-pages.ts';
import type { EscposCommand, RasterData } from '../escpos/command.ts';
import { readCommand } from '../escpos/read-command.ts';
import type { Bitmap } from '../type/bitmap.ts';
import { qrModules } from '../type/qr-modules.ts';
import { bitmapOfColumns } from './column-bitmap.ts';
import { readDrawnCodes } from './drawn-code.ts';
import { cellOf, type PaperDocument, type UnknownBytes } from './paper-item.ts';
import { addBits, addText, areaOf, endLine, freshState, leftFor, type PrintState, reset, setSpacing, tab } from './print-state.ts';

/** A slip longer than two metres is a mistake or an attack; the picture stops there. */
export const maxHeightDots = 16_000;
/** More reports than this say nothing new. */
const maxReports = 500;
/** A logo in the printer's memory: nobody knows how large it is. */
const unknownLogo = { widthDots: 240, heightDots: 80 } as const;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

type Report = (why: string) => void;

/** The alphabet that a printer means by a number, or null. */
export type PageNumbered = (number: number) => CodePage | null;

const addPicture = (state: PrintState, { stride, heightDots, data, scaleX, scaleY }: RasterData, report: Report): void => {
  const bitmap: Bitmap = { widthDots: stride * 8, heightDots, stride, data };
  const width = bitmap.widthDots * scaleX;
  if (width > areaOf(state) + 7) report(`a picture of ${width} dots is wider than the paper, its right side is lost`);
  state.items.push({ kind: 'picture', x: leftFor(state, width), y: state.y, bitmap, scaleX, scaleY });
  state.y += heightDots * scaleY;
};

const addQr = (state: PrintState, report: Report): void => {
  const { text, level, moduleDots } = state.qr;
  if (text === null) return report('a QR code was printed that had not been stored');
  const size = modulesAcross(text, level);
  if (size === null) return report(`a QR code cannot hold ${text.length} characters`);
  const width = size * moduleDots;
  if (width > areaOf(state)) return report(`a QR code of ${width} dots is wider than the paper and is not printed`);
  state.items.push({ kind: 'qr', x: leftFor(state, width), y: state.y, text, level, moduleDots });
  state.y += width;
};

const modulesAcross = (text: string, level: PrintState['qr']['level']): number | null => {
  try {
    return qrModules(text, level).length;
  } catch {
    // The encoder throws when no version holds so much.
    return null;
  }
};

const addBarCode = (state: PrintState, command: Extract<EscposCommand, { kind: 'bar-code' }>, report: Report): void => {
  const code = barCodeOf(command.symbology, command.bytes);
  if (code === null) return report(`${command.symbology} cannot hold these data and is not printed`);
  const { heightDots, moduleDots, above, below, font } = state.bar;
  const width = code.modules.length * moduleDots;
  if (width > areaOf(state)) return report(`a bar code of ${width} dots is wider than the paper and is not printed`);
  const x = leftFor(state, width);
  state.items.push({ kind: 'bar', x, y: state.y, code, moduleDots, heightDots, textAbove: above, textBelow: below, font });
  state.y += heightDots + (above ? barTextHeight(font) : 0) + (below ? barTextHeight(font) : 0);
};

/** Height of the line of figures above or below a bar code. */
export const barTextHeight = (font: 'A' | 'B'): number => (font === 'A' ? 24 : 17) + 6;

const addAbsent = (state: PrintState, label: string): void => {
  const { widthDots, heightDots } = unknownLogo;
  const width = Math.min(widthDots, areaOf(state));
  state.items.push({ kind: 'absent', x: leftFor(state, width), y: state.y, widthDots: width, heightDots, label });
  state.y += heightDots;
};

const dress = (state: PrintState, change: Partial<PrintState['dress']>): void => {
  state.dress = { ...state.dress, ...change };
};

/** Commands that change how the following is printed. False: it is none of them. */
const applyStyle = (state: PrintState, command: EscposCommand, report: Report): boolean => {
  switch (command.kind) {
    case 'bold':
      dress(state, { bold: command.on });
      return true;
    case 'invert':
      dress(state, { invert: command.on });
      return true;
    case 'underline':
      dress(state, { underline: command.on ? command.dots : 0 });
      return true;
    case 'rotate':
      dress(state, { rotated: command.on });
      return true;
    case 'size':
      dress(state, { scaleX: command.width, scaleY: command.height });
      return true;
    case 'font':
      dress(state, { font: command.font });
      return true;
    case 'print-mode': {
      const { font, bold, underline, wide, tall } = command;
      dress(state, { font, bold, underline: underline ? 1 : 0, scaleX: wide ? 2 : 1, scaleY: tall ? 2 : 1 });
      return true;
    }
    case 'upside-down':
      state.isUpsideDown = command.on;
      return true;
    case 'align':
      state.align = command.to;
      return true;
    case 'line-spacing':
      setSpacing(state, command.dots);
      return true;
    case 'char-spacing':
      state.charSpacing = command.dots;
      return true;
    case 'left-margin':
      state.leftMargin = Math.min(command.dots, state.widthDots);
      return true;
    case 'print-width':
      state.printWidth = command.dots;
      return true;
    case 'tabs': {
      const pitch = cellOf(state.dress).width + state.charSpacing * state.dress.scaleX;
      state.tabs = command.columns.map((column) => column * pitch);
      return true;
    }
    case 'national-set':
      if (!isNationalSet(command.number)) report(`national letters ${command.number} not known`);
      state.nationalSet = command.number;
      return true;
    case 'code-page': {
      const page = state.pageNumbered(command.number);
      if (page === null) report(`code page ${command.number} not known, its letters stay as before`);
      state.page = page ?? state.page;
      return true;
    }
    default:
      return applyCodeStyle(state, command);
  }
};

/** The settings of codes. */
const applyCodeStyle = (state: PrintState, command: EscposCommand): boolean => {
  if (command.kind === 'qr-size') state.qr.moduleDots = Math.max(1, Math.min(16, command.dots));
  else if (command.kind === 'qr-level') state.qr.level = command.level;
  else if (command.kind === 'qr-store') state.qr.text = Buffer.from(command.bytes).toString('utf8');
  else if (command.kind === 'pdf417-store') state.pdf417 = Buffer.from(command.bytes).toString('utf8');
  else if (command.kind === 'bar-height') state.bar.heightDots = command.dots;
  else if (command.kind === 'bar-module') state.bar.moduleDots = Math.max(1, Math.min(8, command.dots));
  else if (command.kind === 'bar-text') state.bar = { ...state.bar, above: command.above, below: command.below };
  else if (command.kind === 'bar-text-font') state.bar.font = command.font;
  else return false;
  return true;
};

/** Commands that fill the line or move in it. False: it is none of them. */
const applyLine = (state: PrintState, command: EscposCommand): boolean => {
  switch (command.kind) {
    case 'text':
      state.pages.add(state.page.name);
      addText(state, decodeText(state.page, command.bytes, state.nationalSet));
      return true;
    case 'tab':
      tab(state);
      return true;
    case 'position': {
      const to = command.from === 'margin' ? command.dots : state.pen + command.dots;
      if (to >= 0 && to <= areaOf(state)) state.pen = to;
      return true;
    }
    case 'bits': {
      const { columns, heightDots, data, scaleX, scaleY } = command;
      addBits(state, bitmapOfColumns(columns, heightDots / 8, data), scaleX, scaleY);
      return true;
    }
    case 'line-feed':
      endLine(state);
      return true;
    case 'feed-lines':
      if (command.lines === 0 && state.parts.length > 0) endLine(state, 0);
      for (let line = 0; line < command.lines; line++) endLine(state);
      return true;
    case 'feed-dots':
      endLine(state, command.dots);
      return true;
    default:
      return false;
  }
};

/** Commands that put a block on paper. */
const applyBlock = (state: PrintState, command: EscposCommand, report: Report): void => {
  switch (command.kind) {
    case 'raster':
      return addPicture(state, command, report);
    case 'graphics-store':
      state.graphics = command;
      return;
    case 'graphics-print':
      return state.graphics === null ? report('a picture was printed that had not been stored') : addPicture(state, state.graphics, report);
    case 'download-store':
      state.download = bitmapOfColumns(command.columns, command.rows, command.data);
      return;
    case 'download-print':
      return state.download === null
        ? report('a picture was printed that had not been stored')
        : addPicture(state, { ...state.download, scaleX: command.scaleX, scaleY: command.scaleY }, report);
    case 'kept-picture':
      report(`${command.name} is in the printer's own memory, its picture is not known here`);
      return addAbsent(state, command.name);
    case 'qr-print':
      return addQr(state, report);
    case 'pdf417-print':
      if (state.pdf417 === null) return report('a PDF417 code was printed that had not been stored');
      report('PDF417 is not drawn');
      return addAbsent(state, 'PDF417');
    case 'bar-code':
      return addBarCode(state, command, report);
    case 'cut':
      state.y += command.feedDots;
      state.items.push({ kind: 'cut', x: 0, y: state.y, mode: command.mode });
      return;
    case 'present':
    case 'eject':
      state.items.push({ kind: 'cut', x: 0, y: state.y, mode: 'full' });
      return;
    default:
      return;
  }
};

const printsBlock = new Set<EscposCommand['kind']>([
  'raster',
  'graphics-print',
  'download-print',
  'kept-picture',
  'qr-print',
  'pdf417-print',
  'bar-code',
  'cut',
  'present',
  'eject',
]);

const apply = (state: PrintState, command: EscposCommand, report: Report): void => {
  if (command.kind === 'unknown') return report('command not known');
  if (command.kind === 'undrawn') return report(`${command.name}: known, not drawn here`);
  if (command.kind === 'initialize') return reset(state);
  if (applyStyle(state, command, report) || applyLine(state, command)) return;
  // What prints in blocks ends a line that was begun.
  if (printsBlock.has(command.kind) && state.parts.length > 0) endLine(state);
  applyBlock(state, command, report);
};

/**
 * Decodes the bytes of a slip for a paper of `widthDots` printable dots. Never throws; what has no meaning, and what a printer would refuse,
 * is listed in `unknown` with its place (at most 500 reports). `pageNumbered` knows the printer's own numbers of ESC t; without it they are Epson's. Memory is bounded by the count of bytes and by two metres of paper.
 */
export const decodePaper = (bytes: Uint8Array, widthDots = 576, pageNumbered: PageNumbered = codePageNumbered): PaperDocument => {
  const state = freshState(widthDots, pageNumbered);
  let at = 0;
  const report = (from: number, to: number, why: string): void => {
    const entry: UnknownBytes = { at: from, hex: hex(bytes.subarray(from, Math.min(to, from + 16))), why };
    if (state.unknown.length < maxReports) state.unknown.push(entry);
    else if (state.unknown.length === maxReports)
      state.unknown.push({ at: from, hex: '', why: `more than ${maxReports} reports, the rest is left out` });
  };
  while (at < bytes.length) {
    const read = readCommand(bytes, at);
    if (read === null) {
      report(at, bytes.length, `${bytes.length - at} bytes of an unfinished command at the end`);
      break;
    }
    const from = at;
    apply(state, read.command, (why) => report(from, read.end, why));
    at = read.end;
    if (state.y > maxHeightDots && at < bytes.length) {
      report(at, at, `the slip is longer than ${maxHeightDots} dots; the rest is left out`);
      break;
    }
  }
  if (state.parts.length > 0) endLine(state);
  const heightDots = Math.max(1, Math.min(state.y, maxHeightDots));
  return { widthDots, items: state.items, heightDots, codePages: [...state.pages], unknown: state.unknown };
};

/** The text lines of a slip without their dress, for tests and logs of the devices page. */
export const paperText = (document: PaperDocument): string[] =>
  document.items.flatMap((item) =>
    item.kind === 'line' ? [item.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('')] : [],
  );

/** Pictures that follow each other without a gap were one picture before they were cut into pieces for printing. */
const joinedPictures = (document: PaperDocument): Bitmap[] => {
  const groups: Bitmap[][] = [];
  let endsAt = -1;
  for (const item of document.items) {
    if (item.kind !== 'picture') continue;
    const { bitmap } = item;
    const group = groups.at(-1);
    if (group !== undefined && endsAt === item.y && group[0]?.stride === bitmap.stride) group.push(bitmap);
    else groups.push([bitmap]);
    endsAt = item.y + bitmap.heightDots;
  }
  return groups.map((group) => {
    const [first] = group;
    const data = Buffer.concat(group.map((bitmap) => bitmap.data));
    return {
      widthDots: first?.widthDots ?? 0,
      stride: first?.stride ?? 0,
      heightDots: group.reduce((sum, one) => sum + one.heightDots, 0),
      data,
    };
  });
};

/** The texts of all codes on the paper: those of the printer's own commands, then QR codes drawn as part of pictures. */
export const paperCodes = (document: PaperDocument): string[] => [
  ...document.items.flatMap((item) => (item.kind === 'qr' ? [item.text] : item.kind === 'bar' ? [item.code.text] : [])),
  ...joinedPictures(document).flatMap((bitmap) => readDrawnCodes(bitmap).map((code) => code.text)),
];
