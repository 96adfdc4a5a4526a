/** Fact `receipt.voided`: staff take a receipt off an account. */
import type { ReceiptDocument } from '../contract/document.ts';
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { staffRefusal } from './account-of.ts';
import { openCaseOf } from './open-case.ts';
import { currentReceipt } from './receipt-owner.ts';
import { putReceipt } from './receipt-record.ts';
import { releaseReservations } from './reserve-gift.ts';
import { notify, ofShop, say } from './say.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';
import { takeBack } from './take-back.ts';
import { countReleased } from './till-of.ts';
import { returnsWaitAgain } from './waiting-refund.ts';

/** Decides a void. `release` frees the paper's keys, `burn` keeps them for ever. A kiosk that does not hold the receipt predicts no change: the server decides. */
export function voidReceipt(scribe: Scribe, _fact: Fact, body: FactBodyOf<'receipt.voided'>): Ending {
  const staff = staffRefusal(scribe, body.staffId, 'void');
  if (staff !== null) return refused(staff);
  const receipt = currentReceipt(scribe.world, body.receiptId);
  if (receipt === null && scribe.context.role === 'predict') return applied;
  if (receipt === null || receipt.state === 'refused') return refused('receipt-unknown');
  if (receipt.state === 'voided') return receipt.voidMode === body.mode ? applied : refused('receipt-voided');
  // In a dispute its points are frozen: only the review ends that.
  if (openCaseOf(scribe.world, receipt.id) !== null) return refused('second-person-needed');
  const points = voidNow(scribe, receipt, body.mode);
  if (body.mode === 'release') returnsWaitAgain(scribe, receipt, receipt.strongKeys[0] ?? null, body.staffId);
  if (points > 0) notify(scribe, receipt.accountId, `receipt/${receipt.id}`, say('notice.voided', { ...ofShop(receipt.tenantId), points }));
  return applied;
}

/** Takes back what the receipt gave, or ends its hold, and writes it as voided. Returns the points taken back. */
export function voidNow(scribe: Scribe, receipt: ReceiptDocument, mode: 'release' | 'burn'): number {
  const points = receipt.state === 'booked' ? takeBack(scribe, receipt, mode) : 0;
  if (receipt.state === 'held') releaseReservations(scribe, receipt);
  if (receipt.state === 'held' && receipt.holds.includes('unknown-till')) countReleased(scribe, receipt.tillKey);
  putReceipt(scribe, { ...receipt, state: 'voided', voidMode: mode, awards: [], binds: [], decidedAtMs: scribe.context.decidedAtMs }, 0);
  return points;
}
