/**
 * Finds the figures in a text that people wrote: dates, hours of the day, sums of money, counts; in English, Russian, Finnish and German. Numbers written as words ("one",
 * "сто") are not seen. Each figure is found once: what is a date is not read again as a count.
 */
import { monthNames } from '../text/format-date.ts';
import { isCivilDate } from '../time/local-time.ts';
import { two } from '../time/civil.ts';
import { languages } from '../text/language.ts';

/** What a figure says. Dates without a year have `year` null; `no-date` is written like a date that does not exist (31.02.2026). */
export type FigureMeaning =
  | { readonly kind: 'date'; readonly year: number | null; readonly month: number; readonly day: number; readonly hour: string | null }
  | { readonly kind: 'no-date' }
  /** `HH:MM`. */
  | { readonly kind: 'hour'; readonly hour: string }
  /** Major units as digits with a point before decimals. */
  | { readonly kind: 'sum'; readonly currency: string; readonly value: string }
  | { readonly kind: 'count'; readonly value: string };

/** One figure: what it says, the words it stands in, and its line in the text (from 1). */
export interface Figure {
  readonly meaning: FigureMeaning;
  readonly said: string;
  readonly line: number;
}

interface Finder {
  readonly pattern: RegExp;
  /** `after` and `before`: the hour told beside a date, `HH:MM`. */
  readonly read: (groups: readonly (string | undefined)[], hour: string | null) => readonly FigureMeaning[];
  readonly hasHour: boolean;
}

const gap = '[ \\u00a0\\u202f]';
const grouped = `\\d{1,3}(?:[ \\u00a0\\u202f.,'’]\\d{3})+(?!\\d)(?:[.,]\\d{1,2}(?!\\d))?`;
const number = `(?<![\\d.,])(${grouped}|\\d+(?:[.,]\\d{1,2}(?!\\d))?)`;
const year = `(?:,?${gap}(\\d{4})(?!\\d)(?:${gap}(?:года?(?!\\p{L})|г\\.))?)?`;
const ordinal = '(?:st|nd|rd|th)?\\.?';

/** Signs and words of money, each with its currency. */
const moneyWords: readonly (readonly [currency: string, words: string])[] = [
  ['RUB', '₽|RUB|руб(?:л(?:ей|я|ь|ях|ями|ю))?|rou?bles?|ruplaa|ruplan|Rubel'],
  ['KZT', '₸|KZT|тенге|tengeä|tenge'],
  ['EUR', '€|EUR|евро|euros?|euroa|euron'],
  ['SGD', 'S\\$|SGD'],
  ['GBP', '£|GBP|pounds'],
  ['USD', 'US\\$|(?<!S)\\$|USD|dollars?'],
];

const months = new Map(
  languages.flatMap((language) => [
    ...monthNames[language].map((name, index) => [name.toLowerCase(), index + 1] as const),
    ...(language === 'en' ? monthNames.en.map((name, index) => [name.slice(0, 3).toLowerCase(), index + 1] as const) : []),
  ]),
);
const anyMonth = [...months.keys()].sort((a, b) => b.length - a.length).join('|');
const englishMonth = monthNames.en.flatMap((name) => [name, `${name.slice(0, 3)}\\b\\.?`]).join('|');

const date = (yearText: string | undefined, month: number, dayText: string | undefined, hour: string | null): FigureMeaning => {
  const day = Number(dayText);
  const yearNumber = yearText === undefined ? null : Number(yearText);
  // Without a year, 29 February may exist.
  return isCivilDate(yearNumber ?? 2000, month, day) ? { kind: 'date', year: yearNumber, month, day, hour } : { kind: 'no-date' };
};
const monthOf = (name: string | undefined): number =>
  months.get((name ?? '').toLowerCase().slice(0, name?.endsWith('.') ? -1 : undefined)) ?? 0;
const sumFinder = (pattern: string, currency: string): Finder => ({
  pattern: new RegExp(pattern, 'giu'),
  hasHour: false,
  read: ([value]) => [{ kind: 'sum', currency, value: plain(value ?? '') }],
});

/** In the order they are tried; what one has found the next ones do not see. */
const finders: readonly Finder[] = [
  {
    pattern: /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/gu,
    hasHour: true,
    read: ([y, m, d], hour) => [date(y, Number(m), d, hour)],
  },
  ...moneyWords.flatMap(([currency, words]) => [
    sumFinder(`${number}${gap}?(?:${words})(?!\\p{L})`, currency),
    sumFinder(`(?<!\\p{L})(?:${words})${gap}?${number}`, currency),
  ]),
  {
    // Two days of one month: "21-22 November 2026".
    pattern: new RegExp(
      `(?<![\\d.:])(?<!klo${gap})(\\d{1,2})${ordinal}${gap}?[–-]${gap}?(\\d{1,2})${ordinal}${gap}(${anyMonth})(?!\\p{L})${year}`,
      'giu',
    ),
    hasHour: false,
    read: ([first, second, name, y]) => [date(y, monthOf(name), first, null), date(y, monthOf(name), second, null)],
  },
  {
    pattern: new RegExp(`(?<![\\d.])(\\d{1,2})${ordinal}${gap}(${anyMonth})(?!\\p{L})${year}`, 'giu'),
    hasHour: true,
    read: ([d, name, y], hour) => [date(y, monthOf(name), d, hour)],
  },
  {
    pattern: new RegExp(`(?<!\\p{L})(${englishMonth})${gap}(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)${year}`, 'gu'),
    hasHour: true,
    read: ([name, d, y], hour) => [date(y, monthOf(name), d, hour)],
  },
  {
    pattern: new RegExp(`(?<![\\d.])(\\d{1,2})\\.?${gap}?[–-]${gap}?(\\d{1,2})\\.(\\d{1,2})\\.(?:(\\d{4})(?!\\d))?`, 'gu'),
    hasHour: false,
    read: ([first, second, m, y]) => [date(y, Number(m), first, null), date(y, Number(m), second, null)],
  },
  {
    pattern: /(?<![\d.])(\d{1,2})\.(\d{1,2})\.(?:(\d{4})(?!\d)(?:[ \u00a0](?:года?(?!\p{L})|г\.))?)?/gu,
    hasHour: true,
    read: ([d, m, y], hour) => [date(y, Number(m), d, hour)],
  },
  {
    pattern: /(?<![\d./])(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/gu,
    hasHour: true,
    read: ([d, m, y], hour) => [date(y, Number(m), d, hour)],
  },
  {
    pattern: /(?<!\d)(\d{1,2}):(\d{2})(?!\d)/gu,
    hasHour: false,
    read: ([hour, minute]) => [{ kind: 'hour', hour: `${two(Number(hour))}:${minute ?? '00'}` }],
  },
  {
    pattern: new RegExp(`(?<!\\p{L})klo${gap}(\\d{1,2})(?:\\.(\\d{2}))?(?!\\d)|(?<!\\d)(\\d{1,2})${gap}Uhr`, 'gu'),
    hasHour: false,
    read: ([hour, minute, uhr]) => [{ kind: 'hour', hour: `${two(Number(hour ?? uhr))}:${minute ?? '00'}` }],
  },
  {
    pattern: new RegExp(`(?<!\\p{L})${number}`, 'gu'),
    hasHour: false,
    read: ([value]) => [{ kind: 'count', value: plain(value ?? '') }],
  },
];

const hourSaid = `(?:(\\d{1,2}):(\\d{2})(?!\\d)(?:${gap}Uhr)?|klo${gap}(\\d{1,2})(?:\\.(\\d{2}))?(?!\\d)|(\\d{1,2})${gap}Uhr)`;
const hourAfter = new RegExp(`^,?${gap}?(?:(?:at|в|с|um)${gap})?\\(?${hourSaid}\\)?`, 'u');
const hourBefore = new RegExp(`${hourSaid},?${gap}(?:(?:on|am)${gap})?$`, 'u');

const hourOf = (match: RegExpExecArray): string => `${two(Number(match[1] ?? match[3] ?? match[5]))}:${match[2] ?? match[4] ?? '00'}`;

/** `3.` or `2.1)` at the start of a line, unless it is the day of a date ("21. November"). */
const numbering = new RegExp(`^[ \\t]*\\d+(?:\\.\\d+)*[.)](?=[ \\t])(?!${gap}(?:${anyMonth})(?!\\p{L}))`, 'gimu');

/** Stands for what was found already: no digit, no letter, no space. */
const taken = '\u0000';

/** Figures of a text, in reading order. The numbers of a numbered list (`3.`, `2.1)` at the start of a line) are none. */
export function findFigures(text: string): readonly Figure[] {
  let rest = text.replace(numbering, (mark) => taken.repeat(mark.length));
  const found: { readonly at: number; readonly figure: Figure }[] = [];
  for (const finder of finders) {
    // A copy: a global expression remembers where it stands.
    const pattern = new RegExp(finder.pattern);
    for (let match = pattern.exec(rest); match !== null; match = pattern.exec(rest)) {
      const end = match.index + match[0].length;
      const beside = finder.hasHour ? hourBeside(rest, match.index, end) : null;
      const { from, to } = beside ?? { from: match.index, to: end };
      const said = text.slice(from, to).trim();
      for (const meaning of finder.read(match.slice(1), beside?.hour ?? null))
        found.push({ at: from, figure: { meaning, said, line: text.slice(0, from).split('\n').length } });
      rest = rest.slice(0, from) + taken.repeat(to - from) + rest.slice(to);
      pattern.lastIndex = to;
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ figure }) => figure);
}

/** The hour told right after or right before a date, and how far date and hour reach together. */
function hourBeside(text: string, from: number, to: number): { readonly hour: string; readonly from: number; readonly to: number } | null {
  const after = hourAfter.exec(text.slice(to, to + 30));
  if (after !== null) return { hour: hourOf(after), from, to: to + after[0].length };
  const before = hourBefore.exec(text.slice(Math.max(0, from - 30), from));
  return before === null ? null : { hour: hourOf(before), from: from - before[0].length, to };
}

/** `5 000`, `5,000`, `5.000`, `1,5` as digits with a point before decimals. A group of three digits behind a sign is thousands. */
function plain(written: string): string {
  const digits = written.replace(/[ \u00a0\u202f'’]/gu, '');
  const whole = digits.replace(/[.,](?=\d{3}(?:\D|$))/gu, '');
  return whole.replace(',', '.');
}
