/** ESC/POS bytes as a picture: decoded, drawn as SVG of paths only, and as PNG. */
import { bitmapPath, svgToPng } from '../type/bitmap.ts';
import { qrModules, qrPath } from '../type/qr-modules.ts';
import { textPath, type Typefaces } from '../type/typeface.ts';
import { type Align, cellOf, decodePaper, type PaperDocument, type PaperItem, type UnknownBytes } from './paper.ts';

/** White paper beside the printed area, as a roll has it. */
const marginDots = 32;

export type RenderedSlip = {
  readonly document: PaperDocument;
  /** One unit = one dot; the sheet is `widthDots` + 2 × 32 wide. */
  readonly svg: string;
  readonly unknown: readonly UnknownBytes[];
};

const leftOf = (align: Align, width: number, widthDots: number): number =>
  align === 'left' ? 0 : align === 'right' ? widthDots - width : Math.floor((widthDots - width) / 2);

const drawLine = (item: Extract<PaperItem, { kind: 'line' }>, widthDots: number, faces: Typefaces): string => {
  const total = item.runs.reduce((sum, run) => sum + [...run.text].length * cellOf(run.dress).width, 0);
  let x = leftOf(item.align, total, widthDots);
  let svg = '';
  for (const { text, dress } of item.runs) {
    const cell = cellOf(dress);
    const face = dress.bold ? faces.monoBold : faces.mono;
    const top = item.y + item.heightDots - cell.height;
    const width = [...text].length * cell.width;
    if (dress.invert) svg += `<rect x="${x}" y="${top}" width="${width}" height="${cell.height}"/>`;
    // Plex Mono is 0.6 em wide: 20 dots of size fill the cell of 12.
    const size = dress.font === 'A' ? 20 : 15;
    const path = [...text].map((char, i) => textPath(face, char, size, (i * cell.width) / dress.scaleX, size * 0.95)).join('');
    const place = `translate(${x} ${top}) scale(${dress.scaleX} ${dress.scaleY})`;
    svg += `<path transform="${place}" d="${path}"${dress.invert ? ' fill="#fff"' : ''}/>`;
    if (dress.underline) svg += `<rect x="${x}" y="${top + cell.height - 1}" width="${width}" height="2"/>`;
    x += width;
  }
  return svg;
};

const drawItem = (item: PaperItem, widthDots: number, faces: Typefaces): string => {
  switch (item.kind) {
    case 'line':
      return drawLine(item, widthDots, faces);
    case 'picture':
      return `<path shape-rendering="crispEdges" d="${bitmapPath(item.bitmap, leftOf(item.align, item.bitmap.stride * 8, widthDots), item.y)}"/>`;
    case 'qr': {
      const modules = qrModules(item.text, item.level);
      const x = leftOf(item.align, modules.length * item.moduleDots, widthDots);
      return `<path shape-rendering="crispEdges" d="${qrPath(modules, item.moduleDots, x, item.y)}"/>`;
    }
    case 'cut':
      return `<path d="M${-marginDots} ${item.y}H${widthDots + marginDots}" stroke="#9a9a9a" stroke-width="2" stroke-dasharray="2 6" fill="none"/>`;
  }
};

/** Decodes and draws a slip for a paper of `widthDots` printable dots (576 or 384). */
export const renderSlip = (bytes: Uint8Array, widthDots: number, faces: Typefaces): RenderedSlip => {
  const document = decodePaper(bytes);
  const width = widthDots + 2 * marginDots;
  const height = document.heightDots + 2 * marginDots;
  const items = document.items.map((item) => drawItem(item, widthDots, faces)).join('');
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<rect width="${width}" height="${height}" fill="#fff"/><g transform="translate(${marginDots} ${marginDots})" fill="#000">${items}</g></svg>`;
  return { document, svg, unknown: document.unknown };
};

/** PNG bytes of a rendered slip, one pixel a dot. */
export const slipPng = (svg: string): Uint8Array => svgToPng(svg);
