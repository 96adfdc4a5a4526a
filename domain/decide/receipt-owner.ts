/** A receipt with the account that owns it now: after a merge the record may still name the one that was swallowed. */
import type { ReceiptDocument } from '../contract/document.ts';
import { accountIdOf } from './account-of.ts';
import type { World } from './world.ts';

/** The receipt, or null where this world does not hold it. */
export function currentReceipt(world: World, receiptId: string): ReceiptDocument | null {
  const receipt = world.get('receipt', receiptId);
  return receipt === null ? null : withCurrentOwner(world, receipt);
}

/** The same receipt under the account that stands for its owner. */
export function withCurrentOwner(world: World, receipt: ReceiptDocument): ReceiptDocument {
  const accountId = accountIdOf(world, receipt.accountId);
  return accountId === receipt.accountId ? receipt : { ...receipt, accountId };
}
