import { formatDay, formatMoment } from './format-date.ts';
import { formatMoney } from './format.ts';
import type { TextArguments, TextKey, TextValue } from './catalogue.ts';
import type { Language } from './language.ts';
import { isTextKey, phraseOf } from './phrase.ts';

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

/**
 * Words a sentence that came as data. The end of an argument's name tells how it is written: `…Minor` money in minor units, `onLocal`
 * a day, any other `…Local` the hour if it is today, else the day. Counts and names stand as given. An unknown key, from a newer
 * core, gives the key itself: better a strange word on the screen than none.
 */
export function word(said: Sentence, ear: Ear): string {
  if (!isTextKey(said.key)) return said.key;
  const args: Record<string, TextValue> = {};
  for (const [name, value] of Object.entries(said.args)) args[name] = written(name, value, ear);
  return phraseOf(ear.language, said.key, args);
}

function written(name: string, value: TextValue, ear: Ear): TextValue {
  if (name.endsWith('Minor') && typeof value === 'number') return formatMoney(value, ear.currency, ear.language);
  if (name === 'onLocal' && typeof value === 'string') return formatDay(value, ear.language);
  if (name.endsWith('Local') && typeof value === 'string') return formatMoment(value, ear.todayLocal, ear.language);
  return value;
}
