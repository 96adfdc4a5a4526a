/** What a reader gave, told apart: one of ours, a bank's, a licence, or nothing that we know. */
import { decodeCardCode } from './card-code.ts';
import { type CardPurpose, type CardRange, rangeOfNumber } from './card-range.ts';
import { holdsDrivingLicence } from './driving-licence.ts';
import { type CardSource, holdsPaymentCard } from './payment-card.ts';
import { mayBeCard, type SymbolClass } from './retail-number.ts';
import { wipeable } from './wipeable.ts';

/**
 * The closed result of looking at a card. Only numbers of the mall's own ranges are ever carried;
 * of a payment card, a licence or an unknown card not one digit is kept.
 */
export type CardReading =
  | { readonly kind: CardPurpose; readonly number: string; readonly range: CardRange }
  | { readonly kind: 'payment' }
  | { readonly kind: 'licence' }
  | { readonly kind: 'unknown' };

/** Char codes of a text; codes over 255 become 0, which no rule matches. */
const toBytes = (text: string): Uint8Array => {
  const bytes = wipeable(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes[i] = code < 256 ? code : 0;
  }
  return bytes;
};

const toText = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};

/** Own number in a run of digits; only a run that begins like one of ours ever becomes a string. */
const ownNumber = (digits: Uint8Array, ranges: readonly CardRange[]): string | null => {
  const candidate = ranges.some(
    (range) => digits.length === range.length && [...range.prefix].every((digit, i) => digits[i] === digit.charCodeAt(0)),
  );
  if (!candidate) return null;
  const number = toText(digits);
  return rangeOfNumber(number, ranges) === null ? null : number;
};

const own = (number: string, ranges: readonly CardRange[]): CardReading => {
  const range = rangeOfNumber(number, ranges);
  return range === null ? { kind: 'unknown' } : { kind: range.purpose, number, range };
};

const ownOnTrack = (track: Uint8Array, ranges: readonly CardRange[]): string | null => {
  let at = 0;
  while (at < track.length) {
    const isDigit = (i: number): boolean => (track[i] ?? 0) >= 0x30 && (track[i] ?? 0) <= 0x39;
    if (!isDigit(at)) {
      at++;
      continue;
    }
    let end = at;
    while (isDigit(end)) end++;
    const number = ownNumber(track.subarray(at, end), ranges);
    if (number !== null) return number;
    at = end;
  }
  return null;
};

/**
 * Reads the tracks of one swipe (ASCII, sentinels optional; null = not read). A bank's data on any track makes the whole
 * card a bank's. Two different own numbers on one card are `unknown`. The caller wipes the tracks.
 */
export const readTracks = (tracks: readonly (Uint8Array | null)[], ranges: readonly CardRange[]): CardReading => {
  const present = tracks.filter((track): track is Uint8Array => track !== null && track.length > 0);
  if (present.some(holdsDrivingLicence)) return { kind: 'licence' };
  const isOwn = (digits: Uint8Array): boolean => ownNumber(digits, ranges) !== null;
  if (present.some((track) => holdsPaymentCard(track, 'track', isOwn))) return { kind: 'payment' };
  const numbers = new Set<string>();
  for (const track of present) {
    const number = ownOnTrack(track, ranges);
    if (number !== null) numbers.add(number);
  }
  const [first, ...others] = numbers;
  return first === undefined || others.length > 0 ? { kind: 'unknown' } : own(first, ranges);
};

/**
 * Reads text that was typed, came as keys, or stood in a bar code: a card's QR (`PC1:`), a bare number, or a swipe sent as
 * keys. Spaces and hyphens between the digits of a bare number are ignored. `unknown` = not a card; it may be a receipt or voucher.
 */
export const readCardText = (text: string, ranges: readonly CardRange[], source: Exclude<CardSource, 'track'>): CardReading => {
  const coded = decodeCardCode(text);
  if (coded !== null) return own(coded, ranges);
  const bare = text.trim().replace(/[ -]/g, '');
  const reading = own(bare, ranges);
  if (reading.kind !== 'unknown') return reading;
  return readCardBytes(toBytes(/^\d+$/.test(bare) ? bare : text), ranges, source);
};

/**
 * As `readCardText` for bytes that the caller can wipe afterwards; of foreign cards no string is ever made. `symbol` is what the scanner said of a bar
 * code: labels of goods are no cards.
 */
export const readCardBytes = (
  bytes: Uint8Array,
  ranges: readonly CardRange[],
  source: Exclude<CardSource, 'track'>,
  symbol: SymbolClass = null,
): CardReading => {
  if (holdsDrivingLicence(bytes)) return { kind: 'licence' };
  const isOwn = (digits: Uint8Array): boolean => ownNumber(digits, ranges) !== null;
  if (holdsPaymentCard(bytes, source, isOwn)) return { kind: 'payment' };
  const swiped = bytes[0] === 0x25 || bytes[0] === 0x3b || bytes[0] === 0x2b;
  if (swiped) return readTracks([bytes], ranges);
  const fitting = source === 'barcode' ? ranges.filter((range) => mayBeCard(bytes, symbol, range.prefix.length)) : ranges;
  const number = ownNumber(bytes, fitting);
  if (number !== null) return own(number, fitting);
  const isCode = bytes.length <= 36 && bytes[0] === 0x50 && bytes[1] === 0x43;
  const coded = isCode ? decodeCardCode(toText(bytes)) : null;
  return coded === null ? { kind: 'unknown' } : own(coded, ranges);
};
