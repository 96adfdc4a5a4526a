import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseReportDescriptor } from '../../hardware/reader/report-descriptor.ts';
import { layoutsOfDescriptor } from '../../hardware/reader/report-layout.ts';
import { scannerDescriptor, stripeDescriptor } from '../../hardware/twin/reader-twins.ts';

test('a stripe reader descriptor tells where lengths and tracks stand', () => {
  expect(layoutsOfDescriptor(stripeDescriptor)).toEqual([
    {
      kind: 'stripe',
      reportId: null,
      tracks: [
        { track: 1, length: { offset: 0, count: 1 }, data: { offset: 3, count: 79 }, statusOffset: null },
        { track: 2, length: { offset: 1, count: 1 }, data: { offset: 82, count: 40 }, statusOffset: null },
        { track: 3, length: { offset: 2, count: 1 }, data: { offset: 122, count: 107 }, statusOffset: null },
      ],
    },
  ]);
});

test('a scanner descriptor tells where count, symbology, data and the continuation bit stand', () => {
  expect(layoutsOfDescriptor(scannerDescriptor)).toEqual([
    {
      kind: 'scanner',
      reportId: 2,
      length: { offset: 0, count: 1 },
      symbology: [
        { offset: 1, count: 1 },
        { offset: 2, count: 1 },
        { offset: 3, count: 1 },
      ],
      data: { offset: 4, count: 58 },
      more: { offset: 62, mask: 1 },
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
        for (const span of spans) expect(span.offset + span.count).toBeLessThanOrEqual(16_384);
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
