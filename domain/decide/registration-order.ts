import type { ReceiptDocument } from '../contract/document.ts';

/**
 * First registered first; among equals the smaller id. A store and a draft list the receipts of a key or a till in different orders: whoever lets the order of such a
 * list count sorts it by this, so that no decision hangs on how its batch was cut.
 */
export function firstRegisteredFirst(a: ReceiptDocument, b: ReceiptDocument): number {
  if (a.registeredAtMs !== b.registeredAtMs) return a.registeredAtMs - b.registeredAtMs;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
