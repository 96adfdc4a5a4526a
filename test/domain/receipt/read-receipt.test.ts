import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mallBarcodeText } from '../../../domain/receipt/formats/mall-barcode.ts';
import { readReceipt, splitTestMark } from '../../../domain/receipt/read-receipt.ts';

const sample = 't=20190613T132300&s=524.39&fn=9289000100393237&i=20509&fp=2249765769&n=1';

describe('Russian fiscal receipts', () => {
  test('a real code gives drive, document, sign, local time and kopecks', () => {
    expect(readReceipt(sample)).toEqual({
      ok: true,
      country: 'RU',
      format: 'ru-fns',
      issuer: '9289000100393237',
      tillKey: 'ru-fns:9289000100393237',
      identity: 'ru-fns:9289000100393237/20509/2249765769',
      issuedAtLocal: '2019-06-13T13:23:00',
      number: '20509',
      totalMinor: 52439,
      currency: 'RUB',
      kind: 'purchase',
      proof: { level: 'online', verified: null },
      warnings: [],
    });
  });

  test('the order of fields, case of names, scanner marks and wrapping in an address do not change what is read', () => {
    const plain = readReceipt(sample);
    fc.assert(
      fc.property(fc.shuffledSubarray(sample.split('&'), { minLength: 6, maxLength: 6 }), (parts) => {
        const text = parts.join('&');
        expect(readReceipt(text)).toEqual(plain);
        expect(readReceipt(`${text}\r\n`)).toEqual(plain);
        expect(readReceipt(`]Q3${text}\t`)).toEqual(plain);
        expect(readReceipt(`https://check.example/rec?${text}`)).toEqual(plain);
        expect(readReceipt(`https://check.example/#/rec?${text}&utm=x`)).toEqual(plain);
        expect(
          readReceipt(text.replace(/(^|&)(\w+)=/g, (_all, before: string, name: string) => `${before}${name.toUpperCase()}=`)),
        ).toEqual(plain);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['t=20190613T1323', '2019-06-13T13:23:00'],
    ['t=20190613T132359', '2019-06-13T13:23:59'],
    ['t=2019-06-13T13:23', '2019-06-13T13:23:00'],
    ['t=2019-06-13T13:23:59', '2019-06-13T13:23:59'],
    ['t=2019-06-13T13%3A23%3A59', '2019-06-13T13:23:59'],
    ['t=20190613t132300', '2019-06-13T13:23:00'],
  ])('the time %s is %s', (time, local) => {
    expect(readReceipt(sample.replace(/t=\w+/, time))).toMatchObject({ ok: true, issuedAtLocal: local });
  });

  test.each([
    ['524.39', 52439],
    ['524.4', 52440],
    ['524', 52400],
    ['0.01', 1],
    ['0.00', 0],
    ['1234567.00', 123456700],
    ['524,39', 52439],
  ])('s=%s is %i kopecks', (sum, minor) => {
    expect(readReceipt(sample.replace('524.39', sum))).toMatchObject({ ok: true, totalMinor: minor });
  });

  test.each([
    [1, 'purchase'],
    [2, 'refund'],
    [3, 'refund'],
    [4, 'refund'],
  ])('n=%i is a %s: only income earns', (n, kind) => {
    expect(readReceipt(sample.replace('n=1', `n=${n}`))).toMatchObject({ ok: true, kind });
  });

  test('leading zeros do not make another receipt', () => {
    const zeros = sample.replace('i=20509', 'i=0000020509').replace('fp=2249765769', 'fp=02249765769');
    expect(readReceipt(zeros)).toMatchObject({ identity: 'ru-fns:9289000100393237/20509/2249765769' });
    expect(readReceipt(sample.replace('fp=2249765769', 'fp=0249765769'))).toMatchObject({
      identity: 'ru-fns:9289000100393237/20509/249765769',
    });
  });

  test.each([
    ['no sign', sample.replace('fp=2249765769&', ''), 'fp'],
    ['no time', sample.replace('t=20190613T132300&', ''), 't'],
    ['31 February', sample.replace('20190613', '20190231'), 't'],
    ["25 o'clock", sample.replace('T132300', 'T252300'), 't'],
    ['three decimals', sample.replace('524.39', '524.391'), 's'],
    ['a negative sum', sample.replace('524.39', '-524.39'), 's'],
    ['n=5', sample.replace('n=1', 'n=5'), 'n'],
    ['no n', sample.replace('&n=1', ''), 'n'],
    ['letters in fn', sample.replace('fn=9289', 'fn=928O'), 'fn'],
    ['fn of 17 digits', sample.replace('fn=9', 'fn=99'), 'fn'],
    ['two sums', `${sample}&s=1.00`, 's'],
  ])('%s: malformed, and the detail names %s', (_name, text, field) => {
    const result = readReceipt(text);
    expect(result).toMatchObject({ ok: false, reason: 'malformed' });
    if (!result.ok) expect(result.detail.startsWith(`${field} is`)).toBe(true);
  });
});

describe('mall bar codes', () => {
  const code = { key: 'bakery-rye', number: '000123', issuedAtLocal: '2026-11-21T13:05:09', totalMinor: 25000, currency: 'RUB' };

  test('what a till writes is what is read', () => {
    expect(readReceipt(mallBarcodeText(code))).toMatchObject({
      ok: true,
      format: 'mall-barcode',
      tillKey: 'mall-barcode:bakery-rye',
      number: '123',
      issuedAtLocal: code.issuedAtLocal,
      totalMinor: 25000,
      currency: 'RUB',
      kind: 'purchase',
    });
    expect(readReceipt(mallBarcodeText({ ...code, totalMinor: -25000 }))).toMatchObject({ kind: 'refund', totalMinor: 25000 });
  });

  test('one changed character is seen', () => {
    const text = mallBarcodeText(code);
    for (let at = 0; at < text.length; at += 1) {
      const changed = `${text.slice(0, at)}${text.charAt(at) === '1' ? '2' : '1'}${text.slice(at + 1)}`;
      expect(readReceipt(changed).ok).toBe(false);
    }
  });
});

describe('any text', () => {
  test('is answered: never a crash, and what is read fits the contract', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        't=',
        's=',
        '&',
        'fn=',
        'i=',
        'fp=',
        'n=',
        '20190613T1323',
        '1',
        '9289000100393237',
        'PSG1:',
        ':',
        '%',
        '%D0',
        '?',
        '#',
        '=',
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 120 }),
          fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const result = readReceipt(text);
          if (result.ok) {
            expect(Number.isSafeInteger(result.totalMinor) && result.totalMinor >= 0).toBe(true);
            expect(result.issuedAtLocal).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/);
          } else expect(['not-a-receipt', 'malformed']).toContain(result.reason);
        },
      ),
      { numRuns: 5000 },
    );
  });

  test('a code with one or two damaged characters is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.nat({ max: sample.length - 1 }), fc.string({ unit: 'binary', maxLength: 3 }), (at, junk) => {
        expect(typeof readReceipt(sample.slice(0, at) + junk + sample.slice(at + 1)).ok).toBe('boolean');
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    '',
    '   \r\n',
    '4600000000001',
    'https://example.org/',
    'PC1:123456',
    'a=1&b=2&c=3',
    'x'.repeat(4097),
    '&'.repeat(4096),
    '='.repeat(4096),
    'fn=&'.repeat(1000),
  ])('what is no receipt says so (%#)', (text) => {
    expect(readReceipt(text)).toMatchObject({ ok: false, reason: 'not-a-receipt' });
  });

  test('the mark of a test receipt is split off, and only at the front', () => {
    expect(splitTestMark(`TEST:${sample}`)).toEqual({ test: true, text: sample });
    expect(splitTestMark(`]Q3TEST:${sample}\r`)).toEqual({ test: true, text: sample });
    expect(splitTestMark(sample)).toEqual({ test: false, text: sample });
    expect(readReceipt(splitTestMark(`TEST:${sample}`).text).ok).toBe(true);
  });
});
