/** What a campaign gave because its gift was gone, as screens and slips tell it: never a joy of its own, always behind the word that the gift is gone. */
import { insteadKey } from '../campaign/instead.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import type { AccountDocument } from '../contract/account-document.ts';
import type { ReceiptDocument } from '../contract/document.ts';
import type { Say } from '../contract/primitive.ts';
import type { InsteadView } from '../contract/screen-parts.ts';
import { voucherView } from './gift-view.ts';
import { localSay } from './local-say.ts';
import type { ViewOptions } from './progress-view.ts';

/** What stands in for a refused award of a receipt; null: nothing. */
export function insteadView(
  receipt: ReceiptDocument,
  account: AccountDocument,
  awardKey: string,
  campaigns: ReadonlyMap<string, CampaignVersion>,
  { catalogue, language }: Pick<ViewOptions, 'catalogue' | 'language'>,
): InsteadView | null {
  const award = receipt.awards.find((one) => one.awardKey === insteadKey(awardKey));
  if (award === undefined) return null;
  const line = award.voucherId === null ? undefined : account.vouchers.find((one) => one.voucherId === award.voucherId);
  if (award.voucherId !== null && (line === undefined || line.state === 'cancelled' || line.state === 'expired')) return null;
  return {
    what: localSay(award.explanation, { catalogue, campaigns }, language),
    voucher: line === undefined ? null : voucherView(line, catalogue, language),
  };
}

/** From the lines of a receipt: what was gone, and what was given instead, for a slip. */
export function insteadOfLines(lines: readonly Say[]): readonly { readonly gone: Say; readonly instead: Say }[] {
  const told: { readonly gone: Say; readonly instead: Say }[] = [];
  for (const instead of lines.filter((line) => line.key === 'award.instead')) {
    const gone = lines.find((line) => line.key === 'counts.quota-gone' && line.args['campaignId'] === instead.args['campaignId']);
    if (gone !== undefined) told.push({ gone, instead });
  }
  return told;
}
