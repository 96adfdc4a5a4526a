/** Laws of filling texts: whatever our texts are written in reads as the whole of ICU would read it. */
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { fillMessage } from '../../../domain/text/fill-message.ts';
import { formatCount } from '../../../domain/text/format.ts';
import { languageFile, languages } from '../../../domain/text/language.ts';
import type { Language } from '../../../domain/text/language.ts';

/** Below a thousand figures look alike everywhere; group signs are the language file's own affair. */
const counts = [0, 1, 2, 3, 4, 5, 10, 11, 12, 14, 20, 21, 22, 25, 100, 101, 111, 121, 983];

/** Names of the places of a text, with the words that a `select` knows. */
function placesOf(text: string): Map<string, string[]> {
  const places = new Map<string, string[]>();
  const walk = (parts: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const part of parts) {
      if ('value' in part && Number(part.type) !== 0) places.set(part.value, [...(places.get(part.value) ?? [])]);
      if (!('options' in part)) continue;
      const words = Object.keys(part.options).filter((each) => each.startsWith('_'));
      places.set(part.value, [...(places.get(part.value) ?? []), ...words]);
      for (const option of Object.values(part.options)) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst());
  return places;
}

/** Every text with every count, and with every word of its choices and one that it does not know. */
function differences(language: Language): string[] {
  const found: string[] = [];
  for (const [key, text] of Object.entries(languageFile(language).texts)) {
    if (!text.includes('{')) continue;
    const places = [...placesOf(text)];
    const most = Math.max(2, ...places.map(([, words]) => words.length + 1));
    const whole = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
    for (const count of counts) {
      for (let at = 0; at < most; at += 1) {
        const filling = Object.fromEntries(
          places.map(([name, words]) => [name, words.length > 0 ? (words[at] ?? '_stranger') : count + at]),
        );
        const [said, wanted] = [fillMessage(text, filling, language), whole.format(filling)];
        if (said !== wanted) found.push(`${key} of ${JSON.stringify(filling)}: "${said}", not "${String(wanted)}"`);
      }
    }
  }
  return found;
}

test.each(languages)('every text in %s is filled as ICU fills it', (language) => {
  expect(differences(language)).toEqual([]);
});

describe('a text', () => {
  test('groups its numbers as the language does, in a place and in a plural', () => {
    for (const language of languages) {
      expect(fillMessage('{sum}', { sum: 12_345 }, language)).toBe(formatCount(12_345, language));
      expect(fillMessage('{sum, plural, other {# x}}', { sum: 12_345 }, language)).toBe(`${formatCount(12_345, language)} x`);
    }
  });

  test('shows the name of what it was not given', () => {
    expect(fillMessage('{who} has {count, plural, one {# point} other {# points}}', {}, 'en')).toBe('who has count points');
  });

  test('knows nothing of the places of others: names of the language itself fill nothing', () => {
    expect(fillMessage('{toString} {constructor}', {}, 'en')).toBe('toString constructor');
  });

  test('whose braces do not close is said to its end and stops', () => {
    expect(fillMessage('one {two', { two: 2 }, 'en')).toBe('one 2');
    expect(fillMessage('one {two, plural, one {', { two: 1 }, 'en')).toBe('one ');
  });
});
