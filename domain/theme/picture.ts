/** Pictures of a mall's own: what a file is, read off its first bytes and not off its name, and whether it may be shown. Nothing is decoded here. */

/** What may be shown, and how large it is in px. */
export interface PictureHead {
  readonly type: 'image/png' | 'image/jpeg' | 'image/webp';
  readonly width: number;
  readonly height: number;
}

/** One file: half a megabyte; all of a theme: four. */
export const PICTURE_BYTES_MAX = 500_000;
export const PICTURES_BYTES_MAX = 4_000_000;
/** Sides of a picture: sharp in an opening of a 4K board, and no more memory than that. */
const SIDE_MIN = 64;
const SIDE_MAX = 2_000;
/** Longest run through the segments of a JPEG. */
const SEGMENTS_MAX = 200;

/** What is wrong with a picture, for a person; null: it may be shown. */
export function pictureFault(bytes: Uint8Array): string | null {
  if (bytes.length > PICTURE_BYTES_MAX) return `has ${bytes.length} bytes; at most ${PICTURE_BYTES_MAX} are shown`;
  const head = readPicture(bytes);
  if (head === null) return 'is no PNG, JPEG or WebP picture';
  const { width, height } = head;
  return Math.min(width, height) < SIDE_MIN || Math.max(width, height) > SIDE_MAX
    ? `is ${width} by ${height} px; each side must have ${SIDE_MIN} to ${SIDE_MAX}`
    : null;
}

/** Kind and size; null: none of the three kinds, or cut off before its size. */
export function readPicture(bytes: Uint8Array): PictureHead | null {
  return readPng(bytes) ?? readJpeg(bytes) ?? readWebp(bytes);
}

const at = (bytes: Uint8Array, index: number): number => bytes[index] ?? 0;
const big16 = (bytes: Uint8Array, index: number): number => at(bytes, index) * 256 + at(bytes, index + 1);
const letters = (bytes: Uint8Array, index: number, length: number): string =>
  String.fromCharCode(...Array.from({ length }, (_, offset) => at(bytes, index + offset)));

function readPng(bytes: Uint8Array): PictureHead | null {
  const isPng = bytes.length >= 24 && at(bytes, 0) === 0x89 && letters(bytes, 1, 3) === 'PNG' && letters(bytes, 12, 4) === 'IHDR';
  if (!isPng) return null;
  return {
    type: 'image/png',
    width: big16(bytes, 16) * 65_536 + big16(bytes, 18),
    height: big16(bytes, 20) * 65_536 + big16(bytes, 22),
  };
}

/** From marker to marker until the frame that tells the size. */
function readJpeg(bytes: Uint8Array): PictureHead | null {
  if (at(bytes, 0) !== 0xff || at(bytes, 1) !== 0xd8) return null;
  let place = 2;
  for (let segment = 0; segment < SEGMENTS_MAX && place + 9 < bytes.length; segment += 1) {
    if (at(bytes, place) !== 0xff) return null;
    const marker = at(bytes, place + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { type: 'image/jpeg', height: big16(bytes, place + 5), width: big16(bytes, place + 7) };
    const length = big16(bytes, place + 2);
    if (length < 2) return null;
    place += 2 + length;
  }
  return null;
}

function readWebp(bytes: Uint8Array): PictureHead | null {
  if (bytes.length < 30 || letters(bytes, 0, 4) !== 'RIFF' || letters(bytes, 8, 4) !== 'WEBP') return null;
  const type = 'image/webp';
  const little = (index: number): number => at(bytes, index) + at(bytes, index + 1) * 256;
  switch (letters(bytes, 12, 4)) {
    case 'VP8 ':
      return { type, width: little(26) % 16_384, height: little(28) % 16_384 };
    case 'VP8L': {
      const [a, b, c, d] = [at(bytes, 21), at(bytes, 22), at(bytes, 23), at(bytes, 24)];
      return { type, width: 1 + a + (b % 64) * 256, height: 1 + Math.floor(b / 64) + c * 4 + (d % 16) * 1024 };
    }
    case 'VP8X':
      return { type, width: 1 + little(24) + at(bytes, 26) * 65_536, height: 1 + little(27) + at(bytes, 29) * 65_536 };
    default:
      return null;
  }
}
