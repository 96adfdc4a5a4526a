import type { Language, Say } from '../../domain/contract/primitive.ts';
import type { DeskFrame } from '../../domain/contract/desk-screen.ts';
import { formatCount, formatGain, formatMoney } from '../../domain/text/format.ts';
import { formatClock, formatDay, formatWeekday } from '../../domain/text/format-date.ts';
import { word } from '../../domain/text/wording.ts';

/** Everything a desk screen is worded with, in one language. */
export interface DeskWords {
  readonly language: Language;
  /** A text by its key, with arguments written as their names tell (`…Minor`, `…Local`). */
  text(key: string, args?: Say['args']): string;
  say(said: Say): string;
  money(amountMinor: number): string;
  count(value: number): string;
  gain(points: number): string;
  clock(local: string): string;
  day(local: string): string;
  weekday(local: string): string;
  /** When a paper was printed: the time alone when it is today, else the day. */
  bought(local: string): string;
}

/** Words of a frame, in its language or in another (the visitor's side). */
export function deskWords(frame: DeskFrame, language: Language = frame.language): DeskWords {
  const ear = { language, currency: frame.currency, todayLocal: frame.clockLocal };
  return {
    language,
    text: (key, args = {}) => word({ key, args }, ear),
    say: (said) => word(said, ear),
    money: (amountMinor) => formatMoney(amountMinor, frame.currency, language),
    count: (value) => formatCount(value, language),
    gain: (points) => formatGain(points, language),
    clock: (local) => formatClock(local),
    day: (local) => formatDay(local, language),
    weekday: (local) => formatWeekday(local, language),
    bought: (local) => (local.slice(0, 10) === frame.clockLocal.slice(0, 10) ? formatClock(local) : formatDay(local, language)),
  };
}
