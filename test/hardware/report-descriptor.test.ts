import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesAt } from '../../hardware/reader/bit-span.ts';
import { parseReportDescriptor } from '../../hardware/reader/report-descriptor.ts';
import { layoutsOfDescriptor } from '../../hardware/reader/report-layout.ts';
import { scannerDescriptor, stripeDescriptor } from '../../hardware/twin/reader-twins.ts';

test('a stripe reader descriptor tells where lengths and tracks stand', () => {
  expect(layoutsOfDescriptor(stripeDescriptor)).toEqual([
    {
      kind: 'stripe',
      reportId: null,
      tracks: [
        { track: 1, length: bytesAt(0, 1), data: bytesAt(3, 79), status: null },
        { track: 2, length: bytesAt(1, 1), data: bytesAt(82, 40), status: null },
        { track: 3, length: bytesAt(2, 1), data: bytesAt(122, 107), status: null },
      ],
      packed: null,
      encodeType: null,
    },
  ]);
});

test('a scanner descriptor tells where count, symbology, data and the continuation bit stand', () => {
  expect(layoutsOfDescriptor(scannerDescriptor)).toEqual([
    {
      kind: 'scanner',
      reportId: 2,
      length: bytesAt(0, 1),
      symbology: [bytesAt(1, 1), bytesAt(2, 1), bytesAt(3, 1)],
      data: bytesAt(4, 58),
      more: { offsetBits: 62 * 8, elementBits: 1, count: 1 },
      vendorSymbology: null,
    },
  ]);
});

test('a boot keyboard declares no reader', () => {
  const keyboard = [
    0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0x05, 0x07, 0x19, 0xe0, 0x29, 0xe7, 0x15, 0x00, 0x25, 0x01, 0x75, 0x01, 0x95, 0x08, 0x81, 0x02,
    0x95, 0x01, 0x75, 0x08, 0x81, 0x03, 0x95, 0x06, 0x75, 0x08, 0x15, 0x00, 0x25, 0x65, 0x05, 0x07, 0x19, 0x00, 0x29, 0x65, 0x81, 0x00,
    0xc0,
  ];
  const parsed = parseReportDescriptor(Uint8Array.from(keyboard));
  expect(parsed.ok && parsed.fields.filter((field) => field.isArray).map((field) => field.selectable.length)).toEqual([102]);
  expect(parsed.ok && parsed.fields.filter((field) => !field.isArray).map((field) => field.usage)).toEqual([
    0xe0, 0xe1, 0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7,
  ]);
  expect(layoutsOfDescriptor(Uint8Array.from(keyboard))).toEqual([]);
});

test('push and pop restore the global state, and usages of four bytes bring their own page', () => {
  const parsed = parseReportDescriptor(
    Uint8Array.from([
      0x05, 0x01, 0x75, 0x08, 0x95, 0x02, 0xa4, 0x05, 0x8c, 0x95, 0x01, 0x09, 0xfe, 0x81, 0x02, 0xb4, 0x0b, 0x21, 0x00, 0x8e, 0x00, 0x81,
      0x02,
    ]),
  );
  expect(parsed.ok && parsed.fields.map(({ usagePage, usage, offsetBits, count }) => [usagePage, usage, offsetBits, count])).toEqual([
    [0x8c, 0xfe, 0, 1],
    [0x8e, 0x21, 8, 2],
  ]);
});

test('whatever bytes a device calls its descriptor, parsing ends, stays within bounds and never throws', () => {
  const noise = fc.uint8Array({ maxLength: 600 });
  const bent = fc
    .tuple(fc.constantFrom(stripeDescriptor, scannerDescriptor), fc.array(fc.tuple(fc.nat(80), fc.nat(255)), { maxLength: 8 }), fc.nat(80))
    .map(([base, changes, cut]) => {
      const bytes = base.slice(0, Math.max(1, base.length - cut));
      for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
      return bytes;
    });
  fc.assert(
    fc.property(fc.oneof(noise, bent), (bytes) => {
      const parsed = parseReportDescriptor(bytes);
      if (!parsed.ok) expect(parsed.problem.at).toBeLessThanOrEqual(bytes.length);
      else expect(parsed.fields.length).toBeLessThanOrEqual(2048);
      for (const layout of layoutsOfDescriptor(bytes)) {
        const spans = layout.kind === 'scanner' ? [layout.data] : layout.tracks.map((track) => track.data);
        for (const span of spans) expect(span.offsetBits + span.count * span.elementBits).toBeLessThanOrEqual(16_384 * 8);
      }
    }),
    { numRuns: 2000 },
  );
});

test('lies about sizes are named, not followed', () => {
  const huge = parseReportDescriptor(
    Uint8Array.from([0x05, 0x8c, 0x77, 0xff, 0xff, 0xff, 0x7f, 0x97, 0xff, 0xff, 0xff, 0x7f, 0x09, 0xfe, 0x81, 0x02]),
  );
  expect(huge).toEqual({ ok: false, problem: { kind: 'too-many-bits', at: 14 } });
  expect(parseReportDescriptor(Uint8Array.from([0x05])).ok).toBe(false);
  expect(parseReportDescriptor(new Uint8Array(5000)).ok).toBe(false);
  expect(parseReportDescriptor(new Uint8Array(100).fill(0xa1)).ok).toBe(false);
});

/** One field of a descriptor that a device might have: its report, page, usage and shape. */
type Declared = {
  readonly reportId: number;
  readonly page: number;
  readonly usage: number;
  readonly bits: number;
  readonly count: number;
  /** How it is written: plainly, between Push and Pop, or with a usage that brings its page. */
  readonly style: 'plain' | 'pushed' | 'extended';
  readonly padBits: number;
};

const item16 = (prefix: number, value: number): number[] => [prefix + 2, value & 0xff, value >> 8];
const shape = (bits: number, count: number): number[] => [...item16(0x74, bits), ...item16(0x94, count)];

const written = (fields: readonly Declared[]): Uint8Array =>
  Uint8Array.from([
    0x05,
    0x01,
    ...fields.flatMap((field) => [
      0x85,
      field.reportId,
      ...(field.padBits === 0 ? [] : [...shape(field.padBits, 1), 0x81, 0x03]),
      ...(field.style === 'pushed' ? [0xa4] : []),
      // A long item (size, tag, data) may stand anywhere and says nothing.
      0xfe,
      0x02,
      0x10,
      0xff,
      0xff,
      ...(field.style === 'extended' ? [] : item16(0x04, field.page)),
      ...shape(field.bits, field.count),
      ...(field.style === 'extended'
        ? [0x0b, field.usage & 0xff, field.usage >> 8, field.page & 0xff, field.page >> 8]
        : item16(0x08, field.usage)),
      0x81,
      0x02,
      ...(field.style === 'pushed' ? [0xb4] : []),
    ]),
  ]);

test('whatever fields a descriptor declares, on any bit, in any report, they are found where they lie and nowhere else', () => {
  const declared: fc.Arbitrary<Declared> = fc.record({
    reportId: fc.integer({ min: 1, max: 4 }),
    page: fc.integer({ min: 1, max: 0xffff }),
    usage: fc.integer({ min: 1, max: 0xffff }),
    bits: fc.integer({ min: 1, max: 40 }),
    count: fc.integer({ min: 1, max: 70 }),
    style: fc.constantFrom('plain', 'pushed', 'extended'),
    padBits: fc.integer({ min: 0, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(declared, { maxLength: 12 }), (fields) => {
      const cursor = new Map<number, number>();
      const expected = fields.map((field) => {
        const offsetBits = (cursor.get(field.reportId) ?? 0) + field.padBits;
        cursor.set(field.reportId, offsetBits + field.bits * field.count);
        return [field.reportId, field.page, field.usage, offsetBits, field.bits, field.count];
      });
      const parsed = parseReportDescriptor(written(fields));
      expect(parsed.ok && parsed.fields.map((f) => [f.reportId, f.usagePage, f.usage, f.offsetBits, f.elementBits, f.count])).toEqual(
        expected,
      );
    }),
  );
});

test('a usage range may name its ends in either order and with the page in one of them; the first name within a delimiter counts', () => {
  const usages = (...items: number[]): unknown => {
    const parsed = parseReportDescriptor(Uint8Array.from([0x05, 0x8c, 0x75, 0x08, 0x95, 0x03, ...items, 0x81, 0x02]));
    return parsed.ok ? parsed.fields.map((field) => [field.usagePage, field.usage]) : parsed.problem.kind;
  };
  const symbology = [0xfb, 0xfc, 0xfd].map((usage) => [0x8c, usage]);
  expect(usages(0x19, 0xfb, 0x29, 0xfd)).toEqual(symbology);
  expect(usages(0x29, 0xfd, 0x19, 0xfb)).toEqual(symbology);
  expect(usages(0x1b, 0xfb, 0x00, 0x8c, 0x00, 0x2b, 0xfd, 0x00, 0x8c, 0x00)).toEqual(symbology);
  expect(usages(0x19, 0xfd, 0x29, 0xfb)).toEqual([]);
  expect(usages(0xa9, 0x01, 0x09, 0xfe, 0x09, 0x12, 0xa9, 0x00)).toEqual([[0x8c, 0xfe]]);
});

test('a report id of zero, a long item or a short item that is cut off: each is named', () => {
  const problem = (...bytes: number[]): unknown => {
    const parsed = parseReportDescriptor(Uint8Array.from(bytes));
    return parsed.ok ? null : parsed.problem;
  };
  expect(problem(0x85, 0x00)).toEqual({ kind: 'reserved-id', at: 0 });
  expect(problem(0x04, 0xfe, 0x05, 0x10, 0x00)).toEqual({ kind: 'truncated', at: 1 });
  expect(problem(0x05, 0x8c, 0x26, 0xff)).toEqual({ kind: 'truncated', at: 2 });
});
