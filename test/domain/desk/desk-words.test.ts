import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { languages } from '../../../domain/text/language.ts';
import { phraseOf, isTextKey } from '../../../domain/text/phrase.ts';
import { desk as english } from '../../../domain/text/en/desk.ts';
import { shift } from '../../../domain/text/en/shift.ts';
import { parseAmount, parseTime } from '../../../domain/desk/typed-receipt.ts';

const root = join(import.meta.dirname, '../../..');
const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|svelte)$/.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));

test('every text that the desk names exists, whole or by its beginning', () => {
  const named = [...sources('domain/desk'), ...sources('renderer/desk')].flatMap((source) => [
    ...source.matchAll(/['`](desk\.[a-z.-]+)(\$\{)?/g),
  ]);
  const keys = Object.keys({ ...english, ...shift });
  const missing = named.filter(([, key = '', open]) =>
    open === undefined ? !isTextKey(key) : !keys.some((known) => known.startsWith(key)),
  );
  expect(missing.map(([, key]) => key)).toEqual([]);
});

test('every desk text is worded in each language without an argument left over', () => {
  const args = {
    count: 3,
    of: 3,
    points: 18,
    rows: 2,
    left: 2,
    hours: 24,
    seconds: 20,
    amountMinor: '2,450 ₽',
    last4: '4821',
    reference: 'K3-4821',
    name: 'M. Lind',
    time: '10:00',
    desk: 'D1',
    gift: 'Plush hare',
    why: 'typed',
    atLocal: '13:14',
    at: 'D2',
    untilLocal: '21:00',
    onLocal: '7 November',
    sinceLocal: '13 November',
    fromLocal: '09:45',
    reason: 'was ill',
    second: 'H. Berg',
    years: 18,
    days: 14,
  };
  for (const language of languages) {
    for (const key of Object.keys({ ...english, ...shift })) {
      if (!isTextKey(key)) throw new Error(`${key} is no text`);
      const worded = phraseOf(language, key, args);
      expect(worded, `${language} ${key}`).not.toMatch(/[{}]/);
      expect(worded.trim(), `${language} ${key}`).not.toBe('');
    }
  }
});

test('times are typed as they are seen; another day is the last such day that has been', () => {
  const now = '2026-01-02T13:31:00';
  expect(parseTime('1240', now)).toBe('2026-01-02T12:40:00');
  expect(parseTime('9:05', now)).toBe('2026-01-02T09:05:00');
  expect(parseTime('31.12 22:10', now)).toBe('2025-12-31T22:10:00');
  expect(parseTime('31.11 10:00', now)).toBeNull();
  expect(parseTime('2460', now)).toBeNull();
});

test('amounts are typed with either sign and grouped or not; half a figure is none', () => {
  expect(parseAmount('1780', 2)).toBe(178_000);
  expect(parseAmount('1 780,50', 2)).toBe(178_050);
  expect(parseAmount('1,780.50', 2)).toBe(178_050);
  expect(parseAmount('0', 2)).toBeNull();
  expect(parseAmount('12,345', 2)).toBe(1_234_500);
  expect(parseAmount('abc', 2)).toBeNull();
});
