import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { czEetFormat } from '../../../domain/receipt/formats/cz-eet.ts';
import { samples } from './samples/cz-eet.ts';

const digits = '14017050614017900110063074323134400085176503411300';
const text = 'EET*1.0*BKP:DE7AB57EF9F1B523*DIC:45316872*KC:117*DT:201710101844';
const warnings = ['EET ended on 31 December 2022: not good for points'];

describe('Czech EET receipts', () => {
  test('the digits of the lottery give FIK, taxpayer, minute and hellers, and say that the scheme is over', () => {
    expect(czEetFormat.read(digits)).toEqual({
      ok: true,
      country: 'CZ',
      format: 'cz-eet',
      issuer: '7900110063',
      tillKey: 'cz-eet:7900110063',
      identity: 'cz-eet:fik/2c4ccf70005544f2',
      issuedAtLocal: '2017-05-06T14:01:00',
      timeKnown: true,
      zone: 'Europe/Prague',
      number: null,
      totalMinor: 3411300,
      currency: 'CZK',
      kind: 'purchase',
      proof: { level: 'none', verified: null },
      ended: true,
      warnings,
    });
  });

  test('the text of QR EET is read as well', () => {
    expect(czEetFormat.read(text)).toMatchObject({
      issuer: '45316872',
      identity: 'cz-eet:bkp/de7ab57ef9f1b523',
      issuedAtLocal: '2017-10-10T18:44:00',
      totalMinor: 11700,
      ended: true,
      warnings,
    });
  });

  test('both forms of a receipt, with and without the tax number, are the same receipt', () => {
    for (const sample of samples) {
      const plain = czEetFormat.read(sample.text);
      expect(plain).toMatchObject({ ok: true });
      for (const spelling of sample.spellings ?? []) {
        const other = czEetFormat.read(spelling);
        expect({ ...other, issuer: null, tillKey: null }).toEqual({ ...plain, issuer: null, tillKey: null });
      }
    }
  });

  test.each([
    ['FIK', 16, '1'],
    ['BKP', 16, '2'],
  ])('what a till writes by %s is what is read, in digits and in text', (name, length, mark) => {
    const groups = name === 'FIK' ? [8, 4, 4] : [8, 8];
    const code = fc.stringMatching(/^[0-9a-f]{16}$/);
    fc.assert(
      fc.property(
        code,
        fc.constantFrom('', '12345678', '123456789', '1234567890'),
        fc.integer({ min: 0, max: 999_999_999 }),
        (hex, dic, hellers) => {
          expect(hex).toHaveLength(length);
          let at = 0;
          const decimals = groups.map((size) => {
            at += size;
            return String(Number.parseInt(hex.slice(at - size, at), 16)).padStart(size === 8 ? 10 : 5, '0');
          });
          const expected = {
            ok: true,
            identity: `cz-eet:${name.toLowerCase()}/${hex}`,
            totalMinor: hellers,
            issuedAtLocal: '2020-02-29T23:59:00',
          };
          const dicMark = dic === '' ? '1' : String(dic.length - 6);
          expect(czEetFormat.read(`${mark}${dicMark}0${'2002292359'}${dic}${decimals.join('')}${hellers}`)).toMatchObject(expected);
          const crowns = `${Math.floor(hellers / 100)}.${String(hellers % 100).padStart(2, '0')}`;
          expect(
            czEetFormat.read(`EET*1.0*${name}:${hex.toUpperCase()}*DIC:${dic === '' ? '12345678' : dic}*KC:${crowns}*DT:202002292359*`),
          ).toMatchObject(expected);
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each([
    ['a version that is none', text.replace('1.0', 'x'), 'version is not as expected: X'],
    ['a short code', text.replace('DE7AB57EF9F1B523', 'DE7AB57E'), 'BKP is not as expected: DE7AB57E'],
    ['no code', text.replace('*BKP:DE7AB57EF9F1B523', ''), 'BKP is missing'],
    ['no tax number', text.replace('*DIC:45316872', ''), 'DIC is missing'],
    ['a tax number of seven digits', text.replace('45316872', '4531687'), 'DIC is not as expected: 4531687'],
    ['no total', text.replace('*KC:117', ''), 'KC is missing'],
    ['ten million', text.replace('KC:117', 'KC:10000000'), 'KC is not as expected: 10000000'],
    ['a minus', text.replace('KC:117', 'KC:-117'), 'KC is not as expected: -117'],
    ['31 April', text.replace('20171010', '20170431'), 'DT is not as expected: 201704311844'],
    ['a day before EET', text.replace('2017', '2015'), 'DT is not as expected'],
    ['a day after EET', text.replace('2017', '2023'), 'DT is not as expected'],
    ['two totals', `${text}*KC:118`, 'KC is given twice'],
  ])('text with %s is malformed', (_name, damaged, detail) => {
    expect(czEetFormat.read(damaged)).toMatchObject({ ok: false, reason: 'malformed', detail: expect.stringContaining(detail) });
  });

  test.each(['201612010000', '202212312359'])('%s is a minute of EET', (time) => {
    expect(czEetFormat.read(text.replace('201710101844', time))).toMatchObject({ ok: true });
  });

  test.each([
    ['a total of ten digits', `${digits}000`],
    ['a group above 32 bits', digits.replace('0743231344', '4743231344')],
    ['a group above 16 bits', digits.replace('00085', '65536')],
    ['month 13', digits.replace('170506', '171306')],
    ['a day after EET', digits.replace('170506', '230506')],
    ['version 34', digits.replace(/^14/, '34')],
    ['version 15', digits.replace(/^14/, '15')],
    ['regime 2', digits.replace(/^140/, '142')],
    ['no total', digits.slice(0, -7)],
    ['a letter', `${digits.slice(0, -1)}A`],
    ['nothing', ''],
    ['a payment', 'SPD*1.0*ACC:CZ2806000000000168540115*AM:450.00'],
  ])('digits with %s are somebody else’s', (_name, damaged) => {
    expect(czEetFormat.read(damaged)).toBeNull();
  });
});
