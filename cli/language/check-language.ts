/** What is missing, too much or wrong in a language, held against the English texts. */
import { IntlMessageFormat } from 'intl-messageformat';
import { en } from '../../domain/text/en/language.ts';
import type { LanguageFile } from '../../domain/text/language-file.ts';

/** Letters of a row that a portrait board of 1080 points has room for, at 88 px. */
const ROW_MAX = 11;

/** A part of a message, as much of it as is looked at. */
interface Part {
  readonly value?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
  readonly pluralType?: string;
}

/** @param code ISO 639 code: it says which plural forms there are. @param file what a language's file exports, unchecked @returns nothing where all is right */
export function languageFaults(code: string, file: unknown): readonly string[] {
  if (typeof file !== 'object' || file === null) return ['exports no language: it must be an object, see domain/text/language-file.ts'];
  const language = file as Partial<LanguageFile>;
  return [...textFaults(code, language.texts ?? {}), ...customFaults(language)];
}

function textFaults(code: string, texts: Readonly<Record<string, unknown>>): readonly string[] {
  const faults: string[] = [];
  const categories = pluralCategories(code);
  if (categories === null) faults.push(`${code} is no language whose plurals are known`);
  for (const key of Object.keys(en.texts)) if (!Object.hasOwn(texts, key)) faults.push(`${key}: is missing`);
  for (const [key, text] of Object.entries(texts)) {
    const english = (en.texts as Readonly<Record<string, string | undefined>>)[key];
    if (english === undefined) faults.push(`${key}: no such text, it would never be shown`);
    else if (typeof text !== 'string' || text.trim() === '') faults.push(`${key}: is empty`);
    else faults.push(...messageFaults(text, english, categories ?? []).map((fault) => `${key}: ${fault}`));
  }
  return faults;
}

function messageFaults(text: string, english: string, categories: readonly string[]): readonly string[] {
  const parts = partsOf(text);
  if (typeof parts === 'string') return [parts];
  const faults: string[] = [];
  const wanted = namesIn(partsOf(english));
  const found = namesIn(parts);
  for (const name of found)
    if (!wanted.has(name))
      faults.push(`{${name}} is not filled: there are ${[...wanted].map((each) => `{${each}}`).join(' ') || 'no arguments'}`);
  for (const name of wanted) if (!found.has(name)) faults.push(`{${name}} is not said`);
  for (const plural of pluralsIn(parts)) {
    const missing = categories.filter(
      (each) => plural.options?.[each] === undefined && !(each === 'one' && plural.options?.['=1'] !== undefined),
    );
    if (missing.length > 0) faults.push(`the plural of {${String(plural.value)}} lacks ${missing.join(', ')}`);
  }
  return faults;
}

/** The parts of a message; a string: what is wrong with its braces. */
function partsOf(text: string): readonly Part[] | string {
  try {
    return new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst() as readonly Part[];
  } catch (error) {
    return `cannot be read (${error instanceof Error ? error.message : String(error)})`;
  }
}

function namesIn(parts: readonly Part[] | string): ReadonlySet<string> {
  const names = new Set<string>();
  if (typeof parts === 'string') return names;
  for (const part of everyPart(parts)) if (isArgument(part)) names.add(String(part.value));
  return names;
}

/** Letters are kind 0 and '#' kind 7 of the parser; all others name an argument. */
function isArgument(part: Part): boolean {
  const { type } = part as { readonly type?: number };
  return type !== 0 && type !== 7;
}

function pluralsIn(parts: readonly Part[]): readonly Part[] {
  return everyPart(parts).filter((part) => part.options !== undefined && part.pluralType === 'cardinal');
}

function everyPart(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part) => [part, ...Object.values(part.options ?? {}).flatMap((option) => everyPart(option.value))]);
}

/** Forms that whole numbers take. */
function pluralCategories(code: string): readonly string[] | null {
  if (Intl.PluralRules.supportedLocalesOf([code]).length === 0) return null;
  const rules = new Intl.PluralRules(code);
  return [...new Set(Array.from({ length: 201 }, (_, count) => rules.select(count))), 'other'].filter(
    (each, at, all) => all.indexOf(each) === at,
  );
}

/** Parts for languages that need them. */
const optional: ReadonlySet<string> = new Set<keyof LanguageFile>(['untilWeekday']);

/** What else a language has: dates, numbers, keys. */
function customFaults(language: Partial<LanguageFile>): readonly string[] {
  const faults: string[] = [];
  for (const part of Object.keys(en) as (keyof LanguageFile)[]) if (language[part] === undefined) faults.push(`${part}: is missing`);
  for (const part of Object.keys(language)) if (!Object.hasOwn(en, part) && !optional.has(part)) faults.push(`${part}: no such part`);
  const lists: readonly (readonly [string, number, readonly unknown[] | undefined])[] = [
    ['months', 12, language.months],
    ['weekdays', 7, language.weekdays],
    ['untilWeekday.names', 7, language.untilWeekday?.names],
  ];
  for (const [name, wanted, list] of lists) {
    if (list !== undefined && list.length !== wanted) faults.push(`${name}: there are ${list.length}, not ${wanted}`);
  }
  if (language.direction !== undefined && !['ltr', 'rtl'].includes(language.direction)) faults.push('direction: ltr or rtl');
  for (const [at, row] of (language.keyboard?.rows ?? []).entries()) {
    if (row.length > ROW_MAX) faults.push(`keyboard: row ${at + 1} has ${row.length} letters, there is room for ${ROW_MAX}`);
    for (const letter of row) if (letter.length !== 1) faults.push(`keyboard: "${letter}" is not one letter`);
  }
  return faults;
}
