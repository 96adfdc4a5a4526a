import { describe, expect, test } from 'vitest';
import { mxCfdiFormat } from '../../../domain/receipt/formats/mx-cfdi.ts';
import { withField, withoutField } from './damaged-fields.ts';
import { samples } from './samples/mx-cfdi.ts';

const text = samples[0]?.text ?? '';
const read = mxCfdiFormat.read;

describe('Mexican invoices', () => {
  test('a real code gives folio, issuer and total, but no day', () => {
    expect(read(text)).toEqual({
      ok: true,
      country: 'MX',
      format: 'mx-cfdi',
      issuer: 'EKU9003173C9',
      tillKey: 'mx-cfdi:EKU9003173C9',
      identity: 'mx-cfdi:66933dff-5507-5460-9ef0-9d0bb068a54a',
      issuedAtLocal: null,
      timeKnown: false,
      zone: null,
      number: '66933dff',
      totalMinor: 232000,
      currency: 'MXN',
      kind: 'purchase',
      proof: { level: 'online', verified: null },
      ended: false,
      warnings: [],
    });
  });

  test.each([
    ['123.45', 12345],
    ['0000000123.450000', 12345],
    ['000000000000000123.450000', 12345],
    ['1000.0', 100000],
    ['0.0', 0],
    ['0000004685.000000', 468500],
  ])('tt=%s is %i centavos', (total, minor) => {
    expect(read(withField(text, 'tt', total))).toMatchObject({ totalMinor: minor });
  });

  test('a tax number with an ampersand is whole, however the till programme escaped it', () => {
    const { text: plain = '', spellings = [] } = samples[3] ?? {};
    for (const each of [plain, ...spellings]) expect(read(each)).toMatchObject({ ok: true, issuer: 'Ñ&A010101AAA', totalMinor: 123456 });
  });

  test('the older code without an address and without a piece of the seal is read with a warning', () => {
    expect(read(samples[2]?.text ?? '')).toMatchObject({ ok: true, totalMinor: 468500, warnings: [expect.stringContaining('3.2')] });
  });

  test.each([
    ['id', '66933DFF-5507-5460-9EF0-9D0BB068A54'],
    ['id', '66933DFF-5507-5460-9EF0-9D0BB068A54G'],
    ['re', 'EKU9003173C'],
    ['re', 'EKU9013173C9'],
    ['re', 'EKU9002303C9'],
    ['rr', ''],
    ['tt', '1234.5678'],
    ['tt', '2,320.00'],
    ['tt', '-2320.0'],
    ['tt', ''],
    ['fe', 'yl2M#g=='],
    ['fe', 'yl2MKgyl2MKg=='],
  ])('%s=%s is malformed, and the detail names the field', (name, value) => {
    const result = read(withField(text, name, value));
    expect(result?.ok === false && result.reason === 'malformed' && result.detail.startsWith(`${name} is`)).toBe(true);
  });

  test.each(['id', 're', 'rr', 'tt'])('without %s, or with two of it, it is malformed', (name) => {
    expect(read(withoutField(text, name))).toMatchObject({ ok: false, detail: `${name} is missing` });
    expect(read(`${text}&${name}=1`)).toMatchObject({ ok: false, detail: `${name} is given twice` });
  });

  test.each([text.replace('sat.gob.mx', 'sat.gob.mx.example'), '?re=1&rr=2', 'id=1&tt', 'https://www.sat.gob.mx/?tt=1'])(
    '%s is not this format',
    (other) => {
      expect(read(other)).toBeNull();
    },
  );
});
