/** From a slip document to the bytes that a printer understands, cut into pieces between commands. */
import type { SlipBlock, SlipDocument } from '../../domain/slip/slip-document.ts';
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { canEncode, type CodePage } from '../escpos/code-pages.ts';
import type { Bitmap } from '../type/bitmap.ts';
import { qrModules } from '../type/qr-modules.ts';
import type { Typefaces } from '../type/typeface.ts';
import { boundedBlock } from './bounded-block.ts';
import { cutBytes } from './cut-bytes.ts';
import { barsFor, drawBars, drawRuler, drawSign, nativeBarHeight } from './draw-parts.ts';
import { drawHeading, drawParagraph } from './draw-prose.ts';
import type { PrinterModel } from './printer-model.ts';
import { codePageFor } from './printer-models.ts';
import {
  drawBand,
  drawBorder,
  drawBrand,
  drawFacts,
  drawMessage,
  drawMonoLines,
  drawRule,
  measuresFor,
  moduleDots,
  type SlipMeasures,
} from './slip-graphics.ts';
import { fineLines, identifiersLines, type MonoLine, rowLines, wrapColumns } from './slip-lines.ts';

/** Rows of a raster go out in bands of this height: small enough to stop between them, large enough to print without a pause. */
const bandRows = 96;
/** Dots from line to line of font A (24 dots high). */
const lineSpacing = 30;

/** What the encoder needs to know. */
export type SlipEncoding = { readonly model: PrinterModel; readonly faces: Typefaces };

type Work = SlipEncoding & {
  readonly page: CodePage;
  readonly measures: SlipMeasures;
  /** The printer's alphabet lacks a letter of this slip, so all its lines are drawn: two fonts on one slip look like a mistake. */
  readonly drawsText: boolean;
  readonly segments: Uint8Array[];
};

/**
 * Some printers look for real-time commands (DLE EOT, DLE ENQ, DLE DC4) inside picture data too and would answer, or open the drawer,
 * in the middle of it. One more dot beside the one in DLE (0x10) makes the byte harmless and is not seen.
 */
const withoutRealtime = (data: Uint8Array): Uint8Array => {
  const safe = data.slice();
  for (let i = 0; i + 1 < safe.length; i++) if (safe[i] === 0x10 && [0x04, 0x05, 0x14].includes(safe[i + 1] ?? 0)) safe[i] = 0x18;
  return safe;
};

const rasterBand = (bitmap: Bitmap, from: number, rows: number): Uint8Array => {
  const data = withoutRealtime(bitmap.data.subarray(from * bitmap.stride, (from + rows) * bitmap.stride));
  const head = [0x1d, 0x76, 0x30, 0, bitmap.stride & 0xff, bitmap.stride >> 8, rows & 0xff, rows >> 8];
  return Uint8Array.from([...head, ...data]);
};

const addBitmap = (work: Work, bitmap: Bitmap): void => {
  for (let from = 0; from < bitmap.heightDots; from += bandRows)
    work.segments.push(rasterBand(bitmap, from, Math.min(bandRows, bitmap.heightDots - from)));
};

const addFeed = (work: Work, dots: number): void => {
  work.segments.push(Uint8Array.from([0x1b, 0x4a, Math.min(255, dots)]));
};

/** An encoder with our choices: our feeds, our number for the alphabet. */
const encoderFor = (work: Work): ReceiptPrinterEncoder =>
  new ReceiptPrinterEncoder({
    language: 'esc-pos',
    columns: work.model.columns,
    newline: '\n',
    feedBeforeCut: 0,
    ...(work.model.library === null ? { codepageMapping: { [work.page.name]: work.page.number } } : { printerModel: work.model.library }),
  });

const addLines = (work: Work, lines: readonly MonoLine[]): void => {
  if (lines.length === 0) return;
  if (work.drawsText) {
    addBitmap(work, drawMonoLines(lines, lineSpacing, work.faces, work.measures));
    return;
  }
  const encoder = encoderFor(work).codepage(work.page.name).raw([0x1b, 0x33, lineSpacing]);
  for (const line of lines) {
    if (line.bold) encoder.bold(true);
    encoder.text(line.text);
    if (line.bold) encoder.bold(false);
    encoder.newline();
  }
  work.segments.push(encoder.encode());
};

const addNativeQr = (work: Work, text: string): void => {
  const size = moduleDots(qrModules(text, 'M').length, 8, work.measures.widthDots * work.measures.codeShare, work.measures);
  // No line spacing: the encoder ends a code with a line feed, which shall not add an empty line.
  const code = encoderFor(work)
    .raw([0x1b, 0x33, 0])
    .align('center')
    .qrcode(text, { model: 2, size, errorlevel: 'm' })
    .align('left')
    .encode();
  work.segments.push(code);
};

const addFacts = (work: Work, block: Extract<SlipBlock, { kind: 'facts' }>): void => {
  const isBeside = work.model.qr === 'raster';
  addBitmap(work, drawFacts(block.lines, isBeside ? block.qr : null, work.faces, work.measures));
  if (block.qr === null || isBeside) return;
  addFeed(work, work.measures.gap);
  addNativeQr(work, block.qr);
};

/** GS k: the printer's own bars, with the text below them. */
const addNativeBars = (work: Work, text: string, dots: number): void => {
  const data = [0x7b, 0x42, ...new TextEncoder().encode(text)];
  const settings = [0x1b, 0x61, 1, 0x1d, 0x68, nativeBarHeight, 0x1d, 0x77, dots, 0x1d, 0x48, 2, 0x1d, 0x66, 0];
  work.segments.push(Uint8Array.from([...settings, 0x1d, 0x6b, 73, data.length, ...data, 0x1b, 0x61, 0]));
};

const addBars = (work: Work, text: string): void => {
  const bars = work.model.qr === 'native' ? barsFor(text, work.measures) : null;
  // The printer counts set B only: as wide as its bars become, they must fit.
  const widest = ((text.length + 3) * 11 + 22) * (bars?.dots ?? 0);
  if (bars !== null && widest <= work.measures.widthDots) addNativeBars(work, text, bars.dots);
  else addBitmap(work, drawBars(text, work.faces, work.measures));
};

/** Each language in the alphabet that its slips are printed in; where that lacks a letter, drawn, as its slips would be. */
const addAlphabets = (work: Work, samples: Extract<SlipBlock, { kind: 'alphabets' }>['samples']): void => {
  let named = '';
  for (const { language, text } of samples) {
    const page = codePageFor(work.model, language);
    const title = `${page.name} (${page.number})`;
    const lines = wrapColumns(text, work.model.columns).map((line) => ({ text: line, bold: false }));
    addLines({ ...work, page, drawsText: !canEncode(page, text) }, title === named ? lines : [{ text: title, bold: true }, ...lines]);
    named = title;
  }
  work.segments.push(Uint8Array.from([0x1b, 0x74, work.page.number]));
};

const monoLinesOf = (block: SlipBlock, columns: number): MonoLine[] => {
  if (block.kind === 'rows') return rowLines(block.rows, columns);
  if (block.kind === 'fine') return fineLines(block.lines, columns);
  return block.kind === 'identifiers' ? identifiersLines(block.items, columns) : [];
};

/** The lines of a block that stands in fixed-pitch text. U+00A0 held figure and sign together; on paper it is a space. */
const linesOf = (block: SlipBlock, columns: number): MonoLine[] => {
  const lines = monoLinesOf(block, columns);
  return lines.map((line) => ({ ...line, text: line.text.replaceAll('\u00a0', ' ') }));
};

const addBlock = (work: Work, block: SlipBlock): void => {
  const { faces, measures } = work;
  switch (block.kind) {
    case 'brand':
      addBitmap(work, drawBrand(block.name, faces, measures));
      break;
    case 'border':
      addBitmap(work, drawBorder(measures));
      break;
    case 'message':
      addBitmap(work, drawMessage(block.text, faces, measures));
      break;
    case 'facts':
      addFacts(work, block);
      break;
    case 'band':
      addBitmap(work, drawBand(block.text, block.label, block.copy, faces, measures));
      break;
    case 'heading':
      addBitmap(work, drawHeading(block.text, faces, measures));
      break;
    case 'prose':
      for (const [i, paragraph] of block.paragraphs.entries()) {
        if (i > 0) addFeed(work, Math.round(measures.gap * 0.7));
        addBitmap(work, drawParagraph(paragraph, faces, measures));
      }
      break;
    case 'bars':
      addBars(work, block.text);
      break;
    case 'sign':
      addBitmap(work, drawSign(block.label, faces, measures));
      break;
    case 'ruler':
      addBitmap(work, drawRuler(faces, measures));
      break;
    case 'alphabets':
      addAlphabets(work, block.samples);
      break;
    case 'rows':
    case 'fine':
    case 'identifiers':
      addLines(work, linesOf(block, work.model.columns));
      break;
    case 'rule':
      addBitmap(work, drawRule(measures));
      break;
  }
};

/**
 * The bytes of a slip as pieces; joined they are the whole job, and each ends between two commands, so that a job can be stopped
 * after any of them. The printer is initialised first and its alphabet chosen outright, whatever it was set to before.
 */
export const encodeSlip = (document: SlipDocument, encoding: SlipEncoding): Uint8Array[] => {
  const page = codePageFor(encoding.model, document.language);
  const blocks = document.blocks.map(boundedBlock);
  const allLines = blocks.flatMap((block) => linesOf(block, encoding.model.columns));
  const drawsText = !allLines.every((line) => canEncode(page, line.text));
  const work: Work = { ...encoding, page, drawsText, measures: measuresFor(encoding.model.widthDots), segments: [] };
  // ESC @, no Kanji mode (FS .), font A, alphabet, left.
  work.segments.push(Uint8Array.from([0x1b, 0x40, 0x1c, 0x2e, 0x1b, 0x4d, 0, 0x1b, 0x74, page.number, 0x1b, 0x61, 0]));
  for (const [i, block] of blocks.entries()) {
    // What stands under a heading belongs to it.
    const isUnder = blocks[i - 1]?.kind === 'heading';
    if (i > 0) addFeed(work, isUnder ? Math.round(work.measures.gap / 3) : work.measures.gap);
    addBlock(work, block);
  }
  work.segments.push(cutBytes(encoding.model));
  return work.segments;
};

/** Pieces as one array of bytes. */
export const joinSegments = (segments: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(segments.reduce((sum, segment) => sum + segment.length, 0));
  let at = 0;
  for (const segment of segments) {
    whole.set(segment, at);
    at += segment.length;
  }
  return whole;
};
