/** A sheet of dots to print on. What lies outside is lost, as on paper. */
import type { Bitmap } from '../type/bitmap.ts';

export interface DotCanvas {
  /** Makes a dot black, or white. */
  set(x: number, y: number, black: boolean): void;
  /** Black dots of a rectangle; `white`: wipes it, `turn`: black to white and back. */
  fill(x: number, y: number, width: number, height: number, how?: 'black' | 'turn'): void;
  /** Black dots of a picture, each as a rectangle of `scaleX` × `scaleY`, no further right than `rightEdge`. */
  put(bitmap: Bitmap, x: number, y: number, scaleX: number, scaleY: number, rightEdge?: number): void;
  bitmap(): Bitmap;
}

/** An empty sheet. */
export const dotCanvas = (widthDots: number, heightDots: number): DotCanvas => {
  const stride = Math.ceil(widthDots / 8);
  const data = new Uint8Array(stride * heightDots);
  const set = (x: number, y: number, black: boolean): void => {
    if (x < 0 || y < 0 || x >= widthDots || y >= heightDots) return;
    const at = y * stride + (x >> 3);
    const bit = 0x80 >> (x & 7);
    data[at] = black ? (data[at] ?? 0) | bit : (data[at] ?? 0) & ~bit;
  };
  const turn = (x: number, y: number): void => {
    if (x < 0 || y < 0 || x >= widthDots || y >= heightDots) return;
    const at = y * stride + (x >> 3);
    data[at] = (data[at] ?? 0) ^ (0x80 >> (x & 7));
  };
  const fill: DotCanvas['fill'] = (x, y, width, height, how = 'black') => {
    for (let row = Math.max(0, y); row < Math.min(heightDots, y + height); row++)
      for (let column = Math.max(0, x); column < Math.min(widthDots, x + width); column++)
        if (how === 'black') set(column, row, true);
        else turn(column, row);
  };
  return {
    set,
    fill,
    put: (picture, x, y, scaleX, scaleY, rightEdge = widthDots) => {
      const columns = Math.min(picture.widthDots, Math.ceil((rightEdge - x) / scaleX));
      const rows = Math.min(picture.heightDots, Math.ceil((heightDots - y) / scaleY));
      for (let row = 0; row < rows; row++)
        for (let column = 0; column < columns; column++) {
          const byte = picture.data[row * picture.stride + (column >> 3)] ?? 0;
          if (byte === 0) column |= 7;
          else if (byte & (0x80 >> (column & 7))) fill(x + column * scaleX, y + row * scaleY, scaleX, scaleY);
        }
    },
    bitmap: () => ({ widthDots, heightDots, stride, data }),
  };
};
