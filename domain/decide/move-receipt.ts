/** Fact `receipt.moved`: the same receipt on another account, as if it had been registered there in time. */
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { staffRefusal, usableAccount } from './account-of.ts';
import { bookReceipt, pendingPoints } from './book-receipt.ts';
import { openCaseOf } from './open-case.ts';
import { currentReceipt } from './receipt-owner.ts';
import { noteOnAccount, putReceipt, summaryOfReceipt } from './receipt-record.ts';
import { releaseReservations, reserveDue } from './reserve-gift.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';
import { takeBack } from './take-back.ts';

/** Decides a move: taken back there and booked here in one decision. Without staff only the kiosk that registered the receipt may move it. */
export function moveReceipt(scribe: Scribe, fact: Fact, body: FactBodyOf<'receipt.moved'>): Ending {
  const to = usableAccount(scribe, body.toAccountId);
  if (typeof to === 'string') return refused(to);
  const staff = staffRefusal(scribe, body.staffId, 'move');
  if (staff !== null) return refused(staff);
  const receipt = currentReceipt(scribe.world, body.receiptId);
  if (receipt !== null && body.staffId === null && receipt.kioskId !== fact.kioskId) return refused('staff-may-not');
  if (receipt === null && scribe.context.role === 'predict') return applied;
  if (receipt === null || receipt.state === 'refused') return refused('receipt-unknown');
  if (receipt.state === 'voided') return refused('receipt-voided');
  if (receipt.accountId === to.id) return applied;
  // In a dispute its points are frozen: only the review ends that.
  if (openCaseOf(scribe.world, receipt.id) !== null) return refused('second-person-needed');
  const moving = { ...receipt, accountId: to.id, awards: [], binds: [], nearMisses: [], decidedAtMs: scribe.context.decidedAtMs };
  const tenant = receipt.tenantId === null ? null : scribe.world.get('tenant', receipt.tenantId);
  if (receipt.state === 'booked') takeBack(scribe, receipt);
  else releaseReservations(scribe, receipt);
  noteOnAccount(scribe, receipt.accountId, summaryOfReceipt({ ...receipt, holds: [] }, 0, 'moved'));
  if (receipt.state === 'booked' && tenant !== null) bookReceipt(scribe, moving, tenant, receipt.registeredAtMs);
  else {
    putReceipt(scribe, moving, pendingPoints(scribe, moving));
    reserveDue(scribe, moving);
  }
  return applied;
}
