// Figures in people's texts: every way to write a date, an hour, a sum, in four languages; and nothing is found twice.
import { describe, expect, test } from 'vitest';

import { findFigures } from '../../../domain/legal/find-figures.ts';

const dateOf = (text: string) => findFigures(text).map((figure) => figure.meaning);
const day = (year: number | null, month: number, dayOfMonth: number, hour: string | null = null) => ({
  kind: 'date',
  year,
  month,
  day: dayOfMonth,
  hour,
});

describe('dates', () => {
  test.each([
    ['21.11.2026', [day(2026, 11, 21)]],
    ['1.2.2026', [day(2026, 2, 1)]],
    ['2026-11-21', [day(2026, 11, 21)]],
    ['21/11/2026', [day(2026, 11, 21)]],
    ['21 November 2026', [day(2026, 11, 21)]],
    ['21st November', [day(null, 11, 21)]],
    ['November 21, 2026', [day(2026, 11, 21)]],
    ['Nov 21', [day(null, 11, 21)]],
    ['21 ноября 2026', [day(2026, 11, 21)]],
    ['21 ноября 2026 года', [day(2026, 11, 21)]],
    ['21 ноября 2026 г.', [day(2026, 11, 21)]],
    ['21. marraskuuta 2026', [day(2026, 11, 21)]],
    ['21. November 2026', [day(2026, 11, 21)]],
    ['21.\u00a0März', [day(null, 3, 21)]],
    ['21–22 November 2026', [day(2026, 11, 21), day(2026, 11, 22)]],
    ['21.–22.11.2026', [day(2026, 11, 21), day(2026, 11, 22)]],
    ['29 February', [day(null, 2, 29)]],
  ])('%s', (text, expected) => {
    expect(dateOf(`from ${text} on`)).toEqual(expected);
  });

  test.each([
    ['21 November 2026, 10:00', '10:00'],
    ['21 November 2026 at 10:00', '10:00'],
    ['21.11.2026 klo 9.30', '09:30'],
    ['21. marraskuuta 2026 klo 10', '10:00'],
    ['21. November 2026 um 10 Uhr', '10:00'],
    ['21. November 2026, 10:15 Uhr', '10:15'],
    ['10:00 21 ноября 2026 года', '10:00'],
    ['10:00 on 21 November 2026', '10:00'],
    ['2026-11-21 04:00', '04:00'],
  ])('%s has its hour', (text, hour) => {
    expect(dateOf(text)).toEqual([day(2026, 11, 21, hour)]);
  });

  test('an hour belongs to the date it stands beside, not to the one before', () => {
    expect(dateOf('с 10:00 21 ноября 2026 года до 22:00 22 ноября 2026 года')).toEqual([
      day(2026, 11, 21, '10:00'),
      day(2026, 11, 22, '22:00'),
    ]);
  });

  test.each(['31.02.2026', '32 November 2026', '29 February 2027', '10.13.2026'])('%s is no date', (text) => {
    expect(dateOf(text)).toEqual([{ kind: 'no-date' }]);
  });
});

describe('sums', () => {
  test.each([
    ['5 000 ₽', 'RUB', '5000'],
    ['5\u00a0000\u00a0₽', 'RUB', '5000'],
    ['5,000 ₽', 'RUB', '5000'],
    ['5.000 ₽', 'RUB', '5000'],
    ['5000 рублей', 'RUB', '5000'],
    ['500 руб.', 'RUB', '500'],
    ['1 500,50 руб', 'RUB', '1500.50'],
    ['5,000 roubles', 'RUB', '5000'],
    ['5 000 ruplaa', 'RUB', '5000'],
    ['5.000 Rubel', 'RUB', '5000'],
    ['RUB 5,000', 'RUB', '5000'],
    ['12,50 €', 'EUR', '12.50'],
    ['€12.50', 'EUR', '12.50'],
    ['S$20', 'SGD', '20'],
    ['1.234.567 €', 'EUR', '1234567'],
    ['10 000 тенге', 'KZT', '10000'],
    ['£5', 'GBP', '5'],
    ['$5', 'USD', '5'],
  ])('%s', (text, currency, value) => {
    expect(dateOf(`from ${text} on`)).toEqual([{ kind: 'sum', currency, value }]);
  });
});

describe('counts and hours', () => {
  test.each([
    ['the first 100 a day', [{ kind: 'count', value: '100' }]],
    ['10 000 points', [{ kind: 'count', value: '10000' }]],
    ['1,5 times', [{ kind: 'count', value: '1.5' }]],
    [
      'from 10:00 to 22 Uhr',
      [
        { kind: 'hour', hour: '10:00' },
        { kind: 'hour', hour: '22:00' },
      ],
    ],
    [
      'klo 9–klo 21.30',
      [
        { kind: 'hour', hour: '09:00' },
        { kind: 'hour', hour: '21:30' },
      ],
    ],
    ['shelf K3', []],
  ])('%s', (text, expected) => {
    expect(dateOf(text)).toEqual(expected);
  });

  test('the numbers of a list are none, and each figure knows its line', () => {
    const figures = findFigures('1. One hare.\n2.1) At most 3 hares,\n3. until 22.11.2026, for 5 000 ₽.');
    expect(figures.map(({ said, line }) => [said, line])).toEqual([
      ['3', 2],
      ['22.11.2026', 3],
      ['5 000 ₽', 3],
    ]);
  });
});
