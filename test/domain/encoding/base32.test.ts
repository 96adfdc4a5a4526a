import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase32 } from '../../../domain/encoding/base32.ts';
import { base32Text } from './base32-text.ts';

/** RFC 4648 §10. */
const vectors = [
  ['', ''],
  ['f', 'MY======'],
  ['fo', 'MZXQ===='],
  ['foo', 'MZXW6==='],
  ['foob', 'MZXW6YQ='],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI======'],
] as const;

describe('base32', () => {
  test.each(vectors)('"%s" is %s, padded or not', (text, base32) => {
    expect(fromBase32(base32)).toEqual(new TextEncoder().encode(text));
    expect(fromBase32(base32.replaceAll('=', ''))).toEqual(new TextEncoder().encode(text));
  });

  test.each(['A', 'ABC', 'ABCDEF', 'MZ', 'my======', 'M1======', 'MY=A', '========', 'MY MY'])('%s is none', (text) => {
    expect(fromBase32(text)).toBeNull();
  });

  test('any bytes come back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(fromBase32(base32Text(bytes))).toEqual(bytes);
      }),
    );
  });
});
