import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bgSupFormat } from '../../../domain/receipt/formats/bg-sup.ts';

const sample = '51019395*0000000201*2024-11-25*11:04:30*4.75';

describe('Bulgarian fiscal receipts', () => {
  test('a real code gives memory, number, time and stotinki, and warns that it may be a storno', () => {
    expect(bgSupFormat.read(sample)).toEqual({
      ok: true,
      country: 'BG',
      format: 'bg-sup',
      issuer: '51019395',
      tillKey: 'bg-sup:51019395',
      identity: 'bg-sup:51019395/201/2024-11-25T11:04:30',
      issuedAtLocal: '2024-11-25T11:04:30',
      timeKnown: true,
      zone: 'Europe/Sofia',
      number: '201',
      totalMinor: 475,
      currency: 'BGN',
      kind: 'purchase',
      proof: { level: 'online', verified: null },
      ended: false,
      warnings: ['the code does not tell a storno receipt from a sale'],
    });
  });

  test('zeros in front of the number do not make another receipt; another minute does', () => {
    expect(bgSupFormat.read(sample.replace('0000000201', '201'))).toEqual(bgSupFormat.read(sample));
    expect(bgSupFormat.read(sample.replace('11:04', '11:05'))).toMatchObject({ identity: 'bg-sup:51019395/201/2024-11-25T11:05:30' });
  });

  test.each([
    ['2025-12-31', 'BGN'],
    ['2026-01-01', 'EUR'],
  ])('a receipt of %s was paid in %s', (date, currency) => {
    expect(bgSupFormat.read(sample.replace('2024-11-25', date))).toMatchObject({ currency });
  });

  test('a negative total is a refund', () => {
    expect(bgSupFormat.read(sample.replace('4.75', '-4.75'))).toMatchObject({ kind: 'refund', totalMinor: 475, warnings: [] });
  });

  test.each([
    ['31 November', sample.replace('-25', '-31'), 'date and time is not as expected: 2024-11-31 11:04:30'],
    ['a compact date', sample.replace('2024-11-25', '20241125'), 'date and time is not as expected'],
    ['no seconds', sample.replace('11:04:30', '11:04'), 'date and time is not as expected'],
    ['a day before the codes', sample.replace('2024', '2016'), 'date and time is not as expected'],
    ['three decimals', sample.replace('4.75', '4.755'), 'total is not as expected: 4.755'],
    ['no total', sample.replace('4.75', ''), 'total is not as expected: '],
    ['a currency', sample.replace('4.75', '4.75 лв'), 'total is not as expected'],
    ['a separator of thousands', sample.replace('4.75', '1 004.75'), 'total is not as expected'],
  ])('%s is malformed', (_name, text, detail) => {
    expect(bgSupFormat.read(text)).toMatchObject({ ok: false, reason: 'malformed', detail: expect.stringContaining(detail) });
  });

  test('what a printer writes is what is read', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.integer({ min: 0, max: 9_999_999_999 }),
        fc.integer({ min: 0, max: 10 ** 9 }),
        (memory, number, minor) => {
          const total = `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
          const fm = String(memory).padStart(8, '0');
          expect(bgSupFormat.read(`${fm}*${String(number).padStart(10, '0')}*2026-03-29*03:30:00*${total}`)).toMatchObject({
            identity: `bg-sup:${fm}/${number}/2026-03-29T03:30:00`,
            totalMinor: minor,
            currency: 'EUR',
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each([
    '51019395*1*2024-11-25*11:04:30',
    '51019395*1*2024-11-25*11:04:30*4.75*6',
    '5101939*1*2024-11-25*11:04:30*4.75',
    'A*1*2024-11-25*11:04:30*4.75',
    '****',
    '',
  ])('%s is no receipt of this kind', (text) => {
    expect(bgSupFormat.read(text)).toBeNull();
  });
});
