/**
 * Reads the text of a receipt's code, whatever country or till printed it. One file a format in `formats/`; a new format is one more file and one more line
 * here. Total: any text gives an answer, bounded at 4,096 characters.
 */
import { mallBarcodeFormat } from './formats/mall-barcode.ts';
import { ruFnsFormat } from './formats/ru-fns.ts';
import type { ReceiptNotRead, ReceiptReading } from './reading.ts';

/** One family of receipt codes. `read` gives null when the text is clearly something else. */
export interface ReceiptFormat {
  readonly name: string;
  read(text: string): ReceiptReading | ReceiptNotRead | null;
}

/** Longest text looked at; longer than any known receipt code, and than what a fact may carry. */
export const maxReceiptCodeLength = 4096;

const formats: readonly ReceiptFormat[] = [ruFnsFormat, mallBarcodeFormat];

/**
 * Reads one code. `not-a-receipt`: no known format looks like this (a card, a product, a web page). `malformed`: a known format, but a field of it cannot
 * be right; `detail` says which, for logs and for staff.
 */
export function readReceipt(text: string): ReceiptReading | ReceiptNotRead {
  if (text.length > maxReceiptCodeLength) {
    return { ok: false, reason: 'not-a-receipt', detail: `longer than ${maxReceiptCodeLength} characters` };
  }
  const code = withoutScannerMarks(text);
  if (code === '') return { ok: false, reason: 'not-a-receipt', detail: 'empty' };
  for (const format of formats) {
    const result = format.read(code);
    if (result !== null) return result;
  }
  return { ok: false, reason: 'not-a-receipt', detail: 'no known receipt format' };
}

/** Scanners add CR, LF or tab, and some an AIM symbology identifier (`]Q3`, ISO/IEC 15424) in front. */
function withoutScannerMarks(text: string): string {
  return text
    .trim()
    .replace(/^\][A-Za-z][0-9A-Za-z]/, '')
    .trim();
}

/**
 * Splits the mark of a test receipt off: `TEST:` in front of any code. Test receipts run every screen and rule and post nothing; the caller decides by
 * `test`, since the code itself reads like any other.
 */
export function splitTestMark(text: string): { readonly test: boolean; readonly text: string } {
  const code = withoutScannerMarks(text);
  return code.startsWith('TEST:') ? { test: true, text: code.slice('TEST:'.length) } : { test: false, text };
}
