/** Until when a campaign can still be reached by what is begun now, as people read it. */
import { nearDeadline } from '../campaign-words/near-deadline.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import type { MallDocument } from '../contract/document.ts';
import { endOfMallDayMs, mallDayAt } from '../time/mall-day.ts';
import { deadlineLocal } from './deadline.ts';

/**
 * Local time, `YYYY-MM-DDTHH:MM:SS`: the end of today's window (a sum within a day ends with the day) or of the campaign, whichever is first, said as a
 * closing hour. `atMs` is the estimate of server time; `oldestDay`: see nearDeadline.
 */
export function campaignEndLocal(version: CampaignVersion, atMs: number, mall: MallDocument, oldestDay: string | null = null): string {
  const ends = [version.when.boughtUntilMs, ...(version.stoppedAtMs === null ? [] : [version.stoppedAtMs])];
  const lastDay = nearDeadline(version, mallDayAt(atMs, mall.offsets, mall.dayCutoffMinutes), oldestDay, mall);
  return deadlineLocal(Math.min(...ends, endOfMallDayMs(lastDay, mall.dayCutoffMinutes, mall.offsets)), mall);
}
