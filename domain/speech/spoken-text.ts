/** A text of the screen in the words of a voice: what the eye understands from its form (a reference, a sum, a mask) is said so that the ear does. */
import { formatDay } from '../text/format-date.ts';
import { decimalSignOf } from '../text/format.ts';
import { languageFile } from '../text/language.ts';
import type { Language } from '../text/language.ts';
import { phrase } from '../text/phrase.ts';
import { fullWeekdays } from './full-weekdays.ts';

/** Signs for which a voice has no word, or a wrong one. */
const signWords = [
  ['•', 'speech.dot'],
  ['+', 'speech.plus'],
  ['−', 'speech.minus'],
  ['×', 'speech.times'],
  ['%', 'speech.percent'],
  ['№', 'speech.number'],
] as const;

/** Units at the end of a sentence or of a part of it: elsewhere the same letter may be a word. */
const unitWords = [
  [/(\d+)[ \u00a0][sс](?=$|[.,;:)])/gu, 'speech.seconds'],
  [/(\d+)[ \u00a0](?:min|мин)(?=$|[.,;:)])/gu, 'speech.minutes'],
] as const;

/** A reference that stands by itself: the eye sees what it is, the ear is told. */
const alone = /^[A-Z][A-Z0-9]{0,7}-\d{1,9}(?=$|[\s,])/;

const currencyWords = { '₽': 'speech.roubles', '€': 'speech.euros', $: 'speech.dollars', '£': 'speech.pounds' } as const;
/** A plural is asked for with a whole number; a broken sum takes the form that follows "many". */
const MANY = 5;

/** Each character for itself: "4 8 2 1". */
export function spelled(text: string): string {
  return [...text].join(' ');
}

/** @see file comment */
export function spokenText(text: string, language: Language): string {
  let said = text.replace(/[\u2060\u00ad\u200e]/g, '');
  if (alone.test(said)) said = `${phrase(language, 'speech.number')} ${said}`;
  said = said.replace(
    /(?<![A-Z0-9])([A-Z][A-Z0-9]{0,7})-(\d{1,9})(?!\d)/g,
    (_, place: string, number: string) => `${spelled(place)}, ${spelled(number)}`,
  );
  said = said.replace(/•{2,}(\d+)/g, (_, digits: string) => `${phrase(language, 'speech.dots')} ${spelled(digits)}`);
  // card and phone numbers: long runs of digits, or groups that no sum is written in
  said = said.replace(/\d{4}(?:[ \u00a0]\d{4})+(?:[ \u00a0]\d{1,3})?(?!\d)/g, (number) =>
    number
      .split(/[ \u00a0]/)
      .map(spelled)
      .join(', '),
  );
  said = said.replace(/(?<![\d.,])\d{7,}(?![\d.,]\d)/g, spelled);
  said = ungrouped(said, language);
  said = said.replace(/(?<!\d)(\d{1,2})\.(\d{2})\.(?!\d)/g, (whole, day: string, month: string) => dayOf(whole, day, month, language));
  said = said.replace(/(\d+(?:[.,]\d+)?)(?:,? |\u00a0)([₽€$£])/g, (whole, number: string, sign: string) =>
    sumOf(whole, number, sign, language),
  );
  said = said.replace(
    /(\d+)[ \u00a0]×[ \u00a0](?=\p{L})/gu,
    (_, count: string) => `${phrase(language, 'speech.pieces', { count: Number(count) })} `,
  );
  for (const [unit, key] of unitWords) said = said.replace(unit, (_, count: string) => phrase(language, key, { count: Number(count) }));
  said = fullWeekdays(said, language);
  for (const [sign, key] of signWords) said = said.replaceAll(sign, ` ${phrase(language, key)} `);
  return tidy(said);
}

/** 2,450 → 2450: voices take the group sign for a decimal one. */
function ungrouped(text: string, language: Language): string {
  const sign = languageFile(language).numbers.group.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(`(?<=\\d)${sign}(?=\\d{3}(?!\\d))`, 'g'), '');
}

function dayOf(whole: string, day: string, month: string, language: Language): string {
  return Number(month) < 1 || Number(month) > 12 || !languageFile(language).dates.shortInFigures
    ? whole
    : formatDay(`2026-${month}-${day.padStart(2, '0')}`, language);
}

function sumOf(whole: string, number: string, sign: string, language: Language): string {
  const key = Object.entries(currencyWords).find(([each]) => each === sign)?.[1];
  if (key === undefined) return whole;
  const isWhole = !number.includes(decimalSignOf(language));
  return `${number} ${phrase(language, key, { count: isWhole ? Number(number) : MANY })}`;
}

function tidy(text: string): string {
  return text
    .replaceAll('\u00a0', ' ')
    .replace(/\s*[·→|]\s*/g, ', ')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.:;!?])/g, '$1')
    .replace(/,+(?=[,.])/g, '')
    .replace(/(?<=\p{L}\p{L}[.;:!?]),(?= )/gu, '')
    .trim();
}
