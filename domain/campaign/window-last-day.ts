import type { CampaignVersion } from '../contract/campaign.ts';
import { addDays } from '../time/local-time.ts';
import { lastDayOfMonth, lastDayOfQuarter, lastDayOfWeek } from '../time/mall-day.ts';

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
