import { describe, expect, test } from 'vitest';
import { trEfaturaFormat } from '../../../domain/receipt/formats/tr-efatura.ts';
import { isTurkishTaxNumber } from '../../../domain/receipt/turkish-tax-number.ts';
import { samples } from './samples/tr-efatura.ts';

const text = samples[0]?.text ?? '';
const read = trEfaturaFormat.read;
const withValue = (name: string, value: unknown): string => JSON.stringify({ ...(JSON.parse(text) as object), [name]: value });

describe('Turkish invoices', () => {
  test('a real code gives seller, number, day and kuruş', () => {
    expect(read(text)).toEqual({
      ok: true,
      country: 'TR',
      format: 'tr-efatura',
      issuer: '1700020847',
      tillKey: 'tr-efatura:1700020847',
      identity: 'tr-efatura:1714101e-30f0-4770-968a-b070f7060774',
      issuedAtLocal: '2026-06-09T00:00:00',
      timeKnown: false,
      zone: 'Europe/Istanbul',
      number: 'BIL2026000000193',
      totalMinor: 1812000,
      currency: 'TRY',
      kind: 'purchase',
      proof: { level: 'online', verified: null },
      ended: false,
      warnings: [],
    });
  });

  test.each([
    ['SATIS', 'purchase'],
    ['ISTISNA', 'purchase'],
    ['TEVKIFAT', 'purchase'],
    ['IADE', 'refund'],
    ['TEVKIFATIADE', 'refund'],
    ['YTBIADE', 'refund'],
  ])('%s is a %s', (tip, kind) => {
    expect(read(withValue('tip', tip))).toMatchObject({ kind });
  });

  test('an e-arşiv fatura with white space reads, and mixed currencies are a warning', () => {
    expect(read(samples[1]?.text ?? '')).toMatchObject({ issuer: '26567515344', totalMinor: 2263000, warnings: [] });
    expect(read(samples[2]?.text ?? '')).toMatchObject({ currency: 'EUR', warnings: [expect.stringContaining('currency')] });
  });

  test('a delivery note is no receipt', () => {
    expect(read(withValue('tip', 'SEVK'))).toEqual({ ok: false, reason: 'not-a-receipt', detail: 'a delivery note (SEVK)' });
  });

  test.each([
    ['vkntckn', '1700020848'],
    ['vkntckn', '26567515345'],
    ['vkntckn', ''],
    ['tip', 'SATIŞ İADE'],
    ['tarih', '2026-02-30'],
    ['tarih', '09.06.2026'],
    ['no', ''],
    ['no', 'BIL 2026'],
    ['ettn', '1714101e'],
    ['parabirimi', 'TL'],
    ['odenecek', '18.120,00'],
    ['odenecek', '-1'],
    ['odenecek', '18120.005'],
  ])('%s %o is malformed, and the detail names the field', (name, value) => {
    const result = read(withValue(name, value));
    expect(result?.ok === false && result.reason === 'malformed' && result.detail.startsWith(`${name} is`)).toBe(true);
  });

  test.each(['tarih', 'no', 'ettn', 'parabirimi', 'odenecek'])('without %s it is malformed', (name) => {
    expect(read(withValue(name, undefined))).toMatchObject({ ok: false, reason: 'malformed' });
    expect(read(withValue(name, ['deep', { deeper: 1 }]))).toMatchObject({ ok: false, detail: `${name} is missing` });
  });

  test('a code without its kind (style sheets that leave tip out) is read as a sale, with a warning', () => {
    expect(read(withValue('tip', undefined))).toMatchObject({
      kind: 'purchase',
      warnings: ['the code does not tell a sale from a return'],
    });
  });

  test('a cut code is malformed', () => {
    expect(read(text.slice(0, -10))).toEqual({ ok: false, reason: 'malformed', detail: 'no JSON object: a part of the code is missing' });
  });

  test.each(['{}', '{"a":1}', '[]', '{"name":"vkntckn"}', `{"a":${'['.repeat(2000)}`])('%.20s is not this format', (other) => {
    expect(read(other)).toBeNull();
  });
});

describe('Turkish tax numbers', () => {
  test.each(['1700020847', '7330959937', '26567515344', '21106818108'])('%s is one', (number) => {
    expect(isTurkishTaxNumber(number)).toBe(true);
  });

  test('one changed digit is seen', () => {
    for (const number of ['1700020847', '26567515344'])
      for (let at = 0; at < number.length; at += 1)
        expect(isTurkishTaxNumber(`${number.slice(0, at)}${(Number(number[at]) + 1) % 10}${number.slice(at + 1)}`)).toBe(false);
  });

  test.each(['', '123', '00000000000', '1700020847 ', 'x700020847'])('%o is none', (text) => {
    expect(isTurkishTaxNumber(text)).toBe(false);
  });
});
