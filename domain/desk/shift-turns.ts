/** Which gifts a shift counts: few enough for the minute that its beginning may take, and in some days every one of them. */
import { daysOfDate } from '../time/local-time.ts';

/** Gifts of one count. */
const countedMax = 8;
/** Of them: what campaigns give today, the dearest first. */
const givenMax = 4;
/** Of the others: those that are worth the most, always. */
const dearestMax = 2;

/** A gift that is fetched at this desk. */
export interface CountableGift {
  readonly giftId: string;
  /** Minor units. */
  readonly valueMinor: number;
}

/**
 * Gifts that are counted on this mall day: what campaigns give today, the dearest of the others, and the rest by turns, so that each is counted once in as many days as there are
 * handfuls of them. Every shift of a day counts the same, so the end of one and the beginning of the next can be laid side by side.
 */
export const giftsToCount = (gifts: readonly CountableGift[], givenToday: ReadonlySet<string>, mallDay: string): ReadonlySet<string> => {
  const dearestFirst = gifts.toSorted((a, b) => b.valueMinor - a.valueMinor || (a.giftId < b.giftId ? -1 : 1));
  const given = dearestFirst.filter((one) => givenToday.has(one.giftId)).slice(0, givenMax);
  const others = dearestFirst.filter((one) => !given.includes(one));
  const always = [...given, ...others.slice(0, dearestMax)];
  const byTurns = others.slice(dearestMax).toSorted((a, b) => (a.giftId < b.giftId ? -1 : 1));
  const places = Math.min(byTurns.length, countedMax - always.length);
  const from = byTurns.length === 0 ? 0 : (daysOfDate(mallDay) * places) % byTurns.length;
  const turn = Array.from({ length: places }, (_, index) => byTurns[(from + index) % byTurns.length]);
  return new Set([...always, ...turn].flatMap((one) => (one === undefined ? [] : [one.giftId])));
};
