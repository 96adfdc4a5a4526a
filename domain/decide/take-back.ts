/** A receipt no longer counts: its own awards and the campaigns that hold it, nothing else, are set right. */
import { keepsWindows } from '../campaign/window-key.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import type { ReceiptAward, ReceiptDocument } from '../contract/document.ts';
import { AwardSheet, grantOfAward } from './award-sheet.ts';
import { useUnits } from './gift-units.ts';
import type { Scribe } from './scribe.ts';
import { settleWindows, takeUnlessDue } from './settle-due.ts';
import type { Occasion } from './settle-due.ts';

/**
 * Takes back what a booked receipt gave. Lots are reduced, what is spent already becomes debt; an unused campaign voucher is cancelled and its unit returns, a used one
 * stays. Refused quota slots stay refused. `burn`: the goods went back, so campaigns that keep gifts and tickets then keep them. What another receipt of the account is
 * due in its place is granted. Returns the points taken, less those granted in their place.
 */
export function takeBack(scribe: Scribe, receipt: ReceiptDocument, mode: 'release' | 'burn' = 'release'): number {
  const { accountId, reference, kioskId } = receipt;
  const sheet = new AwardSheet(scribe, accountId, receipt);
  const occasion: Occasion = {
    accountId,
    sheet,
    isBooking: false,
    isRefund: mode === 'burn',
    reference,
    kioskId,
    registeredAtMs: scribe.atMs,
    earnedAtMs: scribe.atMs,
  };
  const windows = scribe.account(accountId).progress.filter((window) => window.entries.some((entry) => entry.receiptId === receipt.id));
  for (const { campaignId, windowKey } of windows) {
    scribe.change({ kind: 'account.entryRemoved', accountId, campaignId, windowKey, receiptId: receipt.id });
  }
  settleWindows(
    scribe,
    occasion,
    windows.map((window) => window.campaignId),
  );
  takeOwnBack(scribe, occasion, receipt.id);
  // What is kept has used its units: the record of the receipt names none any more.
  useUnits(scribe, sheet.binds);
  return Math.max(0, -sheet.net);
}

/** Awards of this receipt alone. Those of windows have been settled with their windows. */
function takeOwnBack(scribe: Scribe, occasion: Occasion, receiptId: string): void {
  for (const award of occasion.sheet.awards) {
    const version = ownVersion(scribe, award, receiptId);
    if (version !== null) takeUnlessDue(scribe, occasion, { version, due: [] }, grantOfAward(award, receiptId));
  }
}

/** The campaign of an award that stands on its receipt alone and in no window of the account; null: it is not such an award. */
export function ownVersion(scribe: Scribe, award: ReceiptAward, receiptId: string): CampaignVersion | null {
  if (!award.awardKey.startsWith(`${award.campaignId}/${receiptId}/`)) return null;
  const version = scribe.rules.version(scribe.world, award.campaignId, award.version);
  return version === null || keepsWindows(version) ? null : version;
}
