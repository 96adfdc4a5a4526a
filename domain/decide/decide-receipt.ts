/** Fact `receipt.decided`: staff end a hold. */
import type { ReceiptDocument } from '../contract/document.ts';
import type { Refusal } from '../contract/refusal.ts';
import type { TenantDocument } from '../contract/catalogue-document.ts';
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { accountIdOf, staffRefusal } from './account-of.ts';
import { applyWaitingRefunds } from './apply-waiting-refunds.ts';
import { bookReceipt } from './book-receipt.ts';
import { receiptsUnder } from './clash.ts';
import { openCase, openCaseOf } from './open-case.ts';
import { currentReceipt, withCurrentOwner } from './receipt-owner.ts';
import { keysOf, pointsOf, putReceipt } from './receipt-record.ts';
import { releaseReservations } from './reserve-gift.ts';
import { notify, ofShop, say } from './say.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';
import { countReleased } from './till-of.ts';
import { voidNow } from './void-receipt.ts';
import { returnsWaitAgain } from './waiting-refund.ts';

/**
 * Decides a held receipt. Approved, it counts as on time; its points age from now. The paper at the desk wins a dispute: the registration of the same paper on another
 * account gives way in the same decision, so a receipt earns once, and a second person reviews it later.
 */
export function decideReceipt(scribe: Scribe, fact: Fact, body: FactBodyOf<'receipt.decided'>): Ending {
  const staff = staffRefusal(scribe, body.staffId, 'decide');
  if (staff !== null) return refused(staff);
  const receipt = currentReceipt(scribe.world, body.receiptId);
  const tenantId = body.tenantId ?? receipt?.tenantId ?? null;
  const tenant = tenantId === null ? null : scribe.world.get('tenant', tenantId);
  if (receipt === null && scribe.context.role === 'predict') return applied;
  const refusal = refusalOf(receipt, tenant, body.verdict);
  if (refusal !== null) return refused(refusal);
  if (receipt === null || receipt.state !== 'held') return applied;
  if (body.verdict === 'approve' && burnedElsewhere(scribe, receipt)) return refused('receipt-voided');
  if (needsSecondPerson(scribe, receipt, body.staffId)) return refused('second-person-needed');
  if (body.verdict === 'refuse') return turnDown(scribe, receipt, body.staffId);
  if (tenant === null) return refused('tenant-unknown');
  approve(scribe, receipt, tenant, fact.registeredAtMs, body.staffId);
  return applied;
}

/** Nobody decides their own receipt, nor one that waits because of who registered it, and a dispute ends by its review. */
function needsSecondPerson(scribe: Scribe, receipt: ReceiptDocument, staffId: string): boolean {
  const own = scribe.world.get('staff', staffId)?.ownAccountId ?? null;
  const isOwn = own !== null && accountIdOf(scribe.world, own) === receipt.accountId;
  const byWhom = receipt.holds.some((hold) => hold === 'staff-own-card' || hold === 'one-staff-one-card');
  return isOwn || (byWhom && receipt.staffId === staffId) || openCaseOf(scribe.world, receipt.id) !== null;
}

/** Checks in the order of the enum. A verdict given twice is no error: it changes nothing. */
function refusalOf(receipt: ReceiptDocument | null, tenant: TenantDocument | null, verdict: 'approve' | 'refuse'): Refusal | null {
  if (receipt !== null && verdict === 'approve' && receipt.state === 'held') {
    if (tenant === null) return 'tenant-unknown';
    if (tenant.excluded) return 'tenant-excluded';
  }
  if (receipt === null) return 'receipt-unknown';
  if (receipt.state === 'voided') return 'receipt-voided';
  const done = verdict === 'approve' ? 'booked' : 'refused';
  return receipt.state === 'held' || receipt.state === done ? null : 'receipt-not-held';
}

/** The same paper was burned (refund, fraud) in another's name: it earns nowhere any more. */
function burnedElsewhere(scribe: Scribe, receipt: ReceiptDocument): boolean {
  return receiptsUnder(scribe.world, receipt.strongKeys, receipt.id).some((one) => one.state === 'voided');
}

/** Books a held receipt under this shop: the shop's weak keys are worked out anew, other registrations of the paper give way to the one that `staffId` decided for. */
export function approve(
  scribe: Scribe,
  receipt: ReceiptDocument,
  tenant: TenantDocument,
  approvedAtMs: number,
  staffId: string,
): ReceiptDocument {
  if (receipt.holds.includes('unknown-till')) countReleased(scribe, receipt.tillKey);
  const keys = keysOf(receipt, tenant.id);
  const same = receiptsUnder(scribe.world, [...receipt.strongKeys, ...keys.weakLookup], receipt.id)
    .map((one) => withCurrentOwner(scribe.world, one))
    .filter((one) => one.state === 'booked' || one.accountId === receipt.accountId);
  for (const other of same) {
    if (other.accountId !== receipt.accountId) openCase(scribe, receipt, other, staffId);
    else if (other.state === 'booked' || other.state === 'held') giveWay(scribe, other);
  }
  const ready = {
    ...receipt,
    tenantId: tenant.id,
    weakKeys: [...keys.weak],
    // Goods that went back went back for whoever has the paper.
    returnedMinor: Math.min(receipt.amountMinor, Math.max(receipt.returnedMinor, ...same.map((one) => one.returnedMinor))),
    decidedAtMs: scribe.context.decidedAtMs,
  };
  const booked = bookReceipt(scribe, ready, tenant, approvedAtMs);
  // What was reserved and is not due after all.
  releaseReservations(scribe, booked);
  notify(scribe, receipt.accountId, `receipt/${receipt.id}`, say('notice.approved', { tenantId: tenant.id, points: pointsOf(booked) }));
  // Its shop may be known only now, and with it what that shop's list of refunds says.
  return applyWaitingRefunds(scribe, booked);
}

/** Another registration of the same paper on the same account. One in an open dispute waits for its review. */
function giveWay(scribe: Scribe, other: ReceiptDocument): void {
  if (openCaseOf(scribe.world, other.id) !== null) return;
  const points = voidNow(scribe, other, 'release');
  if (points > 0) notify(scribe, other.accountId, `receipt/${other.id}`, say('notice.voided', { ...ofShop(other.tenantId), points }));
}

function turnDown(scribe: Scribe, receipt: ReceiptDocument, staffId: string): Ending {
  if (receipt.holds.includes('unknown-till')) countReleased(scribe, receipt.tillKey);
  releaseReservations(scribe, receipt);
  putReceipt(scribe, { ...receipt, state: 'refused', decidedAtMs: scribe.context.decidedAtMs }, 0);
  returnsWaitAgain(scribe, receipt, receipt.strongKeys[0] ?? null, staffId);
  notify(
    scribe,
    receipt.accountId,
    `receipt/${receipt.id}`,
    say('notice.refused', { ...ofShop(receipt.tenantId), reference: receipt.reference }),
  );
  return applied;
}
