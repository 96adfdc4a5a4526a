/** Where in a reader's input reports length, symbology and data stand: found in its report descriptor, or given by a model file. */
import type { BitSpan } from './bit-span.ts';
import { parseReportDescriptor, type ReportField } from './report-descriptor.ts';
import type { SymbologyName } from './symbology.ts';

/** One report of a bar code scanner (HID POS usage tables 1.02, page 0x8C, "scanned data report"). */
export type ScannerLayout = {
  readonly kind: 'scanner';
  /** Null when the device numbers no reports; then the first byte is data. */
  readonly reportId: number | null;
  /** Count of data bytes in this report; null = data ends at the first run of zero bytes to the end. */
  readonly length: BitSpan | null;
  /** The AIM identifier, up to three bytes (`]`, letter, modifier). */
  readonly symbology: readonly BitSpan[];
  readonly data: BitSpan;
  /** Not zero: the next report continues this one. */
  readonly more: BitSpan | null;
  /** The vendor's own name of the symbology, asked when there is no AIM identifier. */
  readonly vendorSymbology: { readonly at: BitSpan; readonly names: ReadonlyMap<number, SymbologyName> } | null;
};

/** Where one track of a magnetic stripe reader stands. */
export type TrackLayout = {
  /** 4 stands for JIS II. */
  readonly track: 1 | 2 | 3 | 4;
  readonly length: BitSpan | null;
  readonly data: BitSpan;
  /** Bit 0 set = the track was not decoded (MagTek's meaning; the other bits are reserved); only some vendors have it. */
  readonly status: BitSpan | null;
};

/** Tracks that the reader packs one behind the other; `lengths` in the order of the tracks, empty when only sentinels part them. */
export type PackedTracks = { readonly data: BitSpan; readonly lengths: readonly BitSpan[] };

/** One report of a magnetic stripe reader (page 0x8E, or a vendor's page). */
export type StripeLayout = {
  readonly kind: 'stripe';
  readonly reportId: number | null;
  readonly tracks: readonly TrackLayout[];
  readonly packed: PackedTracks | null;
  /** What kind of card the reader takes it for: 1 (AAMVA) and 2 (California) are driving licences. */
  readonly encodeType: BitSpan | null;
};

export type ReportLayout = ScannerLayout | StripeLayout;

/** Which usages of which page say what about a stripe; one entry a track. */
export type StripeUsages = {
  readonly page: number;
  readonly statuses: readonly number[];
  readonly lengths: readonly number[];
  readonly data: readonly number[];
  /** Usage of data of all tracks packed together, or null. */
  readonly packed: number | null;
  readonly encodeType: number | null;
};

/** Usage pages of the HID point-of-sale tables. */
export const usagePages = { scanner: 0x8c, stripe: 0x8e } as const;

/** HID POS usage tables 1.02, section 5: the standard has neither decode status nor encode type. */
const standardStripe: StripeUsages = {
  page: usagePages.stripe,
  statuses: [],
  lengths: [0x11, 0x12, 0x13, 0x14],
  data: [0x21, 0x22, 0x23, 0x24],
  packed: 0x20,
  encodeType: null,
};

const scanner = { symbology: [0xfb, 0xfc, 0xfd], data: 0xfe, more: 0xff } as const;
/** "Byte count" of the generic desktop page: what POS descriptors use for the length of the data. */
const byteCount = { page: 0x01, usage: 0x3b } as const;

/** Data may be declared as bytes, as single bits or as words: it is the same run of bits, read as bytes. */
const asData = (field: ReportField | undefined): BitSpan | null => {
  if (field === undefined) return null;
  const bits = field.elementBits * field.count;
  const { offsetBits } = field;
  if (field.elementBits < 8 && field.elementBits > 1) return { offsetBits, elementBits: field.elementBits, count: field.count };
  return bits % 8 === 0 ? { offsetBits, elementBits: 8, count: bits / 8 } : null;
};

const asNumber = (field: ReportField | undefined): BitSpan | null =>
  field === undefined || field.elementBits > 32 ? null : { offsetBits: field.offsetBits, elementBits: field.elementBits, count: 1 };

const find = (fields: readonly ReportField[], page: number, usage: number | null): ReportField | undefined =>
  usage === null ? undefined : fields.find((field) => field.usagePage === page && field.usage === usage);

/** Attribute, settings and status reports (usages 0x10, 0x11, 0x15) carry no decoded data and so have no layout: their reports are passed over. */
const scannerLayout = (fields: readonly ReportField[], reportId: number | null): ScannerLayout | null => {
  const page = usagePages.scanner;
  const data = asData(find(fields, page, scanner.data));
  if (data === null) return null;
  const symbology = scanner.symbology.map((usage) => asData(find(fields, page, usage))).filter((span) => span !== null);
  return {
    kind: 'scanner',
    reportId,
    length: asNumber(find(fields, byteCount.page, byteCount.usage)),
    symbology,
    data,
    more: asNumber(find(fields, page, scanner.more)),
    vendorSymbology: null,
  };
};

const trackNumbers = [1, 2, 3, 4] as const;

const stripeLayout = (fields: readonly ReportField[], reportId: number | null, usages: StripeUsages): StripeLayout | null => {
  const { page } = usages;
  const at = (list: readonly number[], track: number): ReportField | undefined => find(fields, page, list[track - 1] ?? null);
  const tracks = trackNumbers.flatMap((track): TrackLayout[] => {
    const data = asData(at(usages.data, track));
    return data === null
      ? []
      : [{ track, length: asNumber(at(usages.lengths, track)), data, status: asNumber(at(usages.statuses, track)) }];
  });
  const packed = asData(find(fields, page, usages.packed));
  if (tracks.length === 0 && packed === null) return null;
  // "Individual tracks ... appear in the same order as the track length fields" (section 5.2.1).
  const lengths = trackNumbers
    .map((track) => asNumber(at(usages.lengths, track)))
    .filter((span) => span !== null)
    .toSorted((a, b) => a.offsetBits - b.offsetBits);
  return {
    kind: 'stripe',
    reportId,
    tracks,
    packed: tracks.length > 0 || packed === null ? null : { data: packed, lengths },
    encodeType: asNumber(find(fields, page, usages.encodeType)),
  };
};

/**
 * All reader layouts that a report descriptor declares, on the standard pages and, if given, on a vendor's; empty when it declares none or
 * cannot be read.
 */
export const layoutsOfDescriptor = (descriptor: Uint8Array, vendorStripe: StripeUsages | null = null): ReportLayout[] => {
  const parsed = parseReportDescriptor(descriptor);
  if (!parsed.ok) return [];
  const inputs = parsed.fields.filter((field) => field.report === 'input' && !field.isArray);
  const ids = new Set(inputs.map((field) => field.reportId));
  return [...ids].flatMap((reportId) => {
    const fields = inputs.filter((field) => field.reportId === reportId);
    const stripe = stripeLayout(fields, reportId, standardStripe);
    const own = stripe === null && vendorStripe !== null ? stripeLayout(fields, reportId, vendorStripe) : stripe;
    return [scannerLayout(fields, reportId), own].filter((layout) => layout !== null);
  });
};
