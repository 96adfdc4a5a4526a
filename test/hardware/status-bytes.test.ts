import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type StatusMessage, statusFromAutomatic, statusFromRealtime, statusParser } from '../../hardware/printer/status-bytes.ts';

/** Bits that carry meaning; the fixed ones tell the kinds apart. */
const withBits = (fixed: number, free: number) => fc.nat(255).map((noise) => fixed | (noise & free));
const realtime = withBits(0x12, 0x6c);
const automatic = fc.tuple(withBits(0x10, 0x6c), withBits(0, 0x6f), withBits(0, 0x6f), withBits(0, 0x6f));
// GS r 1 answers with paper bits only; 25h would look like the middle of the answer to a clear.
const inTurn = withBits(0, 0x0f);

type Said = { readonly bytes: readonly number[]; readonly means: StatusMessage };
const said: fc.Arbitrary<Said> = fc.oneof(
  realtime.map((byte): Said => ({ bytes: [byte], means: { kind: 'realtime', byte } })),
  inTurn.map((byte): Said => ({ bytes: [byte], means: { kind: 'in-turn', byte } })),
  automatic.map((bytes): Said => ({ bytes, means: { kind: 'automatic', bytes } })),
  fc.constant<Said>({ bytes: [0x37, 0x25, 0x00], means: { kind: 'cleared' } }),
);
const flow = fc.array(fc.oneof({ arbitrary: said, weight: 6 }, fc.constantFrom<Said | number>(0x11, 0x13)), { maxLength: 40 });
const bytesOf = (all: readonly (Said | number)[]): number[] => all.flatMap((one) => (typeof one === 'number' ? [one] : one.bytes));

test('answers of all kinds, in any order and cut anywhere, are told apart; XON and XOFF between them are passed over', () => {
  fc.assert(
    fc.property(flow, fc.array(fc.nat(200), { maxLength: 20 }), (all, cuts) => {
      const bytes = Uint8Array.from(bytesOf(all));
      const at = [...new Set([0, ...cuts.filter((cut) => cut < bytes.length), bytes.length])].sort((a, b) => a - b);
      const parser = statusParser();
      const heard = at.slice(1).flatMap((end, i) => parser.accept(bytes.subarray(at[i], end)));
      expect(heard).toEqual(all.flatMap((one) => (typeof one === 'number' ? [] : [one.means])));
    }),
    { numRuns: 2000 },
  );
});

test('an answer in real time between two bytes of an automatic status spoils neither', () => {
  fc.assert(
    fc.property(automatic, realtime, fc.integer({ min: 1, max: 3 }), (bytes, between, place) => {
      const heard = statusParser().accept(Uint8Array.from([...bytes.slice(0, place), between, ...bytes.slice(place)]));
      expect(heard).toEqual([
        { kind: 'realtime', byte: between },
        { kind: 'automatic', bytes },
      ]);
    }),
  );
});

test('whatever a line says, the parser says no more than it heard, and understands the next status after at most one that is lost', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), automatic, realtime, (noise, bytes, byte) => {
      const parser = statusParser();
      expect(parser.accept(noise).length).toBeLessThanOrEqual(noise.length);
      parser.accept(Uint8Array.from(bytes));
      expect(parser.accept(Uint8Array.from([...bytes, byte])).slice(-2)).toEqual([
        { kind: 'automatic', bytes },
        { kind: 'realtime', byte },
      ]);
    }),
    { numRuns: 2000 },
  );
});

test('paper, cover, knife and switch mean the same asked for and told unasked', () => {
  const cases: readonly [string, readonly [number, number, number, number], readonly [number, number, number, number]][] = [
    ['ready', [0x12, 0x12, 0x12, 0x12], [0x10, 0, 0, 0]],
    ['near end', [0x12, 0x12, 0x12, 0x1e], [0x10, 0, 0x03, 0]],
    ['paper out', [0x1a, 0x32, 0x12, 0x7e], [0x18, 0, 0x0f, 0]],
    ['cover open', [0x1a, 0x16, 0x12, 0x12], [0x38, 0, 0, 0]],
    ['knife', [0x1a, 0x52, 0x1a, 0x12], [0x18, 0x08, 0, 0]],
    ['broken', [0x1a, 0x52, 0x32, 0x12], [0x18, 0x20, 0, 0]],
    ['hot', [0x1a, 0x52, 0x52, 0x12], [0x18, 0x40, 0, 0]],
    ['feed button', [0x1a, 0x1a, 0x12, 0x12], [0x58, 0, 0, 0]],
  ];
  for (const [name, asked, told] of cases) expect([name, statusFromRealtime(asked)]).toEqual([name, statusFromAutomatic(told)]);
  expect(cases.map(([, asked]) => statusFromRealtime(asked).offlineReason)).toEqual([
    null,
    null,
    'paper-out',
    'cover-open',
    'cutter',
    'error',
    'error',
    'feed-button',
  ]);
});
