/**
 * Zebra, formerly Symbol. In HID POS mode they send the common report; their own `]X` modifiers are in symbology.ts.
 *
 * 05e0:0600 is an older mode: blocks of 64 bytes without report id or symbology, the count of data bytes first, then the data, then zeros
 * (superuser.com and unix.stackexchange.com, "USB barcode scanner configuration", with the device's lsusb listing: Symbol Bar Code Scanner,
 * vendor page, report descriptor of 40 bytes). Nothing marks a continued code there, so a code of more than 63 bytes comes in parts
 * and is not a receipt: such a scanner is to be set to HID POS.
 */
import { bytesAt } from '../bit-span.ts';
import type { ReaderModel } from '../reader-models.ts';
import { hidPosReport } from './hid-pos-report.ts';

/** @see file comment */
export const zebraModels: readonly ReaderModel[] = [
  {
    id: 'symbol-64-byte-blocks',
    name: 'Symbol scanner sending counted blocks',
    vendorId: 0x05e0,
    productIds: [0x0600],
    usagePage: null,
    layouts: [
      {
        kind: 'scanner',
        reportId: null,
        length: bytesAt(0, 1),
        symbology: [],
        data: bytesAt(1, 63),
        more: null,
        vendorSymbology: null,
      },
    ],
    stripeUsages: null,
    vendorSymbology: null,
    startFeature: null,
    source: 'unix.stackexchange.com, "USB barcode scanner configuration"',
  },
  {
    id: 'zebra-hid-pos',
    name: 'Zebra or Symbol scanner in HID POS mode',
    vendorId: 0x05e0,
    productIds: null,
    usagePage: 0x8c,
    layouts: [hidPosReport],
    stripeUsages: null,
    vendorSymbology: null,
    startFeature: null,
    source: 'github.com/NielsLeenheer/WebHidBarcodeScanner, github.com/NielsLeenheer/BarcodeParser',
  },
];
