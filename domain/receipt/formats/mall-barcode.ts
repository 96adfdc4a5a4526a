/**
 * The mall's own bar code, for tenants whose tills can print one but no fiscal code: `PSG1:<key>:<number>:<YYYYMMDDTHHMMSS>:<minor>:<currency>:<check>`.
 * `key` names the till (or the tenant, where it has one till), `number` is the receipt number as printed, `minor` the total in minor units (negative: a refund),
 * `check` the first four hex digits of SHA-256 over everything before its colon. The check finds misread codes; it proves nothing.
 */
import { sha256Hex } from '../../encoding/hash.ts';
import { isLocalDateTime } from '../../time/local-time.ts';
import type { ReceiptNotRead, ReceiptReading } from '../reading.ts';

const pattern = /^PSG1:([A-Za-z0-9-]{1,40}):([A-Za-z0-9/-]{1,30}):(\d{8})T(\d{6}):(-?\d{1,12}):([A-Z]{3}):([0-9a-f]{4})$/;

/** What a till puts into the code. `issuedAtLocal` is `YYYY-MM-DDTHH:MM:SS`. */
export interface MallBarcode {
  readonly key: string;
  readonly number: string;
  readonly issuedAtLocal: string;
  readonly totalMinor: number;
  readonly currency: string;
}

/** The text of a mall bar code. */
export function mallBarcodeText(code: MallBarcode): string {
  const body = `PSG1:${code.key}:${code.number}:${code.issuedAtLocal.replace(/[-:]/g, '')}:${code.totalMinor}:${code.currency}`;
  return `${body}:${checkOf(body)}`;
}

/** Reader of mall bar codes. */
export const mallBarcodeFormat = { name: 'mall-barcode', read };

function checkOf(body: string): string {
  return sha256Hex(body).slice(0, 4);
}

function malformed(detail: string): ReceiptNotRead {
  return { ok: false, reason: 'malformed', detail };
}

function read(text: string): ReceiptReading | ReceiptNotRead | null {
  if (!text.startsWith('PSG1:')) return null;
  const match = pattern.exec(text);
  if (match === null) return malformed('the parts of the bar code are not as expected');
  const [, key = '', number = '', date = '', time = '', minor = '', currency = '', check = ''] = match;
  if (check !== checkOf(text.slice(0, -5))) return malformed('the check digits do not fit: misread');
  const local = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}`;
  if (!isLocalDateTime(local)) return malformed('no such date and time');
  return {
    ok: true,
    country: null,
    format: 'mall-barcode',
    issuer: key,
    tillKey: `mall-barcode:${key}`,
    // With the time: tills count from 1 again each day or year.
    identity: `mall-barcode:${key}/${number}/${date}T${time}`,
    issuedAtLocal: local,
    timeKnown: true,
    zone: null,
    number: number.replace(/^0+(?=.)/, ''),
    totalMinor: Math.abs(Number(minor)),
    currency,
    kind: minor.startsWith('-') ? 'refund' : 'purchase',
    proof: { level: 'none', verified: null },
    ended: false,
    warnings: [],
  };
}
