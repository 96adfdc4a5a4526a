/**
 * Austria: the machine-readable code of RKSV (BGBl. II 410/2015, annex "Detailspezifikation", sections 5 and 12-14),
 * `_R1-AT1_<till>_<number>_<local time>_<20 %>_<10 %>_<13 %>_<0 %>_<19 %>_<turnover>_<certificate serial>_<chain>_<signature>`, as a QR code (base64) or as text for OCR (base32).
 * The total is the sum of the five.
 *
 * Signed is the whole text before the signature (ES256: P-256 and SHA-256 over the JWS form of it), in its QR form; the key does not stand in the code but in a certificate that
 * the mall loads (`passage receipt certificate`). The turnover counter is encrypted and says nothing here, but it marks training (TRA) and cancelled (STO) receipts. A till whose signature
 * unit is broken writes that instead of a signature: nobody can check such a receipt.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase32 } from '../../encoding/base32.ts';
import { toBase64 } from '../../encoding/base64.ts';
import { utf8Of } from '../../encoding/utf8.ts';
import { isLocalDateTime } from '../../time/local-time.ts';
import { keyOn, nistP256 } from '../curve-key.ts';
import { minorOfDecimal } from '../decimal-amount.ts';
import { ecdsaFits } from '../ecdsa-check.ts';
import { bytesOfLooseBase64 } from '../loose-base64.ts';
import { malformed, malformedField } from '../malformed.ts';
import type { ReceiptKind, ReceiptNotRead, ReceiptReading, ReceiptTrust } from '../reading.ts';
import { rksvSerial, rksvTillKey } from '../rksv-till.ts';

/** Reader of Austrian till codes. */
export const atRksvFormat = { name: 'at-rksv', read };

/** Pieces before the signature, the empty one in front of the first separator among them. */
const pieceCount = 13;
const suitePattern = /^R(\d{1,2})-(AT\d{1,4})$/;
/** Till and number: shown to people and part of the identity. */
const namePattern = /^[^\p{Cc}\p{Cs}]{1,55}$/u;
/** Two decimals, comma or point; separators of thousands are not allowed and would change the sum. */
const amountPattern = /^(-?)(\d{1,10}[.,]\d\d)$/;
const taxNames = ['normal', 'reduced 1', 'reduced 2', 'zero', 'special'] as const;
const marks: ReadonlyMap<string, ReceiptKind> = new Map([
  ['TRA', 'training'],
  ['STO', 'cancelled'],
]);
/** What stands in place of a signature when the unit is out of order (section 17 RKSV). */
const outOfOrder = 'Sicherheitseinrichtung ausgefallen';
/** `{"alg":"ES256"}`, the header of every signature of suite R1. */
const jwsHeader = 'eyJhbGciOiJFUzI1NiJ9';

function read(text: string, trust: ReceiptTrust): ReceiptReading | ReceiptNotRead | null {
  if (!/^_R\d{1,2}-AT\d/.test(text)) return null;
  const pieces = text.split('_');
  // The signature is whatever is left: as base64url it may hold separators itself.
  const signatureText = pieces.slice(pieceCount).join('_');
  const [, suite = '', till = '', number = '', local = ''] = pieces;
  const [, version, provider] = suitePattern.exec(suite) ?? [];
  if (version !== '1' || provider === undefined) return malformedField('suite', suite);
  if (pieces.length <= pieceCount || signatureText === '') return malformed(`${pieces.length - 1} fields, not 13`);
  if (!namePattern.test(till)) return malformedField('till', till);
  if (!namePattern.test(number)) return malformedField('receipt number', number);
  if (!isLocalDateTime(local)) return malformedField('time', local);
  const sums = pieces.slice(5, 10).map(centsOf);
  const wrong = sums.indexOf(null);
  if (wrong !== -1) return malformedField(`sum ${taxNames[wrong] ?? ''}`, pieces[wrong + 5]);
  const serial = rksvSerial(pieces[11] ?? '');
  if (serial === null) return malformedField('certificate', pieces[11]);
  const signature = signatureOf(signatureText, pieces);
  if ('ok' in signature) return signature;
  const total = sums.reduce<number>((sum, cents) => sum + (cents ?? 0), 0);
  const tillKey = rksvTillKey(provider, serial);
  const proof = proofOf(signature, trust, tillKey);
  return {
    ok: true,
    country: 'AT',
    format: 'at-rksv',
    issuer: /^[USG]:(.+?)(?:-[^-]*)?$/.exec(serial)?.[1] ?? till,
    tillKey,
    // The separator cannot occur inside a field.
    identity: `${tillKey}_${till}_${number}`,
    issuedAtLocal: local,
    timeKnown: true,
    zone: 'Europe/Vienna',
    number: number.replace(/^0+(?=.)/, ''),
    totalMinor: Math.abs(total),
    currency: 'EUR',
    kind: marks.get(signature.mark) ?? (total < 0 ? 'refund' : 'purchase'),
    proof: { level: signature.bytes === null ? 'none' : 'certificate', verified: proof.verified },
    ended: false,
    warnings: [
      ...(provider === 'AT100' ? ['provider AT100 is for tests'] : []),
      ...(sums.every((cents) => cents === 0) ? ['a receipt of nothing: start, end of a month or year, or control'] : []),
      ...proof.warnings,
    ],
  };
}

function centsOf(text: string): number | null {
  const [, minus, digits = ''] = amountPattern.exec(text) ?? [];
  const cents = minorOfDecimal(digits);
  return cents === null || cents === 0 || minus === '' ? cents : -cents;
}

/** The end of the code, understood. `bytes` null: the unit was out of order. `payload` is the signed text in its QR form. */
interface Signature {
  readonly mark: string;
  readonly payload: string;
  readonly bytes: Uint8Array | null;
}

function signatureOf(text: string, pieces: readonly string[]): Signature | ReceiptNotRead {
  const [turnover = '', , chain = ''] = pieces.slice(10, pieceCount);
  // Lengths of the two forms differ (88 and 104 letters signed, 48 and 56 unsigned), so one field tells the form of the code.
  const ocrBytes = /^[A-Z2-7]{55,}=*$/.test(text) ? fromBase32(text) : null;
  const decode = ocrBytes === null ? bytesOfLooseBase64 : fromBase32;
  const bytes = text === outOfOrder ? utf8Of(text) : (ocrBytes ?? bytesOfLooseBase64(text));
  if (bytes === null) return malformedField('signature', text);
  const broken = asciiOf(bytes) === outOfOrder;
  if (!broken && bytes.length !== 64) return malformed(`the signature has ${bytes.length} bytes, not 64`);
  const counter = marks.has(turnover) ? utf8Of(turnover) : decode(turnover);
  if (counter === null || counter.length === 0) return malformedField('turnover', turnover);
  const chained = decode(chain);
  if (chained === null || chained.length === 0) return malformedField('chain', chain);
  // The OCR form is signed in base64 like the other (section 14).
  const payload = pieces.slice(0, pieceCount);
  if (ocrBytes !== null) payload.splice(10, 3, toBase64(counter), pieces[11] ?? '', toBase64(chained));
  return { mark: asciiOf(counter), payload: payload.join('_'), bytes: broken ? null : bytes };
}

/** Bytes as letters, to compare with known ASCII texts. */
function asciiOf(bytes: Uint8Array): string {
  return bytes.length > 64 ? '' : String.fromCharCode(...bytes);
}

function proofOf(
  signature: Signature,
  trust: ReceiptTrust,
  tillKey: string,
): { readonly verified: boolean | null; readonly warnings: readonly string[] } {
  if (signature.bytes === null) return { verified: null, warnings: ['not signed: the signature unit was out of order'] };
  const stored = trust.keyOf(tillKey);
  if (stored === null) return { verified: null, warnings: [] };
  const key = keyOn(nistP256, stored);
  if (key === null) return { verified: null, warnings: ['the key loaded for this certificate is no P-256 key: signature not checked'] };
  const payload = toBase64(utf8Of(signature.payload)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  const verified = ecdsaFits(key, sha256(utf8Of(`${jwsHeader}.${payload}`)), signature.bytes);
  return { verified, warnings: verified ? [] : ['the signature does not fit the certificate: changed, misread, or another certificate'] };
}
