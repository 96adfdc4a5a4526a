import { describe, expect, test } from 'vitest';
import { azEkassaFormat } from '../../../domain/receipt/formats/az-ekassa.ts';
import { samples } from './samples/az-ekassa.ts';

const text = samples[0]?.text ?? '';
const id = 'BdcQ9LPwqcNy2gSyQYnpgRvodhY14c8ig1zvMjDMPzyx';
const read = azEkassaFormat.read;

describe('Azerbaijani receipts', () => {
  test('a real code gives the identity and the currency, and nothing else', () => {
    expect(read(text)).toEqual({
      ok: true,
      country: 'AZ',
      format: 'az-ekassa',
      issuer: null,
      tillKey: null,
      identity: `az-ekassa:${id}`,
      issuedAtLocal: null,
      timeKnown: false,
      zone: null,
      number: null,
      totalMinor: null,
      currency: 'AZN',
      kind: 'purchase',
      proof: { level: 'online', verified: null },
      ended: false,
      warnings: [],
    });
  });

  test('another case of a letter is another receipt: base58 knows both', () => {
    expect(read(text.replace('Bdc', 'bdc'))).toMatchObject({ identity: `az-ekassa:${id.replace('B', 'b')}` });
  });

  test.each([
    ['no id', text.replace(id, ''), 'doc is not as expected: '],
    ['no field', 'https://monitoring.e-kassa.gov.az/#/index', 'doc is missing'],
    ['a short id', text.slice(0, -5), `doc is not as expected: ${id.slice(0, 39)}`],
    ['a long id', `${text}22`, `doc is not as expected: ${id.slice(0, 40)}`],
    ['a letter that base58 has not', text.replace('LPw', 'l0w'), `doc is not as expected: ${id.replace('LPw', 'l0w').slice(0, 40)}`],
    ['two ids', `${text}&doc=${id.replace('B', 'C')}`, 'doc is given twice'],
  ])('%s is malformed', (_name, damaged, detail) => {
    expect(read(damaged)).toEqual({ ok: false, reason: 'malformed', detail });
  });

  test('another host is not this format', () => {
    expect(read(text.replace('e-kassa.gov.az', 'e-kassa.example'))).toBeNull();
    expect(read(id)).toBeNull();
  });
});
