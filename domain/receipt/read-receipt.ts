/**
 * Reads the text of a receipt's code, whatever country or till printed it. One file a format in `formats/`; a new format is one more file and one more line
 * here. Total: any text gives an answer, bounded at 4,096 characters.
 */
import { arAfipFormat } from './formats/ar-afip.ts';
import { atRksvFormat } from './formats/at-rksv.ts';
import { azEkassaFormat } from './formats/az-ekassa.ts';
import { bgSupFormat } from './formats/bg-sup.ts';
import { brNfceFormat } from './formats/br-nfce.ts';
import { czEetFormat } from './formats/cz-eet.ts';
import { deTseFormat } from './formats/de-tse.ts';
import { hrCisFormat } from './formats/hr-cis.ts';
import { inEinvoiceFormat } from './formats/in-einvoice.ts';
import { kzOfdFormat } from './formats/kz-ofd.ts';
import { mallBarcodeFormat } from './formats/mall-barcode.ts';
import { meEfiFormat } from './formats/me-efi.ts';
import { mxCfdiFormat } from './formats/mx-cfdi.ts';
import { plKsefFormat } from './formats/pl-ksef.ts';
import { ptAtcudFormat } from './formats/pt-atcud.ts';
import { rsSufFormat } from './formats/rs-suf.ts';
import { ruFnsFormat } from './formats/ru-fns.ts';
import { saZatcaFormat } from './formats/sa-zatca.ts';
import { siFursFormat } from './formats/si-furs.ts';
import { skEkasaFormat } from './formats/sk-ekasa.ts';
import { trEfaturaFormat } from './formats/tr-efatura.ts';
import { uaDpsFormat } from './formats/ua-dps.ts';
import { uzSoliqFormat } from './formats/uz-soliq.ts';
import { noTrust } from './reading.ts';
import type { ReceiptNotRead, ReceiptReading, ReceiptTrust } from './reading.ts';

/** One family of receipt codes. `read` gives null when the text is clearly something else; it never throws, and its time is bounded by the length of the text. */
export interface ReceiptFormat {
  /** Slug; the beginning of `identity` and `tillKey` up to the colon. */
  readonly name: string;
  read(text: string, trust: ReceiptTrust): ReceiptReading | ReceiptNotRead | null;
}

/** Longest text looked at; longer than any known receipt code, and than what a fact may carry. */
export const maxReceiptCodeLength = 4096;

/** Every format. They exclude each other, so their order says nothing; it is that of the alphabet. */
export const receiptFormats: readonly ReceiptFormat[] = [
  arAfipFormat,
  atRksvFormat,
  azEkassaFormat,
  bgSupFormat,
  brNfceFormat,
  czEetFormat,
  deTseFormat,
  hrCisFormat,
  inEinvoiceFormat,
  kzOfdFormat,
  mallBarcodeFormat,
  meEfiFormat,
  mxCfdiFormat,
  plKsefFormat,
  ptAtcudFormat,
  rsSufFormat,
  ruFnsFormat,
  saZatcaFormat,
  siFursFormat,
  skEkasaFormat,
  trEfaturaFormat,
  uaDpsFormat,
  uzSoliqFormat,
];

/**
 * Reads one code. `not-a-receipt`: no known format looks like this (a card, a product, a web page). `malformed`: a known format, but a field of it cannot
 * be right; `detail` says which, for logs and for staff.
 */
export function readReceipt(text: string, trust: ReceiptTrust = noTrust): ReceiptReading | ReceiptNotRead {
  if (text.length > maxReceiptCodeLength) {
    return { ok: false, reason: 'not-a-receipt', detail: `longer than ${maxReceiptCodeLength} characters` };
  }
  // No scanner sends one, and no store keeps it: a text that was cut in the middle of a character.
  if (!text.isWellFormed()) return { ok: false, reason: 'not-a-receipt', detail: 'holds half a character' };
  const code = withoutScannerMarks(text);
  if (code === '') return { ok: false, reason: 'not-a-receipt', detail: 'empty' };
  for (const format of receiptFormats) {
    const result = format.read(code, trust);
    if (result !== null) return result;
  }
  return { ok: false, reason: 'not-a-receipt', detail: 'no known receipt format' };
}

/** AIM symbology identifier (`]Q3`, ISO/IEC 15424), and the character set that readers may write behind one (`\\000026`, AIM ECI protocol). */
const symbology = /^\][A-Za-z][0-9A-Za-z](?:\\\d{6})?/;

/** Scanners add CR, LF, tab, STX, ETX, the group separator of FNC1 and some an AIM identifier in front. None of them is ever a part of a code's end. */
export function withoutScannerMarks(text: string): string {
  return withoutControls(withoutControls(text).replace(symbology, ''));
}

/** Without white space and control characters at both ends. By index: an expression for the end of a text tries every run of spaces anew. */
function withoutControls(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isMark(text.charCodeAt(from))) from += 1;
  while (to > from && isMark(text.charCodeAt(to - 1))) to -= 1;
  return text.slice(from, to).trim();
}

function isMark(code: number): boolean {
  return code <= 0x20 || code === 0x7f || code === 0xa0 || code === 0xfeff;
}

/**
 * Splits the mark of a test receipt off: `TEST:` in front of any code. Test receipts run every screen and rule and post nothing; the caller decides by
 * `test`, since the code itself reads like any other.
 */
export function splitTestMark(text: string): { readonly test: boolean; readonly text: string } {
  const code = withoutScannerMarks(text);
  return code.startsWith('TEST:') ? { test: true, text: code.slice('TEST:'.length) } : { test: false, text };
}
