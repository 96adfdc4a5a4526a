import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localOfCompact } from '../../../domain/receipt/compact-time.ts';
import { minorOfDecimal } from '../../../domain/receipt/decimal-amount.ts';
import { flatJsonOf } from '../../../domain/receipt/flat-json.ts';
import { bytesOfLooseBase64 } from '../../../domain/receipt/loose-base64.ts';
import { malformedField } from '../../../domain/receipt/malformed.ts';
import { percentDecoded, queryFields } from '../../../domain/receipt/query-fields.ts';
import { textOfUtf8 } from '../../../domain/receipt/utf8-text.ts';
import { isHostOf, webAddressOf } from '../../../domain/receipt/web-address.ts';

describe('amounts', () => {
  test('every amount in cents comes back from its decimal text, with any zeros around it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), fc.nat({ max: 8 }), fc.nat({ max: 4 }), (minor, front, behind) => {
        const digits = String(minor).padStart(3, '0');
        const text = `${'0'.repeat(front)}${digits.slice(0, -2)}.${digits.slice(-2)}${'0'.repeat(behind)}`;
        expect(minorOfDecimal(text)).toBe(minor);
        expect(minorOfDecimal(text.replace('.', ','))).toBe(minor);
      }),
    );
  });

  test.each([
    ['12', 2, 1200],
    ['12.5', 2, 1250],
    ['12', 0, 12],
    ['12.000', 0, 12],
    ['12.345', 3, 12345],
  ])('%s with %i decimals is %i', (text, decimals, minor) => {
    expect(minorOfDecimal(text, decimals)).toBe(minor);
  });

  test.each([
    '',
    '.',
    '1.',
    '.5',
    '-1',
    '+1',
    '1 000',
    '1.000,00',
    '1,000.00',
    "1'000",
    '1e3',
    '0x1',
    'NaN',
    '٣',
    '1.001',
    '1000000000000',
    '9'.repeat(25),
  ])('%o is no amount', (text) => {
    expect(minorOfDecimal(text)).toBeNull();
  });
});

describe('compact times', () => {
  test.each([
    ['20240229', '2359', '2024-02-29T23:59:00'],
    ['2024-02-29', '23:59:58', '2024-02-29T23:59:58'],
  ])('%s %s is %s', (date, time, local) => {
    expect(localOfCompact(date, time)).toBe(local);
  });

  test.each([
    ['20230229', '0000'],
    ['20240229', '2400'],
    ['20240229', '23'],
    ['20240229', '235960'],
    ['2024029', '2359'],
    ['', ''],
  ])('%o %o is none', (date, time) => {
    expect(localOfCompact(date, time)).toBeNull();
  });
});

describe('web addresses', () => {
  test('the host is the one the platform sees, and the parts together are the address', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (text) => {
        const { host, path, query, fragment } = webAddressOf(text) ?? { host: '', path: '', query: '', fragment: '' };
        const mark = text.replace(/#.*$/, '').includes('?') ? '?' : '';
        expect(host).toBe(new URL(text).hostname);
        expect(text.endsWith(path + mark + query + (text.includes('#') ? '#' : '') + fragment)).toBe(true);
      }),
    );
  });

  test.each([
    ['HTTPS://User:Pass@Example.ORG:8080/A?b=C#d?e', { host: 'example.org', path: '/A', query: 'b=C', fragment: 'd?e' }],
    ['http://example.org?x=1', { host: 'example.org', path: '', query: 'x=1', fragment: '' }],
    ['http://example.org#/page?x=1', { host: 'example.org', path: '', query: '', fragment: '/page?x=1' }],
    ['https://', { host: '', path: '', query: '', fragment: '' }],
  ])('%s', (text, address) => {
    expect(webAddressOf(text)).toEqual(address);
  });

  test.each(['', 'example.org', 'ftp://example.org', ' https://example.org', 'https:/example.org'])('%o is none', (text) => {
    expect(webAddressOf(text)).toBeNull();
  });

  test('a domain and what is below it, not what ends alike', () => {
    expect(['oofd.kz', 'consumer.oofd.kz', 'notoofd.kz', 'oofd.kz.example', ''].map((host) => isHostOf(host, 'oofd.kz'))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('fields of a query', () => {
  test('any names and values come back, in any order, and a plus stays a plus', () => {
    const name = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.dictionary(name, fc.string({ unit: 'grapheme', maxLength: 20 }), { maxKeys: 20, noNullPrototype: true }), (fields) => {
        const query = Object.entries(fields)
          .map(([key, value]) => `${key.toUpperCase()}=${encodeURIComponent(value).replaceAll('%2B', '+')}`)
          .join('&');
        const { values, twice } = queryFields(query);
        expect(Object.fromEntries(values)).toEqual(Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value.trim()])));
        expect(twice).toBeNull();
      }),
    );
  });

  test('a name with two values is told, a broken escape stays, what has no name is passed over, the forty-first is not looked at', () => {
    expect(queryFields('a=1&A=2').twice).toBe('a');
    expect(queryFields('a=1&a=1').twice).toBeNull();
    expect(percentDecoded('100%')).toBe('100%');
    expect(queryFields('&&=x&b&c=d=e').values).toEqual(new Map([['c', 'd=e']]));
    expect(queryFields(`${'x&'.repeat(40)}a=1`).values.size).toBe(0);
  });
});

describe('bytes in texts', () => {
  test('base64 in every spelling gives the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        for (const each of [text, text.replace(/=+$/, ''), Buffer.from(bytes).toString('base64url'), text.replaceAll('+', ' ')])
          expect(bytesOfLooseBase64(each)).toEqual(bytes);
      }),
    );
    for (const text of ['A', 'AB#=', '====', 'AA=A', 'AB==']) expect(bytesOfLooseBase64(text)).toBeNull();
  });

  test('UTF-8 is read as the platform reads it, and refused where the platform refuses', () => {
    const platform = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const ofPlatform = (bytes: Uint8Array): string | null => {
      try {
        return platform.decode(bytes);
      } catch {
        return null;
      }
    };
    const near = fc.constantFrom(
      0x00,
      0x41,
      0x7f,
      0x80,
      0x8f,
      0x90,
      0x9f,
      0xa0,
      0xbf,
      0xc0,
      0xc1,
      0xc2,
      0xdf,
      0xe0,
      0xed,
      0xef,
      0xf0,
      0xf4,
      0xf5,
      0xff,
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(near, { maxLength: 8 }),
          fc.string({ unit: 'grapheme' }).map((text) => [...Buffer.from(text)]),
        ),
        (list) => {
          const bytes = Uint8Array.from(list);
          expect(textOfUtf8(bytes)).toBe(ofPlatform(bytes));
        },
      ),
      { numRuns: 5000 },
    );
  });
});

describe('flat JSON', () => {
  test('texts and numbers by small names, everything else left out', () => {
    expect(flatJsonOf('{"A":" x ","b":12.50,"c":null,"d":[1],"e":{"f":1},"g":true,"__proto__":"p"}')).toEqual(
      new Map([
        ['a', 'x'],
        ['b', '12.5'],
        ['__proto__', 'p'],
      ]),
    );
  });

  test.each(['', '{', '[]', '1', 'null', '"text"', '['.repeat(4096), `${'{"a":'.repeat(800)}1`])('%.20o is no object', (text) => {
    expect(flatJsonOf(text)).toBeNull();
  });
});

test('what a refusal shows of a field is at most forty whole characters', () => {
  expect(malformedField('x', '9'.repeat(100)).detail).toBe(`x is not as expected: ${'9'.repeat(40)}`);
  expect(malformedField('x', `${'9'.repeat(39)}😀`).detail.isWellFormed()).toBe(true);
  expect(malformedField('x', 'a\u0000b\u001b[2J\n').detail).toBe('x is not as expected: a\ufffdb\ufffd[2J\ufffd');
  expect(malformedField('x', undefined).detail).toBe('x is missing');
});
