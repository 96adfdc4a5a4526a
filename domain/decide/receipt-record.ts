/** The receipt in its two places: the full record and the line on its account. */
import type { HoldReason } from '../contract/refusal.ts';
import type { ReceiptDocument } from '../contract/document.ts';
import type { ReceiptSummary } from '../contract/account-document.ts';
import { holdReason } from '../contract/refusal.ts';
import { isTimeTyped, receiptKeys } from '../receipt/receipt-keys.ts';
import type { ReceiptKeys } from '../receipt/receipt-keys.ts';
import { mallDayAt } from '../time/mall-day.ts';
import type { Scribe } from './scribe.ts';

/** Receipts that are not held and still shown at the least; held ones are shown all. */
const othersShown = 10;

const dayMs = 86_400_000;

/** Points that the receipt gave. */
export const pointsOf = (receipt: ReceiptDocument): number => receipt.awards.reduce((sum, award) => sum + award.points, 0);

/** Hold reasons once each, in the order of the contract. */
export function inOrder(holds: readonly HoldReason[]): HoldReason[] {
  return holdReason.options.filter((reason) => holds.includes(reason));
}

/**
 * Keys of a receipt on file under this shop. Whether its code told the time is not on file: noon sharp counts as a day without a time, which at worst finds one paper too
 * many to compare.
 */
export function keysOf({ strongKeys, amountMinor, purchasedAtLocal, number }: ReceiptDocument, tenantId: string | null): ReceiptKeys {
  const timeKnown = isTimeTyped(purchasedAtLocal);
  return receiptKeys({ identity: strongKeys[0] ?? null, tenantId, amountMinor, purchasedAtLocal, timeKnown, number });
}

/** The line that the account shows. `points`: given, or for a held one what it would give. */
export function summaryOfReceipt(receipt: ReceiptDocument, points: number, state: ReceiptSummary['state'] = receipt.state): ReceiptSummary {
  const { id, reference, tenantId, amountMinor, purchasedAtLocal, registeredAtMs, holds, refusal, staffId } = receipt;
  return { receiptId: id, reference, tenantId, amountMinor, purchasedAtLocal, registeredAtMs, state, holds, refusal, points, staffId };
}

/**
 * Writes the line on an account. Of those not held the last ten stay, and what the suspicion rules still count: as many as a day may have, and one line for each mall
 * day on which the same member of staff registered lately.
 */
export function noteOnAccount(scribe: Scribe, accountId: string, summary: ReceiptSummary): void {
  scribe.change({ kind: 'account.receiptNoted', accountId, receipt: summary });
  const { settings } = scribe;
  const others = scribe.account(accountId).receipts.filter((one) => one.state !== 'held');
  const shown = Math.max(othersShown, settings.receiptsPerDay);
  const newest = others.reduce((latest, one) => Math.max(latest, one.registeredAtMs), 0);
  const fed = new Set<string>();
  others.forEach((one, index) => {
    const day = mallDayAt(one.registeredAtMs, scribe.mall.offsets, scribe.mall.dayCutoffMinutes);
    const isLately = newest - one.registeredAtMs <= settings.staffCardDays * dayMs;
    const isFirstOfDay = one.staffId !== null && isLately && !fed.has(`${one.staffId}/${day}`);
    if (one.staffId !== null) fed.add(`${one.staffId}/${day}`);
    if (index >= shown && !isFirstOfDay) scribe.change({ kind: 'account.receiptForgotten', accountId, receiptId: one.receiptId });
  });
}

/** Writes record and line. A receipt that neither counts nor waits holds no units: whoever ended it has given them back. */
export function putReceipt(scribe: Scribe, receipt: ReceiptDocument, points: number): void {
  scribe.put(receipt.state === 'booked' || receipt.state === 'held' ? receipt : { ...receipt, binds: [] });
  noteOnAccount(scribe, receipt.accountId, summaryOfReceipt(receipt, points));
}
