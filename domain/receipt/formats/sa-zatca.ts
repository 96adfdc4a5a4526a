/**
 * Saudi Arabia: the code on every tax invoice and till receipt (ZATCA e-invoicing), base64 of tag-length-value fields.
 *
 * Layout (ZATCA, Security Features Implementation Standards): each field is a tag byte, a length byte and so many bytes. 1 seller's name (UTF-8), 2 VAT registration number (15 digits, 3
 * first and last), 3 time stamp, 4 total with VAT, 5 VAT, all as text; phase 2 adds 6 hash of the invoice's XML (base64 text or 32 bytes), 7 its ECDSA signature, 8 public key, 9 the
 * authority's signature of that key. A length above 255 cannot be written; a name has at most 255 bytes. Samples: the authority's own developer kit, as public libraries quote it.
 *
 * Identity: VAT number and the hash, where phase 2 gives one; else VAT number, time, total and VAT, since the code holds no receipt number (two receipts of one seller in one second with
 * one total would be one). Till: the VAT number; a chain has one, then the visitor picks the shop. Plausibility: fields 1 to 5 once each, VAT not above 15/115 of the total (the
 * rate since July 2020; else a warning). Nothing of fields 1 to 5 is proven offline: the signature covers the hash of an XML that is not in the code, so `online`.
 *
 * Time: with `Z` it is UTC and is turned to +03:00 (no summer time); without, it is the shop's clock (Saudi rule for BT-KSA-25). Some tills write their own clock with a `Z`; nothing
 * in the code tells, so a warning says it.
 */
import { sha256HexOfBytes } from '../../encoding/hash.ts';
import { localOfWallMs, wallMsOf } from '../../time/local-time.ts';
import { localOfCompact } from '../compact-time.ts';
import { minorOfDecimal } from '../decimal-amount.ts';
import { bytesOfLooseBase64 } from '../loose-base64.ts';
import { malformed, malformedField } from '../malformed.ts';
import type { ReceiptNotRead, ReceiptReading } from '../reading.ts';
import { textOfUtf8 } from '../utf8-text.ts';

const hour = 3_600_000;
const names = ['', 'seller', 'VAT number', 'time', 'total', 'VAT'];

/** Reader of Saudi receipts. */
export const saZatcaFormat = { name: 'sa-zatca', read };

function read(text: string): ReceiptReading | ReceiptNotRead | null {
  // Tag 1 in front: the byte 1 makes the first letter A and the second, with the upper half of the length, one of Q to Z and a to f.
  if (!/^A[Q-Za-f][0-9A-Za-z+/_-]{30}/.test(text)) return null;
  const bytes = bytesOfLooseBase64(text);
  if (bytes === null) return null;
  const fields = fieldsOf(bytes);
  if (typeof fields === 'string') return malformed(fields);
  // Bytes that begin with a 1 by chance have no VAT number in their second field.
  if (fields === null) return null;
  return readFields(fields);
}

/** Fields by tag; what is wrong, in words; null when these are some other bytes. */
function fieldsOf(bytes: Uint8Array): ReadonlyMap<number, Uint8Array> | string | null {
  const fields = new Map<number, Uint8Array>();
  for (let at = 0; at < bytes.length;) {
    const [tag = 0, length] = [bytes[at], bytes[at + 1]];
    if (at === 0 && bytes[2 + (length ?? 0)] !== 2) return null;
    if (length === undefined || at + 2 + length > bytes.length) return `field ${tag} is longer than the code: a part of it is missing`;
    if (tag < 1 || tag > 20) return `there is no field ${tag}`;
    if (fields.has(tag)) return `field ${tag} is given twice`;
    fields.set(tag, bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return fields;
}

function readFields(fields: ReadonlyMap<number, Uint8Array>): ReceiptReading | ReceiptNotRead {
  const texts = names.map((_, tag) => textOfUtf8(fields.get(tag) ?? new Uint8Array())?.trim() ?? null);
  for (let tag = 1; tag <= 5; tag += 1) {
    if (!fields.has(tag)) return malformedField(names[tag] ?? '', undefined);
    if (texts[tag] === null) return malformed(`${names[tag]} is no UTF-8`);
  }
  const [, , vatNumber, time, total, vat] = texts.map((value) => value ?? '');
  if (!/^\d{10,15}$/.test(vatNumber ?? '')) return malformedField('VAT number', vatNumber);
  const issuedAtLocal = localTimeOf(time ?? '');
  if (issuedAtLocal === null) return malformedField('time', time);
  const [totalMinor, vatMinor] = [minorOfDecimal(total ?? ''), minorOfDecimal(vat ?? '')];
  if (totalMinor === null) return malformedField('total', total);
  if (vatMinor === null || vatMinor > totalMinor) return malformedField('VAT', vat);
  const hash = fields.get(6);
  const rest = hash === undefined ? `${issuedAtLocal}/${totalMinor}/${vatMinor}` : sha256HexOfBytes(hashBytesOf(hash));
  return {
    ok: true,
    country: 'SA',
    format: 'sa-zatca',
    issuer: vatNumber ?? null,
    tillKey: `sa-zatca:${vatNumber}`,
    identity: `sa-zatca:${vatNumber}/${rest}`,
    issuedAtLocal,
    timeKnown: true,
    zone: 'Asia/Riyadh',
    number: null,
    totalMinor,
    currency: 'SAR',
    kind: 'purchase',
    proof: { level: 'online', verified: null },
    ended: false,
    warnings: warningsOf({ vatNumber: vatNumber ?? '', time: time ?? '', totalMinor, vatMinor }),
  };
}

/** The bytes that the hash field means: base64 text in most tills, the bytes themselves in others. They are hashed once more, since nothing bounds what stands there. */
function hashBytesOf(field: Uint8Array): Uint8Array {
  const text = field.length === 32 ? null : textOfUtf8(field);
  return (text === null ? null : bytesOfLooseBase64(text)) ?? field;
}

function localTimeOf(text: string): string | null {
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?$/i.exec(text);
  const local = match === null ? null : localOfCompact(match[1] ?? '', match[2] ?? '');
  const zone = match?.[3] ?? '+03:00';
  if (local === null || local < '2000' || local > '2100') return null;
  if (/^z$/i.test(zone) || /^[+-]00:?00$/.test(zone)) return localOfWallMs(wallMsOf(local) + 3 * hour);
  return /^\+03:?00$/.test(zone) ? local : null;
}

function warningsOf(said: { vatNumber: string; time: string; totalMinor: number; vatMinor: number }): string[] {
  const warnings: string[] = [];
  if (!/^3\d{13}3$/.test(said.vatNumber)) warnings.push('the VAT number is not 15 digits with a 3 at both ends');
  // One halala of rounding a line of goods; a receipt of a hundred lines may be one riyal off.
  if (said.vatMinor * 115 > said.totalMinor * 15 + 100 * 115) warnings.push('more VAT than 15 per cent');
  if (/z$/i.test(said.time)) warnings.push('the time is in UTC; tills that write their own clock so are three hours off');
  return warnings;
}
