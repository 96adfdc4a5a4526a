/**
 * Counted turnover: what booked receipts come to, less what went back. It stands in the ledger like everything else, so that a fee is charged from a sum over the ledger, a
 * closed month keeps its turnover, and a void or return after the close lowers the open month's.
 */
import type { ReceiptDocument } from '../contract/document.ts';
import { ledgerAccount, turnoverAccount } from '../ledger/accounts.ts';
import { moved } from '../ledger/posting.ts';
import type { Leg } from '../ledger/posting.ts';
import { remainingOf } from './returned-goods.ts';

/** Turnover of one receipt by turnover account; nothing unless it is booked under a shop. */
export function turnoverOf(receipt: ReceiptDocument | null): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  if (receipt === null || receipt.state !== 'booked' || receipt.tenantId === null) return sums;
  const { amountMinor, goods } = remainingOf(receipt);
  let told = 0;
  for (const { group, amountMinor: part } of goods ?? []) {
    const account = turnoverAccount(receipt.tenantId, group);
    sums.set(account, (sums.get(account) ?? 0) + part);
    told += part;
  }
  if (amountMinor !== told) sums.set(turnoverAccount(receipt.tenantId, null), amountMinor - told);
  return sums;
}

/** Legs that bring the ledger's turnover from what a receipt was to what it is. */
export function turnoverLegs(before: ReceiptDocument | null, after: ReceiptDocument): Leg[] {
  const was = turnoverOf(before);
  const is = turnoverOf(after);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((account) => {
    const change = (is.get(account) ?? 0) - (was.get(account) ?? 0);
    return change === 0 ? [] : moved(ledgerAccount.turnover, account, after.currency, change);
  });
}
