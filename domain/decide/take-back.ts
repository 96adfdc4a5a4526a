/** A receipt no longer counts: its own awards and the windows that hold it, nothing else, are set right. */
import { dueOf } from '../campaign/due.ts';
import type { ProgressGrant, ProgressWindow } from '../contract/campaign.ts';
import type { ReceiptDocument } from '../contract/document.ts';
import { moved } from '../ledger/posting.ts';
import { awardVoucherId } from './grant-award.ts';
import { notify, say } from './say.ts';
import type { Scribe } from './scribe.ts';
import { closeVoucher } from './voucher-record.ts';

/**
 * Takes back what a booked receipt gave. Lots are reduced, what is spent already becomes debt; an unused campaign voucher is cancelled and its unit
 * returns, a used one stays. Refused quota slots stay refused. Returns the points taken.
 */
export function takeBack(scribe: Scribe, receipt: ReceiptDocument): number {
  let points = 0;
  const windows = scribe
    .account(receipt.accountId)
    .progress.filter((window) => window.entries.some((entry) => entry.receiptId === receipt.id));
  for (const window of windows) points += leaveWindow(scribe, receipt, window);
  for (const award of receipt.awards) {
    if (!award.awardKey.startsWith(`${award.campaignId}/${receipt.id}/`)) continue;
    points += takeGrantBack(scribe, receipt, {
      awardKey: award.awardKey,
      receiptId: receipt.id,
      points: award.points,
      lotId: award.points > 0 ? award.awardKey : null,
      voucherId: award.voucherId,
      refused: null,
    });
  }
  return points;
}

function leaveWindow(scribe: Scribe, receipt: ReceiptDocument, window: ProgressWindow): number {
  const { accountId } = receipt;
  const { campaignId, windowKey } = window;
  scribe.change({ kind: 'account.entryRemoved', accountId, campaignId, windowKey, receiptId: receipt.id });
  const version = scribe.rules.version(scribe.world, campaignId, window.version);
  if (version === null) return 0;
  const left = { ...window, entries: window.entries.filter((entry) => entry.receiptId !== receipt.id) };
  const due = new Set(dueOf(version, left).map((one) => one.awardKey));
  let points = 0;
  for (const grant of window.grants) {
    if (due.has(grant.awardKey) || grant.refused !== null) continue;
    points += takeGrantBack(scribe, receipt, grant);
    scribe.change({ kind: 'account.grantRemoved', accountId, campaignId, windowKey, awardKey: grant.awardKey });
  }
  return points;
}

function takeGrantBack(scribe: Scribe, receipt: ReceiptDocument, grant: ProgressGrant): number {
  if (grant.voucherId !== null) cancelGift(scribe, receipt.accountId, grant);
  return grant.lotId === null ? 0 : takeLotBack(scribe, receipt, grant.lotId);
}

/** The lot goes; what was spent of it becomes debt. A lot that is gone already was beyond the time for taking back. */
function takeLotBack(scribe: Scribe, receipt: ReceiptDocument, lotId: string): number {
  const { accountId } = receipt;
  const lot = scribe.account(accountId).lots.find((one) => one.lotId === lotId);
  if (lot === undefined) return 0;
  const member = `member:${accountId}`;
  const money = lot.funding.flatMap((part) => moved(member, part.funder, lot.currency, part.moneyMinor));
  scribe.post('taken-back', [...moved(member, 'voided', 'points', lot.earnedPoints), ...money], {
    tenantId: receipt.tenantId,
    receiptId: receipt.id,
  });
  scribe.change({ kind: 'account.lotDropped', accountId, lotId });
  const spent = lot.earnedPoints - lot.points;
  if (spent > 0) {
    scribe.change({ kind: 'account.debtChanged', accountId, points: spent });
    notify(scribe, accountId, 'debt', say('notice.debt', { points: scribe.account(accountId).debt }));
  }
  return lot.earnedPoints;
}

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
