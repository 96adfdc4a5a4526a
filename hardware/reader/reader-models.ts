/** Readers whose descriptor says nothing useful (vendor pages, systems that do not show it): known layouts as data. */
import type { ReportLayout } from './report-layout.ts';

/** One family of devices. Ids are USB vendor and product ids; `productIds` null = every product of that vendor. */
export type ReaderModel = {
  readonly id: string;
  readonly name: string;
  readonly vendorId: number;
  readonly productIds: readonly number[] | null;
  /** Usage page that must be seen for the layout to be taken; null = any. */
  readonly usagePage: number | null;
  readonly layouts: readonly ReportLayout[];
  /** Feature report (id first) that puts the device into HID POS mode before it sends anything. */
  readonly startFeature: readonly number[] | null;
  /** Where the layout is described. */
  readonly source: string;
};

const track = (number: 1 | 2 | 3, statusOffset: number, lengthOffset: number, dataOffset: number, count: number) => ({
  track: number,
  statusOffset,
  length: { offset: lengthOffset, count: 1 },
  data: { offset: dataOffset, count },
});

/** 337 bytes: decode status 0-2, track lengths 3-5, encode type 6, then three tracks of 110 bytes. */
const swipe337: ReportLayout = {
  kind: 'stripe',
  reportId: null,
  tracks: [track(1, 0, 3, 7, 110), track(2, 1, 4, 117, 110), track(3, 2, 5, 227, 110)],
};

/** 64-byte HID POS report as most scanners send it: length, AIM identifier, data, continuation flag in byte 62. */
const posReport: ReportLayout = {
  kind: 'scanner',
  reportId: 2,
  length: { offset: 0, count: 1 },
  symbology: [
    { offset: 1, count: 1 },
    { offset: 2, count: 1 },
    { offset: 3, count: 1 },
  ],
  data: { offset: 4, count: 56 },
  more: { offset: 62, mask: 0xff },
};

const posScanner = (id: string, name: string, vendorId: number, startFeature: readonly number[] | null): ReaderModel => ({
  id,
  name,
  vendorId,
  productIds: null,
  usagePage: 0x8c,
  layouts: [posReport],
  startFeature,
  source: 'github.com/NielsLeenheer/WebHidBarcodeScanner; seen reports of 64 bytes with report id 2',
});

export const readerModels: readonly ReaderModel[] = [
  {
    id: 'magtek-hid-swipe',
    name: 'MagTek USB HID swipe reader',
    vendorId: 0x0801,
    productIds: [0x0002],
    usagePage: null,
    layouts: [swipe337],
    startFeature: null,
    source: 'MagTek 99875191, USB HID swipe reader reference manual, input report map',
  },
  {
    id: 'idtech-securemag-other',
    name: 'ID TECH SecureMag in "other" mode',
    vendorId: 0x0acd,
    productIds: [0x2010],
    usagePage: null,
    layouts: [swipe337],
    startFeature: null,
    source: 'ID TECH SecureMag user manual, "USB HID data format: other mode"',
  },
  posScanner('honeywell-hid-pos', 'Honeywell scanner in HID POS mode', 0x0c2e, [254, 1]),
  posScanner('youjie-hid-pos', 'Youjie scanner in HID POS mode', 0x23d0, null),
  posScanner('zebra-hid-pos', 'Zebra or Symbol scanner in HID POS mode', 0x05e0, null),
  posScanner('datalogic-hid-pos', 'Datalogic scanner in HID POS mode', 0x05f9, null),
];

/** The model entry of a device, or null. */
export const modelOf = (
  device: { readonly vendorId: number; readonly productId: number; readonly usagePage: number | null },
  models: readonly ReaderModel[],
): ReaderModel | null =>
  models.find(
    (model) =>
      model.vendorId === device.vendorId &&
      (model.productIds === null || model.productIds.includes(device.productId)) &&
      (model.usagePage === null || model.usagePage === device.usagePage),
  ) ?? null;
