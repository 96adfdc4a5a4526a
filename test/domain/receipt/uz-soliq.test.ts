import { describe, expect, test } from 'vitest';
import { uzSoliqFormat } from '../../../domain/receipt/formats/uz-soliq.ts';
import { withField, withoutField } from './damaged-fields.ts';
import { samples } from './samples/uz-soliq.ts';

const text = samples[0]?.text ?? '';
const read = uzSoliqFormat.read;

describe('Uzbek receipts', () => {
  test('a real code gives fiscal module, number, sign and wall clock, but no total', () => {
    expect(read(text)).toEqual({
      ok: true,
      country: 'UZ',
      format: 'uz-soliq',
      issuer: 'UZ191211501033',
      tillKey: 'uz-soliq:UZ191211501033',
      identity: 'uz-soliq:UZ191211501033/559/336289559214',
      issuedAtLocal: '2021-11-09T17:06:34',
      timeKnown: true,
      zone: 'Asia/Tashkent',
      number: '559',
      totalMinor: null,
      currency: 'UZS',
      kind: 'purchase',
      proof: { level: 'online', verified: null },
      ended: false,
      warnings: [],
    });
  });

  test.each([
    ['t', 'U191211501033'],
    ['t', 'UZ19121150103'],
    ['t', 'mock'],
    ['r', '0'],
    ['r', 'five'],
    ['r', '12345678901'],
    ['c', '20211109T170634'],
    ['c', '20211309170634'],
    ['c', '20211109170660'],
    ['c', '202111091706'],
    ['s', '33628955921a'],
    ['s', '-1'],
    ['s', '1'.repeat(21)],
  ])('%s=%s is malformed, and the detail names the field', (name, value) => {
    const result = read(withField(text, name, value));
    expect(result?.ok === false && result.reason === 'malformed' && result.detail.startsWith(`${name} is`)).toBe(true);
  });

  test.each(['t', 'r', 'c', 's'])('without %s, or with two of it, it is malformed', (name) => {
    expect(read(withoutField(text, name))).toMatchObject({ ok: false, detail: `${name} is missing` });
    expect(read(`${text}&${name}=1`)).toMatchObject({ ok: false, detail: `${name} is given twice` });
  });

  test.each(['https://soliq.uz/', 'https://ofd.soliq.uz/', text.replace('soliq.uz', 'soliq.uz.example.org')])(
    '%s is not this format',
    (other) => {
      expect(read(other)).toBeNull();
    },
  );
});
