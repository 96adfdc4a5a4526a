import { mallBarcodeText } from '../../../../domain/receipt/formats/mall-barcode.ts';
import type { Sample } from './sample.ts';

const code = { key: 'bakery-rye', number: '000123', issuedAtLocal: '2026-11-21T13:05:09', totalMinor: 25000, currency: 'RUB' };

/** Our own bar codes: what the till's side of the format writes. */
export const samples: readonly Sample[] = [
  { text: mallBarcodeText(code), source: 'mallBarcodeText' },
  { text: mallBarcodeText({ ...code, number: '124', totalMinor: -25000 }), source: 'mallBarcodeText, a return' },
];
