/**
 * Which data is a bank's card. Works on bytes, never on strings: a string cannot be wiped, a buffer can, and
 * the drivers wipe theirs as soon as this says yes.
 *
 * Prefixes and lengths: the schemes' published number ranges under ISO/IEC 7812. Track layouts: ISO/IEC 7813.
 */
import { wipeable } from './wipeable.ts';

/** Numbers from `from` to `to` (leading digits, same length) with `min` to `max` digits in all. */
type PaymentPrefix = { readonly from: string; readonly to: string; readonly min: number; readonly max: number };

const one = (prefix: string, min: number, max: number): PaymentPrefix => ({ from: prefix, to: prefix, min, max });
const span = (from: string, to: string, min: number, max: number): PaymentPrefix => ({ from, to, min, max });

/** Schemes in order: Visa, Mastercard, Amex, Diners, Discover, JCB, UnionPay, Maestro, Mir, Troy, Elo, Hipercard, Naranja, Verve. */
export const paymentPrefixes: readonly PaymentPrefix[] = [
  one('4', 13, 19),
  span('51', '55', 16, 16),
  span('2221', '2720', 16, 16),
  one('34', 15, 15),
  one('37', 15, 15),
  span('300', '305', 14, 19),
  one('36', 14, 19),
  span('38', '39', 14, 19),
  one('6011', 16, 19),
  span('644', '649', 16, 19),
  one('65', 16, 19),
  one('2131', 15, 19),
  one('1800', 15, 19),
  span('3528', '3589', 16, 19),
  one('62', 14, 19),
  one('81', 14, 19),
  one('50', 12, 19),
  span('56', '59', 12, 19),
  one('6', 12, 19),
  span('2200', '2204', 16, 19),
  one('9792', 16, 16),
  one('637', 16, 16),
  one('384100', 16, 19),
  one('384140', 16, 19),
  one('384160', 16, 19),
  one('589562', 16, 16),
  span('506099', '507874', 16, 19),
];

const digitAt = (bytes: Uint8Array, at: number): number => {
  const code = bytes[at] ?? 0;
  return code >= 0x30 && code <= 0x39 ? code - 0x30 : -1;
};

const luhnHolds = (bytes: Uint8Array, start: number, end: number): boolean => {
  let sum = 0;
  for (let at = end - 1, place = 0; at >= start; at--, place++) {
    const digit = digitAt(bytes, at);
    const doubled = place % 2 === 1 ? 2 * digit : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
};

const leading = (bytes: Uint8Array, start: number, count: number): number => {
  let value = 0;
  for (let i = 0; i < count; i++) value = value * 10 + digitAt(bytes, start + i);
  return value;
};

/** Whether the digits of `bytes` from `start` to `end` are a payment card's number: known prefix, its length, Luhn. */
export const isPaymentNumber = (bytes: Uint8Array, start = 0, end = bytes.length): boolean => {
  const length = end - start;
  const known = paymentPrefixes.some((prefix) => {
    if (length < prefix.min || length > prefix.max) return false;
    const lead = leading(bytes, start, prefix.from.length);
    return lead >= Number(prefix.from) && lead <= Number(prefix.to);
  });
  return known && luhnHolds(bytes, start, end);
};

/** Where data came from; decides how far a bare number may be trusted not to be a bank's. */
export type CardSource = 'track' | 'keys' | 'typed' | 'barcode';

const semicolon = 0x3b;
const equals = 0x3d;
const caret = 0x5e;
const separators = [0x20, 0x2d];
/** Start sentinels of tracks 2 and 3 as readers print them: ISO's `;`, and `+`, `#`, `!` that keyboard readers set for track 3. */
const trackStarts = [semicolon, 0x2b, 0x23, 0x21];
const isFormatB = (code: number): boolean => code === 0x42 || code === 0x62;

/** Whether four digits at `at` read as YYMM with a possible month. */
const isExpiry = (bytes: Uint8Array, at: number): boolean => {
  for (let i = 0; i < 4; i++) if (digitAt(bytes, at + i) < 0) return false;
  const month = digitAt(bytes, at + 2) * 10 + digitAt(bytes, at + 3);
  return month >= 1 && month <= 12;
};

/** One run of digits; single spaces or hyphens may stand between them (some cards write track 1 so, and people write numbers so). */
type Run = { readonly start: number; readonly end: number; readonly count: number };

/** No card number is shorter; a longer run than 40 digits is data of another kind. */
const minDigits = 12;
const maxDigits = 40;

const nextRun = (bytes: Uint8Array, from: number): Run | null => {
  let start = from;
  while (start < bytes.length && digitAt(bytes, start) < 0) start++;
  if (start >= bytes.length) return null;
  let count = 0;
  let end = start;
  while (end < bytes.length) {
    const isDigit = digitAt(bytes, end) >= 0;
    const joins = separators.includes(bytes[end] ?? 0) && digitAt(bytes, end + 1) >= 0;
    if (!isDigit && !joins) break;
    if (isDigit) count++;
    end++;
  }
  return { start, end, count };
};

/** The digits of a run without what stands between them; the caller wipes them. */
const digitsOf = (bytes: Uint8Array, run: Run): Uint8Array => {
  const digits = wipeable(run.count);
  let used = 0;
  for (let at = run.start; at < run.end; at++) if (digitAt(bytes, at) >= 0) digits[used++] = bytes[at] ?? 0;
  return digits;
};

const bareDigits = { keys: 14, typed: 14, barcode: 15 } as const;

/**
 * Whether a number without a track's layout around it may be judged by prefix and Luhn alone. On a track always. Typed or
 * sent as keys only when it stands alone and has at least 14 digits: every tenth EAN-13 passes Luhn by chance. In a bar code
 * from 15 digits, so that no article number (EAN-13, GTIN-14) is ever taken for a card; people print their card's number as a
 * code, and then it is a card's number.
 */
const bareCounts = (bytes: Uint8Array, run: Run, source: CardSource): boolean =>
  source === 'track' || (run.count >= bareDigits[source] && run.start === 0 && run.end === bytes.length);

const runIsPayment = (bytes: Uint8Array, run: Run, digits: Uint8Array, source: CardSource): boolean => {
  const before = run.start > 0 ? (bytes[run.start - 1] ?? 0) : 0;
  const after = bytes[run.end] ?? 0;
  const length = run.count;
  const fits = length >= minDigits && length <= 19;
  if (fits && isFormatB(before) && after === caret) return true;
  const isWholeNumber = fits && isPaymentNumber(digits);
  // In a bar code a track without its sentinel is believed only when the number is a bank's as well.
  const atTrackStart = trackStarts.includes(before) || (run.start === 0 && (source !== 'barcode' || isWholeNumber));
  // 21 digits: track 3 puts a two-digit format code before the number (ISO/IEC 4909).
  if (length >= minDigits && length <= 21 && atTrackStart && after === equals && isExpiry(bytes, run.end + 1)) return true;
  return isWholeNumber && bareCounts(bytes, run, source);
};

/**
 * Whether `bytes` (ASCII of one track, one burst of keys, one typed line, one bar code) hold a payment card.
 * `isOwn` tells numbers of the mall's own ranges, which are never a bank's whatever stands behind them.
 */
export const holdsPaymentCard = (bytes: Uint8Array, source: CardSource, isOwn: (digits: Uint8Array) => boolean): boolean => {
  let at = 0;
  while (at < bytes.length) {
    const run = nextRun(bytes, at);
    if (run === null) return false;
    at = run.end;
    if (run.count < minDigits || run.count > maxDigits) continue;
    const digits = digitsOf(bytes, run);
    const found = !isOwn(digits) && runIsPayment(bytes, run, digits, source);
    digits.fill(0);
    if (found) return true;
  }
  return false;
};
