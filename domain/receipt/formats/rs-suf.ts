/**
 * Serbia: the verification address on every fiscal receipt of the SUF system, `https://suf.purs.gov.rs/v/?vl=<base64, percent-encoded>`.
 *
 * The bytes ("Create Verification URL" of the tax administration's TaxCore documentation, tap.suf.purs.gov.rs; also in the open reader
 * turanjanin/serbian-fiscal-receipts-parser):
 *
 *     0      version, 3                              33-40  time of the fiscal processor, Unix milliseconds, big endian
 *     1-8    requestedBy: the till's secure element  41     invoice type: 0 normal, 1 proforma, 2 copy, 3 training, 4 advance
 *     9-16   signedBy: the fiscal processor's        42     transaction type: 0 sale, 1 refund
 *     17-20  counter of all receipts, little endian  43     length of the buyer's id, 0-20; then the id
 *     21-24  counter of this type, little endian     ...    256 or 512 bytes encrypted for the tax office, 256 bytes RSA signature,
 *     25-32  total * 10,000, little endian           last   16 bytes MD5 of everything before
 *
 * The MD5 finds misread codes and proves nothing. The signature is made by the secure element, whose certificate is not in the code, so only the tax office
 * can tell: online. The receipt number (both elements and the counter of all receipts) is its identity; copies and training receipts have numbers of their
 * own. An advance does not count, nor does its refund, which the till keeps: the final receipt repeats the whole sum (technical instructions of the tax
 * administration). The buyer's id is personal data and stays unread. Addresses of the sandbox come from tills under test.
 */
import { md5 } from '@noble/hashes/legacy.js';
import { bytesOfLooseBase64 } from '../loose-base64.ts';
import { euLocalOf } from '../eu-summer-time.ts';
import { malformed, malformedField } from '../malformed.ts';
import { queryFields } from '../query-fields.ts';
import type { ReceiptKind, ReceiptNotRead, ReceiptReading } from '../reading.ts';
import { webAddressOf } from '../web-address.ts';

const host = 'suf.purs.gov.rs';
const sandboxHost = `sandbox.${host}`;
const headBytes = 44;
const signatureBytes = 256;
const digestBytes = 16;
/** What a buyer's id of 20 bytes and the longer encrypted part make. */
const maxBytes = headBytes + 20 + 512 + signatureBytes + digestBytes;
const elementId = /^[A-Z0-9]{8}$/;
/** The system began its pilot in November 2021. */
const firstDay = '2021-11-01';

/** Reader of Serbian verification addresses. */
export const rsSufFormat = { name: 'rs-suf', read };

function read(text: string): ReceiptReading | ReceiptNotRead | null {
  const address = webAddressOf(text);
  if (address === null || (address.host !== host && address.host !== sandboxHost)) return null;
  const { values, twice } = queryFields(address.query);
  const value = values.get('vl');
  if (value === undefined) return null;
  if (twice === 'vl') return malformed('vl is given twice');
  const bytes = bytesOfLooseBase64(value);
  if (bytes === null) return malformed('vl is no base64: cut or misread');
  return checked(bytes, address.host === sandboxHost);
}

function checked(bytes: Uint8Array, sandbox: boolean): ReceiptReading | ReceiptNotRead {
  const encryptedBytes = bytes.length - headBytes - (bytes[43] ?? 0) - signatureBytes - digestBytes;
  if (bytes.length > maxBytes || (encryptedBytes !== 256 && encryptedBytes !== 512))
    return malformed(`vl has ${bytes.length} bytes: cut or misread`);
  const body = bytes.subarray(0, -digestBytes);
  const digest = md5(body);
  if (!bytes.subarray(-digestBytes).every((byte, at) => byte === digest[at])) return malformed('the check sum does not fit: misread');
  return reading(bytes, sandbox);
}

function reading(bytes: Uint8Array, sandbox: boolean): ReceiptReading | ReceiptNotRead {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] !== 3) return malformedField('version', String(bytes[0]));
  const till = asciiOf(bytes, 1);
  const signer = asciiOf(bytes, 9);
  if (!elementId.test(till)) return malformed('requestedBy is not as expected');
  if (!elementId.test(signer)) return malformed('signedBy is not as expected');
  const counter = view.getUint32(17, true);
  const typeCounter = view.getUint32(21, true);
  if (typeCounter < 1 || typeCounter > counter) return malformedField('counter', `${typeCounter}/${counter}`);
  const total = view.getBigUint64(25, true);
  if (total % 100n !== 0n || total / 100n > BigInt(Number.MAX_SAFE_INTEGER)) return malformedField('total', String(total));
  const timeMs = view.getBigUint64(33, false);
  const local = timeMs <= BigInt(Number.MAX_SAFE_INTEGER) ? euLocalOf(Number(timeMs), 60) : null;
  if (local === null || local < firstDay) return malformedField('time', String(timeMs));
  const kind = kindOf(bytes[41] ?? 0, bytes[42] ?? 0);
  if (typeof kind !== 'string') return kind;
  return {
    ok: true,
    country: 'RS',
    format: 'rs-suf',
    issuer: till,
    tillKey: `rs-suf:${till}`,
    identity: `rs-suf:${till}-${signer}-${counter}`,
    issuedAtLocal: local,
    timeKnown: true,
    zone: 'Europe/Belgrade',
    number: `${till}-${signer}-${counter}`,
    totalMinor: Number(total / 100n),
    currency: 'RSD',
    kind: sandbox ? 'training' : kind,
    proof: { level: 'online', verified: null },
    ended: false,
    warnings: sandbox ? ['from the sandbox of the tax administration: a till under test'] : [],
  };
}

function kindOf(invoiceType: number, transactionType: number): ReceiptKind | ReceiptNotRead {
  if (transactionType > 1) return malformedField('transaction type', String(transactionType));
  switch (invoiceType) {
    case 0:
      return transactionType === 0 ? 'purchase' : 'refund';
    case 1:
      return { ok: false, reason: 'not-a-receipt', detail: 'a proforma invoice: nothing was sold' };
    case 2:
      return 'copy';
    case 3:
      return 'training';
    case 4:
      return { ok: false, reason: 'not-a-receipt', detail: 'an advance payment: the final receipt counts' };
    default:
      return malformedField('invoice type', String(invoiceType));
  }
}

/** Eight bytes as text; what is not a letter or digit fails the check of the caller. */
function asciiOf(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 8));
}
