import { formatDate, formatDay, formatMoment, formatTime } from './format-date.ts';
import { formatFactor, formatMoney, formatShare } from './format.ts';
import type { TextArguments, TextKey, TextValue } from './catalogue.ts';
import { enumeration } from './enumeration.ts';
import type { Language } from './language.ts';
import { isTextKey, phraseOf } from './phrase.ts';
import { wordDeadline } from './word-deadline.ts';

/** What is needed to word a sentence for one person: language, money of the house, today's local date. */
export interface Ear {
  readonly language: Language;
  /** ISO 4217 of amounts named `…Minor`. */
  readonly currency: string;
  /** 'YYYY-MM-DD…': what happened or ends today is told by the hour. */
  readonly todayLocal: string;
}

/** A sentence as data; the same shape as `say` in the contract. */
export interface Sentence {
  readonly key: string;
  readonly args: Record<string, TextValue>;
}

/** Makes a sentence as data; key and arguments are checked by the compiler. */
export function sentence<Key extends TextKey>(key: Key, ...args: TextArguments<Key>): Sentence {
  return { key, args: { ...args[0] } };
}

const clauseMark = 'Clause';

/**
 * Words a sentence that came as data. The end of an argument's name tells how it is written:
 *
 * - `…Minor` money in minor units · `…Factor` thousandths as a factor (1500: 1.5) · `…Share` thousandths as a percentage;
 * - `byLocal` a deadline ("today", "by Sunday", "by 30 November") · `onLocal` a day · `…DateLocal` a day with its year · `…MomentLocal` day, year and, where the
 *   value has one, the time · any other `…Local` the hour if it is today, else the day;
 * - `…Clause` names of other texts with spaces between them, each worded with the same arguments and enumerated ("a, b and c") under the name without the suffix.
 *
 * Counts and names stand as given. An unknown key, from a newer core, gives the key itself: better a strange word on the screen than none.
 */
export function word(said: Sentence, ear: Ear): string {
  if (!isTextKey(said.key)) return said.key;
  const args: Record<string, TextValue> = {};
  for (const [name, value] of Object.entries(said.args)) args[name] = written(name, value, ear);
  const clauses: Record<string, string> = {};
  for (const [name, value] of Object.entries(said.args)) {
    if (name.endsWith(clauseMark)) clauses[name.slice(0, -clauseMark.length)] = clausesOf(String(value), args, ear.language);
  }
  return phraseOf(ear.language, said.key, { ...args, ...clauses });
}

function clausesOf(keys: string, args: Readonly<Record<string, TextValue>>, language: Language): string {
  const words = keys.split(' ').map((key) => (isTextKey(key) ? phraseOf(language, key, args) : key));
  return enumeration(words, language);
}

function written(name: string, value: TextValue, ear: Ear): TextValue {
  if (typeof value === 'number') {
    if (name.endsWith('Minor')) return formatMoney(value, ear.currency, ear.language);
    if (name.endsWith('Factor')) return formatFactor(value, ear.language);
    return name.endsWith('Share') ? formatShare(value, ear.language) : value;
  }
  if (!name.endsWith('Local')) return value;
  if (name === 'byLocal') return wordDeadline(value, ear.todayLocal, ear.language);
  if (name === 'onLocal') return formatDay(value, ear.language);
  if (name.endsWith('DateLocal')) return formatDate(value, ear.language);
  if (name.endsWith('MomentLocal')) return value.length > 10 ? dateAndTime(value, ear.language) : formatDate(value, ear.language);
  return formatMoment(value, ear.todayLocal, ear.language);
}

function dateAndTime(local: string, language: Language): string {
  return `${formatDate(local, language)}, ${formatTime(local, language)}`;
}
