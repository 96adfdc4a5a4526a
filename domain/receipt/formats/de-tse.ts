/**
 * Germany: the QR code of a till with a security module (TSE), `V0;<till>;Kassenbeleg-V1;<process data>;<transaction>;<signature counter>;<begin>;<end>;<algorithm>;<time
 * format>;<signature>;<public key>`, DSFinV-K annex I ("QR-Code"), required by section 6 KassenSichV in this form.
 *
 * Everything but the time of the beginning is signed, and the key stands in the code: a receipt is checked on the spot (domain/receipt/tse-signature.ts). The key is no proof of
 * a genuine module; the till key is its SHA-256, which is the serial number the module has in law and on paper, so mapping a till to a shop ties the key to it.
 *
 * The purchase stands at the signed end of the transaction, turned from UTC to the wall clock. Beginning and end are no interval: modules write the end in whole seconds, so it
 * may lie before the beginning.
 */
import { bytesToHex } from '@noble/hashes/utils.js';
import { isLocalDateTime, wallMsOf } from '../../time/local-time.ts';
import { curveKeysOf } from '../curve-key.ts';
import { euLocalOf } from '../eu-summer-time.ts';
import { bytesOfLooseBase64 } from '../loose-base64.ts';
import { malformed, malformedField } from '../malformed.ts';
import type { ReceiptNotRead, ReceiptReading } from '../reading.ts';
import { tseProcessOf } from '../tse-process-data.ts';
import type { TseProcess } from '../tse-process-data.ts';
import { checkTse, tseSerial } from '../tse-signature.ts';

/** Reader of German till codes. */
export const deTseFormat = { name: 'de-tse', read };

const fieldCount = 12;
const isoPattern = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))?(Z|[+-]\d\d:?\d\d)?$/i;
const numberPattern = /^\d{1,20}$/;
/** Shown to people: no control characters, no half characters. */
const tillPattern = /^[^\p{Cc}\p{Cs}]{0,80}$/u;

function read(text: string): ReceiptReading | ReceiptNotRead | null {
  const fields = text.split(';', fieldCount + 2);
  const [version = '', till = '', processType = '', processData = '', transaction = '', counter = ''] = fields;
  if (!/^V\d{1,3}$/i.test(version) || fields.length < 4) return null;
  if (version.toUpperCase() !== 'V0') return malformedField('version of the code', version);
  if (fields.length !== fieldCount) return malformed(`${fields.length > fieldCount ? 'more than 12' : fields.length} fields, not 12`);
  const type = processType.toLowerCase();
  if (type === 'bestellung-v1' || type === 'sonstigervorgang')
    return { ok: false, reason: 'not-a-receipt', detail: `${processType} is no receipt` };
  if (type !== 'kassenbeleg-v1') return malformedField('process type', processType);
  if (!tillPattern.test(till)) return malformedField('till', till);
  if (!numberPattern.test(transaction)) return malformedField('transaction number', transaction);
  if (!numberPattern.test(counter)) return malformedField('signature counter', counter);
  const result = tseProcessOf(processData);
  return 'wrong' in result ? result.wrong : signed(fields, result.process);
}

/** The second half of the code: times, signature, key. */
function signed(fields: readonly string[], process: TseProcess): ReceiptReading | ReceiptNotRead {
  const [, clientId = '', processType = '', processData = '', transactionText = '', counterText = '', begin = '', end = ''] = fields;
  const [algorithm = '', timeFormat = '', signatureText = '', keyText = ''] = fields.slice(8);
  if (begin !== '' && instantOf(begin) === null) return malformedField('time of the beginning', begin);
  const instant = instantOf(end);
  const issuedAtLocal = instant === null ? null : euLocalOf(instant.utcMs, 60);
  if (instant === null || issuedAtLocal === null) return malformedField('time of the end', end);
  const signature = bytesOfLooseBase64(signatureText);
  if (signature === null || signature.length === 0) return malformedField('signature', signatureText);
  const keyBytes = bytesOfLooseBase64(keyText);
  if (keyBytes === null || keyBytes.length === 0) return malformedField('public key', keyText);
  const transaction = BigInt(transactionText);
  const signatureCounter = BigInt(counterText);
  const facts = { clientId, processType, processData, transaction, signatureCounter, logUtcMs: instant.utcMs };
  const check = checkTse(facts, { algorithm, timeFormat, bytes: signature }, curveKeysOf(keyBytes));
  const serial = bytesToHex(tseSerial(check.key?.point ?? keyBytes));
  return {
    ok: true,
    country: 'DE',
    format: 'de-tse',
    issuer: clientId === '' ? null : clientId,
    tillKey: `de-tse:${serial}`,
    identity: `de-tse:${serial}/${transaction}/${signatureCounter}`,
    issuedAtLocal,
    timeKnown: true,
    zone: 'Europe/Berlin',
    number: String(transaction),
    totalMinor: process.totalMinor,
    currency: 'EUR',
    kind: process.kind,
    proof: { level: 'signed', verified: check.verified },
    ended: false,
    warnings: [
      ...process.warnings,
      ...(instant.zoneGiven ? [] : ['the time names no zone: taken as UTC']),
      ...(check.warning === null ? [] : [check.warning]),
      ...(check.verified === false ? ['the signature does not fit: changed, misread, or not signed as the standard says'] : []),
    ],
  };
}

/** An instant as the code prints it: ISO 8601 (annex I: UTC with milliseconds), or seconds since 1970 as some modules give it. */
function instantOf(text: string): { readonly utcMs: number; readonly zoneGiven: boolean } | null {
  if (/^\d{9,10}$/.test(text)) return { utcMs: Number(text) * 1000, zoneGiven: true };
  const match = isoPattern.exec(text);
  const [, wall = '', fraction = '', zone] = match ?? [];
  if (match === null || !isLocalDateTime(wall.toUpperCase())) return null;
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return { utcMs: wallMsOf(wall.toUpperCase()) + ms - offsetMs(zone ?? 'Z'), zoneGiven: zone !== undefined };
}

function offsetMs(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
