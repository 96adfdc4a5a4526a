/**
 * Reads the raw bits of a magnetic stripe (ISO/IEC 7811-2 and -6): track 1 in 7 bits, tracks 2 and 3 in 5 bits, each character low bit first with
 * an odd parity bit, between start and end sentinel, then a check character (LRC) of even parity down each column.
 *
 * Readers of the HID page 0x8E may send the bit stream as it lies on the card: "the first bit read from the track will be delivered as
 * the LSB of the first octet" (HID POS usage tables 1.02, section 5.2.1). A card can be swiped either way, so the bits are tried backwards too.
 */

import { wipeable, wipeableCopy } from './wipeable.ts';

/** One alphabet: bits of a character without parity, the first character's code, start and end sentinel as data bits. */
type Alphabet = { readonly dataBits: number; readonly base: number; readonly start: number; readonly end: number };

/** `%` starts and `?` ends track 1; codes count from the space. */
const seven: Alphabet = { dataBits: 6, base: 0x20, start: 0x05, end: 0x1f };
/** `;` starts and `?` ends tracks 2 and 3; codes count from `0`. */
const five: Alphabet = { dataBits: 4, base: 0x30, start: 0x0b, end: 0x0f };

/** The longest track holds 107 characters. */
const maxCharacters = 128;

type Bits = (at: number) => 0 | 1;

/** Data bits of the character at `at`, or -1 when its parity is not odd. */
const characterAt = (bits: Bits, at: number, alphabet: Alphabet): number => {
  let value = 0;
  let ones = 0;
  for (let i = 0; i < alphabet.dataBits; i++) {
    value += bits(at + i) << i;
    ones += bits(at + i);
  }
  return (ones + bits(at + alphabet.dataBits)) % 2 === 1 ? value : -1;
};

/** Only clocking zeros follow a track; ones behind it mean that the reading slipped and held by chance. */
const isSilent = (bits: Bits, from: number, length: number): boolean => {
  for (let at = from; at < length; at++) if (bits(at) === 1) return false;
  return true;
};

/** The characters from the start sentinel at `from` to the end sentinel, or null when parity, sentinels or LRC do not hold. */
const readFrom = (bits: Bits, from: number, length: number, alphabet: Alphabet): Uint8Array | null => {
  const width = alphabet.dataBits + 1;
  const text = wipeable(maxCharacters);
  let check = 0;
  let count = 0;
  for (let at = from; count < maxCharacters && at + 2 * width <= length; at += width) {
    const value = characterAt(bits, at, alphabet);
    if (value < 0) break;
    text[count] = alphabet.base + value;
    count++;
    check ^= value;
    if (value !== alphabet.end) continue;
    const isWhole = characterAt(bits, at + width, alphabet) === check && isSilent(bits, at + 2 * width, length);
    const read = isWhole ? wipeableCopy(text.subarray(0, count)) : null;
    text.fill(0);
    return read;
  }
  text.fill(0);
  return null;
};

/** Both start sentinels begin with a one: it is the first after the zeros that clock the reader in. */
const readWith = (bits: Bits, length: number, alphabet: Alphabet): Uint8Array | null => {
  let at = 0;
  while (at < length && bits(at) === 0) at++;
  return characterAt(bits, at, alphabet) === alphabet.start ? readFrom(bits, at, length, alphabet) : null;
};

/** Whether these bytes are characters already: printable ASCII, as most readers send them. */
export const isTrackText = (bytes: Uint8Array): boolean => bytes.every((byte) => (byte >= 0x20 && byte <= 0x7e) || byte === 0x0d);

/**
 * The characters of one track out of its bit stream, sentinels included and LRC checked; null when no reading in either direction holds.
 * The caller wipes both the bits and the answer.
 */
export const readTrackBits = (stream: Uint8Array): Uint8Array | null => {
  const length = stream.length * 8;
  const bit = (at: number): 0 | 1 => (((stream[at >> 3] ?? 0) & (1 << (at & 7))) === 0 ? 0 : 1);
  const directions: readonly Bits[] = [bit, (at) => (at < length ? bit(length - 1 - at) : 0)];
  for (const alphabet of [five, seven])
    for (const bits of directions) {
      const text = readWith(bits, length, alphabet);
      if (text !== null) return text;
    }
  return null;
};

/** The bit stream of a track's characters with sentinels (`;…?` or `%…?`), LRC added: what a raw reader sends. For twins and tests. */
export const trackBitsOf = (text: string, leadingZeros = 20): Uint8Array => {
  const alphabet = text.startsWith('%') ? seven : five;
  const values = [...text].map((char) => char.charCodeAt(0) - alphabet.base);
  values.push(values.reduce((check, value) => check ^ value, 0));
  const width = alphabet.dataBits + 1;
  const stream = new Uint8Array(Math.ceil((leadingZeros + values.length * width + leadingZeros) / 8));
  const set = (at: number): void => {
    stream[at >> 3] = (stream[at >> 3] ?? 0) | (1 << (at & 7));
  };
  for (const [i, value] of values.entries()) {
    let ones = 0;
    for (let b = 0; b < alphabet.dataBits; b++)
      if ((value & (1 << b)) !== 0) {
        ones++;
        set(leadingZeros + i * width + b);
      }
    if (ones % 2 === 0) set(leadingZeros + i * width + alphabet.dataBits);
  }
  return stream;
};
