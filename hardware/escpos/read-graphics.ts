/** Pictures: GS v 0, GS ( L and GS 8 L, GS *, GS Q; and the whole family GS ( which counts its own bytes. */
import { type EscposCommand, type RasterData, type ReadCommand, silent, undrawn, unknown, upTo, word } from './command.ts';
import { symbolCommand } from './read-symbol.ts';

/** GS v 0 m xL xH yL yH data: x in bytes. */
export const readRaster = (bytes: Uint8Array, at: number): ReadCommand => {
  if (at + 8 > bytes.length) return null;
  if (bytes[at + 2] !== 0x30) return unknown(bytes, at, 3);
  const mode = (bytes[at + 3] ?? 0) & 3;
  const stride = word(bytes, at + 4);
  const heightDots = word(bytes, at + 6);
  return upTo(bytes, at, at + 8 + stride * heightDots, (whole) => ({
    kind: 'raster',
    stride,
    heightDots,
    scaleX: mode & 1 ? 2 : 1,
    scaleY: mode & 2 ? 2 : 1,
    data: whole.slice(8),
  }));
};

/** GS * x y data: x and y in groups of 8 dots. */
export const readDownload = (bytes: Uint8Array, at: number): ReadCommand => {
  if (at + 4 > bytes.length) return null;
  const [x = 0, y = 0] = bytes.subarray(at + 2, at + 4);
  return upTo(bytes, at, at + 4 + x * y * 8, (whole) => ({ kind: 'download-store', columns: x * 8, rows: y, data: whole.slice(4) }));
};

/** GS Q 0 m xL xH yL yH data: columns of y bytes. */
export const readVariableBits = (bytes: Uint8Array, at: number): ReadCommand => {
  if (at + 8 > bytes.length) return null;
  if ((bytes[at + 2] ?? 0) % 48 !== 0) return unknown(bytes, at, 3);
  return upTo(bytes, at, at + 8 + word(bytes, at + 4) * word(bytes, at + 6), (whole) => undrawn('GS Q picture of columns')([], whole));
};

const scaleOf = (byte: number | undefined): 1 | 2 => (byte === 2 ? 2 : 1);

/** Function 112, a picture in rows: a bx by c xL xH yL yH data; x and y in dots. Only black and white is drawn. */
const storedRaster = (body: Uint8Array): RasterData | null => {
  const [tone, scaleX, scaleY] = body.subarray(2, 5);
  const stride = Math.ceil(word(body, 6) / 8);
  const heightDots = word(body, 8);
  if (tone !== 48 || body.length < 10 + stride * heightDots) return null;
  return { stride, heightDots, scaleX: scaleOf(scaleX), scaleY: scaleOf(scaleY), data: body.slice(10, 10 + stride * heightDots) };
};

/** GS ( L and GS 8 L without their head: m fn data. */
const graphicsCommand = (body: Uint8Array, whole: Uint8Array): EscposCommand => {
  const fn = body[1];
  if (fn === 2 || fn === 50) return { kind: 'graphics-print' };
  if (fn === 112) {
    const raster = storedRaster(body);
    return raster === null ? undrawn('GS ( L picture of several tones')([], whole) : { kind: 'graphics-store', ...raster };
  }
  if (fn === 69) return { kind: 'kept-picture', name: `logo ${String.fromCharCode(...body.subarray(2, 4))}`, bytes: whole.slice(0, 16) };
  if (fn === 85) return { kind: 'kept-picture', name: `picture ${String.fromCharCode(...body.subarray(2, 4))}`, bytes: whole.slice(0, 16) };
  if (fn === 67 || fn === 83 || fn === 84 || fn === 113 || fn === 65 || fn === 81)
    return undrawn('GS ( L picture into the printer')([], whole);
  // The remaining functions ask, delete or set the density.
  return silent('GS ( L')();
};

/** GS 8 L p1 p2 p3 p4 …: as GS ( L for more than 65,535 bytes. */
export const readGraphicsLarge = (bytes: Uint8Array, at: number): ReadCommand => {
  if (at + 7 > bytes.length) return null;
  if (bytes[at + 2] !== 0x4c) return unknown(bytes, at, 3);
  const length = word(bytes, at + 3) + 65536 * word(bytes, at + 5);
  return upTo(bytes, at, at + 7 + length, (whole) => graphicsCommand(whole.subarray(7), whole));
};

/** Functions of GS ( that change settings of the printer or answer, but put nothing on this paper. */
const quietFamilies = new Map([
  [0x43, 'GS ( C memory'],
  [0x44, 'GS ( D real-time commands'],
  [0x45, 'GS ( E settings'],
  [0x48, 'GS ( H answer'],
  [0x4b, 'GS ( K print density'],
  [0x4d, 'GS ( M settings'],
]);

/** GS ( fn pL pH data. */
export const readExtended = (bytes: Uint8Array, at: number): ReadCommand => {
  if (at + 5 > bytes.length) return null;
  const family = bytes[at + 2] ?? 0;
  return upTo(bytes, at, at + 5 + word(bytes, at + 3), (whole): EscposCommand => {
    const body = whole.subarray(5);
    if (family === 0x6b) return symbolCommand(body, whole);
    if (family === 0x4c) return graphicsCommand(body, whole);
    const quiet = quietFamilies.get(family);
    return quiet === undefined ? { kind: 'unknown', bytes: whole.slice(0, 16) } : { kind: 'silent', name: quiet };
  });
};
