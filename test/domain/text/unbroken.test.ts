import { expect, test } from 'vitest';
import { unbroken } from '../../../domain/text/unbroken.ts';

test.each([
  ['Чеки на 12 000 рублей за неделю', 'Чеки на 12\u00a0000 рублей за неделю'],
  ['1 000 000 ₽', '1\u00a0000\u00a0000\u00a0₽'],
  ['20 % alennusta, 5 000 ₽:lla', '20\u00a0% alennusta, 5\u00a0000\u00a0₽:lla'],
  ['ab 18 Uhr 300 Punkte', 'ab 18 Uhr 300 Punkte'],
  ['Room 12 2026', 'Room 12 2026'],
  ['Заяц — ваш, 10 – 20 и минус –5', 'Заяц\u00a0— ваш, 10\u00a0– 20 и минус –5'],
])('figures stay whole, all else may break: %s', (text, whole) => {
  expect(unbroken(text)).toBe(whole);
});
