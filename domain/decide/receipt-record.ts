/** The receipt in its two places: the full record and the line on its account. */
import type { HoldReason, ReceiptDocument, ReceiptSummary } from '../contract/document.ts';
import { holdReason } from '../contract/document.ts';
import type { Scribe } from './scribe.ts';

/** Receipts that are not held and still shown; held ones are shown all. */
const othersShown = 10;

/** Points that the receipt gave. */
export const pointsOf = (receipt: ReceiptDocument): number => receipt.awards.reduce((sum, award) => sum + award.points, 0);

/** Hold reasons once each, in the order of the contract. */
export function inOrder(holds: readonly HoldReason[]): HoldReason[] {
  return holdReason.options.filter((reason) => holds.includes(reason));
}

/** The line that the account shows. `points`: given, or for a held one what it would give. */
export function summaryOfReceipt(receipt: ReceiptDocument, points: number, state: ReceiptSummary['state'] = receipt.state): ReceiptSummary {
  const { id, reference, tenantId, amountMinor, purchasedAtLocal, registeredAtMs, holds, refusal } = receipt;
  return { receiptId: id, reference, tenantId, amountMinor, purchasedAtLocal, registeredAtMs, state, holds, refusal, points };
}

/** Writes the line on an account; of those not held the last ten stay. */
export function noteOnAccount(scribe: Scribe, accountId: string, summary: ReceiptSummary): void {
  scribe.change({ kind: 'account.receiptNoted', accountId, receipt: summary });
  const others = scribe.account(accountId).receipts.filter((one) => one.state !== 'held');
  for (const surplus of others.slice(othersShown))
    scribe.change({ kind: 'account.receiptForgotten', accountId, receiptId: surplus.receiptId });
}

/** Writes record and line. */
export function putReceipt(scribe: Scribe, receipt: ReceiptDocument, points: number): void {
  scribe.put(receipt);
  noteOnAccount(scribe, receipt.accountId, summaryOfReceipt(receipt, points));
}
