/** Pictures that come column by column, as ESC * and GS * send them, turned into rows. */
import type { Bitmap } from '../type/bitmap.ts';

/** `bytesPerColumn` bytes a column, topmost dot in the highest bit of the first. */
export const bitmapOfColumns = (columns: number, bytesPerColumn: number, data: Uint8Array): Bitmap => {
  const stride = Math.ceil(columns / 8);
  const heightDots = bytesPerColumn * 8;
  const rows = new Uint8Array(stride * heightDots);
  for (let x = 0; x < columns; x++)
    for (let y = 0; y < heightDots; y++)
      if (((data[x * bytesPerColumn + (y >> 3)] ?? 0) >> (7 - (y & 7))) & 1) {
        const at = y * stride + (x >> 3);
        rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7));
      }
  return { widthDots: columns, heightDots, stride, data: rows };
};
