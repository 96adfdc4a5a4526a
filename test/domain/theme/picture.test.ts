/** A picture is what its bytes are, not what its name says; anything else is refused with the reason. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PICTURE_BYTES_MAX, pictureFault, readPicture } from '../../../domain/theme/picture.ts';

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const big = (value: number): number[] => [Math.floor(value / 256), value % 256];
const png = (width: number, height: number) =>
  new Uint8Array([0x89, ...ascii('PNG'), 13, 10, 26, 10, 0, 0, 0, 13, ...ascii('IHDR'), 0, 0, ...big(width), 0, 0, ...big(height), 8, 6]);
const jpeg = (width: number, height: number) =>
  new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 17, 8, ...big(height), ...big(width), 3, 1, 0, 0, 0]);
const webpLossy = (width: number, height: number) =>
  new Uint8Array([
    ...ascii('RIFF'),
    0,
    0,
    0,
    0,
    ...ascii('WEBPVP8 '),
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0x9d,
    1,
    0x2a,
    ...big(width).reverse(),
    ...big(height).reverse(),
  ]);

describe('a picture of the mall', () => {
  test('tells its kind and size from its bytes', () => {
    expect(readPicture(png(640, 480))).toEqual({ type: 'image/png', width: 640, height: 480 });
    expect(readPicture(jpeg(640, 480))).toEqual({ type: 'image/jpeg', width: 640, height: 480 });
    expect(readPicture(webpLossy(640, 480))).toEqual({ type: 'image/webp', width: 640, height: 480 });
  });

  test('too small, too large, too heavy or something else is refused with what is wrong', () => {
    expect(pictureFault(png(640, 480))).toBeNull();
    expect(pictureFault(png(63, 480))).toContain('63 by 480');
    expect(pictureFault(png(2001, 480))).toContain('2001 by 480');
    expect(pictureFault(new Uint8Array(PICTURE_BYTES_MAX + 1))).toContain('bytes');
    expect(pictureFault(new Uint8Array(ascii('<svg onload="x"/>')))).toContain('no PNG');
    expect(pictureFault(png(640, 480).slice(0, 20))).toContain('no PNG');
  });

  test('any bytes have an answer', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 80 }),
        fc.constantFrom<readonly number[]>([], [0xff, 0xd8], [0x89, ...ascii('PNG')], ascii('RIFF0000WEBPVP8L')),
        (bytes, head) => {
          expect(() => pictureFault(new Uint8Array([...head, ...bytes]))).not.toThrow();
        },
      ),
    );
  });
});
