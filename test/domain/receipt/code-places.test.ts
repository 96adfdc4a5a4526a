/** Every format that is read can be pointed at, and a mall is shown its own papers. */
import { expect, test } from 'vitest';
import { codePlaces, codePlacesOf } from '../../../domain/receipt/code-places.ts';
import { receiptFormats } from '../../../domain/receipt/read-receipt.ts';

test('each format has a place, and no place is without a format', () => {
  expect(Object.keys(codePlaces).sort()).toEqual(receiptFormats.map((format) => format.name).sort());
});

test('the formats of the tills are shown, the most tills first, each look once, three at most', () => {
  const tills = ['de-tse:a', 'ru-fns:1', 'ru-fns:2', 'si-furs:1', 'unknown:3', 'x'];
  expect(codePlacesOf(tills).map((place) => `${place.code} ${place.beside}`)).toEqual(['square ФН ФД ФП', 'square TSE', 'square ZOI EOR']);
  expect(codePlacesOf(['si-furs:1']).map((place) => place.code)).toEqual(['square', 'block', 'bars']);
  expect(codePlacesOf(['at-rksv:1', 'sa-zatca:1'])).toHaveLength(1);
});

test('a mall that lists no till is shown the square at the foot', () => {
  expect(codePlacesOf([])).toEqual([{ code: 'square', place: 'bottom', beside: '' }]);
  expect(codePlacesOf(['__proto__:1', 'constructor:1'])).toHaveLength(1);
});
