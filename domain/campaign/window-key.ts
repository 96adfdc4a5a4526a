import type { CampaignVersion } from '../contract/campaign.ts';
import type { RuleMall } from './evaluation.ts';
import { momentOfLocal } from './moment.ts';

/**
 * The window of a campaign that a purchase falls into: `2026-11-21` (mall day), `2026-W47`, `2026-11`, `2026-Q4`, `2026`, `rolling`, `campaign`; for span `receipt`
 * the receipt's own id. All are those of the mall day, so a bill at 01:30 on the first belongs to the month before.
 */
export function windowKeyOf(
  version: Pick<CampaignVersion, 'span'>,
  purchasedAtLocal: string,
  mall: Pick<RuleMall, 'dayCutoffMinutes'>,
  receiptId = 'receipt',
): string {
  return version.span === 'receipt' ? receiptId : momentOfLocal(purchasedAtLocal, mall.dayCutoffMinutes).windowKey(version.span);
}

/**
 * Whether an account's progress is kept: in windows of the span, or, where a limit for the whole campaign has to look back on single receipts, in one window for
 * each receipt, named by its id. A multiplier never looks back.
 */
export function keepsWindows({ span, quota, reward }: Pick<CampaignVersion, 'span' | 'quota' | 'reward'>): boolean {
  return reward.kind !== 'multiply' && (span !== 'receipt' || quota.perAccountCampaign !== null);
}
