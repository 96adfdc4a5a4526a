/** What of a receipt is left after goods went back. The record keeps the paper as it was, with the sum returned; parts are worked out from both. */
import type { ReceiptDocument } from '../contract/document.ts';
import { moneyOfSpent } from '../ledger/lot-money.ts';

/** The part of a receipt that counts. */
export interface Remaining {
  readonly amountMinor: number;
  readonly paidWithPointsMinor: number;
  /** By goods group; null where the receipt does not tell. */
  readonly goods: readonly { readonly group: string; readonly amountMinor: number }[] | null;
}

/**
 * Amount, part paid with points and goods less what went back. A refund slip names no goods, so every part shrinks alike, by cumulative floors: the parts add up to
 * what is left, and several refunds come to the same as one.
 */
export function remainingOf(receipt: Pick<ReceiptDocument, 'amountMinor' | 'returnedMinor' | 'details'>): Remaining {
  const { amountMinor: bought, returnedMinor, details } = receipt;
  const left = bought - returnedMinor;
  if (details === null) return { amountMinor: left, paidWithPointsMinor: 0, goods: null };
  if (returnedMinor === 0) return { amountMinor: left, paidWithPointsMinor: details.paidWithPointsMinor, goods: details.goods };
  let upTo = 0;
  const goods = details.goods.map(({ group, amountMinor }) => {
    const from = moneyOfSpent(left, upTo, bought);
    upTo += amountMinor;
    return { group, amountMinor: moneyOfSpent(left, upTo, bought) - from };
  });
  return { amountMinor: left, paidWithPointsMinor: moneyOfSpent(details.paidWithPointsMinor, left, bought), goods };
}
