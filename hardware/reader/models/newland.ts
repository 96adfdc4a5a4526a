/**
 * Newland, and scanners built on its engines under the same vendor id (ID TECH 2DScan FX100). The report has no AIM identifier: count, 56 data bytes,
 * four reserved, Newland's own symbology number, "decoded data continued" (NLS-FM420 integration guide, "HID-POS, getting scanned data";
 * the same page in ID TECH's 2DScan FX100 manual). The numbers of the symbologies stand in no source we have; they are passed over.
 */
import { bytesAt } from '../bit-span.ts';
import type { ReaderModel } from '../reader-models.ts';

/** @see file comment */
export const newlandModels: readonly ReaderModel[] = [
  {
    id: 'newland-hid-pos',
    name: 'Newland scanner in HID POS mode',
    vendorId: 0x1eab,
    productIds: null,
    usagePage: 0x8c,
    layouts: [
      {
        kind: 'scanner',
        reportId: 2,
        length: bytesAt(0, 1),
        symbology: [],
        data: bytesAt(1, 56),
        more: bytesAt(62, 1),
        vendorSymbology: null,
      },
    ],
    stripeUsages: null,
    vendorSymbology: null,
    startFeature: null,
    source: 'Newland NLS-FM420 integration guide, page 47; ID TECH 2DScan FX100 manual, page 43',
  },
];
