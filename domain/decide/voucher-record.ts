/** The voucher in its two places: the full record and the line on its account. */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { GiftDocument } from '../contract/catalogue-document.ts';
import type { VoucherDocument } from '../contract/document.ts';
import type { VoucherSummary } from '../contract/account-document.ts';
import { canonicalJson } from '../encoding/canonical-json.ts';
import { addDays } from '../time/local-time.ts';
import { endOfMallDayMs, mallDayAt } from '../time/mall-day.ts';
import { returnUnits } from './gift-units.ts';
import type { Scribe } from './scribe.ts';

/** Gift of a voucher that was handed out before the server heard of its issue: filled in when the issue arrives. */
export const giftNotKnownYet = 'not-known-yet';

/** Closed vouchers that an account still shows. */
const closedShown = 10;

/** The line that the account shows. */
export function summaryOfVoucher(voucher: VoucherDocument): VoucherSummary {
  const { id, reference, giftId, campaignId, pricePoints, issuedAtMs, deadlineMs, state, honoured, choices } = voucher;
  return {
    voucherId: id,
    reference,
    giftId,
    campaignId,
    pricePoints,
    issuedAtMs,
    deadlineMs,
    state,
    honouredAtMs: honoured?.atMs ?? null,
    honouredAt: honoured?.kioskId ?? null,
    choices,
  };
}

/** Writes the voucher and its line; of closed vouchers the account keeps the last ten. */
export function putVoucher(scribe: Scribe, voucher: VoucherDocument): void {
  scribe.put(voucher);
  const account = scribe.world.get('account', voucher.accountId);
  const line = summaryOfVoucher(voucher);
  if (account === null || account.vouchers.some((one) => canonicalJson(one) === canonicalJson(line))) return;
  scribe.change({ kind: 'account.voucherPut', accountId: voucher.accountId, voucher: line });
  const closed = scribe.account(voucher.accountId).vouchers.filter((one) => one.state !== 'asked' && one.state !== 'open');
  for (const surplus of closed.slice(closedShown)) {
    scribe.change({ kind: 'account.voucherForgotten', accountId: voucher.accountId, voucherId: surplus.voucherId });
  }
}

/**
 * Last moment to collect a gift: the end of the mall day `collectDays` after the one it was bound in (as the gift page shows it); a campaign's own last hour
 * of collection comes first.
 */
export function collectionDeadlineMs(scribe: Scribe, gift: GiftDocument, version: CampaignVersion | null, boundAtMs: number): number {
  const { offsets, dayCutoffMinutes } = scribe.mall;
  const day = addDays(mallDayAt(boundAtMs, offsets, dayCutoffMinutes), gift.collectDays);
  const end = endOfMallDayMs(day, dayCutoffMinutes, offsets) - 1000;
  const last = version?.when.collectedUntilMs ?? null;
  return last === null ? end : Math.max(boundAtMs, Math.min(end, last));
}

/** Ends an unused voucher: its units go back. */
export function closeVoucher(scribe: Scribe, voucher: VoucherDocument, state: 'cancelled' | 'expired'): void {
  returnUnits(scribe, voucher.binds);
  putVoucher(scribe, { ...voucher, state });
}
