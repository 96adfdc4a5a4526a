/** A one-colour picture as PNG (ISO/IEC 15948): one bit a dot, nothing to blur. */
import { crc32, deflateSync } from 'node:zlib';
import type { Bitmap } from './bitmap.ts';

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

const chunk = (name: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, tail]);
};

/** PNG bytes of a picture; black dots black, the others white. */
export const bitmapPng = (bitmap: Bitmap): Uint8Array => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(bitmap.widthDots, 0);
  head.writeUInt32BE(bitmap.heightDots, 4);
  // Depth 1, greyscale: 0 is black there, so every bit is turned round.
  head[8] = 1;
  const rowBytes = Math.ceil(bitmap.widthDots / 8);
  const rows = new Uint8Array((rowBytes + 1) * bitmap.heightDots);
  for (let y = 0; y < bitmap.heightDots; y++)
    for (let x = 0; x < rowBytes; x++) rows[y * (rowBytes + 1) + 1 + x] = 0xff ^ (bitmap.data[y * bitmap.stride + x] ?? 0);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', new Uint8Array())]);
};
