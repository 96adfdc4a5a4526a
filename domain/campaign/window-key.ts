import type { CampaignVersion } from '../contract/campaign.ts';
import { isoWeekKey, mallDay, monthKey } from '../time/mall-day.ts';
import type { RuleMall } from './evaluation.ts';

/**
 * The window of a campaign that a purchase falls into: `2026-11-21` (mall day), `2026-W47`, `2026-11`, `campaign`; for span `receipt` the receipt's own id.
 * Weeks and months are those of the mall day, so a bill at 01:30 on the first belongs to the month before.
 */
export function windowKeyOf(
  version: Pick<CampaignVersion, 'span'>,
  purchasedAtLocal: string,
  mall: Pick<RuleMall, 'dayCutoffMinutes'>,
  receiptId = 'receipt',
): string {
  switch (version.span) {
    case 'receipt':
      return receiptId;
    case 'day':
      return mallDay(purchasedAtLocal, mall.dayCutoffMinutes);
    case 'week':
      return isoWeekKey(mallDay(purchasedAtLocal, mall.dayCutoffMinutes));
    case 'month':
      return monthKey(mallDay(purchasedAtLocal, mall.dayCutoffMinutes));
    case 'campaign':
      return 'campaign';
  }
}
