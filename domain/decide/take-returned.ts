/** What of a receipt went back is written, and what it gave follows; the account is told. */
import type { ReceiptDocument } from '../contract/document.ts';
import { pendingPoints } from './book-receipt.ts';
import { currentReceipt } from './receipt-owner.ts';
import { pointsOf, putReceipt } from './receipt-record.ts';
import { rebookReceipt } from './rebook-receipt.ts';
import { notify, ofShop, say } from './say.ts';
import type { Scribe } from './scribe.ts';
import { voidNow } from './void-receipt.ts';

/** Writes what went back. All of it: the receipt is voided for good, and its paper earns nowhere any more. */
export function takeReturned(scribe: Scribe, receipt: ReceiptDocument, amountMinor: number, atMs: number): ReceiptDocument {
  if (amountMinor === 0) return receipt;
  const returned = { ...receipt, returnedMinor: receipt.returnedMinor + amountMinor, decidedAtMs: scribe.context.decidedAtMs };
  const before = pointsOf(receipt);
  if (returned.returnedMinor === receipt.amountMinor) {
    const points = voidNow(scribe, returned, 'burn');
    if (receipt.state === 'booked') tell(scribe, receipt, points);
    return currentReceipt(scribe.world, receipt.id) ?? returned;
  }
  const tenant = receipt.tenantId === null ? null : scribe.world.get('tenant', receipt.tenantId);
  if (receipt.state !== 'booked' || tenant === null) {
    putReceipt(scribe, returned, pendingPoints(scribe, returned));
    return returned;
  }
  const booked = rebookReceipt(scribe, returned, tenant, atMs);
  tell(scribe, receipt, before - pointsOf(booked));
  return booked;
}

function tell(scribe: Scribe, receipt: ReceiptDocument, points: number): void {
  if (points > 0)
    notify(scribe, receipt.accountId, `receipt/${receipt.id}`, say('notice.returned', { ...ofShop(receipt.tenantId), points }));
}
