/**
 * Any scanner on the standard page whose descriptor the system does not show (Windows, macOS): the report that nearly all of them send. Datalogic (05f9)
 * is read by it too: WebHidBarcodeScanner names it among the makes it reads with this report, and no source says otherwise. So are the ticket readers of
 * Access-IS (ATR110, LSR110, LSR116, LSR118), whose manuals print this report (appendix "HID reports - barcode only") but no vendor id.
 */
import type { ReaderModel } from '../reader-models.ts';
import { hidPosReport } from './hid-pos-report.ts';

/** @see file comment */
export const anyScannerModels: readonly ReaderModel[] = [
  {
    id: 'any-hid-pos',
    name: 'Bar code scanner in HID POS mode',
    vendorId: null,
    productIds: null,
    usagePage: 0x8c,
    layouts: [hidPosReport],
    stripeUsages: null,
    vendorSymbology: null,
    startFeature: null,
    source: 'github.com/NielsLeenheer/WebHidBarcodeScanner; USB-IF, HID Point of Sale Usage Tables 1.02',
  },
];
