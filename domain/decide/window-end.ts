/** When a window of progress can change no more by itself. */
import { endOfYearMs } from '../campaign/points-life.ts';
import type { CampaignVersion, ProgressWindow } from '../contract/campaign.ts';
import { two } from '../time/civil.ts';
import { addDays } from '../time/local-time.ts';
import { endOfMallDayMs, lastDayOfMonth, lastDayOfQuarter, lastDayOfWeek } from '../time/mall-day.ts';
import type { RuleMall } from '../campaign/evaluation.ts';

/**
 * First instant after the window: its calendar time where its key names one, else (rolling, whole campaign, events, single receipts, thanks to inviters) the campaign's. Where a
 * limit binds all windows of a campaign together, none ends before the campaign. `version` null: the campaign is not known here any more, and its windows are over.
 */
export function windowEndMs(
  window: Pick<ProgressWindow, 'windowKey'>,
  version: CampaignVersion | null,
  mall: Pick<RuleMall, 'offsets' | 'dayCutoffMinutes'>,
): number {
  const campaignEndMs = version === null ? 0 : Math.max(version.when.boughtUntilMs, version.when.registeredUntilMs);
  const ownEndMs = calendarEndMs(window.windowKey, mall);
  if (ownEndMs === null) return campaignEndMs;
  return version === null || version.quota.perAccountCampaign === null ? ownEndMs : Math.max(ownEndMs, campaignEndMs);
}

/** null: the key names no time. */
function calendarEndMs(windowKey: string, { offsets, dayCutoffMinutes }: Pick<RuleMall, 'offsets' | 'dayCutoffMinutes'>): number | null {
  if (/^\d{4}$/.test(windowKey)) return endOfYearMs(`${windowKey}-01-01`, 0, offsets, dayCutoffMinutes);
  const lastDay = lastDayOf(windowKey);
  return lastDay === null ? null : endOfMallDayMs(lastDay, dayCutoffMinutes, offsets);
}

function lastDayOf(windowKey: string): string | null {
  const year = windowKey.slice(0, 4);
  if (/^\d{4}-\d{2}-\d{2}$/.test(windowKey)) return windowKey;
  if (/^\d{4}-\d{2}$/.test(windowKey)) return lastDayOfMonth(`${windowKey}-01`);
  if (/^\d{4}-Q[1-4]$/.test(windowKey)) return lastDayOfQuarter(`${year}-${two(Number(windowKey.slice(6)) * 3)}-01`);
  // ISO 8601: week 1 is that of 4 January.
  if (/^\d{4}-W\d{2}$/.test(windowKey)) return addDays(lastDayOfWeek(`${year}-01-04`), (Number(windowKey.slice(6)) - 1) * 7);
  return null;
}
