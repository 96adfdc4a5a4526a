import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { formatDay, formatMoment, formatTime, formatWeekday, weekdayOf } from '../../../domain/text/format-date.ts';
import { formatCount, formatGain, formatMoney, formatTyped } from '../../../domain/text/format.ts';
import { de } from '../../../domain/text/de.ts';
import { en } from '../../../domain/text/en.ts';
import { fi } from '../../../domain/text/fi.ts';
import { languages } from '../../../domain/text/language.ts';
import { isTextKey, phrase } from '../../../domain/text/phrase.ts';
import { ru } from '../../../domain/text/ru.ts';
import { sentence, word } from '../../../domain/text/wording.ts';

const catalogues: Record<string, Readonly<Record<string, string>>> = { en, ru, fi, de };
const ear = { language: 'en', currency: 'RUB', todayLocal: '2026-11-14T13:10:00' } as const;

/** Names of the arguments of an ICU message, plurals included. */
function argumentsOf(text: string): string[] {
  const found = new Set<string>();
  const walk = (elements: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const element of elements) {
      // type 0 is the text between arguments; it has a value too
      if ('value' in element && Number(element.type) !== 0) found.add(element.value);
      if ('options' in element) for (const option of Object.values(element.options)) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
}

describe.each(languages)('texts in %s', (language) => {
  const texts = catalogues[language] ?? {};

  test('every English text is there, takes the same arguments and is a valid message', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(en).sort());
    const differing = Object.entries(en).filter(([key, text]) => argumentsOf(text).join() !== argumentsOf(texts[key] ?? '').join());
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test('no text shouts, blames or is empty', () => {
    const harsh = /!|\berror\b|\binvalid\b|\bsorry\b|please try again|suspicious|ошибк|неверн|virhe\b|Fehler|ungültig/i;
    const visitors = Object.entries(texts).filter(([key]) => !/^(desk|devices)\./.test(key));
    expect(visitors.filter(([, text]) => text.trim() === '' || harsh.test(text)).map(([key]) => key)).toEqual([]);
  });
});

test('Russian and Finnish decline what is counted', () => {
  const points = (count: number) => phrase('ru', 'visit.reward-points', { points: count });
  expect([1, 2, 5, 11, 21, 22, 112].map(points)).toEqual([
    '+1 балл',
    '+2 балла',
    '+5 баллов',
    '+11 баллов',
    '+21 балл',
    '+22 балла',
    '+112 баллов',
  ]);
  expect([1, 2].map((count) => phrase('fi', 'visit.reward-points', { points: count }))).toEqual(['+1 piste', '+2 pistettä']);
});

test('figures and money are grouped as each language does, and a figure never parts from its sign', () => {
  expect(languages.map((language) => formatMoney(245_000, 'RUB', language))).toEqual([
    '2,450\u00a0₽',
    '2\u00a0450\u00a0₽',
    '2\u00a0450\u00a0₽',
    '2.450\u00a0₽',
  ]);
  expect(languages.map((language) => formatMoney(-31_050, 'RUB', language))).toEqual([
    '−310.50\u00a0₽',
    '−310,50\u00a0₽',
    '−310,50\u00a0₽',
    '−310,50\u00a0₽',
  ]);
  expect(formatMoney(1_500, 'JPY', 'en')).toBe('1,500\u00a0JPY');
  expect([999, 1_000, 1_000_000].map((value) => formatCount(value, 'de'))).toEqual(['999', '1.000', '1.000.000']);
  expect([formatGain(24, 'en'), formatGain(0, 'en')]).toEqual(['+24', '0']);
  expect(['', '1000', '1000,5', '1000.'].map((text) => formatTyped(text, 'ru'))).toEqual([
    '0',
    '1\u00a0000',
    '1\u00a0000,5',
    '1\u00a0000,',
  ]);
});

test('days and hours are told as each language tells them', () => {
  expect(languages.map((language) => formatDay('2026-11-30', language))).toEqual([
    '30\u00a0November',
    '30\u00a0ноября',
    '30.\u00a0marraskuuta',
    '30.\u00a0November',
  ]);
  expect(languages.map((language) => formatTime('21:00', language))).toEqual(['21:00', '21:00', 'klo\u00a021', '21\u00a0Uhr']);
  expect(formatWeekday('2026-11-14', 'en')).toBe('Sat\u00a014\u00a0November');
  expect(['2026-11-16', '2024-02-29', '2000-01-01'].map(weekdayOf)).toEqual([1, 4, 6]);
  expect(formatMoment('2026-11-14T21:00:00', ear.todayLocal, 'en')).toBe('21:00');
  expect(formatMoment('2026-11-15T21:00:00', ear.todayLocal, 'en')).toBe('15\u00a0November');
  expect(formatDay('no date', 'en')).toBe('no date');
});

test('a sentence as data is worded by the names of its arguments', () => {
  expect(word(sentence('not.minimum', { campaign: 'Hare', minimumMinor: 50_000 }), ear)).toContain('500\u00a0₽');
  expect(word({ key: 'visit.until', args: { untilLocal: '2026-11-14T21:00:00' } }, ear)).toBe('Until 21:00');
});

test('an unknown key and a missing argument give a word, never an empty screen', () => {
  expect(word({ key: 'from.a.newer.core', args: {} }, ear)).toBe('from.a.newer.core');
  expect(word({ key: 'toast.booked', args: {} }, ear)).toBe('Booked: +points');
});

test('every key that the core writes out in full is a text', () => {
  const root = join(import.meta.dirname, '../../..');
  const files = ['domain', 'main', 'server'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(root, folder, name)),
  );
  const keys = files
    .filter((file) => !file.includes('/text/'))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/key: '([a-zA-Z-]+(?:\.[a-zA-Z-]+)+)', args/g)].map(([, key = '']) => key));
  expect(keys.length).toBeGreaterThan(5);
  expect([...new Set(keys)].filter((key) => !isTextKey(key))).toEqual([]);
});

test('every reason that the rules and the visit know by name has its words', () => {
  const root = join(import.meta.dirname, '../../..');
  const namesIn = (file: string, constant: string): string[] => {
    const source = readFileSync(join(root, file), 'utf8');
    const start = source.indexOf(constant);
    return [...source.slice(start, source.indexOf(']', start)).matchAll(/'([a-z-]+)'/g)].map(([, name = '']) => name);
  };
  const refusals = namesIn('domain/contract/refusal.ts', 'export const refusal = ');
  const holds = namesIn('domain/contract/refusal.ts', 'export const holdReason = ');
  const wanted = [...refusals.map((name) => `refusal.${name}`), ...holds.map((name) => `hold.${name}`)].flatMap((base) => [
    `${base}.title`,
    `${base}.why`,
    `${base}.what`,
  ]);
  expect(refusals.length).toBeGreaterThan(20);
  expect([...wanted, ...holds.map((name) => `hold.${name}`)].filter((key) => !isTextKey(key))).toEqual([]);
});
