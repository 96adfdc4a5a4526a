// Every visitor language says the same things: the same keys, and the same arguments inside each phrase.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';

import { root } from './tree.ts';

const folder = join(root, 'domain', 'text');
const languages = ['en', 'ru', 'fi', 'de'];

type Phrases = Map<string, string>;

function collect(value: unknown, path: string, phrases: Phrases): void {
  if (typeof value === 'string') phrases.set(path, value);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) collect(inner, path === '' ? key : `${path}.${key}`, phrases);
  }
}

/** Everything that the language's file exports, by its place in there. */
async function phrasesOf(language: string): Promise<Phrases> {
  const phrases: Phrases = new Map();
  const module = (await import(pathToFileURL(join(folder, `${language}.ts`)).href)) as Record<string, unknown>;
  for (const [exported, value] of Object.entries(module)) collect(value, exported === language ? '' : exported, phrases);
  return phrases;
}

/** A parsed ICU message as far as we walk it. */
interface Part {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
}

const LITERAL = 0;
const POUND = 7;

function collectArguments(parts: readonly Part[], names: Set<string>): void {
  for (const part of parts) {
    if (part.type !== LITERAL && part.type !== POUND && part.value !== undefined) names.add(part.value);
    for (const option of Object.values(part.options ?? {})) collectArguments(option.value, names);
  }
}

/** The names of the arguments of an ICU message; throws with the place of a mistake in it. */
function argumentsOf(message: string, language: string): string[] {
  const names = new Set<string>();
  const parsed = new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst();
  collectArguments(parsed, names);
  return [...names].sort();
}

describe('every visitor language', () => {
  test('is there', () => {
    expect(languages.filter((language) => !existsSync(join(folder, `${language}.ts`)))).toEqual([]);
  });

  test.each(languages.slice(1))('%s has the phrases of en, no more and no fewer', async (language) => {
    const [english, other] = [await phrasesOf('en'), await phrasesOf(language)];
    expect(english.size).toBeGreaterThan(0);
    expect([...english.keys()].filter((key) => !other.has(key))).toEqual([]);
    expect([...other.keys()].filter((key) => !english.has(key))).toEqual([]);
  });

  test.each(languages.slice(1))('%s uses in each phrase only arguments that en has', async (language) => {
    const [english, other] = [await phrasesOf('en'), await phrasesOf(language)];
    const strangers = [...other].flatMap(([key, message]) => {
      const known = argumentsOf(english.get(key) ?? '', 'en');
      return argumentsOf(message, language).flatMap((name) => (known.includes(name) ? [] : [`${key}: {${name}}`]));
    });
    expect(strangers).toEqual([]);
  });

  test.each(languages)('%s leaves no phrase empty', async (language) => {
    expect([...(await phrasesOf(language))].filter(([, message]) => message.trim() === '').map(([key]) => key)).toEqual([]);
  });
});
