import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTrackText, readTrackBits, trackBitsOf } from '../../../domain/card/track-bits.ts';

const text = (bytes: Uint8Array | null): string | null => (bytes === null ? null : String.fromCharCode(...bytes));
const five = fc.string({ unit: fc.constantFrom(...'0123456789:<=>'), minLength: 1, maxLength: 104 }).map((body) => `;${body}?`);
const seven = fc
  .string({ unit: fc.constantFrom(...' ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789^/.$-'), minLength: 1, maxLength: 76 })
  .map((body) => `%${body}?`);
const track = fc.oneof(five, seven);
/** The same card pulled the other way. */
const reversed = (stream: Uint8Array): Uint8Array =>
  stream.toReversed().map((byte) => Number.parseInt([...byte.toString(2).padStart(8, '0')].reverse().join(''), 2));

test('the published bits of track 2: `;` is 11010, `5` is 10101, `?` is 11111, each low bit first with odd parity', () => {
  const bits = [...trackBitsOf(';5?', 0)].flatMap((byte) => Array.from({ length: 8 }, (_, i) => (byte >> i) & 1)).join('');
  // LRC: 1011 ^ 0101 ^ 1111 = 0001, one bit set, so its parity bit is 0.
  expect(bits.slice(0, 20)).toBe('11010' + '10101' + '11111' + '10000');
});

test('what a card writes is read back in both directions, however many zeros clock it in', () => {
  fc.assert(
    fc.property(track, fc.integer({ min: 0, max: 60 }), (written, zeros) => {
      const stream = trackBitsOf(written, zeros);
      expect(text(readTrackBits(stream))).toBe(written);
      expect(text(readTrackBits(reversed(stream)))).toBe(written);
    }),
  );
});

test('one wrong bit anywhere between the sentinels is never read as another text', () => {
  fc.assert(
    fc.property(five, fc.nat(), (written, place) => {
      const stream = trackBitsOf(written, 8);
      const at = 8 + (place % ((written.length + 1) * 5));
      stream[at >> 3] = (stream[at >> 3] ?? 0) ^ (1 << (at & 7));
      expect(readTrackBits(stream)).toBeNull();
    }),
  );
});

test('noise ends at once, within bounds, and is hardly ever a track', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 520 }), (noise) => {
      const read = readTrackBits(noise);
      if (read !== null) expect([0x25, 0x3b]).toContain(read[0]);
    }),
    { numRuns: 1500 },
  );
});

test('bits are told from characters: printable bytes are a text, a stream with its clocking zeros is not', () => {
  expect(isTrackText(Uint8Array.from(';9643?', (char) => char.charCodeAt(0)))).toBe(true);
  fc.assert(
    fc.property(track, (written) => {
      expect(isTrackText(trackBitsOf(written))).toBe(false);
    }),
  );
});
