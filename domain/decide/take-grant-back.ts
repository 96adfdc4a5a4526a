/** Takes one award back: the points' lot goes, an unused gift is cancelled, tickets become void. A tier stays until its review date. */
import type { CampaignVersion, ProgressGrant } from '../contract/campaign.ts';
import { awardVoucherId } from './grant-gift.ts';
import { takeTicketsBack } from './grant-tickets.ts';
import { takeThanksBack } from './inviter.ts';
import { takeLotBack } from './member-lots.ts';
import type { About } from './member-lots.ts';
import { notify, say } from './say.ts';
import type { Scribe } from './scribe.ts';
import { closeVoucher } from './voucher-record.ts';

/** Beyond the time for taking back: the lot has left the account or was merged with others. Such a grant stands. */
export function isSettledForGood(scribe: Scribe, accountId: string, grant: ProgressGrant): boolean {
  return grant.lotId !== null && !scribe.account(accountId).lots.some((lot) => lot.lotId === grant.lotId);
}

/** Takes back what the grant gave; `version` null: the campaign is not known here any more. Answers the points taken. */
export function takeGrantBack(
  scribe: Scribe,
  accountId: string,
  version: CampaignVersion | null,
  grant: ProgressGrant,
  about: About,
): number {
  if (grant.voucherId !== null) cancelGift(scribe, accountId, grant);
  if (grant.tickets > 0) takeTicketsBack(scribe, accountId, grant.awardKey, grant.tickets);
  if (version !== null) takeThanksBack(scribe, accountId, version, grant.awardKey);
  return grant.lotId === null ? 0 : takeLotBack(scribe, accountId, grant.lotId, about);
}

/** A gift handed out already stays: its funder's loss. */
function cancelGift(scribe: Scribe, accountId: string, grant: ProgressGrant): void {
  const voucherId = grant.voucherId ?? awardVoucherId(accountId, grant.awardKey);
  const voucher = scribe.world.get('voucher', voucherId);
  if (voucher !== null) {
    if (voucher.state !== 'open' && voucher.state !== 'asked') return;
    closeVoucher(scribe, voucher, 'cancelled');
    notify(scribe, accountId, `gift/${voucherId}`, say('notice.gift-cancelled', { giftId: voucher.giftId }));
    return;
  }
  // A predicting kiosk knows the line on the account, not the record.
  const line = scribe
    .account(accountId)
    .vouchers.find((one) => one.voucherId === voucherId && (one.state === 'open' || one.state === 'asked'));
  if (line !== undefined) scribe.change({ kind: 'account.voucherPut', accountId, voucher: { ...line, state: 'cancelled' } });
}
