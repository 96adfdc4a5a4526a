/**
 * MagTek's unencrypted USB HID swipe readers: vendor page 0xFF00 instead of 0x8E, decode status, lengths and encode type first, then 110 bytes a track.
 * Usages, report descriptor and offsets: MagTek 99875191, "USB HID SureSwipe & USB HID Swipe Reader technical reference manual", section 4.
 *
 * Their encrypting readers (MagneSafe, 0801:0011) use the same usages for encrypted data of which nothing can be read; they are left alone.
 */
import { bytesAt } from '../bit-span.ts';
import type { ReaderModel } from '../reader-models.ts';
import type { StripeLayout, StripeUsages } from '../report-layout.ts';

/** Usages of MagTek's page; ID TECH's readers have the same map in their "MagTek format". */
export const magTekUsages: StripeUsages = {
  page: 0xff00,
  statuses: [0x20, 0x21, 0x22],
  lengths: [0x28, 0x29, 0x2a],
  data: [0x30, 0x31, 0x32],
  packed: null,
  encodeType: 0x38,
};

const track = (number: 1 | 2 | 3): StripeLayout['tracks'][number] => ({
  track: number,
  status: bytesAt(number - 1, 1),
  length: bytesAt(2 + number, 1),
  data: bytesAt(7 + 110 * (number - 1), 110),
});

/** 337 bytes: decode status 0-2, track lengths 3-5, encode type 6, then three tracks of 110 bytes. */
export const magTekReport: StripeLayout = {
  kind: 'stripe',
  reportId: null,
  tracks: [track(1), track(2), track(3)],
  packed: null,
  encodeType: bytesAt(6, 1),
};

/** @see file comment */
export const magTekModels: readonly ReaderModel[] = [
  {
    id: 'magtek-hid-swipe',
    name: 'MagTek USB HID swipe reader',
    vendorId: 0x0801,
    productIds: [0x0002],
    usagePage: null,
    layouts: [magTekReport],
    stripeUsages: magTekUsages,
    vendorSymbology: null,
    startFeature: null,
    source: 'MagTek 99875191, USB HID SureSwipe and USB HID Swipe Reader technical reference manual, section 4',
  },
];
