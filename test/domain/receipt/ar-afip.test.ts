import { describe, expect, test } from 'vitest';
import { arAfipFormat } from '../../../domain/receipt/formats/ar-afip.ts';
import { argentineCode } from './argentine-code.ts';
import { samples } from './samples/ar-afip.ts';

const read = arAfipFormat.read;

describe('Argentine invoices', () => {
  test("the authority's example gives issuer, point of sale, number, day and dollars", () => {
    expect(read(samples[0]?.text ?? '')).toEqual({
      ok: true,
      country: 'AR',
      format: 'ar-afip',
      issuer: '30000000007',
      tillKey: 'ar-afip:30000000007/10',
      identity: 'ar-afip:30000000007/10/1/94',
      issuedAtLocal: '2020-10-13T00:00:00',
      timeKnown: false,
      zone: 'America/Argentina/Buenos_Aires',
      number: '94',
      totalMinor: 1210000,
      currency: 'USD',
      kind: 'purchase',
      proof: { level: 'online', verified: null },
      ended: false,
      warnings: [],
    });
    expect(argentineCode({})).toBe(samples[0]?.text);
  });

  test.each([
    [1, 'purchase'],
    [6, 'purchase'],
    [11, 'purchase'],
    [82, 'purchase'],
    [111, 'purchase'],
    [206, 'purchase'],
    [3, 'refund'],
    [8, 'refund'],
    [13, 'refund'],
    [113, 'refund'],
    [208, 'refund'],
  ])('document %i is a %s', (tipoCmp, kind) => {
    expect(read(argentineCode({ tipoCmp }))).toMatchObject({ kind });
  });

  test.each([
    [12100, 1210000],
    [173.55, 17355],
    ['173.50', 17350],
    [0.1, 10],
    [99999999999.99, 9999999999999],
  ])('importe %s is %i centavos', (importe, minor) => {
    expect(read(argentineCode({ importe }))).toMatchObject({ totalMinor: minor });
  });

  test.each([
    ['PES', 'ARS'],
    ['DOL', 'USD'],
    ['060', 'EUR'],
  ])('moneda %s is %s', (moneda, currency) => {
    expect(read(argentineCode({ moneda }))).toMatchObject({ currency });
  });

  test.each([
    ['fecha', { fecha: '2020-02-30' }],
    ['fecha', { fecha: undefined }],
    ['cuit', { cuit: 3000000000 }],
    ['ptoVta', { ptoVta: -1 }],
    ['tipoCmp', { tipoCmp: 'B' }],
    ['nroCmp', { nroCmp: 9.4 }],
    ['importe', { importe: -12100 }],
    ['importe', { importe: 121.005 }],
    ['importe', { importe: 1e21 }],
    ['importe', { importe: '000000000000100' }],
    ['importe', { importe: null }],
    ['importe', { importe: { value: 1 } }],
    ['moneda', { moneda: 'JPY' }],
    ['moneda', { moneda: undefined }],
  ])('a wrong %s is malformed, and the detail names it (%o)', (name, changed) => {
    const result = read(argentineCode(changed));
    expect(result?.ok === false && result.reason === 'malformed' && result.detail.startsWith(`${name} is`)).toBe(true);
  });

  test.each([
    ['a misread cuit', argentineCode({ cuit: 30000000017 }), 'the check digit of the cuit does not fit'],
    ['a debit note', argentineCode({ tipoCmp: 2 }), 'tipoCmp 2 is neither a sale nor its return'],
    ['a cut code', (samples[0]?.text ?? '').slice(0, -40), 'p is no base64 of a JSON object'],
    ['no base64', 'https://www.afip.gob.ar/fe/qr/?p=***', 'p is no base64 of a JSON object'],
    ['a JSON list', `https://www.afip.gob.ar/fe/qr/?p=${Buffer.from('[1]').toString('base64')}`, 'p is no base64 of a JSON object'],
    [
      'bytes that are no text',
      `https://www.afip.gob.ar/fe/qr/?p=${Buffer.from([0x7b, 0xff, 0x7d]).toString('base64')}`,
      'p is no base64 of a JSON object',
    ],
  ])('%s is malformed', (_name, text, detail) => {
    expect(read(text)).toEqual({ ok: false, reason: 'malformed', detail });
  });

  test('a till that writes all numbers as texts with implied decimals is refused, not guessed at', () => {
    const text =
      'https://www.afip.gob.ar/fe/qr/?p=eyJ2ZXIiOjEsImZlY2hhIjoiMjAyMC0xMS0xNSIsImN1aXQiOiIyNzI4NTA1MTQ2NiIsInB0b1Z0YSI6IjAwMDAzIiwidGlwb0NtcCI6MTEsIm5yb0NtcCI6IjAwMDAwMjQ5IiwiaW1wb3J0ZSI6IjAwMDAwMDAwMDAwMDEwMCIsIm1vbmVkYSI6IlBFUyIsImN0eiI6IjAwMDAwMDAwMDAwMDEwMDAwMDAiLCJ0aXBvRG9jUmVjIjo5OSwibnJvRG9jUmVjIjoiMCIsInRpcG9Db2RBdXQiOiJFIiwiY29kQXV0IjoiNzA0NjY4OTk1OTcwOTEifQ==';
    expect(read(text)).toEqual({ ok: false, reason: 'malformed', detail: 'importe is not as expected: 000000000000100' });
  });

  test.each(['https://www.afip.gob.ar/', 'https://www.afip.gob.ar.example/fe/qr/?p=e30=', 'e30='])('%s is not this format', (other) => {
    expect(read(other)).toBeNull();
  });
});
