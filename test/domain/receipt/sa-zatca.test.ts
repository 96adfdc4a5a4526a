import { describe, expect, test } from 'vitest';
import { saZatcaFormat } from '../../../domain/receipt/formats/sa-zatca.ts';
import { samples } from './samples/sa-zatca.ts';

const read = saZatcaFormat.read;

/** Base64 of fields in order; a text is its UTF-8. */
function code(...fields: readonly (readonly [number, string | Uint8Array])[]): string {
  return Buffer.concat(
    fields.map(([tag, value]) => Buffer.concat([Buffer.from([tag, Buffer.from(value).length]), Buffer.from(value)])),
  ).toString('base64');
}

const plain: readonly (readonly [number, string])[] = [
  [1, 'متجر الركن'],
  [2, '310094010300003'],
  [3, '2024-03-08T23:30:00'],
  [4, '115.00'],
  [5, '15.00'],
];
const withValue = (tag: number, value: string | Uint8Array): string =>
  code(...plain.map(([each, old]) => [each, each === tag ? value : old] as const));

describe('Saudi receipts', () => {
  test('phase 2 of the authority gives seller, wall clock and halalas; the identity is that of the hash', () => {
    expect(read(samples[2]?.text ?? '')).toEqual({
      ok: true,
      country: 'SA',
      format: 'sa-zatca',
      issuer: '399999999900003',
      tillKey: 'sa-zatca:399999999900003',
      identity: 'sa-zatca:399999999900003/105421508222ae11eab71c5831d166d0189b9302695fd79fe178aef978f8c79d',
      issuedAtLocal: '2022-08-17T17:41:08',
      timeKnown: true,
      zone: 'Asia/Riyadh',
      number: null,
      totalMinor: 23115,
      currency: 'SAR',
      kind: 'purchase',
      proof: { level: 'online', verified: null },
      ended: false,
      warnings: [],
    });
  });

  test('phase 1 names no receipt: time, total and VAT stand for it', () => {
    expect(read(code(...plain))).toMatchObject({ identity: 'sa-zatca:310094010300003/2024-03-08T23:30:00/11500/1500', warnings: [] });
  });

  test('the name has many bytes a letter, and may have 255', () => {
    expect(read(withValue(1, 'ش'.repeat(127)))).toMatchObject({ ok: true });
    expect(read(withValue(1, 'x'.repeat(255)))).toMatchObject({ ok: true });
  });

  test.each([
    ['2024-03-08T23:30:00', '2024-03-08T23:30:00'],
    ['2024-03-08T20:30:00Z', '2024-03-08T23:30:00'],
    ['2024-03-08T22:30:00Z', '2024-03-09T01:30:00'],
    ['2024-03-08T20:30:00.000Z', '2024-03-08T23:30:00'],
    ['2024-03-08T23:30:00+03:00', '2024-03-08T23:30:00'],
    ['2024-03-08 23:30', '2024-03-08T23:30:00'],
  ])('the time %s is %s in Riyadh', (time, local) => {
    expect(read(withValue(3, time))).toMatchObject({ issuedAtLocal: local, zone: 'Asia/Riyadh' });
  });

  test('a hash as base64 text and as bytes is one identity', () => {
    const hash = Uint8Array.from({ length: 32 }, (_, at) => at * 7);
    const [text, bytes] = [read(code(...plain, [6, Buffer.from(hash).toString('base64')])), read(code(...plain, [6, hash]))];
    expect(text).toMatchObject({ ok: true });
    expect(text).toEqual(bytes);
  });

  test.each([
    ['a time in UTC', withValue(3, '2024-03-08T20:30:00Z'), 'UTC'],
    ['more VAT than the rate gives', withValue(5, '16.01'), '15 per cent'],
    ['a VAT number of ten digits', withValue(2, '1234567891'), '15 digits'],
  ])('%s is a warning', (_name, text, word) => {
    expect(read(text)).toMatchObject({ ok: true, warnings: [expect.stringContaining(word)] });
  });

  test.each([
    ['VAT rounded by line is no warning', withValue(5, '15.90')],
    ['a receipt without VAT neither', withValue(5, '0')],
  ])('%s', (_name, text) => {
    expect(read(text)).toMatchObject({ ok: true, warnings: [] });
  });

  test.each([
    ['a VAT number with letters', withValue(2, '31009401030000X'), 'VAT number is not as expected: 31009401030000X'],
    ['31 February', withValue(3, '2024-02-31T10:00:00'), 'time is not as expected: 2024-02-31T10:00:00'],
    ['a time of another zone', withValue(3, '2024-03-08T23:30:00+05:00'), 'time is not as expected: 2024-03-08T23:30:00+05:00'],
    ['a total with thousands', withValue(4, '1,115.00'), 'total is not as expected: 1,115.00'],
    ['a negative total', withValue(4, '-115.00'), 'total is not as expected: -115.00'],
    ['more VAT than total', withValue(5, '115.01'), 'VAT is not as expected: 115.01'],
    ['a name that is no UTF-8', withValue(1, Uint8Array.from([0xff, 0xfe, 0xfd])), 'seller is no UTF-8'],
    ['no total', code(...plain.filter(([tag]) => tag !== 4)), 'total is missing'],
    ['two totals', code(...plain, [4, '1.00']), 'field 4 is given twice'],
    ['a field 21', code(...plain, [21, 'x']), 'there is no field 21'],
    [
      'a cut code',
      Buffer.from(code(...plain), 'base64')
        .subarray(0, -3)
        .toString('base64'),
      'field 5 is longer than the code: a part of it is missing',
    ],
  ])('%s is malformed', (_name, text, detail) => {
    expect(read(text)).toEqual({ ok: false, reason: 'malformed', detail });
  });

  test.each([
    [
      'bytes that begin with a 1 by chance',
      Buffer.from(Uint8Array.from({ length: 60 }, (_, at) => (at === 1 ? 20 : 1))).toString('base64'),
    ],
    ['a text of letters', `AQ${'A'.repeat(60)}`],
    ['a short text', 'AQVTYWxsYQ=='],
  ])('%s is not this format', (_name, text) => {
    expect(read(text)).toBeNull();
  });
});
