/** Fact `receipt.returned`: goods went back. What the receipt gave is set right to what is left of it; what was spent already becomes debt. */
import type { ReceiptDocument } from '../contract/document.ts';
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import type { Refusal } from '../contract/refusal.ts';
import { staffRefusal } from './account-of.ts';
import { pendingPoints } from './book-receipt.ts';
import { paperHolder } from './open-case.ts';
import { currentReceipt, withCurrentOwner } from './receipt-owner.ts';
import { pointsOf, putReceipt } from './receipt-record.ts';
import { notify, ofShop, say } from './say.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';
import { rebookReceipt } from './rebook-receipt.ts';
import { firstRegisteredFirst } from './registration-order.ts';
import { voidNow } from './void-receipt.ts';
import { keepWaiting, waitingUnder } from './waiting-refund.ts';

/**
 * Decides a return. `amountMinor` is what went back this time; all of it together at most what was bought. A purchase that nobody has registered yet is waited for. On a
 * kiosk only the server's answer counts: it may hold neither the receipt nor the rules of its time.
 */
export function returnReceipt(scribe: Scribe, fact: Fact, body: FactBodyOf<'receipt.returned'>): Ending {
  const staff = staffRefusal(scribe, body.staffId, 'return');
  if (staff !== null) return refused(staff);
  if (scribe.context.role === 'predict') return applied;
  const receipt = purchaseOf(scribe, body);
  if (receipt === null) return body.identity === null ? refused('receipt-unknown') : waitFor(scribe, fact, body, body.identity);
  // The account knows which facts of this desk it has seen: the same slip again takes nothing more.
  if ((scribe.world.get('account', receipt.accountId)?.ownSeqs[fact.kioskId] ?? 0) >= fact.seq) return applied;
  const refusal = refusalOf(receipt, body.amountMinor);
  if (refusal !== null) return refused(refusal);
  takeReturned(scribe, receipt, body.amountMinor, fact.registeredAtMs);
  return applied;
}

/**
 * The registration that the slip is about: by id, or the one that holds its strong key; a booked one before others. One that gave way in a dispute has its points frozen or
 * gone: the goods are those of the paper, and so of whoever has it now.
 */
function purchaseOf(scribe: Scribe, body: FactBodyOf<'receipt.returned'>): ReceiptDocument | null {
  if (body.receiptId !== null) {
    const named = currentReceipt(scribe.world, body.receiptId);
    return named === null ? null : paperHolder(scribe.world, named);
  }
  const found =
    body.identity === null
      ? []
      : scribe.world
          .receiptsByKey(body.identity)
          .flatMap((id) => currentReceipt(scribe.world, id) ?? [])
          .sort(firstRegisteredFirst);
  return found.find((one) => one.state === 'booked') ?? found[0] ?? null;
}

function refusalOf(receipt: ReceiptDocument, amountMinor: number): Refusal | null {
  if (receipt.state === 'refused') return 'receipt-unknown';
  if (receipt.state === 'voided') return 'receipt-voided';
  return receipt.returnedMinor + amountMinor > receipt.amountMinor ? 'more-than-bought' : null;
}

/** Writes what went back. All of it: the receipt is voided for good, and its paper earns nowhere any more. */
function takeReturned(scribe: Scribe, receipt: ReceiptDocument, amountMinor: number, atMs: number): ReceiptDocument {
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

/** The purchase is not known. The same slip again changes nothing. */
function waitFor(scribe: Scribe, fact: Fact, body: FactBodyOf<'receipt.returned'>, identity: string): Ending {
  const { reference, amountMinor, staffId } = body;
  if (waitingUnder(scribe, identity, fact.registeredAtMs)?.reference === reference) return applied;
  keepWaiting(scribe, identity, { reference, amountMinor, atMs: fact.registeredAtMs, staffId });
  return applied;
}

/**
 * A purchase has just been registered: refund slips that waited for it are taken off now, at most what was bought. Called by every registration that is booked or held;
 * answers the receipt as it then stands.
 */
export function applyWaitingRefunds(scribe: Scribe, receipt: ReceiptDocument): ReceiptDocument {
  if (scribe.context.role === 'predict') return receipt;
  let now = receipt;
  for (const identity of receipt.strongKeys) {
    const slip = waitingUnder(scribe, identity, receipt.registeredAtMs);
    if (slip === null) continue;
    scribe.put({ ...slip, amountMinor: 0 });
    if (now.state === 'booked' || now.state === 'held')
      now = takeReturned(
        scribe,
        withCurrentOwner(scribe.world, now),
        Math.min(slip.amountMinor, now.amountMinor - now.returnedMinor),
        receipt.registeredAtMs,
      );
  }
  return now;
}
