/** ESC/POS bytes as a picture, dot for dot as the head burns them. */
import { type Bitmap, isBlack } from '../type/bitmap.ts';
import { bitmapPng } from '../type/png.ts';
import { qrModules } from '../type/qr-modules.ts';
import type { Typefaces } from '../type/typeface.ts';
import { type DotCanvas, dotCanvas } from './dot-canvas.ts';
import { type GlyphOf, glyphsOf } from './glyphs.ts';
import { barTextHeight, decodePaper, type PageNumbered } from './paper.ts';
import { cellOf, type LinePart, type PaperDocument, type PaperItem, type UnknownBytes } from './paper-item.ts';

/** White paper beside the printed area, as a roll has it. */
const marginDots = 32;

export type RenderedSlip = {
  readonly document: PaperDocument;
  /** The sheet: `widthDots` + 2 × 32 wide, one pixel a dot. */
  readonly png: Uint8Array;
  /** The same picture in an SVG, one unit = one dot, that keeps its dots sharp at any size. */
  readonly svg: string;
  readonly unknown: readonly UnknownBytes[];
};

/** A quarter turn clockwise. */
const turned = (bitmap: Bitmap): Bitmap => {
  const canvas = dotCanvas(bitmap.heightDots, bitmap.widthDots);
  for (let y = 0; y < bitmap.heightDots; y++)
    for (let x = 0; x < bitmap.widthDots; x++) if (isBlack(bitmap, x, y)) canvas.set(bitmap.heightDots - 1 - y, x, true);
  return canvas.bitmap();
};

const drawPart = (canvas: DotCanvas, part: LinePart, bottom: number, glyphOf: GlyphOf): void => {
  if (part.kind === 'bits') return canvas.put(part.bitmap, part.x, bottom - part.bitmap.heightDots * part.scaleY, part.scaleX, part.scaleY);
  const { dress, pitch } = part;
  const cell = cellOf(dress);
  const top = bottom - cell.height;
  let x = part.x;
  for (const char of part.text) {
    const glyph = glyphOf(char, dress.font, dress.bold);
    if (dress.rotated) canvas.put(turned(glyph), x, top, dress.scaleY, dress.scaleX, x + cell.width);
    else canvas.put(glyph, x, top, dress.scaleX, dress.scaleY, x + cell.width);
    x += pitch;
  }
  // Turned and reversed text is not underlined.
  if (dress.underline > 0 && !dress.invert && !dress.rotated) canvas.fill(part.x, bottom - dress.underline, x - part.x, dress.underline);
  if (dress.invert) canvas.fill(part.x, top, x - part.x, cell.height, 'turn');
};

const drawLine = (sheet: DotCanvas, item: Extract<PaperItem, { kind: 'line' }>, widthDots: number, glyphOf: GlyphOf): void => {
  const width = Math.min(item.widthDots, widthDots);
  const line = dotCanvas(width, item.heightDots);
  for (const part of item.parts) drawPart(line, part, item.heightDots, glyphOf);
  const drawn = line.bitmap();
  const left = marginDots + item.x;
  if (!item.isUpsideDown) return sheet.put(drawn, left, marginDots + item.y, 1, 1, marginDots + widthDots);
  for (let y = 0; y < drawn.heightDots; y++)
    for (let x = 0; x < width; x++)
      if (isBlack(drawn, x, y)) sheet.set(marginDots + widthDots - 1 - item.x - x, marginDots + item.y + item.heightDots - 1 - y, true);
};

const drawText = (sheet: DotCanvas, text: string, centre: number, y: number, font: 'A' | 'B', glyphOf: GlyphOf): void => {
  const width = font === 'A' ? 12 : 9;
  const left = Math.round(centre - (text.length * width) / 2);
  for (const [at, char] of [...text].entries()) sheet.put(glyphOf(char, font, false), left + at * width, y, 1, 1);
};

const drawBar = (sheet: DotCanvas, item: Extract<PaperItem, { kind: 'bar' }>, glyphOf: GlyphOf): void => {
  const { code, moduleDots, heightDots, font } = item;
  const left = marginDots + item.x;
  const top = marginDots + item.y + (item.textAbove ? barTextHeight(font) : 0);
  for (const [at, black] of code.modules.entries()) if (black) sheet.fill(left + at * moduleDots, top, moduleDots, heightDots);
  const centre = left + (code.modules.length * moduleDots) / 2;
  if (item.textAbove) drawText(sheet, code.text, centre, marginDots + item.y, font, glyphOf);
  if (item.textBelow) drawText(sheet, code.text, centre, top + heightDots + 4, font, glyphOf);
};

/** A dashed frame with a name. */
const drawAbsent = (sheet: DotCanvas, item: Extract<PaperItem, { kind: 'absent' }>, glyphOf: GlyphOf): void => {
  const [left, top] = [marginDots + item.x, marginDots + item.y];
  for (let x = 0; x < item.widthDots; x += 12) for (const y of [0, item.heightDots - 3]) sheet.fill(left + x, top + y, 6, 3);
  for (let y = 0; y < item.heightDots; y += 12) for (const x of [0, item.widthDots - 3]) sheet.fill(left + x, top + y, 3, 6);
  drawText(sheet, item.label, left + item.widthDots / 2, top + item.heightDots / 2 - 8, 'B', glyphOf);
};

const drawItem = (sheet: DotCanvas, item: PaperItem, widthDots: number, glyphOf: GlyphOf): void => {
  switch (item.kind) {
    case 'line':
      return drawLine(sheet, item, widthDots, glyphOf);
    case 'picture':
      return sheet.put(item.bitmap, marginDots + item.x, marginDots + item.y, item.scaleX, item.scaleY, marginDots + widthDots);
    case 'qr':
      for (const [y, row] of qrModules(item.text, item.level).entries())
        for (const [x, black] of row.entries()) {
          const dots = item.moduleDots;
          if (black) sheet.fill(marginDots + item.x + x * dots, marginDots + item.y + y * dots, dots, dots);
        }
      return;
    case 'bar':
      return drawBar(sheet, item, glyphOf);
    case 'absent':
      return drawAbsent(sheet, item, glyphOf);
    case 'cut':
      for (let x = 0; x < widthDots + 2 * marginDots; x += 8) sheet.fill(x, marginDots + item.y, 2, 2);
  }
};

/** Decodes and draws a slip for a paper of `widthDots` printable dots (576 or 384); `pageNumbered` as decodePaper takes it. */
export const renderSlip = (bytes: Uint8Array, widthDots: number, faces: Typefaces, pageNumbered?: PageNumbered): RenderedSlip => {
  const document = decodePaper(bytes, widthDots, pageNumbered);
  const width = widthDots + 2 * marginDots;
  const height = document.heightDots + 2 * marginDots;
  const sheet = dotCanvas(width, height);
  const glyphOf = glyphsOf(document, faces);
  for (const item of document.items) drawItem(sheet, item, widthDots, glyphOf);
  const png = bitmapPng(sheet.bitmap());
  const source = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<image width="${width}" height="${height}" image-rendering="pixelated" href="${source}"/></svg>`;
  return { document, png, svg, unknown: document.unknown };
};
