/**
 * Guards the order of the receipts. They come by registration; one may be late by `lateMs` at most, because windows that are over are forgotten. Receipt ids are
 * remembered for that long, so the same receipt twice is found without remembering a million.
 */
import type { PastReceipt } from './past-receipt.ts';

/** @see file comment */
export interface ReceiptOrder {
  /** null: it may count; else why not, for a person. */
  check(receipt: PastReceipt): string | null;
}

/** @see ReceiptOrder */
export function createReceiptOrder(lateMs: number, maxAgeMs: number): ReceiptOrder {
  const stretchMs = Math.max(1, lateMs);
  const seen = new Map<number, Set<string>>();
  let lastMs = -Infinity;
  return {
    check({ receiptId, registeredAtMs, purchasedAtMs }) {
      if (registeredAtMs < lastMs - lateMs) {
        return `it was registered more than ${wordsOf(lateMs)} before a receipt further up; sort the file by registration, or use --sort`;
      }
      if (registeredAtMs - purchasedAtMs > maxAgeMs) return `it was registered more than ${wordsOf(maxAgeMs)} after the purchase`;
      lastMs = Math.max(lastMs, registeredAtMs);
      const stretch = Math.floor(registeredAtMs / stretchMs);
      for (const ids of seen.values()) if (ids.has(receiptId)) return `receipt "${receiptId}" stands in the file already`;
      const ids = seen.get(stretch);
      if (ids === undefined) {
        seen.set(stretch, new Set([receiptId]));
        const oldest = Math.floor((lastMs - lateMs) / stretchMs) - 1;
        for (const each of seen.keys()) if (each < oldest) seen.delete(each);
      } else ids.add(receiptId);
      return null;
    },
  };
}

function wordsOf(ms: number): string {
  const hours = Math.round(ms / 3_600_000);
  return hours % 24 === 0 ? `${hours / 24} days` : `${hours} hours`;
}
