/** Fact `receipt.decided`: staff end a hold. */
import type { ReceiptDocument, Refusal, TenantDocument } from '../contract/document.ts';
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { receiptKeys } from '../receipt/receipt-keys.ts';
import { staffRefusal } from './account-of.ts';
import { bookReceipt } from './book-receipt.ts';
import { receiptsUnder } from './clash.ts';
import { pointsOf, putReceipt } from './receipt-record.ts';
import { releaseReservations } from './reserve-gift.ts';
import { notify, ofShop, say } from './say.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';
import { countReleased } from './till-of.ts';
import { voidNow } from './void-receipt.ts';

/**
 * Decides a held receipt. Approved, it counts as on time; its points age from now. The paper at the desk wins a dispute: another registration of the same
 * paper is voided in the same decision, so a receipt earns once.
 */
export function decideReceipt(scribe: Scribe, fact: Fact, body: FactBodyOf<'receipt.decided'>): Ending {
  const staff = staffRefusal(scribe.world, body.staffId, 'decide');
  if (staff !== null) return refused(staff);
  const receipt = scribe.world.get('receipt', body.receiptId);
  const tenantId = body.tenantId ?? receipt?.tenantId ?? null;
  const tenant = tenantId === null ? null : scribe.world.get('tenant', tenantId);
  if (receipt === null && scribe.context.role === 'predict') return applied;
  const refusal = refusalOf(receipt, tenant, body.verdict);
  if (refusal !== null) return refused(refusal);
  if (receipt === null || receipt.state !== 'held') return applied;
  if (body.verdict === 'refuse') return turnDown(scribe, receipt);
  if (tenant === null) return refused('tenant-unknown');
  if (burnedElsewhere(scribe, receipt)) return refused('receipt-voided');
  approve(scribe, receipt, tenant, fact.registeredAtMs);
  return applied;
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

/** Books a held receipt under this shop: the shop's weak keys are worked out anew, other registrations of the paper give way. */
export function approve(scribe: Scribe, receipt: ReceiptDocument, tenant: TenantDocument, approvedAtMs: number): ReceiptDocument {
  if (receipt.holds.includes('unknown-till')) countReleased(scribe, receipt.tillKey);
  const { amountMinor, purchasedAtLocal, number } = receipt;
  const keys = receiptKeys({ identity: receipt.strongKeys[0] ?? null, tenantId: tenant.id, amountMinor, purchasedAtLocal, number });
  const same = receiptsUnder(scribe.world, [...receipt.strongKeys, ...keys.weakLookup], receipt.id).filter(
    (one) => one.state === 'booked' || one.accountId === receipt.accountId,
  );
  for (const other of same) if (other.state === 'booked' || other.state === 'held') giveWay(scribe, other);
  const ready = { ...receipt, tenantId: tenant.id, weakKeys: [...keys.weak], decidedAtMs: scribe.context.decidedAtMs };
  const booked = bookReceipt(scribe, ready, tenant, approvedAtMs);
  // What was reserved and is not due after all.
  releaseReservations(scribe, booked);
  notify(scribe, receipt.accountId, `receipt/${receipt.id}`, say('notice.approved', { tenantId: tenant.id, points: pointsOf(booked) }));
  return booked;
}

/** The other registration of the same paper: neutral words for whoever made it. */
function giveWay(scribe: Scribe, other: ReceiptDocument): void {
  const points = voidNow(scribe, other, 'release');
  if (points > 0) notify(scribe, other.accountId, `receipt/${other.id}`, say('notice.voided', { ...ofShop(other.tenantId), points }));
}

function turnDown(scribe: Scribe, receipt: ReceiptDocument): Ending {
  if (receipt.holds.includes('unknown-till')) countReleased(scribe, receipt.tillKey);
  releaseReservations(scribe, receipt);
  putReceipt(scribe, { ...receipt, state: 'refused', decidedAtMs: scribe.context.decidedAtMs }, 0);
  notify(
    scribe,
    receipt.accountId,
    `receipt/${receipt.id}`,
    say('notice.refused', { ...ofShop(receipt.tenantId), reference: receipt.reference }),
  );
  return applied;
}
