/** Where in a reader's input reports length, symbology and data stand: found in its report descriptor, or given by a model file. */
import { parseReportDescriptor, type ReportField } from './report-descriptor.ts';

/** A run of whole bytes in a report, counted after the report id. */
export type ByteSpan = { readonly offset: number; readonly count: number };

/** One report of a bar code scanner (HID POS usage tables, page 0x8C, "scanned data report"). */
export type ScannerLayout = {
  readonly kind: 'scanner';
  /** Null when the device numbers no reports; then the first byte is data. */
  readonly reportId: number | null;
  /** Count of data bytes in this report; null = data ends at the first run of zero bytes to the end. */
  readonly length: ByteSpan | null;
  /** The AIM identifier, up to three bytes (`]`, letter, modifier). */
  readonly symbology: readonly ByteSpan[];
  readonly data: ByteSpan;
  /** The bit that says that the next report continues this one. */
  readonly more: { readonly offset: number; readonly mask: number } | null;
};

/** Where one track of a magnetic stripe reader stands. */
export type TrackLayout = {
  readonly track: 1 | 2 | 3 | 4;
  readonly length: ByteSpan | null;
  readonly data: ByteSpan;
  /** A byte that is 0 when the track was decoded; only some vendors have it. */
  readonly statusOffset: number | null;
};

/** One report of a magnetic stripe reader (page 0x8E). Track 4 stands for JIS II. */
export type StripeLayout = {
  readonly kind: 'stripe';
  readonly reportId: number | null;
  readonly tracks: readonly TrackLayout[];
};

export type ReportLayout = ScannerLayout | StripeLayout;

/** Usage pages of the HID point-of-sale tables. */
export const usagePages = { scanner: 0x8c, stripe: 0x8e } as const;

const scanner = { symbology: [0xfb, 0xfc, 0xfd], data: 0xfe, more: 0xff } as const;
const stripe = { lengths: [0x11, 0x12, 0x13, 0x14], combined: 0x20, data: [0x21, 0x22, 0x23, 0x24] } as const;
/** "Byte count" of the generic desktop page: what POS descriptors use for the length of the data. */
const byteCount = { page: 0x01, usage: 0x3b } as const;

const asBytes = (field: ReportField): ByteSpan | null =>
  field.elementBits === 8 && field.offsetBits % 8 === 0 ? { offset: field.offsetBits / 8, count: field.count } : null;

const asLength = (field: ReportField | undefined): ByteSpan | null => {
  if (field === undefined || field.offsetBits % 8 !== 0) return null;
  if (field.elementBits === 8) return { offset: field.offsetBits / 8, count: 1 };
  return field.elementBits === 16 ? { offset: field.offsetBits / 8, count: 2 } : null;
};

const find = (fields: readonly ReportField[], page: number, usage: number): ReportField | undefined =>
  fields.find((field) => field.usagePage === page && field.usage === usage);

const scannerLayout = (fields: readonly ReportField[], reportId: number | null): ScannerLayout | null => {
  const page = usagePages.scanner;
  const dataField = find(fields, page, scanner.data);
  const data = dataField === undefined ? null : asBytes(dataField);
  if (data === null) return null;
  const symbology = scanner.symbology.flatMap((usage) => {
    const field = find(fields, page, usage);
    const span = field === undefined ? null : asBytes(field);
    return span === null ? [] : [span];
  });
  const more = find(fields, page, scanner.more);
  return {
    kind: 'scanner',
    reportId,
    length: asLength(find(fields, byteCount.page, byteCount.usage)),
    symbology,
    data,
    more:
      more === undefined
        ? null
        : { offset: Math.floor(more.offsetBits / 8), mask: more.elementBits >= 8 ? 0xff : 1 << (more.offsetBits % 8) },
  };
};

const stripeLayout = (fields: readonly ReportField[], reportId: number | null): StripeLayout | null => {
  const page = usagePages.stripe;
  const tracks: TrackLayout[] = [];
  const numbers = [1, 2, 3, 4] as const;
  for (const track of numbers) {
    const field = find(fields, page, stripe.data[track - 1] ?? 0);
    const data = field === undefined ? null : asBytes(field);
    if (data !== null)
      tracks.push({
        track,
        length: asLength(find(fields, page, stripe.lengths[track - 1] ?? 0)),
        data,
        statusOffset: null,
      });
  }
  const combined = find(fields, page, stripe.combined);
  const all = combined === undefined ? null : asBytes(combined);
  if (tracks.length === 0 && all !== null) tracks.push({ track: 2, length: null, data: all, statusOffset: null });
  return tracks.length === 0 ? null : { kind: 'stripe', reportId, tracks };
};

/** All reader layouts that a report descriptor declares; empty when it declares none or cannot be read. */
export const layoutsOfDescriptor = (descriptor: Uint8Array): ReportLayout[] => {
  const parsed = parseReportDescriptor(descriptor);
  if (!parsed.ok) return [];
  const inputs = parsed.fields.filter((field) => field.report === 'input');
  const ids = new Set(inputs.map((field) => field.reportId));
  return [...ids].flatMap((reportId) => {
    const fields = inputs.filter((field) => field.reportId === reportId);
    return [scannerLayout(fields, reportId), stripeLayout(fields, reportId)].filter((layout) => layout !== null);
  });
};
