import { describe, expect, test } from 'vitest';
import { kzOfdFormat } from '../../../domain/receipt/formats/kz-ofd.ts';
import { withField, withoutField } from './damaged-fields.ts';
import { samples } from './samples/kz-ofd.ts';

const text = samples[0]?.text ?? '';
const read = kzOfdFormat.read;

describe('Kazakh receipts', () => {
  test('a real code gives register, fiscal sign, wall clock and tiyin', () => {
    expect(read(text)).toEqual({
      ok: true,
      country: 'KZ',
      format: 'kz-ofd',
      issuer: '010100465991',
      tillKey: 'kz-ofd:10100465991',
      identity: 'kz-ofd:10100465991/1734974179',
      issuedAtLocal: '2021-09-22T22:41:25',
      timeKnown: true,
      zone: null,
      number: '1734974179',
      totalMinor: 1350700,
      currency: 'KZT',
      kind: 'purchase',
      proof: { level: 'online', verified: null },
      ended: false,
      warnings: [],
    });
  });

  test('before 1 March 2024 there were two zones, since then one', () => {
    expect(read(withField(text, 't', '20240229T235959'))).toMatchObject({ zone: null });
    expect(read(withField(text, 't', '20240301T000000'))).toMatchObject({ zone: 'Asia/Almaty' });
  });

  test("an operator's test stand prints training receipts", () => {
    expect(read(text.replace('consumer.oofd.kz', 'consumer.test-oofd.kz'))).toMatchObject({ kind: 'training' });
    expect(read(text.replace('consumer.oofd.kz/', 'ctest3.wofd.kz/consumer'))).toMatchObject({ kind: 'training' });
    expect(read('http://dev.kofd.kz/consumer?i=925871425876&f=211030200207&s=15443.72&t=20220826T210014')).toMatchObject({
      kind: 'training',
      totalMinor: 1544372,
    });
  });

  test.each([
    ['13507.0', 1350700],
    ['13507', 1350700],
    ['13507.05', 1350705],
    ['13507,5', 1350750],
    ['0.00', 0],
    ['999999999999.99', 99999999999999],
  ])('s=%s is %i tiyin', (sum, minor) => {
    expect(read(withField(text, 's', sum))).toMatchObject({ totalMinor: minor });
  });

  test.each([
    ['i', '17349x4179'],
    ['i', ''],
    ['i', '0'],
    ['i', '123456789012345678901'],
    ['f', '01010046599'.padEnd(13, '1')],
    ['f', 'O10100465991'],
    ['f', '000000000000'],
    ['s', '13 507.0'],
    ['s', '13,507.00'],
    ['s', '-13507.0'],
    ['s', '1e5'],
    ['s', '13507.123'],
    ['s', '1000000000000'],
    ['t', '20210931T224125'],
    ['t', '20210922T244125'],
    ['t', '20210922'],
    ['t', '1632328885'],
  ])('%s=%s is malformed, and the detail names the field', (name, value) => {
    const result = read(withField(text, name, value));
    expect(result).toMatchObject({ ok: false, reason: 'malformed' });
    expect(result?.ok === false && result.detail.startsWith(`${name} is`)).toBe(true);
  });

  test.each(['i', 'f', 's', 't'])('without %s it is malformed', (name) => {
    expect(read(withoutField(text, name))).toMatchObject({ ok: false, detail: `${name} is missing` });
  });

  test('two values of one field are malformed, the same twice is not', () => {
    expect(read(`${text}&s=1.00`)).toMatchObject({ ok: false, detail: 's is given twice' });
    expect(read(`${text}&s=13507.0`)).toMatchObject({ ok: true });
  });

  test.each([
    ['another host', text.replace('oofd.kz', 'oofd.kz.example.org')],
    ['a host that ends alike', text.replace('consumer.oofd.kz', 'not-oofd.kz')],
    ['a ticket by an id of the operator', 'https://consumer.oofd.kz/ticket/74e5a1af-e958-4ac5-ac7f-2ad772635039'],
    ['fields without an address', text.slice(text.indexOf('?') + 1)],
  ])('%s is not this format', (_name, other) => {
    expect(read(other)).toBeNull();
  });
});
