import { expiresAtMsOf } from '../campaign/points-life.ts';
import type { RuleMall } from '../campaign/evaluation.ts';
import type { PointsLife } from '../contract/campaign.ts';

/** Days remembered for one life; then it begins anew. */
const mostDays = 4000;

/** `expiresAtMsOf`, remembered by mall day of earning: every life ends by the day and not by the minute. */
export function createExpiryCache({
  offsets,
  dayCutoffMinutes,
}: RuleMall): (life: PointsLife, day: string, earnedAtMs: number) => number | null {
  const byLife = new WeakMap<PointsLife, Map<string, number | null>>();
  return (life, day, earnedAtMs) => {
    let days = byLife.get(life);
    if (days === undefined || days.size > mostDays) byLife.set(life, (days = new Map<string, number | null>()));
    const known = days.get(day);
    if (known !== undefined) return known;
    const expiresAtMs = expiresAtMsOf(life, earnedAtMs, offsets, dayCutoffMinutes);
    days.set(day, expiresAtMs);
    return expiresAtMs;
  };
}
