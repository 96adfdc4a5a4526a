/**
 * Terms against the rule: a figure in the terms that the rule does not know is one that somebody will hold against the mall, and one that the law wants told and the
 * terms lack is a gap. Counts that stand in names and places ("floor 1") are known from the fields and the catalogue.
 */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { Language } from '../contract/primitive.ts';
import { formatMoney, minorDigitsOf } from '../text/format.ts';
import { formatDate } from '../text/format-date.ts';
import { phrase } from '../text/phrase.ts';
import { four, two } from '../time/civil.ts';
import { addDays } from '../time/local-time.ts';
import { findFigures } from './find-figures.ts';
import type { Figure, FigureMeaning } from './find-figures.ts';
import type { LegalHouse } from './legal-house.ts';
import { isMet } from './occasion.ts';
import type { FactName, LegalProfile } from './profile.ts';
import type { CountFact, DateFact, RuleFacts, SumFact } from './rule-facts.ts';

/** What the terms are held against. */
export interface TermsContext {
  readonly version: CampaignVersion;
  readonly facts: RuleFacts;
  readonly profile: LegalProfile | null;
  readonly house: LegalHouse;
  /** Texts whose counts terms may repeat: field values, names of shops and gifts. */
  readonly knownTexts: readonly string[];
}

type Dated = Extract<FigureMeaning, { kind: 'date' }>;

/** Figures of `text` that the rule does not know, in words. `counts: false` looks at dates, hours and sums only. */
export function strangeFigures(text: string, language: Language, context: TermsContext, counts = true): readonly string[] {
  const known = knownFigures(context, language);
  return findFigures(text)
    .filter((figure) => (counts || figure.meaning.kind !== 'count') && !isKnown(figure, context, known))
    .map((figure) => spaced(`says "${figure.said}" (line ${figure.line} of the text), but ${instead(figure.meaning, language, context)}`));
}

/** Facts that the profile wants told and `text` lacks, in words. */
export function untoldFacts(text: string, language: Language, context: TermsContext): readonly string[] {
  const { profile, version } = context;
  if (profile === null) return [];
  const figures = findFigures(text);
  return profile.tells
    .filter((tell) => isMet(tell.occasion, version))
    .flatMap(({ fact }) => untold(fact, figures, language, context))
    .map((what) => spaced(`does not tell ${what}`));
}

/** Findings are read in a terminal: no-break spaces are plain there. */
const spaced = (text: string): string => text.replace(/[\u00a0\u202f]/gu, ' ');

function untold(name: FactName, figures: readonly Figure[], language: Language, { facts, house }: TermsContext): string[] {
  const label = factLabels[name];
  const says = (matches: (meaning: FigureMeaning) => boolean): boolean => figures.some((figure) => matches(figure.meaning));
  const dates = facts.dates.filter((fact) => fact.name === name && !says((m) => m.kind === 'date' && isDate(m, fact)));
  const sums = facts.sums.filter((fact) => fact.name === name && !says((m) => m.kind === 'sum' && isSum(m, fact, house)));
  // "One" is often written as a word, which is not read.
  const counts = facts.counts.filter(
    (fact) => fact.name === name && fact.count !== 1 && !says((m) => m.kind === 'count' && isCount(m, fact)),
  );
  return [
    ...dates.map((fact) => `${label}: ${dateInWords(fact, language)}`),
    ...sums.map((fact) => `${label}: ${formatMoney(fact.minor, house.currency, language)}`),
    ...counts.map((fact) => `${label}: ${fact.count}`),
  ];
}

function isKnown({ meaning, said }: Figure, { facts, house }: TermsContext, known: readonly FigureMeaning[]): boolean {
  switch (meaning.kind) {
    case 'no-date':
      return isDecimal(said, facts);
    case 'date':
      if (meaning.year === null && isDecimal(said, facts)) return true;
      return facts.dates.some((fact) => isDate(meaning, fact)) || known.some((one) => one.kind === 'date' && sameDate(one, meaning));
    case 'hour':
      return facts.hours.includes(meaning.hour) || (meaning.hour === '24:00' && facts.hours.includes('00:00'));
    case 'sum':
      return (
        facts.sums.some((fact) => isSum(meaning, fact, house)) ||
        known.some((one) => one.kind === 'sum' && one.currency === meaning.currency && one.value === meaning.value)
      );
    case 'count':
      return (
        facts.counts.some((fact) => isCount(meaning, fact)) ||
        facts.dates.some((fact) => meaning.value === fact.day.slice(0, 4)) ||
        known.some((one) => one.kind === 'count' && one.value === meaning.value)
      );
  }
}

/** "1.5" at the end of a sentence is written like a day and a month. */
function isDecimal(said: string, facts: RuleFacts): boolean {
  return /^\d+\.\d+\.$/u.test(said) && facts.counts.some((fact) => fact.count === Number(said.slice(0, -1)));
}

/** Counts of names and field values; of the profile's own sentences every figure. */
function knownFigures({ knownTexts, profile, version }: TermsContext, language: Language): readonly FigureMeaning[] {
  // The read-back tells what happens to birthdays on 29 February.
  const birthday = version.trigger === 'birthday' ? phrase(language, 'rule.on.birthday') : '';
  const sentences = [profile?.nature?.[language] ?? '', profile?.tax?.text[language] ?? '', birthday];
  return [
    ...sentences.flatMap((sentence) => findFigures(sentence)),
    ...knownTexts.flatMap((text) => findFigures(text).filter((figure) => figure.meaning.kind === 'count')),
  ].map((figure) => figure.meaning);
}

/** The day alone as people call it, or day and hour as the clock has them. */
function isDate(meaning: Dated, fact: DateFact): boolean {
  if (meaning.hour === null) return isDay(meaning, fact.day);
  if (meaning.hour === '24:00') return isDay(meaning, addDays(fact.local, -1)) && fact.local.slice(11, 16) === '00:00';
  return isDay(meaning, fact.local) && meaning.hour === fact.local.slice(11, 16);
}

function isDay(meaning: Dated, local: string): boolean {
  const monthDay = `${two(meaning.month)}-${two(meaning.day)}`;
  return local.slice(5, 10) === monthDay && (meaning.year === null || local.slice(0, 4) === four(meaning.year));
}

const sameDate = (a: Dated, b: Dated): boolean => a.month === b.month && a.day === b.day && (a.year === b.year || b.year === null);

function isSum(meaning: Extract<FigureMeaning, { kind: 'sum' }>, fact: SumFact, { currency }: LegalHouse): boolean {
  return meaning.currency === currency && Math.round(Number(meaning.value) * 10 ** minorDigitsOf(currency)) === fact.minor;
}

const isCount = (meaning: Extract<FigureMeaning, { kind: 'count' }>, fact: CountFact): boolean => Number(meaning.value) === fact.count;

/** What the rule knows of that sort. */
function instead(meaning: FigureMeaning, language: Language, { facts, house }: TermsContext): string {
  const list = (values: readonly string[], what: string): string =>
    values.length === 0 ? `the rule has no ${what}` : `the rule has: ${[...new Set(values)].slice(0, 8).join(', ')}`;
  switch (meaning.kind) {
    case 'no-date':
      return 'there is no such date';
    case 'date':
      return list(
        facts.dates.map((fact) => `${factLabels[fact.name]} ${dateInWords(fact, language)}`),
        'date',
      );
    case 'hour':
      return list(facts.hours, 'hour');
    case 'sum':
      return meaning.currency === house.currency
        ? list(
            facts.sums.map((fact) => formatMoney(fact.minor, house.currency, language)),
            'sum',
          )
        : `the money of the mall is ${house.currency}`;
    case 'count':
      return list(
        facts.counts.map((fact) => String(fact.count)),
        'count',
      );
  }
}

const dateInWords = (fact: DateFact, language: Language): string =>
  fact.wholeDay ? formatDate(fact.day, language) : `${formatDate(fact.local, language)}, ${fact.local.slice(11, 16)}`;

/** What findings call a fact. */
export const factLabels: Readonly<Record<FactName | 'other', string>> = {
  'bought-from': 'bought from',
  'bought-until': 'bought until',
  'registered-until': 'registered until',
  'collected-until': 'collected until',
  announced: 'announced',
  goal: 'what must be reached',
  units: 'how many there are',
  'draw-closes': 'when the draw closes',
  'draw-drawn': 'when winners are drawn',
  'prize-units': 'how many prizes',
  'prize-value': 'what a prize is worth',
  'claim-days': 'days to claim',
  age: 'the least age',
  other: 'also',
};
