import { describe, expect, test } from 'vitest';
import { uaDpsFormat } from '../../../domain/receipt/formats/ua-dps.ts';
import { withField, withoutField } from './damaged-fields.ts';
import { samples } from './samples/ua-dps.ts';

const text = samples[0]?.text ?? '';
const read = uaDpsFormat.read;

describe('Ukrainian receipts', () => {
  test('a real code gives register, receipt, wall clock and kopiyky', () => {
    expect(read(text)).toEqual({
      ok: true,
      country: 'UA',
      format: 'ua-dps',
      issuer: '4000903762',
      tillKey: 'ua-dps:4000903762',
      identity: 'ua-dps:4000903762/3135993637',
      issuedAtLocal: '2024-10-02T19:00:58',
      timeKnown: true,
      zone: 'Europe/Kyiv',
      number: '3135993637',
      totalMinor: 6548,
      currency: 'UAH',
      kind: 'purchase',
      proof: { level: 'online', verified: null },
      ended: false,
      warnings: [],
    });
  });

  test.each([
    ['1900', '2024-10-02T19:00:00'],
    ['190058', '2024-10-02T19:00:58'],
    ['19:00', '2024-10-02T19:00:00'],
    ['19%3A00%3A58', '2024-10-02T19:00:58'],
  ])('the time %s is %s', (time, local) => {
    expect(read(withField(text, 'time', time))).toMatchObject({ issuedAtLocal: local, timeKnown: true });
  });

  test('a register in test mode prints training receipts', () => {
    expect(read(samples[2]?.text ?? '')).toMatchObject({ kind: 'training', identity: 'ua-dps:TEST551151/TEST-iA5fmb' });
  });

  test('an id of letters and digits keeps its case, another case is another receipt', () => {
    const letters = samples[1]?.text ?? '';
    expect(read(letters)).toMatchObject({ identity: 'ua-dps:4001246197/UxI07gWmYOQ' });
    expect(read(letters.replace('UxI07gWmYOQ', 'UXI07GWMYOQ'))).toMatchObject({ identity: 'ua-dps:4001246197/UXI07GWMYOQ' });
  });

  test('what the code does not say is null, not nought', () => {
    expect(read(samples[4]?.text ?? '')).toMatchObject({
      totalMinor: null,
      issuedAtLocal: null,
      timeKnown: false,
      zone: null,
      currency: 'UAH',
    });
    expect(read(withoutField(text, 'time'))).toMatchObject({ issuedAtLocal: '2024-10-02T00:00:00', timeKnown: false });
    expect(read(withoutField(text, 'sm'))).toMatchObject({ totalMinor: null });
  });

  test.each([
    ['fn', '40009 03762'],
    ['fn', ''],
    ['id', 'a'.repeat(41)],
    ['id', '31/35'],
    ['sm', '65.485'],
    ['sm', '-65.48'],
    ['sm', 'nan'],
    ['sm', '0x10'],
    ['sm', ''],
    ['date', '20261341'],
    ['date', '02102024'],
    ['time', '9900'],
    ['time', '190'],
    ['mac', 'not hex'],
    ['mac', 'a'.repeat(65)],
  ])('%s=%s is malformed', (name, value) => {
    expect(read(withField(text.includes(`${name}=`) ? text : `${text}&${name}=1`, name, value))).toMatchObject({
      ok: false,
      reason: 'malformed',
    });
  });

  test('a time without its day is malformed, and so is a receipt without fn or id, or with two totals', () => {
    expect(read(withoutField(text, 'date'))).toMatchObject({ ok: false, reason: 'malformed' });
    expect(read(withoutField(text, 'fn'))).toMatchObject({ ok: false, detail: 'fn is missing' });
    expect(read(withoutField(text, 'id'))).toMatchObject({ ok: false, detail: 'id is missing' });
    expect(read(`${text}&sm=1.00`)).toMatchObject({ ok: false, detail: 'sm is given twice' });
  });

  test.each([
    ['a look-alike host', text.replace('tax.gov.ua', 'tax.gov.ua.example.org')],
    ['another page of the tax service', 'https://cabinet.tax.gov.ua/registers'],
    ["a provider's own address, which carries an id only", 'https://kasa.vchasno.com.ua/check/TEST_e5rHVICc6weYAQ'],
  ])('%s is not this format', (_name, other) => {
    expect(read(other)).toBeNull();
  });
});
