import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { siFursFormat } from '../../../domain/receipt/formats/si-furs.ts';
import { samples } from './samples/si-furs.ts';

const sample = '223175087923687075112234402528973166755123456781508151013321';

/** The bars of a code, by chapter 11 of the specification. */
function barsOf(code: string, count: number): string[] {
  const share = 60 / count;
  return Array.from({ length: count }, (_, at) => `${count === 4 ? '44' : '4'}${at + 1}${code.slice(at * share, (at + 1) * share)}`);
}

function withCheckDigit(digits: string): string {
  return digits + ([...digits].reduce((sum, digit) => sum + Number(digit), 0) % 10).toString();
}

describe('Slovenian fiscal receipts', () => {
  test('the example of the specification gives mark, taxpayer and time; the code has no sum', () => {
    expect(siFursFormat.read(sample)).toEqual({
      ok: true,
      country: 'SI',
      format: 'si-furs',
      issuer: '12345678',
      tillKey: 'si-furs:12345678',
      identity: 'si-furs:a7e5f55e1dbb48b799268e1a6d8618a3',
      issuedAtLocal: '2015-08-15T10:13:32',
      timeKnown: true,
      zone: 'Europe/Ljubljana',
      number: null,
      totalMinor: null,
      currency: 'EUR',
      kind: 'purchase',
      proof: { level: 'online', verified: null },
      ended: false,
      warnings: [],
    });
  });

  test.each([
    ['3024e56bf1ddd2e7eeb5715c6859a913', '063994519708649896901260100447252359443123456781508151013320'],
    ['00000000000000001234567890abcdef', '000000000000000000001311768467294899695245784361701111800329'],
  ])('the mark %s keeps its zeros', (zoi, text) => {
    expect(siFursFormat.read(text)).toMatchObject({ ok: true, identity: `si-furs:${zoi}` });
  });

  test('its bars in Code 128, as published for two to six, are the same receipt', () => {
    for (const spelling of samples[0]?.spellings ?? []) expect(siFursFormat.read(spelling)).toEqual(siFursFormat.read(sample));
    expect(barsOf(sample, 2)).toEqual(['41223175087923687075112234402528', '42973166755123456781508151013321']);
    expect(barsOf(sample, 4)[3]).toBe('444781508151013321');
  });

  test('any code is read from its bars in any order, with or without spaces between', () => {
    const code = fc
      .tuple(fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }), fc.integer({ min: 10_000_000, max: 99_999_999 }))
      .map(([zoi, tax]) => withCheckDigit(`${zoi.toString().padStart(39, '0')}${tax}240229235959`));
    fc.assert(
      fc.property(
        code,
        fc.integer({ min: 2, max: 6 }),
        fc.constantFrom('', ' ', '\n'),
        fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
        (text, count, between, keys) => {
          const bars = barsOf(text, count).map((bar, at) => ({ bar, key: keys[at] ?? 0 }));
          const shuffled = bars.toSorted((a, b) => a.key - b.key).map(({ bar }) => bar);
          const plain = siFursFormat.read(text);
          expect(plain).toMatchObject({ ok: true, issuedAtLocal: '2024-02-29T23:59:59' });
          expect(siFursFormat.read(shuffled.join(between))).toEqual(plain);
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each([2, 3, 4])('one bar of %i alone says that the others are needed', (count) => {
    for (const [at, bar] of barsOf(sample, count).entries()) {
      expect(siFursFormat.read(bar)).toEqual({
        ok: false,
        reason: 'malformed',
        detail: `bar ${at + 1} of ${count}: the receipt has ${count} bars, all are needed`,
      });
    }
  });

  test('one bar of five or six could be a product or a card: it is not ours', () => {
    for (const count of [5, 6]) for (const bar of barsOf(sample, count)) expect(siFursFormat.read(bar)).toBeNull();
  });

  test('every changed digit is found by the check digit', () => {
    for (let at = 0; at < sample.length; at += 1) {
      const other = (Number(sample.charAt(at)) + 1 + (at % 8)) % 10;
      const changed = sample.slice(0, at) + String(other) + sample.slice(at + 1);
      expect(siFursFormat.read(changed)).toEqual({ ok: false, reason: 'malformed', detail: 'the check digit does not fit: misread' });
    }
  });

  test.each([
    [
      'a mark of more than 128 bits',
      withCheckDigit(`${'9'.repeat(39)}12345678150815101332`),
      'the protective mark is larger than 128 bits',
    ],
    [
      'a tax number that begins with 0',
      withCheckDigit(`${sample.slice(0, 39)}02345678150815101332`),
      'tax number is not as expected: 02345678',
    ],
    ['month 13', withCheckDigit(`${sample.slice(0, 39)}12345678151315101332`), 'time is not as expected: 151315101332'],
    [
      'a time before fiscal verification',
      withCheckDigit(`${sample.slice(0, 39)}12345678140815101332`),
      'time is not as expected: 140815101332',
    ],
  ])('%s is malformed', (_name, text, detail) => {
    expect(siFursFormat.read(text)).toEqual({ ok: false, reason: 'malformed', detail });
  });

  test.each([
    sample.slice(1),
    `40${'1'.repeat(30)}`,
    `43${'1'.repeat(30)}`,
    `445${'1'.repeat(15)}`,
    `${sample}0`,
    sample.replace('2', 'A'),
    '4600000000001',
    barsOf(sample, 3).slice(1).join(' '),
    barsOf(sample, 6).fill('412231750879').join(''),
    '',
  ])('%s is no receipt of this kind', (text) => {
    expect(siFursFormat.read(text)).toBeNull();
  });
});
