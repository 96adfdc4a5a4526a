import type { TextArguments, TextKey } from '../../domain/text/catalogue.ts';
import { formatDay, formatMoment, formatShortDay, formatTime, formatWeekday } from '../../domain/text/format-date.ts';
import { formatCount, formatGain, formatMoney } from '../../domain/text/format.ts';
import type { Language } from '../../domain/text/language.ts';
import { phrase } from '../../domain/text/phrase.ts';
import { upright } from '../../domain/text/upright.ts';
import { word } from '../../domain/text/wording.ts';
import type { Ear, Sentence } from '../../domain/text/wording.ts';

/** Everything a screen says, for one language, currency and day. */
export interface Speech {
  readonly language: Language;
  /** A text of the page itself. */
  readonly say: <Key extends TextKey>(key: Key, ...args: TextArguments<Key>) => string;
  /** A sentence that came as data. */
  readonly word: (said: Sentence) => string;
  readonly money: (amountMinor: number) => string;
  readonly count: (value: number) => string;
  /** Points won, with a plus. */
  readonly gain: (points: number) => string;
  readonly day: (local: string) => string;
  readonly shortDay: (local: string) => string;
  readonly weekday: (local: string) => string;
  readonly time: (local: string) => string;
  /** The hour if it is today, else the day. */
  readonly moment: (local: string) => string;
}

/** Makes the speech for one ear. */
export function speechFor(ear: Ear): Speech {
  const { language, currency, todayLocal } = ear;
  return {
    language,
    say: (key, ...args) => upright(phrase(language, key, ...args), language),
    word: (said) => upright(word(said, ear), language),
    money: (amountMinor) => upright(formatMoney(amountMinor, currency, language), language),
    count: (value) => upright(formatCount(value, language), language),
    gain: (points) => upright(formatGain(points, language), language),
    day: (local) => formatDay(local, language),
    shortDay: (local) => formatShortDay(local, language),
    weekday: (local) => formatWeekday(local, language),
    time: (local) => formatTime(local, language),
    moment: (local) => formatMoment(local, todayLocal, language),
  };
}
