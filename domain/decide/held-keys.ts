/** Which keys a receipt document holds: what a store indexes it by. */
import type { ReceiptDocument } from '../contract/document.ts';

/**
 * Strong and weak keys that the receipt occupies. Refused receipts and those voided with `release` hold none: their paper may be registered
 * again. A burned receipt keeps its keys for ever.
 */
export function heldKeys(receipt: ReceiptDocument): readonly string[] {
  if (receipt.state === 'refused') return [];
  if (receipt.state === 'voided' && receipt.voidMode === 'release') return [];
  return [...receipt.strongKeys, ...receipt.weakKeys];
}

/** Key of the unknown till the receipt waits for, or null. */
export function awaitedTill(receipt: ReceiptDocument): string | null {
  return receipt.state === 'held' && receipt.holds.includes('unknown-till') ? receipt.tillKey : null;
}
