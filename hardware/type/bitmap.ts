/** One-colour pictures as printers want them: rows of bytes, the leftmost dot in the highest bit, 1 = black. */
import { Resvg } from '@resvg/resvg-js';

export type Bitmap = {
  readonly widthDots: number;
  readonly heightDots: number;
  /** Bytes of one row. */ readonly stride: number;
  readonly data: Uint8Array;
};

const svgOpen = (width: number, height: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`;

/** A whole SVG document of a white sheet with the given content. */
export const svgSheet = (width: number, height: number, content: string): string =>
  `${svgOpen(width, height)}<rect width="${width}" height="${height}" fill="#fff"/>${content}</svg>`;

/** Draws SVG content at one pixel a dot and makes every dot black or white (no greys on thermal paper). */
export const drawBitmap = (widthDots: number, heightDots: number, content: string): Bitmap => {
  const rendered = new Resvg(svgSheet(widthDots, heightDots, content), { font: { loadSystemFonts: false } }).render();
  const pixels = rendered.pixels;
  const stride = Math.ceil(widthDots / 8);
  const data = new Uint8Array(stride * heightDots);
  for (let y = 0; y < heightDots; y++)
    for (let x = 0; x < widthDots; x++) {
      const red = pixels[4 * (y * widthDots + x)] ?? 255;
      const at = y * stride + (x >> 3);
      if (red < 128) data[at] = (data[at] ?? 0) | (0x80 >> (x & 7));
    }
  return { widthDots, heightDots, stride, data };
};

/** Whether the dot at (x, y) is black; outside the picture it is white. */
export const isBlack = (bitmap: Bitmap, x: number, y: number): boolean =>
  x >= 0 &&
  y >= 0 &&
  x < bitmap.stride * 8 &&
  y < bitmap.heightDots &&
  ((bitmap.data[y * bitmap.stride + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;

/** SVG path data that covers the black dots, one rectangle a horizontal run, moved by (dx, dy). */
export const bitmapPath = (bitmap: Bitmap, dx: number, dy: number): string => {
  let path = '';
  for (let y = 0; y < bitmap.heightDots; y++) {
    let x = 0;
    while (x < bitmap.stride * 8) {
      if (!isBlack(bitmap, x, y)) {
        x++;
        continue;
      }
      const start = x;
      while (isBlack(bitmap, x, y)) x++;
      path += `M${dx + start} ${dy + y}h${x - start}v1h${start - x}z`;
    }
  }
  return path;
};

/** PNG bytes of an SVG document made of shapes and paths only; `zoom` enlarges it by a whole factor. */
export const svgToPng = (svg: string, zoom = 1): Uint8Array =>
  new Uint8Array(new Resvg(svg, { font: { loadSystemFonts: false }, fitTo: { mode: 'zoom', value: zoom } }).render().asPng());
