import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hrCisFormat } from '../../../domain/receipt/formats/hr-cis.ts';
import { samples } from './samples/hr-cis.ts';

const sample = 'https://porezna.gov.hr/rn?jir=18916f95-5787-4e7f-a190-3a091970cfa2&datv=20250331_2359&izn=132,72';

describe('Croatian fiscal receipts', () => {
  test('a real address gives identity, minute and cents, and names no shop', () => {
    expect(hrCisFormat.read(sample)).toEqual({
      ok: true,
      country: 'HR',
      format: 'hr-cis',
      issuer: null,
      tillKey: null,
      identity: 'hr-cis:18916f95-5787-4e7f-a190-3a091970cfa2',
      issuedAtLocal: '2025-03-31T23:59:00',
      timeKnown: true,
      zone: 'Europe/Zagreb',
      number: null,
      totalMinor: 13272,
      currency: 'EUR',
      kind: 'purchase',
      proof: { level: 'online', verified: null },
      ended: false,
      warnings: [],
    });
  });

  test('scheme, path, case, order and the spelling of the sum do not change what is read', () => {
    const plain = hrCisFormat.read(sample);
    const spellings = samples.find((one) => one.text === sample)?.spellings ?? [];
    expect(spellings.length).toBeGreaterThan(2);
    for (const spelling of spellings) expect(hrCisFormat.read(spelling)).toEqual(plain);
  });

  test('the issuer code stands in where the till had no connection', () => {
    expect(hrCisFormat.read('https://porezna.gov.hr/rn?zki=E68D136BFE5C7FA4EB33EEDCE585BF7D&datv=20211103_1121&izn=100,00')).toMatchObject({
      identity: 'hr-cis:e68d136bfe5c7fa4eb33eedce585bf7d',
      totalMinor: 10000,
      currency: 'HRK',
    });
  });

  test.each([
    ['199', 199, 'purchase'],
    ['1', 1, 'purchase'],
    ['0', 0, 'purchase'],
    ['1,99', 199, 'purchase'],
    ['1.99', 199, 'purchase'],
    ['00000012,34', 1234, 'purchase'],
    ['-12,34', 1234, 'refund'],
    ['-1234', 1234, 'refund'],
  ])('izn=%s is %i cents of a %s', (izn, totalMinor, kind) => {
    expect(hrCisFormat.read(sample.replace('132,72', izn))).toMatchObject({ ok: true, totalMinor, kind });
  });

  test.each([
    ['20130101_0000', 'HRK'],
    ['20221231_2359', 'HRK'],
    ['20230101_0000', 'EUR'],
  ])('a receipt of %s was paid in %s', (datv, currency) => {
    expect(hrCisFormat.read(sample.replace('20250331_2359', datv))).toMatchObject({ currency });
  });

  test('an address without sum or time is read as far as it goes: a person says the rest', () => {
    expect(hrCisFormat.read('https://porezna.gov.hr/rn?jir=18916f95-5787-4e7f-a190-3a091970cfa2')).toMatchObject({
      ok: true,
      identity: 'hr-cis:18916f95-5787-4e7f-a190-3a091970cfa2',
      issuedAtLocal: null,
      timeKnown: false,
      totalMinor: null,
      currency: null,
      kind: 'purchase',
      warnings: ['datv is missing', 'izn is missing'],
    });
  });

  test.each([
    ['no mark', sample.replace(/jir=[^&]*&/, ''), 'zki is missing'],
    ['a short jir', sample.replace('18916f95', '18916f9'), 'jir is not as expected: 18916f9-5787-4e7f-a190-3a091970cfa2'],
    ['a letter beyond f', sample.replace('18916f95', '18916g95'), 'jir is not as expected'],
    ['a short zki', 'https://porezna.gov.hr/rn?zki=e68d136bfe5c7fa4eb33eedce585bf7&datv=20211103_1121&izn=1', 'zki is not as expected'],
    ['31 February', sample.replace('20250331', '20250231'), 'datv is not as expected: 20250231_2359'],
    ['24 hours', sample.replace('_2359', '_2400'), 'datv is not as expected'],
    ['a third part', sample.replace('_2359', '_2359_00'), 'datv is not as expected: 20250331_2359_00'],
    ['no minute', sample.replace('_2359', ''), 'datv is not as expected'],
    ['a day before fiscalisation', sample.replace('20250331', '20121231'), 'datv is not as expected'],
    ['a separator of thousands', sample.replace('132,72', '1.132,72'), 'izn is not as expected: 1.132,72'],
    ['one decimal', sample.replace('132,72', '132,7'), 'izn is not as expected'],
    ['three decimals', sample.replace('132,72', '132,720'), 'izn is not as expected'],
    ['a currency behind the sum', sample.replace('132,72', '132,72 EUR'), 'izn is not as expected'],
    ['an empty sum', sample.replace('132,72', ''), 'izn is not as expected'],
    ['two sums', `${sample}&izn=1`, 'izn is given twice'],
  ])('%s is malformed, and the detail names the field', (_name, text, detail) => {
    const result = hrCisFormat.read(text);
    expect(result).toMatchObject({ ok: false, reason: 'malformed', detail: expect.stringContaining(detail) });
  });

  test('what a till writes is what is read, with a comma and in cents', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 0, max: 10 ** 11 }), fc.boolean(), (jir, cents, comma) => {
        const izn = comma ? `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}` : String(cents);
        expect(hrCisFormat.read(`https://porezna.gov.hr/rn?jir=${jir}&datv=20240229_1200&izn=${izn}`)).toMatchObject({
          identity: `hr-cis:${jir}`,
          totalMinor: cents,
          issuedAtLocal: '2024-02-29T12:00:00',
        });
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    'https://porezna.gov.hr/',
    'https://porezna.gov.hr/rnx?jir=1',
    'https://porezna.gov.hr.example/rn?jir=1',
    'ac12e053-3300-496a-8ad4-1bd2c10b0ec6',
    '',
  ])('%s is no receipt of this kind', (text) => {
    expect(hrCisFormat.read(text)).toBeNull();
  });
});
