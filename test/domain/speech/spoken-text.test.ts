/** What a voice makes of the forms that only an eye understands. */
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { spokenText } from '../../../domain/speech/spoken-text.ts';
import { formatShortDay, formatWeekday } from '../../../domain/text/format-date.ts';
import { formatCount, formatGain, formatMoney } from '../../../domain/text/format.ts';
import { languages } from '../../../domain/text/language.ts';

describe('spoken text', () => {
  test('a reference is spelled', () => {
    expect(spokenText('K3-4821', 'en')).toBe('number K 3, 4 8 2 1');
    expect(spokenText('At the desk: K3-4821', 'en')).toBe('At the desk: K 3, 4 8 2 1');
    expect(spokenText('Назовите K12-7.', 'ru')).toBe('Назовите K 1 2, 7.');
  });

  test('masked digits are the end of a number, and the last four are said one by one', () => {
    expect(spokenText('A. ••4821', 'en')).toBe('A. number ending 4 8 2 1');
    expect(spokenText('••4821', 'ru')).toBe('последние цифры 4 8 2 1');
  });

  test('money takes the word of its currency in the form that its number asks for', () => {
    expect(spokenText(formatMoney(245_000, 'RUB', 'ru'), 'ru')).toBe('2450 рублей');
    expect(spokenText(formatMoney(2_100, 'RUB', 'ru'), 'ru')).toBe('21 рубль');
    expect(spokenText(formatMoney(300, 'RUB', 'ru'), 'ru')).toBe('3 рубля');
    expect(spokenText(formatMoney(123_450, 'EUR', 'de'), 'de')).toBe('1234,50 Euro');
    expect(spokenText(formatMoney(100, 'EUR', 'fi'), 'fi')).toBe('1 euro');
    expect(spokenText(formatMoney(123_456_700, 'GBP', 'en'), 'en')).toBe('1234567 pounds');
  });

  test('signs are words', () => {
    expect(spokenText(formatGain(24, 'de'), 'de')).toBe('plus 24');
    expect(spokenText('×3', 'en')).toBe('times 3');
    expect(spokenText(formatCount(-5, 'fi'), 'fi')).toBe('miinus 5');
  });

  test('pieces are counted, and a factor is a factor', () => {
    expect(spokenText('1 × Plush hare', 'en')).toBe('1 piece: Plush hare');
    expect(spokenText('5 × Зонт и 21 × Кружка', 'ru')).toBe('5 штук: Зонт и 21 штука: Кружка');
    expect(spokenText('×3', 'en')).toBe('times 3');
  });

  test('units are said in full where they are units, and a word of one letter stays a word', () => {
    expect(spokenText('kept for 90 s', 'en')).toBe('kept for 90 seconds');
    expect(spokenText('Вступить за 40 с, ещё нет карты', 'ru')).toBe('Вступить за 40 секунд, ещё нет карты');
    expect(spokenText('Новый код через 21 мин', 'ru')).toBe('Новый код через 21 минуту');
    expect(spokenText('Завтра 100 с 10:00', 'ru')).toBe('Завтра 100 с 10:00');
    expect(spokenText('ещё 1200 с 5 декабря', 'ru')).toBe('ещё 1200 с 5 декабря');
  });

  test('a day after the word that begins a deadline is bent as its language bends it', () => {
    expect(spokenText('до ср,\u00a025\u00a0ноября, 22:00', 'ru')).toBe('до среды, 25 ноября, 22:00');
    expect(spokenText('пт, 13 ноября', 'ru')).toBe('пятница, 13 ноября');
    expect(spokenText('until Wed 25 November', 'en')).toBe('until Wednesday 25 November');
  });

  test('short days are said in full', () => {
    expect(spokenText(formatShortDay('2026-11-14', 'ru'), 'ru')).toBe('14 ноября');
    expect(spokenText(formatShortDay('2026-11-14', 'de'), 'de')).toBe('14. November');
    expect(spokenText(formatWeekday('2026-11-14', 'fi'), 'fi')).toBe('lauantai 14. marraskuuta');
    expect(spokenText('So geht es', 'de')).toBe('So geht es');
  });

  test('a card number is said digit by digit', () => {
    expect(spokenText('9000 1234 5678 4821', 'en')).toBe('9 0 0 0, 1 2 3 4, 5 6 7 8, 4 8 2 1');
    expect(spokenText('90001234', 'en')).toBe('9 0 0 0 1 2 3 4');
  });

  test('no digit of a sum or a count is lost or added, in any language', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.constantFrom(...languages),
        fc.constantFrom('RUB', 'EUR'),
        (amount, language, currency) => {
          const shown = formatMoney(amount, currency, language);
          expect(spokenText(shown, language).replace(/\D/g, '')).toBe(shown.replace(/\D/g, ''));
        },
      ),
    );
  });
});
