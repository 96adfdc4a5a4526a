import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meEfiFormat } from '../../../domain/receipt/formats/me-efi.ts';
import { samples } from './samples/me-efi.ts';

const sample =
  'https://mapr.tax.gov.me/ic/#/verify?iic=0D7C3EE1EEBAB4A08F4D5003FAE35E7B&tin=03257746&crtd=2026-07-11T15:51:04+02:00&ord=27585&bu=sc782yk198&cr=pe967bd413&sw=qo391jt923&prc=59.10';

describe('Montenegrin fiscal invoices', () => {
  test('a real address gives code, tax number, till, time and cents from behind the #', () => {
    expect(meEfiFormat.read(sample)).toEqual({
      ok: true,
      country: 'ME',
      format: 'me-efi',
      issuer: '03257746',
      tillKey: 'me-efi:03257746/pe967bd413',
      identity: 'me-efi:0D7C3EE1EEBAB4A08F4D5003FAE35E7B',
      issuedAtLocal: '2026-07-11T15:51:04',
      timeKnown: true,
      zone: 'Europe/Podgorica',
      number: '27585',
      totalMinor: 5910,
      currency: 'EUR',
      kind: 'purchase',
      proof: { level: 'online', verified: null },
      ended: false,
      warnings: [],
    });
  });

  test('the plus of the offset may be a plus, escaped, or lost: the receipt is the same', () => {
    const plain = meEfiFormat.read(sample);
    const spellings = samples[0]?.spellings ?? [];
    expect(spellings.length).toBeGreaterThan(3);
    for (const spelling of spellings) expect(meEfiFormat.read(spelling)).toEqual(plain);
  });

  test.each([
    ['2026-07-11T15:51:04+02:00', '2026-07-11T15:51:04'],
    ['2026-07-11T15:51:04+0200', '2026-07-11T15:51:04'],
    ['2026-07-11T15:51:04.123+02:00', '2026-07-11T15:51:04'],
    ['2026-01-11T15:51:04+01:00', '2026-01-11T15:51:04'],
    ['2026-07-11T13:51:04Z', '2026-07-11T15:51:04'],
    ['2026-01-11T15:51:04Z', '2026-01-11T16:51:04'],
    ['2026-12-31T23:30:00Z', '2027-01-01T00:30:00'],
    ['2026-07-12T03:51:04+14:00', '2026-07-11T15:51:04'],
    ['2026-07-11T19:50:04+05:59', '2026-07-11T15:51:04'],
    ['2020-01-01T00:00:00+01:00', '2020-01-01T00:00:00'],
    ['2026-07-11T09:51:04-04:00', '2026-07-11T15:51:04'],
  ])('crtd=%s is %s on the wall in Podgorica', (crtd, issuedAtLocal) => {
    expect(meEfiFormat.read(sample.replace('2026-07-11T15:51:04+02:00', crtd))).toMatchObject({ issuedAtLocal });
  });

  test.each([
    ['59.10', 5910, 'purchase'],
    ['59.1', 5910, 'purchase'],
    ['428', 42800, 'purchase'],
    ['0.00', 0, 'purchase'],
    ['4.2400', 424, 'purchase'],
    ['-59.10', 5910, 'refund'],
  ])('prc=%s is %i cents of a %s', (prc, totalMinor, kind) => {
    expect(meEfiFormat.read(sample.replace('prc=59.10', `prc=${prc}`))).toMatchObject({ totalMinor, kind });
  });

  test('an address whose # was escaped on the way is read as well', () => {
    expect(meEfiFormat.read(sample.replace('#', '%23'))).toEqual(meEfiFormat.read(sample));
  });

  test('receipts of the test system are training', () => {
    const underTest = samples.filter((one) => one.text.includes('efitest'));
    for (const one of underTest)
      expect(meEfiFormat.read(one.text)).toMatchObject({ ok: true, kind: 'training', warnings: [expect.stringContaining('test system')] });
    expect(underTest.length).toBeGreaterThan(3);
  });

  test('an invoice without a till is mapped by its issuer, a person may be one', () => {
    expect(meEfiFormat.read(sample.replace('pe967bd413', ''))).toMatchObject({ tillKey: 'me-efi:03257746' });
    expect(meEfiFormat.read(sample.replace('&cr=pe967bd413', '').replace('&ord=27585', ''))).toMatchObject({
      tillKey: 'me-efi:03257746',
      number: null,
    });
    expect(meEfiFormat.read(sample.replace('03257746', '0101985123456'))).toMatchObject({ issuer: '0101985123456' });
  });

  test.each([
    ['a short code', sample.replace('0D7C3EE1', '0D7C3EE'), 'iic is not as expected'],
    ['no code', sample.replace(/iic=[^&]*&/, ''), 'iic is missing'],
    ['a short tax number', sample.replace('03257746', '3257746'), 'tin is not as expected: 3257746'],
    ['no time', sample.replace(/crtd=[^&]*&/, ''), 'crtd is missing'],
    ['a time without an offset', sample.replace('+02:00', ''), 'crtd is not as expected: 2026-07-11T15:51:04'],
    ['31 June', sample.replace('07-11', '06-31'), 'crtd is not as expected'],
    ['an offset that is none', sample.replace('+02:00', '+24:00'), 'crtd is not as expected'],
    ['a day before fiscalisation', sample.replace('2026', '2016'), 'crtd is not as expected'],
    ['a comma', sample.replace('59.10', '59,10'), 'prc is not as expected: 59,10'],
    ['three decimals', sample.replace('59.10', '59.101'), 'prc is not as expected'],
    ['no sum', sample.replace('&prc=59.10', ''), 'prc is missing'],
    ['a number with letters', sample.replace('27585', '27a'), 'ord is not as expected'],
    ['a till that is none', sample.replace('pe967bd413', 'pe967/bd413'), 'cr is not as expected'],
    ['two sums', `${sample}&prc=1.00`, 'prc is given twice'],
  ])('%s is malformed, and the detail names the field', (_name, text, detail) => {
    expect(meEfiFormat.read(text)).toMatchObject({ ok: false, reason: 'malformed', detail: expect.stringContaining(detail) });
  });

  test('what a till writes is what is read, in summer and winter', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9A-F]{32}$/),
        fc.integer({ min: 0, max: 10 ** 10 }),
        fc.constantFrom(['01', '+01:00'], ['08', '+02:00']),
        (iic, cents, [month, offset]) => {
          const prc = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
          expect(
            meEfiFormat.read(
              `https://mapr.tax.gov.me/ic/#/verify?iic=${iic}&tin=12345678&crtd=2025-${month}-28T23:59:59${offset}&prc=${prc}`,
            ),
          ).toMatchObject({
            identity: `me-efi:${iic}`,
            issuedAtLocal: `2025-${month}-28T23:59:59`,
            totalMinor: cents,
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each([
    'https://mapr.tax.gov.me/',
    'https://mapr.tax.gov.me/ic/#/verify',
    'https://mapr.tax.gov.me/other/#/verify?iic=1',
    sample.replace('mapr.tax.gov.me', 'example.me'),
    sample.slice(8),
    '',
  ])('another address is no receipt of this kind (%#)', (text) => {
    expect(meEfiFormat.read(text)).toBeNull();
  });
});
