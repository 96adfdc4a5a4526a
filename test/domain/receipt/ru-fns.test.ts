import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ruFnsFormat } from '../../../domain/receipt/formats/ru-fns.ts';
import { samples } from './samples/ru-fns.ts';

const sample = samples[0]?.text ?? '';
const read = ruFnsFormat.read;

describe('Russian fiscal receipts', () => {
  test('a real code gives drive, document, sign, local time and kopecks', () => {
    expect(read(sample)).toEqual({
      ok: true,
      country: 'RU',
      format: 'ru-fns',
      issuer: '9289000100393237',
      tillKey: 'ru-fns:9289000100393237',
      identity: 'ru-fns:9289000100393237/20509/2249765769',
      issuedAtLocal: '2019-06-13T13:23:00',
      timeKnown: true,
      zone: null,
      number: '20509',
      totalMinor: 52439,
      currency: 'RUB',
      kind: 'purchase',
      proof: { level: 'online', verified: null },
      ended: false,
      warnings: [],
    });
  });

  test('the order of fields, case of names and wrapping in an address do not change what is read', () => {
    const plain = read(sample);
    fc.assert(
      fc.property(fc.shuffledSubarray(sample.split('&'), { minLength: 6, maxLength: 6 }), (parts) => {
        const text = parts.join('&');
        expect(read(text)).toEqual(plain);
        expect(read(`https://check.example/rec?${text}`)).toEqual(plain);
        expect(read(`https://check.example/#/rec?${text}&utm=x`)).toEqual(plain);
        expect(read(text.replace(/(^|&)(\w+)=/g, (_all, before: string, name: string) => `${before}${name.toUpperCase()}=`))).toEqual(
          plain,
        );
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['t=20190613T1323', '2019-06-13T13:23:00'],
    ['t=20190613T132359', '2019-06-13T13:23:59'],
    ['t=2019-06-13T13:23', '2019-06-13T13:23:00'],
    ['t=2019-06-13T13:23:59', '2019-06-13T13:23:59'],
    ['t=2019-06-13T13%3A23%3A59', '2019-06-13T13:23:59'],
    ['t=20190613t132300', '2019-06-13T13:23:00'],
  ])('the time %s is %s', (time, local) => {
    expect(read(sample.replace(/t=\w+/, time))).toMatchObject({ ok: true, issuedAtLocal: local });
  });

  test.each([
    ['524.39', 52439],
    ['524.4', 52440],
    ['524', 52400],
    ['0.01', 1],
    ['0.00', 0],
    ['1234567.00', 123456700],
    ['524,39', 52439],
  ])('s=%s is %i kopecks', (sum, minor) => {
    expect(read(sample.replace('524.39', sum))).toMatchObject({ ok: true, totalMinor: minor });
  });

  test.each([
    [1, 'purchase'],
    [2, 'refund'],
    [3, 'refund'],
    [4, 'refund'],
  ])('n=%i is a %s: only income earns', (n, kind) => {
    expect(read(sample.replace('n=1', `n=${n}`))).toMatchObject({ ok: true, kind });
  });

  test('leading zeros do not make another receipt', () => {
    const zeros = sample.replace('i=20509', 'i=0000020509').replace('fp=2249765769', 'fp=02249765769');
    expect(read(zeros)).toMatchObject({ identity: 'ru-fns:9289000100393237/20509/2249765769' });
    expect(read(sample.replace('fp=2249765769', 'fp=0249765769'))).toMatchObject({
      identity: 'ru-fns:9289000100393237/20509/249765769',
    });
  });

  test.each([
    ['no sign', sample.replace('fp=2249765769&', ''), 'fp'],
    ['no time', sample.replace('t=20190613T132300&', ''), 't'],
    ['31 February', sample.replace('20190613', '20190231'), 't'],
    ["25 o'clock", sample.replace('T132300', 'T252300'), 't'],
    ['three decimals', sample.replace('524.39', '524.391'), 's'],
    ['a negative sum', sample.replace('524.39', '-524.39'), 's'],
    ['n=5', sample.replace('n=1', 'n=5'), 'n'],
    ['no n', sample.replace('&n=1', ''), 'n'],
    ['letters in fn', sample.replace('fn=9289', 'fn=928O'), 'fn'],
    ['fn of 17 digits', sample.replace('fn=9', 'fn=99'), 'fn'],
    ['two sums', `${sample}&s=1.00`, 's'],
  ])('%s: malformed, and the detail names %s', (_name, text, field) => {
    const result = read(text);
    expect(result).toMatchObject({ ok: false, reason: 'malformed' });
    expect(result?.ok === false && result.detail.startsWith(`${field} is`)).toBe(true);
  });

  test('what the shop pays out is told', () => {
    expect(read(sample.replace('n=1', 'n=3'))).toMatchObject({ warnings: ['money paid out by the shop, not a purchase'] });
    expect(read(sample.replace('fn=9289000100393237', 'fn=9289'))).toMatchObject({ warnings: ['fn has not 16 digits'] });
    expect(read(sample.replace('fp=2249765769', 'fp=9999999999'))).toMatchObject({ warnings: ['fp is larger than a fiscal sign can be'] });
    expect(read(sample.replace('524.39', '524'))).toMatchObject({ warnings: ['s has no kopecks'] });
  });

  test.each(['', 't=1&s=2', 'fn=1', 'a=1&b=2&c=3', 'https://example.org/?i=1&f=2', 'fn=&'.repeat(1000)])(
    '%.40s is not this format',
    (other) => {
      expect(read(other)).toBeNull();
    },
  );
});

test('a name given twice is told fit for a terminal, and shortened', () => {
  // Found by ten million altered codes: a NUL before the name came through into the detail.
  const told = read(`t=20190613T132300&s=524.39&fn=9289000100393237&\u0000i=3237&\u0000i=20509&fp=2249765769&n=1`);
  expect(told).toEqual({ ok: false, reason: 'malformed', detail: '\ufffdi is given twice' });
  const name = 'q'.repeat(400);
  const long = read(`t=20190613T132300&s=524.39&fn=9289000100393237&i=20509&fp=2249765769&n=1&${name}=1&${name}=2`);
  expect(long).toEqual({ ok: false, reason: 'malformed', detail: `${'q'.repeat(40)} is given twice` });
});
