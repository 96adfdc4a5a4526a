/** Refunds that came before their purchase. */
import type { ReceiptDocument } from '../contract/document.ts';
import type { KeptSlip } from '../contract/refund-slip.ts';
import { withCurrentOwner } from './receipt-owner.ts';
import { isListedPurchase, isSameSlip, keepSlip, paperSlipsId, slipsUnder, waitingIdsFor } from './refund-slips.ts';
import type { Scribe } from './scribe.ts';
import { takeReturned } from './take-returned.ts';
import { waitingUnder } from './waiting-refund.ts';

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
    if (isLive(now))
      now = takeReturned(
        scribe,
        withCurrentOwner(scribe.world, now),
        Math.min(slip.amountMinor, now.amountMinor - now.returnedMinor),
        receipt.registeredAtMs,
      );
  }
  for (const id of waitingIdsFor(now)) now = applyListed(scribe, now, id);
  return now;
}

const isLive = ({ state }: ReceiptDocument): boolean => state === 'booked' || state === 'held';

/** Refunds of the shop's list under this name that are of this paper are taken off it. One that a desk has taken as well only leaves the list. */
function applyListed(scribe: Scribe, receipt: ReceiptDocument, id: string): ReceiptDocument {
  const waiting = slipsUnder(scribe, id);
  if (waiting.length === 0) return receipt;
  let now = receipt;
  const rest: KeptSlip[] = [];
  for (const slip of waiting) {
    if (slip.untilMs < receipt.registeredAtMs) continue;
    const isOurs = isLive(now) && slip.listed !== null && !slip.listed.choose && isListedPurchase(slip.listed, now);
    if (!isOurs) rest.push(slip);
    else now = takeListed(scribe, now, slip);
  }
  if (rest.length < waiting.length) scribe.put({ kind: 'refund-slips', id, version: 0, slips: rest });
  return now;
}

function takeListed(scribe: Scribe, receipt: ReceiptDocument, slip: KeptSlip): ReceiptDocument {
  const paper = paperSlipsId(receipt);
  if (slipsUnder(scribe, paper).some((one) => isSameSlip(one, slip))) return receipt;
  keepSlip(scribe, paper, slip);
  const amountMinor = Math.min(slip.amountMinor, receipt.amountMinor - receipt.returnedMinor);
  return takeReturned(scribe, withCurrentOwner(scribe.world, receipt), amountMinor, receipt.registeredAtMs);
}
