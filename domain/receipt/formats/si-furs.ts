/**
 * Slovenia: sixty digits on every fiscal receipt, as a QR code, as PDF417 or as two to six Code 128 bars,
 * `223175087923687075112234402528973166755123456781508151013321`.
 *
 * Fields (technical specifications for fiscal verification of invoices of the financial administration FURS, chapter 11, with this example): 39 digits the
 * issuer's protective mark ZOI, a number of 128 bits in decimal; 8 the issuer's tax number; 12 the time `yyMMddHHmmss`; 1 check digit, the sum of all others
 * modulo 10.
 *
 * In Code 128 each bar holds `4`, its place from 1 and its share of the sixty digits; with four bars `44`, so that every bar has an even count of digits
 * (examples of chapter 11 in the open libraries MPrtenjak/SLOTax and starfiniti/furs). A scanner gives the bars one by one: put together, in any order and
 * with or without white space between, they are read; one bar alone of two, three or four is known as such and refused with the reason. Bars of five and six
 * are no longer than a product's number and stay unknown alone.
 *
 * The check digit finds one misread digit. There is no sum and no signature in the code (the ZOI is a hash of one): only FURS can tell, online. Identity:
 * the ZOI.
 */
import { localOfCompact } from '../compact-time.ts';
import { malformed, malformedField } from '../malformed.ts';
import type { ReceiptNotRead, ReceiptReading } from '../reading.ts';

const zoiDigits = 39;
const codeDigits = 60;
const zoiEnd = 1n << 128n;
/** Fiscal verification began on 2 January 2016; tills were under test from the autumn before. */
const firstDay = '2015-08-01';

/** Reader of Slovenian fiscal codes. */
export const siFursFormat = { name: 'si-furs', read };

function read(text: string): ReceiptReading | ReceiptNotRead | null {
  if (text.length > 200 || !/^[\d\s]+$/.test(text)) return null;
  const digits = text.replace(/\s+/g, '');
  if (digits.length === codeDigits) return reading(digits);
  for (const bars of [2, 3, 4, 5, 6]) {
    const joined = joinedBars(digits, bars);
    if (joined !== null) return reading(joined);
  }
  return loneBar(digits);
}

/** The sixty digits of so many bars in any order, or null when these are not they. */
function joinedBars(digits: string, bars: number): string | null {
  const prefix = prefixOf(bars);
  const share = codeDigits / bars;
  const length = prefix.length + 1 + share;
  if (digits.length !== bars * length) return null;
  const shares = new Map<number, string>();
  for (let at = 0; at < digits.length; at += length) {
    const bar = digits.slice(at, at + length);
    if (bar.startsWith(prefix)) shares.set(Number(bar.charAt(prefix.length)), bar.slice(prefix.length + 1));
  }
  let joined = '';
  for (let place = 1; place <= bars; place += 1) joined += shares.get(place) ?? '';
  return joined.length === codeDigits ? joined : null;
}

function prefixOf(bars: number): string {
  return bars === 4 ? '44' : '4';
}

/** One bar of two, three or four: long enough to be nothing else. */
function loneBar(digits: string): ReceiptNotRead | null {
  for (const bars of [2, 3, 4]) {
    const prefix = prefixOf(bars);
    const place = Number(digits.charAt(prefix.length));
    if (digits.length !== prefix.length + 1 + codeDigits / bars || !digits.startsWith(prefix) || place < 1 || place > bars) continue;
    return malformed(`bar ${place} of ${bars}: the receipt has ${bars} bars, all are needed`);
  }
  return null;
}

function reading(digits: string): ReceiptReading | ReceiptNotRead {
  let sum = 0;
  for (let at = 0; at < codeDigits - 1; at += 1) sum += Number(digits.charAt(at));
  if (sum % 10 !== Number(digits.charAt(codeDigits - 1))) return malformed('the check digit does not fit: misread');
  const zoi = BigInt(digits.slice(0, zoiDigits));
  if (zoi >= zoiEnd) return malformed('the protective mark is larger than 128 bits');
  const issuer = digits.slice(zoiDigits, zoiDigits + 8);
  if (!/^[1-9]/.test(issuer)) return malformedField('tax number', issuer);
  const time = digits.slice(zoiDigits + 8, -1);
  const local = localOfCompact(`20${time.slice(0, 6)}`, time.slice(6));
  if (local === null || local < firstDay) return malformedField('time', time);
  return {
    ok: true,
    country: 'SI',
    format: 'si-furs',
    issuer,
    tillKey: `si-furs:${issuer}`,
    identity: `si-furs:${zoi.toString(16).padStart(32, '0')}`,
    issuedAtLocal: local,
    timeKnown: true,
    zone: 'Europe/Ljubljana',
    number: null,
    totalMinor: null,
    currency: 'EUR',
    kind: 'purchase',
    proof: { level: 'online', verified: null },
    ended: false,
    warnings: [],
  };
}
