/** The letters of the printer's own font as dots: IBM Plex Mono stands in for it, cut to the printers' cells. */
import { type Bitmap, drawBitmap, isBlack } from '../type/bitmap.ts';
import { textPath, type Typefaces } from '../type/typeface.ts';
import type { PaperDocument } from './paper-item.ts';

/** One letter in a cell of 12 × 24 (A) or 9 × 17 (B) dots. */
export type GlyphOf = (char: string, font: 'A' | 'B', bold: boolean) => Bitmap;

const cells = { A: { width: 12, height: 24, sizePx: 20, baseline: 19 }, B: { width: 9, height: 17, sizePx: 15, baseline: 13 } } as const;
const empty: Bitmap = { widthDots: 0, heightDots: 0, stride: 0, data: new Uint8Array() };

/** Letters are set apart in the sheet so that none reaches into the next cell. */
const sheetPitch = 32;

const cut = (sheet: Bitmap, column: number, width: number, height: number): Bitmap => {
  const stride = Math.ceil(width / 8);
  const data = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (isBlack(sheet, column * sheetPitch + x, y)) data[y * stride + (x >> 3)] = (data[y * stride + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
  return { widthDots: width, heightDots: height, stride, data };
};

const charsOf = (document: PaperDocument): Map<string, Set<string>> => {
  const wanted = new Map<string, Set<string>>();
  const want = (font: 'A' | 'B', bold: boolean, text: string): void => {
    const key = `${font}${bold ? '+' : ''}`;
    const chars = wanted.get(key) ?? new Set<string>();
    for (const char of text) chars.add(char);
    wanted.set(key, chars);
  };
  for (const item of document.items)
    if (item.kind === 'bar') want(item.font, false, item.code.text);
    else if (item.kind === 'absent') want('B', false, item.label);
    else if (item.kind === 'line')
      for (const part of item.parts) if (part.kind === 'text') want(part.dress.font, part.dress.bold, part.text);
  return wanted;
};

/** All letters of a document, drawn once. */
export const glyphsOf = (document: PaperDocument, faces: Typefaces): GlyphOf => {
  const glyphs = new Map<string, Bitmap>();
  for (const [key, chars] of charsOf(document)) {
    const cell = key.startsWith('A') ? cells.A : cells.B;
    const face = key.endsWith('+') ? faces.monoBold : faces.mono;
    const list = [...chars];
    const path = list.map((char, at) => (char === ' ' ? '' : textPath(face, char, cell.sizePx, at * sheetPitch, cell.baseline))).join('');
    const sheet = drawBitmap(Math.max(1, list.length * sheetPitch), cell.height, `<path d="${path}"/>`);
    for (const [at, char] of list.entries()) glyphs.set(key + char, cut(sheet, at, cell.width, cell.height));
  }
  return (char, font, bold) => glyphs.get(`${font}${bold ? '+' : ''}${char}`) ?? empty;
};
