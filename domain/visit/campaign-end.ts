/** Until when a campaign can still be reached by what is begun now, as people read it. */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { MallDocument } from '../contract/document.ts';
import { endOfMallDayMs, lastDayOfMonth, lastDayOfWeek, mallDayAt } from '../time/mall-day.ts';
import { deadlineLocal } from './deadline.ts';

/** The last mall day of the window that `day` is in; null: the window is the campaign itself. */
function lastDayOf(span: CampaignVersion['span'], day: string): string | null {
  switch (span) {
    case 'day':
      return day;
    case 'week':
      return lastDayOfWeek(day);
    case 'month':
      return lastDayOfMonth(day);
    case 'receipt':
    case 'campaign':
      return null;
  }
}

/**
 * Local time, `YYYY-MM-DDTHH:MM:SS`: the end of today's window (a sum within a day ends with the day) or of the campaign, whichever is first, said as a
 * closing hour. `atMs` is the estimate of server time.
 */
export function campaignEndLocal(version: CampaignVersion, atMs: number, mall: MallDocument): string {
  const ends = [version.when.boughtUntilMs, ...(version.stoppedAtMs === null ? [] : [version.stoppedAtMs])];
  const last = lastDayOf(version.span, mallDayAt(atMs, mall.offsets, mall.dayCutoffMinutes));
  if (last !== null) ends.push(endOfMallDayMs(last, mall.dayCutoffMinutes, mall.offsets));
  return deadlineLocal(Math.min(...ends), mall);
}
