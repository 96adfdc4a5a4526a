import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ptAtcudFormat } from '../../../domain/receipt/formats/pt-atcud.ts';
import { everyField, samples, simplified } from './samples/pt-atcud.ts';

const proforma =
  'A:500000000*B:123456789*C:PT*D:PF*E:N*F:20190123*G:PF G2019CB/145789*H:HB6FT7RV-145789*I1:PT*I2:12345.34*I3:12532.65*I4:751.96*I5:52789.00*I6:6862.57*I7:32425.69*I8:7457.91*N:15072.44*O:125165.12*Q:r/fY*R:9999';
const transport = 'A:500000000*B:123456789*C:PT*D:GT*E:N*F:20190720*G:GT G234CB/50987*H:GTVX4Y8B-50987*I1:0*N:0.00*O:0.00*Q:5uIg*R:9999';

describe('Portuguese invoices', () => {
  test('the example of the specification gives issuer, ATCUD, day and cents; the day has no hour', () => {
    expect(ptAtcudFormat.read(simplified)).toEqual({
      ok: true,
      country: 'PT',
      format: 'pt-atcud',
      issuer: '123456789',
      tillKey: 'pt-atcud:123456789',
      identity: 'pt-atcud:123456789/CDF7T5HD-12345',
      issuedAtLocal: '2019-08-12T00:00:00',
      timeKnown: false,
      zone: 'Europe/Lisbon',
      number: 'FS CDVF/12345',
      totalMinor: 80,
      currency: 'EUR',
      kind: 'purchase',
      proof: { level: 'online', verified: null },
      ended: false,
      warnings: [],
    });
  });

  test('the example with every field adds up over three regions, stamp tax and what is not taxed', () => {
    expect(ptAtcudFormat.read(everyField)).toMatchObject({
      ok: true,
      totalMinor: 51360058,
      zone: null,
      identity: 'pt-atcud:123456789/CSDF7T5H-0035',
    });
  });

  test('every real code adds up to the cent', () => {
    for (const sample of samples)
      expect(ptAtcudFormat.read(sample.text)).not.toMatchObject({
        warnings: expect.arrayContaining([expect.stringContaining('rounding')]),
      });
    expect(samples.length).toBeGreaterThan(8);
  });

  test('without an ATCUD the issuer and the document number are the identity', () => {
    expect(
      ptAtcudFormat.read(
        'A:513847588*B:132772985*C:PT*D:FS*E:N*F:20250828*G:FS 437251001/115666*H:0*I1:PT*I7:37.94*I8:8.73*N:8.73*O:46.67*Q:mWUp*R:0177',
      ),
    ).toMatchObject({
      identity: 'pt-atcud:513847588/FS 437251001/115666',
      totalMinor: 4667,
    });
  });

  test.each([
    ['FT', 'purchase'],
    ['FS', 'purchase'],
    ['FR', 'purchase'],
    ['ND', 'purchase'],
    ['NC', 'refund'],
  ])('document type %s is a %s, cancelled in state A', (type, kind) => {
    const text = simplified.replace('D:FS', `D:${type}`);
    expect(ptAtcudFormat.read(text)).toMatchObject({ ok: true, kind });
    expect(ptAtcudFormat.read(text.replace('E:N', 'E:A'))).toMatchObject({ ok: true, kind: 'cancelled' });
  });

  test.each([
    ['GT', 'goods on their way'],
    ['GR', 'goods on their way'],
    ['GA', 'goods on their way'],
    ['GC', 'goods on their way'],
    ['GD', 'goods on their way'],
    ['PF', 'handed out before the invoice'],
    ['OR', 'handed out before the invoice'],
    ['NE', 'handed out before the invoice'],
    ['CM', 'handed out before the invoice'],
    ['CC', 'handed out before the invoice'],
    ['RG', 'payment of an earlier invoice'],
    ['RC', 'payment of an earlier invoice'],
    ['RP', 'insurance'],
  ])('document type %s is no receipt: %s', (type, why) => {
    expect(ptAtcudFormat.read(simplified.replace('D:FS', `D:${type}`))).toEqual({
      ok: false,
      reason: 'not-a-receipt',
      detail: `document type ${type}: ${why}`,
    });
  });

  test('the proforma and the transport document of the specification are no receipts', () => {
    for (const text of [proforma, transport]) expect(ptAtcudFormat.read(text)).toMatchObject({ ok: false, reason: 'not-a-receipt' });
  });

  test.each([
    ['S', 'issued by the buyer'],
    ['R', 'summary of a document from another system'],
    ['F', 'an invoice was issued for this document'],
  ])('state %s is read with a warning', (state, warning) => {
    expect(ptAtcudFormat.read(simplified.replace('E:N', `E:${state}`))).toMatchObject({ ok: true, kind: 'purchase', warnings: [warning] });
  });

  test.each([
    ['PT', 'Europe/Lisbon'],
    ['PT-AC', 'Atlantic/Azores'],
    ['PT-MA', 'Atlantic/Madeira'],
    ['FR', null],
  ])('the tax region %s is in the zone %s', (region, zone) => {
    expect(ptAtcudFormat.read(simplified.replace('I1:PT', `I1:${region}`))).toMatchObject({ ok: true, zone });
  });

  test.each([
    ['a cent', 'O:0.81'],
    ['five cents', 'O:0.85'],
  ])('sums that miss by %s are a till that rounds', (_name, total) => {
    expect(ptAtcudFormat.read(simplified.replace('O:0.80', total))).toMatchObject({
      ok: true,
      warnings: ['the parts miss the total by some cents of rounding'],
    });
  });

  test.each([
    ['six cents', simplified.replace('O:0.80', 'O:0.86')],
    ['more taxes than VAT', simplified.replace('N:0.15', 'N:0.30').replace('O:0.80', 'O:0.95')],
    ['a base raised with the total', simplified.replace('O:0.80', 'O:10.80')],
  ])('sums that miss by %s are malformed', (_name, text) => {
    expect(ptAtcudFormat.read(text)).toEqual({ ok: false, reason: 'malformed', detail: 'the bases and taxes do not add up to N and O' });
  });

  test('a total of minus nothing is nothing, and a base may be negative', () => {
    const free = simplified.replace('I7:0.65*I8:0.15*N:0.15*O:0.80', 'I2:-0.00*N:-0.00*O:-0.00');
    expect(ptAtcudFormat.read(free)).toMatchObject({ ok: true, totalMinor: 0 });
    const deposit = simplified.replace('I7:0.65*', 'I2:-0.10*I7:0.65*').replace('O:0.80', 'O:0.70');
    expect(ptAtcudFormat.read(deposit)).toMatchObject({ ok: true, totalMinor: 70, warnings: [] });
  });

  test('a document that names no taxes has nothing to add up', () => {
    expect(
      ptAtcudFormat.read('A:500000000*B:999999990*C:PT*D:FT*E:N*F:20240102*G:FT A/1*H:AAAA1111-1*I1:0*N:0.00*O:25.00*Q:5uIg*R:9999'),
    ).toMatchObject({ ok: true, totalMinor: 2500, zone: null, warnings: [] });
    expect(ptAtcudFormat.read(simplified.replace('I1:PT', 'I1:0').replace('O:0.80', 'O:9.80'))).toMatchObject({
      ok: false,
      reason: 'malformed',
    });
  });

  test.each([
    ['a wrong check digit', simplified.replace('A:123456789', 'A:123456788'), 'A is not as expected: 123456788'],
    ['eight digits', simplified.replace('A:123456789', 'A:12345678'), 'A is not as expected: 12345678'],
    ['an unknown document type', simplified.replace('D:FS', 'D:XX'), 'D is not as expected: XX'],
    ['an unknown state', simplified.replace('E:N', 'E:X'), 'E is not as expected: X'],
    ['31 April', simplified.replace('20190812', '20190431'), 'F is not as expected: 20190431'],
    ['a dashed date', simplified.replace('20190812', '2019-08-12'), 'F is not as expected: 2019-08-12'],
    ['a date before the codes', simplified.replace('2019', '2018'), 'F is not as expected'],
    ['no number', simplified.replace('FS CDVF/12345', ''), 'G is not as expected: '],
    ['a number of 61 characters', simplified.replace('FS CDVF/12345', 'F'.repeat(61)), 'G is not as expected'],
    ['a code of 61 characters in the ATCUD', simplified.replace('CDF7T5HD-', `${'C'.repeat(61)}-`), 'H is not as expected'],
    ['an ATCUD without its number', simplified.replace('CDF7T5HD-12345', 'CDF7T5HD'), 'H is not as expected: CDF7T5HD'],
    ['a comma', simplified.replace('I7:0.65', 'I7:0,65'), 'I7 is not as expected: 0,65'],
    ['three decimals', simplified.replace('O:0.80', 'O:0.801'), 'O is not as expected: 0.801'],
    ['an empty sum', simplified.replace('N:0.15', 'N:'), 'N is not as expected: '],
    ['a negative total', simplified.replace('O:0.80', 'O:-0.80'), 'O is not as expected: -0.80'],
    ['fields out of order', simplified.replace('*N:0.15*O:0.80', '*O:0.80*N:0.15'), 'N is out of order'],
    ['a field twice', simplified.replace('*N:0.15', '*N:0.15*N:0.15'), 'N is out of order'],
    ['an unknown field', simplified.replace('*N:', '*Z:1*N:'), 'a field is not as expected: Z:1'],
    ['a part without a colon', simplified.replace('*N:0.15', '*N0.15'), 'a field is not as expected: N0.15'],
  ])('%s is malformed', (_name, text, detail) => {
    expect(ptAtcudFormat.read(text)).toMatchObject({ ok: false, reason: 'malformed', detail: expect.stringContaining(detail) });
  });

  test.each(['C', 'D', 'E', 'F', 'G', 'H', 'I1', 'N', 'O', 'Q', 'R'])('without %s it is malformed', (name) => {
    expect(ptAtcudFormat.read(simplified.replace(new RegExp(`\\*${name}:[^*]*`), ''))).toEqual({
      ok: false,
      reason: 'malformed',
      detail: `${name} is missing`,
    });
  });

  test('a changed digit of the issuer is found by its check digit', () => {
    const text = simplified;
    for (let at = 2; at < 10; at += 1) {
      for (let digit = 0; digit < 10; digit += 1) {
        if (digit === Number(text.charAt(at))) continue;
        expect(ptAtcudFormat.read(text.slice(0, at) + String(digit) + text.slice(at + 1))).toMatchObject({
          ok: false,
          reason: 'malformed',
          detail: expect.stringContaining('A is'),
        });
      }
    }
  });

  test('what software writes is what is read: regions, stamp tax, colons and slashes in values', () => {
    const cents = fc.integer({ min: 0, max: 10 ** 9 });
    const decimal = (minor: number) => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
    fc.assert(
      fc.property(
        fc.array(cents, { minLength: 14, maxLength: 14 }),
        cents,
        cents,
        fc.stringMatching(/^[A-Z]{2} [A-Z0-9:.]{1,10}\/\d{1,6}$/),
        (parts, other, stamp, number) => {
          const regions = ['I', 'J'].map((letter, region) =>
            [
              `${letter}1:${region === 0 ? 'PT' : 'PT-MA'}`,
              ...['2', '3', '4', '5', '6', '7', '8'].map((part, at) => `${letter}${part}:${decimal(parts[region * 7 + at] ?? 0)}`),
            ].join('*'),
          );
          const vat = parts.filter((_, at) => [2, 4, 6].includes(at % 7)).reduce((sum, part) => sum + part, 0);
          const bases = parts.filter((_, at) => ![2, 4, 6].includes(at % 7)).reduce((sum, part) => sum + part, 0);
          const total = bases + vat + other + stamp;
          const text = `A:503340855*B:Desconhecido*C:Desconhecido*D:FR*E:N*F:20260101*G:${number}*H:JFXK7T2P-317*${regions.join('*')}*L:${decimal(other)}*M:${decimal(stamp)}*N:${decimal(vat + stamp)}*O:${decimal(total)}*Q:aB3d*R:9999`;
          expect(ptAtcudFormat.read(text)).toMatchObject({ ok: true, totalMinor: total, number, warnings: [] });
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each(['A:1', 'A:123456789*C:PT', 'B:123456789*A:1', '*'.repeat(4096), `A:${'1'.repeat(40)}*B:`, 'WIFI:S:A:B;*B:;', ''])(
    '%s is no receipt of this kind',
    (text) => {
      expect(ptAtcudFormat.read(text)).toBeNull();
    },
  );

  test('a code of nothing but fields is answered in bounded time', () => {
    expect(ptAtcudFormat.read(`A:1*B:${'*'.repeat(4000)}`)).toMatchObject({ ok: false, reason: 'malformed' });
  });
});
