/** The days when a crowd stands before the kiosk: whether today is one, and which posters hang then. */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { SettingsDocument } from '../contract/document.ts';
import type { PosterView } from '../contract/screen-parts.ts';

type Setting = SettingsDocument['promotionDay'];

/**
 * Whether the kiosk offers scan, result and finish only. `running` are the campaigns that take receipts now; `visits` how many visits this kiosk has had in the
 * last ten minutes.
 */
export function isPromotionDay(setting: Setting, running: readonly CampaignVersion[], atMs: number, visits: number): boolean {
  return (
    setting.periods.some(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs) ||
    running.some(({ campaignId }) => setting.campaigns.includes(campaignId)) ||
    (setting.visitsInTenMinutes > 0 && visits >= setting.visitsInTenMinutes)
  );
}

/** What hangs on such a day: posters of the named campaigns; where none of them hangs, the mall's first. */
export function promotionPosters(setting: Setting, posters: readonly PosterView[]): readonly PosterView[] {
  const named = posters.filter(({ campaignId, beginsLocal }) => beginsLocal === null && setting.campaigns.includes(campaignId));
  return named.length > 0 ? named : posters.slice(0, 1);
}
