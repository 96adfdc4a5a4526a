/** Fact `receipt.returned`: goods went back. What the receipt gave is set right to what is left of it; what was spent already becomes debt. */
import type { ReceiptDocument } from '../contract/document.ts';
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import type { KeptSlip, ListedPurchase, RefundSlip } from '../contract/refund-slip.ts';
import type { Refusal } from '../contract/refusal.ts';
import { staffRefusal } from './account-of.ts';
import { paperHolder } from './open-case.ts';
import { currentReceipt } from './receipt-owner.ts';
import {
  forgetWaiting,
  isSameRefund,
  isSameSlip,
  keepSlip,
  mostSlips,
  paperIdOf,
  paperSlipsId,
  slipsUnder,
  waitingSlipsId,
} from './refund-slips.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';
import { firstRegisteredFirst } from './registration-order.ts';
import { takeReturned } from './take-returned.ts';
import { dayMs, keepWaiting, waitDays, waitingUnder } from './waiting-refund.ts';

/**
 * Decides a return. `amountMinor` is what went back this time; all of it together at most what was bought. A purchase that nobody has registered yet is waited for. On a
 * kiosk only the server's answer counts: it may hold neither the receipt nor the rules of its time.
 */
export function returnReceipt(scribe: Scribe, fact: Fact, body: FactBodyOf<'receipt.returned'>): Ending {
  const staff = staffRefusal(scribe, body.staffId, 'return');
  if (staff !== null) return refused(staff);
  if (scribe.context.role === 'predict') return applied;
  const receipt = purchaseOf(scribe, body);
  const slip = body.slip ?? null;
  if (receipt === null) {
    if (slip !== null && slip.listed !== null) return waitListed(scribe, fact, body, slip, slip.listed);
    return body.identity === null ? refused('receipt-unknown') : waitFor(scribe, fact, body, body.identity);
  }
  // The account knows which facts of this desk it has seen: the same slip again takes nothing more.
  if ((scribe.world.get('account', receipt.accountId)?.ownSeqs[fact.kioskId] ?? 0) >= fact.seq) return applied;
  // A shop speaks for its own papers alone.
  if (slip !== null && slip.listed !== null && receipt.tenantId !== null && receipt.tenantId !== slip.listed.tenantId)
    return refused('receipt-unknown');
  const paper = paperSlipsId(receipt);
  if (slip !== null && isKnownUnder(scribe, paper, body, slip)) return applied;
  const refusal = refusalOf(receipt, body.amountMinor);
  if (refusal !== null) return refused(refusal);
  takeReturned(scribe, receipt, body.amountMinor, fact.registeredAtMs);
  if (slip === null) return applied;
  keepSlip(scribe, paper, kept(fact, body, slip));
  forgetWaiting(scribe, { amountMinor: body.amountMinor, slip });
  return applied;
}

const kept = (fact: Fact, { amountMinor, reference }: FactBodyOf<'receipt.returned'>, slip: RefundSlip): KeptSlip => ({
  ...slip,
  amountMinor,
  reference,
  untilMs: fact.registeredAtMs + waitDays * dayMs,
});

const isKnownUnder = (scribe: Scribe, id: string, { amountMinor }: FactBodyOf<'receipt.returned'>, slip: RefundSlip): boolean =>
  slipsUnder(scribe, id).some((one) => isSameSlip(one, { ...slip, amountMinor }));

/** A refund of a shop's list whose purchase is not here, or may be several: it waits. Told again after a person said that it is none of them, it waits for one that comes. */
function waitListed(scribe: Scribe, fact: Fact, body: FactBodyOf<'receipt.returned'>, slip: RefundSlip, listed: ListedPurchase): Ending {
  const id = waitingSlipsId(listed);
  if (id === null) return refused('receipt-unknown');
  if (listed.identity !== null && isKnownUnder(scribe, paperIdOf(listed.identity), body, slip)) return applied;
  const waiting = slipsUnder(scribe, id).filter((one) => one.untilMs >= fact.registeredAtMs);
  const known = waiting.find((one) => isSameRefund(one, { ...slip, amountMinor: body.amountMinor }));
  if (known !== undefined && (listed.choose || known.listed?.choose !== true)) return applied;
  const others = waiting.filter((one) => one !== known);
  if (others.length >= mostSlips) return refused('receipt-unknown');
  scribe.put({ kind: 'refund-slips', id, version: 0, slips: [...others, kept(fact, body, slip)] });
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

/** The purchase is not known. The same slip again changes nothing. */
function waitFor(scribe: Scribe, fact: Fact, body: FactBodyOf<'receipt.returned'>, identity: string): Ending {
  const { reference, amountMinor, staffId } = body;
  if (waitingUnder(scribe, identity, fact.registeredAtMs)?.reference === reference) return applied;
  const paper = paperIdOf(identity);
  if (body.slip !== undefined && isKnownUnder(scribe, paper, body, body.slip)) return applied;
  if (body.slip !== undefined) keepSlip(scribe, paper, kept(fact, body, body.slip));
  keepWaiting(scribe, identity, { reference, amountMinor, atMs: fact.registeredAtMs, staffId });
  return applied;
}
