import type { CampaignVersion } from '../contract/campaign.ts';
import { mallDayAt } from '../time/mall-day.ts';
import type { RuleMall } from '../campaign/evaluation.ts';
import { lastDayOfWindow } from '../campaign/window-last-day.ts';

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
