import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ekasaCodeOf, skEkasaFormat } from '../../../domain/receipt/formats/sk-ekasa.ts';
import { samples } from './samples/sk-ekasa.ts';

const online = 'O-7AF0CFF74D45483FB0CFF74D45283FA1';
const offline = '65674ADF-5F4CB684-A0656DAA-8EABB201-3439C33B:88812345678900001:211207145700:36:3.00';

describe('Slovak receipts with a connection', () => {
  test('the identifier is all there is: sum and time come from the administration', () => {
    expect(skEkasaFormat.read(online)).toEqual({
      ok: true,
      country: 'SK',
      format: 'sk-ekasa',
      issuer: null,
      tillKey: null,
      identity: `sk-ekasa:${online}`,
      issuedAtLocal: null,
      timeKnown: false,
      zone: 'Europe/Bratislava',
      number: null,
      totalMinor: null,
      currency: 'EUR',
      kind: 'purchase',
      proof: { level: 'online', verified: null },
      ended: false,
      warnings: [],
    });
    expect(ekasaCodeOf(online)).toEqual({ form: 'online', receiptId: online });
  });

  test('bare, in lower case or in an address it is the same receipt; a virtual till has a V', () => {
    for (const spelling of samples[0]?.spellings ?? []) expect(skEkasaFormat.read(spelling)).toEqual(skEkasaFormat.read(online));
    expect(skEkasaFormat.read(online.replace('O', 'V'))).toMatchObject({ identity: `sk-ekasa:${online.replace('O', 'V')}` });
  });

  test.each([
    ['a digit lost', online.slice(0, -1)],
    ['a digit more', `${online}A`],
    ['a short one in an address', 'https://ekasa.financnasprava.sk/mdu/#/receipt/O-1A2B3C4D5E6F'],
  ])('%s is malformed', (_name, text) => {
    expect(skEkasaFormat.read(text)).toMatchObject({
      ok: false,
      reason: 'malformed',
      detail: expect.stringContaining('identifier is not as expected'),
    });
    expect(ekasaCodeOf(text)).toBeNull();
  });
});

describe('Slovak receipts without a connection', () => {
  test('a real code gives taxpayer, till, number, time and cents', () => {
    expect(skEkasaFormat.read(offline)).toMatchObject({
      ok: true,
      issuer: '1234567890',
      tillKey: 'sk-ekasa:88812345678900001',
      identity: 'sk-ekasa:65674ADF-5F4CB684-A0656DAA-8EABB201-3439C33B',
      issuedAtLocal: '2021-12-07T14:57:00',
      timeKnown: true,
      number: '36',
      totalMinor: 300,
      currency: 'EUR',
      kind: 'purchase',
      proof: { level: 'online', verified: null },
    });
    expect(ekasaCodeOf(offline.toLowerCase())).toEqual({
      form: 'offline',
      okp: '65674ADF-5F4CB684-A0656DAA-8EABB201-3439C33B',
      cashRegisterCode: '88812345678900001',
      issuedAtLocal: '2021-12-07T14:57:00',
      receiptNumber: 36,
      totalMinor: 300,
      totalText: '3.00',
    });
  });

  test('a negative total is a refund; the question to the administration keeps its sign', () => {
    const text = offline.replace('3.00', '-3.00');
    expect(skEkasaFormat.read(text)).toMatchObject({ kind: 'refund', totalMinor: 300 });
    expect(ekasaCodeOf(text)).toMatchObject({ totalMinor: -300, totalText: '-3.00' });
    expect(skEkasaFormat.read(offline.replace('3.00', '0.00'))).toMatchObject({ kind: 'purchase', totalMinor: 0 });
    expect(ekasaCodeOf(offline.replace('3.00', '-0.00'))).toMatchObject({ totalMinor: 0 });
  });

  test.each([
    ['a till of sixteen digits', offline.replace('88812345678900001', '8881234567890001'), 'cash register code'],
    ['31 February', offline.replace('211207', '210231'), 'time'],
    ['a time before eKasa', offline.replace('211207', '181207'), 'time'],
    ['a short time', offline.replace('211207145700', '2112071457'), 'time'],
    ['a number with letters', offline.replace(':36:', ':3b:'), 'receipt number'],
    ['three decimals', offline.replace('3.00', '3.001'), 'total'],
    ['no total', offline.replace('3.00', ''), 'total'],
  ])('%s is malformed, and the detail names the field', (_name, text, field) => {
    expect(skEkasaFormat.read(text)).toMatchObject({
      ok: false,
      reason: 'malformed',
      detail: expect.stringContaining(`${field} is not as expected`),
    });
    expect(ekasaCodeOf(text)).toBeNull();
  });

  test('what a till writes is what is read', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9A-F]{8}(-[0-9A-F]{8}){4}$/),
        fc.stringMatching(/^888\d{14}$/),
        fc.integer({ min: 1, max: 99_999 }),
        fc.integer({ min: 0, max: 10 ** 9 }),
        (okp, till, number, cents) => {
          const total = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
          expect(skEkasaFormat.read(`${okp}:${till}:240229235959:${number}:${total}`)).toMatchObject({
            identity: `sk-ekasa:${okp}`,
            tillKey: `sk-ekasa:${till}`,
            issuedAtLocal: '2024-02-29T23:59:59',
            number: String(number),
            totalMinor: cents,
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});

test.each([
  'O-123456',
  `X${online.slice(1)}`,
  `https://example.sk/${online}`,
  'https://ekasa.financnasprava.sk/',
  `${offline}:1`,
  offline.slice(0, 44),
  '65674ADF-5F4CB684-A0656DAA-8EABB201:88812345678900001:211207145700:36:3.00',
  '',
])('%s is no receipt of this kind', (text) => {
  expect(skEkasaFormat.read(text)).toBeNull();
  expect(ekasaCodeOf(text)).toBeNull();
});
