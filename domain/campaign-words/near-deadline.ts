import type { CampaignVersion } from '../contract/campaign.ts';
import { addDays } from '../time/local-time.ts';
import { lastDayOfMonth, lastDayOfQuarter, lastDayOfWeek, mallDayAt } from '../time/mall-day.ts';
import type { RuleMall } from '../campaign/evaluation.ts';

/**
 * Last mall day, `YYYY-MM-DD`, on which what is missing can still be bought: the end of the window that `day` is in, or of the campaign, whichever is first.
 * @param day mall day now
 * @param oldestDay span `rolling`: mall day of the oldest purchase that counts towards the goal, the first to drop out; null: none yet
 */
export function nearDeadline(version: CampaignVersion, day: string, oldestDay: string | null, mall: RuleMall): string {
  const ends = [version.when.boughtUntilMs, ...(version.stoppedAtMs === null ? [] : [version.stoppedAtMs])];
  const campaignEnd = mallDayAt(Math.min(...ends) - 1, mall.offsets, mall.dayCutoffMinutes);
  const windowEnd = lastDayOfWindow(version, day, oldestDay);
  return windowEnd !== null && windowEnd < campaignEnd ? windowEnd : campaignEnd;
}

/** The last mall day of the window that `day` is in; null: the window is the campaign itself. */
export function lastDayOfWindow(
  version: Pick<CampaignVersion, 'span' | 'rollingDays'>,
  day: string,
  oldestDay: string | null,
): string | null {
  switch (version.span) {
    case 'day':
      return day;
    case 'week':
      return lastDayOfWeek(day);
    case 'month':
      return lastDayOfMonth(day);
    case 'quarter':
      return lastDayOfQuarter(day);
    case 'year':
      return `${day.slice(0, 4)}-12-31`;
    case 'rolling':
      return addDays(oldestDay ?? day, (version.rollingDays ?? 1) - 1);
    case 'receipt':
    case 'campaign':
      return null;
  }
}
