import { describe, expect, test } from 'vitest';
import { enumeration } from '../../../domain/text/enumeration.ts';
import { formatDate } from '../../../domain/text/format-date.ts';
import { formatFactor, formatShare } from '../../../domain/text/format.ts';
import { languages } from '../../../domain/text/language.ts';
import { word } from '../../../domain/text/wording.ts';
import { wordDeadline } from '../../../domain/text/word-deadline.ts';

const ear = { language: 'en', currency: 'RUB', todayLocal: '2026-11-18T13:10:00' } as const;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('a sentence that came as data', () => {
  test('words its clauses with its own arguments and enumerates them', () => {
    const said = {
      key: 'near',
      args: {
        missingClause: 'missing.sum missing.shops',
        missingMinor: 5_000,
        missingShops: 1,
        byLocal: '2026-11-22',
        winClause: 'win.points',
        points: 2,
      },
    };
    expect(plain(word(said, ear))).toBe('50 ₽ more and 1 more shop by Sunday and you get 2 points');
  });

  test('a clause from a newer core is its name, never an empty place', () => {
    expect(word({ key: 'award.base', args: { campaign: 'Hare', gainClause: 'gain.of-tomorrow' } }, ear)).toBe('Hare: gain.of-tomorrow');
  });

  test('the end of an argument’s name says how it is written', () => {
    const date = { key: 'rule.when', args: { fromMomentLocal: '2026-11-21T10:00:00', untilMomentLocal: '2026-11-22' } };
    expect(plain(word(date, ear))).toBe('Bought from 21 November 2026, 10:00 to 22 November 2026.');
    expect(plain(word({ key: 'rule.who.share', args: { memberShare: 125 } }, ear))).toContain('12.5%');
    expect(plain(word({ key: 'award.times', args: { campaign: 'x', gainClause: 'gain.gift', gift: 'y', timesFactor: 2500 } }, ear))).toBe(
      'x (×2.5): y',
    );
  });
});

test('enumerations have their last word joined, without a comma before it', () => {
  expect(languages.map((language) => enumeration(['a', 'b', 'c'], language))).toEqual([
    'a, b and c',
    'a, b и c',
    'a, b ja c',
    'a, b und c',
  ]);
  expect(languages.map((language) => enumeration(['a', 'b'], language, 'or'))).toEqual(['a or b', 'a или b', 'a tai b', 'a oder b']);
  expect([enumeration([], 'en'), enumeration(['a'], 'en')]).toEqual(['', 'a']);
});

test('factors and shares have the decimal sign of the language, and none they do not need', () => {
  expect([2000, 1500, 1050, 10_001].map((perMille) => formatFactor(perMille, 'de'))).toEqual(['2', '1,5', '1,05', '10,001']);
  expect([1000, 600, 25, 1].map((perMille) => plain(formatShare(perMille, 'ru')))).toEqual(['100 %', '60 %', '2,5 %', '0,1 %']);
  expect(formatShare(600, 'en')).toBe('60%');
});

test('a day is told with its year where it needs one', () => {
  expect(languages.map((language) => plain(formatDate('2027-12-31', language)))).toEqual([
    '31 December 2027',
    '31 декабря 2027 года',
    '31. joulukuuta 2027',
    '31. Dezember 2027',
  ]);
});

test('a deadline without a today is a day with its year, and what is no day stays as it is', () => {
  expect(plain(wordDeadline('2026-11-22', '', 'en'))).toBe('by 22 November 2026');
  expect(wordDeadline('soon', '2026-11-18', 'en')).toBe('soon');
  expect(wordDeadline('2026-11-24', '2026-11-18T23:59:59', 'en')).toBe('by Tuesday');
  expect(plain(wordDeadline('2026-11-25', '2026-11-18T00:00:00', 'en'))).toBe('by 25 November');
});
