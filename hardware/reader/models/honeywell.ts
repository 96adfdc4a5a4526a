/**
 * Honeywell scanners with the brands of theirs that speak the same report: Hand Held Products, Youjie (a Honeywell brand), Intermec.
 *
 * Sources: Hand Held Products' USB Interfaces User's Guide (report); repository NielsLeenheer/WebHidBarcodeScanner, src/main.js (feature report 254 with 1 starts
 * HID POS mode on vendor 0c2e; own symbology codes at byte 60); repository HenkVanAsselt/python_hon_usbhid (reports of a Voyager 1602g);
 * repository brokenthorn/learning-rust-usb-hid-barcode-scanner-server, src/constants.rs (Intermec SG20, 067e:0809). Youjie's vendor id: the table of
 * supported devices of WebHidBarcodeScanner.
 */
import { bytesAt } from '../bit-span.ts';
import type { ReaderModel } from '../reader-models.ts';
import type { SymbologyName } from '../symbology.ts';
import { hidPosReport } from './hid-pos-report.ts';

/** Honeywell's code characters. */
const names: ReadonlyMap<number, SymbologyName> = new Map(
  (
    [
      ['a', 'codabar'],
      ['h', 'code-11'],
      ['j', 'code-128'],
      ['<', 'code-32'],
      ['b', 'code-39'],
      ['i', 'code-93'],
      ['d', 'ean-13'],
      ['D', 'ean-8'],
      ['y', 'gs1-databar'],
      ['{', 'gs1-databar'],
      ['}', 'gs1-databar'],
      ['I', 'gs1-128'],
      ['e', 'interleaved-2-of-5'],
      ['f', 'straight-2-of-5'],
      ['g', 'msi'],
      ['c', 'upc-a'],
      ['E', 'upc-e'],
      ['z', 'aztec'],
      ['H', 'han-xin'],
      ['V', 'codablock'],
      ['q', 'codablock'],
      ['w', 'data-matrix'],
      ['x', 'maxicode'],
      ['r', 'pdf417'],
      ['R', 'micro-pdf417'],
      ['s', 'qr'],
    ] satisfies readonly (readonly [string, SymbologyName])[]
  ).map(([code, name]) => [code.charCodeAt(0), name]),
);

const vendorSymbology = { at: bytesAt(60, 1), names };

const scanner = (
  id: string,
  name: string,
  vendorId: number,
  productIds: readonly number[] | null,
  startFeature: readonly number[] | null,
): ReaderModel => ({
  id,
  name,
  vendorId,
  productIds,
  usagePage: 0x8c,
  layouts: [{ ...hidPosReport, vendorSymbology }],
  stripeUsages: null,
  vendorSymbology,
  startFeature,
  source: 'Hand Held Products, USB Interfaces User’s Guide; github.com/NielsLeenheer/WebHidBarcodeScanner',
});

/** @see file comment */
export const honeywellModels: readonly ReaderModel[] = [
  scanner('honeywell-hid-pos', 'Honeywell scanner in HID POS mode', 0x0c2e, null, [254, 1]),
  scanner('hand-held-products-hid-pos', 'Hand Held Products scanner in HID POS mode', 0x0536, null, null),
  scanner('youjie-hid-pos', 'Youjie scanner in HID POS mode', 0x23d0, null, null),
  scanner('intermec-sg20-hid-pos', 'Intermec SG20 in HID POS mode', 0x067e, [0x0809], null),
];
