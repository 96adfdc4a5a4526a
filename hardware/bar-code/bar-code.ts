/** Bar codes as bars: what to print beside a QR code, and what a printer makes of GS k. */
import type { BarSymbology } from '../escpos/command.ts';
import { code128Auto, code128OfCommand } from './code-128.ts';
import { code39 } from './code-39.ts';
import { code93 } from './code-93.ts';
import { codabar } from './codabar.ts';
import { ean13, ean8, upcA, upcE } from './ean.ts';
import { interleaved } from './interleaved.ts';
import type { BarCode } from './modules.ts';

const textOf = (data: Uint8Array): string => String.fromCharCode(...data);

/** The bars for the data of GS k; null when a printer would refuse them (wrong length, character or check digit). */
export const barCodeOf = (symbology: BarSymbology, data: Uint8Array): BarCode | null => {
  switch (symbology) {
    case 'UPC-A':
      return upcA(textOf(data));
    case 'UPC-E':
      return upcE(textOf(data));
    case 'EAN-13':
      return ean13(textOf(data));
    case 'EAN-8':
      return ean8(textOf(data));
    case 'Code 39':
      return code39(textOf(data));
    case 'ITF':
      return interleaved(textOf(data));
    case 'Codabar':
      return codabar(textOf(data));
    case 'Code 93':
      return code93(textOf(data));
    case 'Code 128':
      return code128OfCommand(data);
    case 'GS1-128':
      // Brackets around the identifiers are for people.
      return code128Auto(textOf(data).replace(/[() ]/g, ''), true);
    case 'Code 128 auto':
      return code128Auto(textOf(data), false);
  }
};
