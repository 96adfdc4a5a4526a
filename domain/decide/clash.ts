/** Whether this paper is here already, by any of its keys. */
import type { ReceiptDocument } from '../contract/document.ts';
import type { ReceiptKeys } from '../receipt/receipt-keys.ts';
import { accountIdOf } from './account-of.ts';
import { firstRegisteredFirst } from './registration-order.ts';
import type { World } from './world.ts';

/** What an earlier registration of the same paper means. */
export type Clash =
  | { readonly kind: 'none' }
  /** Voided for good: refund or fraud. */
  | { readonly kind: 'burned'; readonly receipt: ReceiptDocument }
  | { readonly kind: 'own'; readonly receipt: ReceiptDocument }
  /** The account's own held typing of this paper; the scan confirms it. */
  | { readonly kind: 'own-typed'; readonly receipt: ReceiptDocument }
  | { readonly kind: 'other-strong'; readonly receipt: ReceiptDocument }
  | { readonly kind: 'other-weak'; readonly receipt: ReceiptDocument };

/** Receipts under these keys, first registered first, without `exceptId`. */
export function receiptsUnder(world: World, keys: readonly string[], exceptId: string): ReceiptDocument[] {
  const ids = new Set(keys.flatMap((key) => world.receiptsByKey(key)));
  ids.delete(exceptId);
  return [...ids].flatMap((id) => world.get('receipt', id) ?? []).sort(firstRegisteredFirst);
}

/** Booked before held: the one that stands is the one to be told about. */
const standing = (receipts: readonly ReceiptDocument[]): ReceiptDocument | undefined =>
  receipts.find((one) => one.state === 'booked') ?? receipts[0];

/** Finds the earlier registration that matters most: strong before weak, own before others', booked before held. */
export function findClash(world: World, keys: ReceiptKeys, accountId: string, receiptId: string, scanned: boolean): Clash {
  const strong = receiptsUnder(world, keys.strong, receiptId);
  const burned = strong.find((one) => one.state === 'voided');
  if (burned !== undefined) return { kind: 'burned', receipt: burned };
  const isOwn = (receipt: ReceiptDocument): boolean => accountIdOf(world, receipt.accountId) === accountId;
  const ownStrong = standing(strong.filter(isOwn));
  if (ownStrong !== undefined) return { kind: 'own', receipt: ownStrong };
  const otherStrong = standing(strong);
  if (otherStrong !== undefined) return { kind: 'other-strong', receipt: otherStrong };
  const weak = receiptsUnder(world, keys.weakLookup, receiptId);
  const live = weak.filter((one) => one.state !== 'voided');
  const ownBooked = live.find((one) => isOwn(one) && one.state === 'booked');
  if (ownBooked !== undefined) return { kind: 'own', receipt: ownBooked };
  const ownBurned = weak.find((one) => one.state === 'voided' && isOwn(one));
  if (ownBurned !== undefined) return { kind: 'burned', receipt: ownBurned };
  const otherWeak = standing(live.filter((one) => !isOwn(one)));
  const ownHeld = live.find(isOwn);
  if (ownHeld !== undefined) {
    const confirms = scanned && ownHeld.holds.includes('typed') && (otherWeak === undefined || otherWeak.state !== 'booked');
    return { kind: confirms ? 'own-typed' : 'own', receipt: ownHeld };
  }
  return otherWeak === undefined ? { kind: 'none' } : { kind: 'other-weak', receipt: otherWeak };
}
