/** Small pieces that all sections of a rule read back are made of. */
import type { Say } from '../contract/primitive.ts';
import type { TextKey } from '../text/catalogue.ts';
import { mallDayAt } from '../time/mall-day.ts';
import { minuteOfDay } from '../time/local-time.ts';
import { localOf } from '../time/zone.ts';
import type { RuleMall } from '../campaign/evaluation.ts';

/** A sentence of the catalogue. */
export function ruleSay(key: TextKey, args: Say['args'] = {}): Say {
  return { key, args };
}

/** First moment of a time, for an argument `…MomentLocal`: the day alone where it is the start of a mall day, else day and minute. */
export function fromMoment(ms: number, mall: RuleMall): string {
  const local = localOf(ms, mall.offsets);
  return minuteOfDay(local) === mall.dayCutoffMinutes ? local.slice(0, 10) : local;
}

/** End of a time (exclusive), for an argument `…MomentLocal`: the last mall day where it is the end of one, else day and minute. */
export function untilMoment(ms: number, mall: RuleMall): string {
  const local = localOf(ms, mall.offsets);
  return minuteOfDay(local) === mall.dayCutoffMinutes ? mallDayAt(ms - 1, mall.offsets, mall.dayCutoffMinutes) : local;
}
