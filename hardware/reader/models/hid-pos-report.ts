/**
 * The 64-byte HID POS report (report id 2) that scanners share: count of data bytes, AIM identifier, 56 data bytes, the vendor's symbology, a reserved byte,
 * "decoded data continued". As printed in Hand Held Products' USB Interfaces User's Guide (2020-5B, "HID POS interface, getting scanned
 * data") and, with the same offsets, in Access-IS' ATR110 and LSR118 manuals (appendix "HID reports").
 */
import { bytesAt } from '../bit-span.ts';
import type { ScannerLayout } from '../report-layout.ts';

/** Offsets count after the report id. */
export const hidPosReport: ScannerLayout = {
  kind: 'scanner',
  reportId: 2,
  length: bytesAt(0, 1),
  symbology: [bytesAt(1, 3)],
  data: bytesAt(4, 56),
  more: bytesAt(62, 1),
  vendorSymbology: null,
};
