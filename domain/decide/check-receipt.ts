/** Act `receipt.checked`: what an authority answered about one receipt. */
import type { ActOf } from '../contract/act.ts';
import type { ReceiptDocument } from '../contract/document.ts';
import type { Refusal } from '../contract/refusal.ts';
import { isLocalDateTime } from '../time/local-time.ts';
import { utcOf } from '../time/zone.ts';
import { done, no } from './act-ending.ts';
import type { ActEnding } from './act-ending.ts';
import { pendingPoints } from './book-receipt.ts';
import { judgeClocks } from './hold-reasons.ts';
import { openCaseOf } from './open-case.ts';
import { currentReceipt } from './receipt-owner.ts';
import { inOrder, keysOf, pointsOf, putReceipt } from './receipt-record.ts';
import { releaseReceipt } from './release-receipt.ts';
import { releaseReservations, reserveDue } from './reserve-gift.ts';
import { notify, ofShop, say } from './say.ts';
import type { Scribe } from './scribe.ts';
import { takeBack } from './take-back.ts';
import { countReleased, countWaiting, tenantOfTill } from './till-of.ts';
import { voidNow } from './void-receipt.ts';
import { returnsWaitAgain } from './waiting-refund.ts';

type Checked = ActOf<'receipt.checked'>;

/**
 * Decides an answer. The first that settles it stands: a proven receipt stays proven, one that was refused or voided stays so, and an answer given twice changes nothing.
 */
export function checkReceipt(scribe: Scribe, act: Checked): ActEnding {
  const receipt = currentReceipt(scribe.world, act.receiptId);
  if (receipt === null) return no('receipt-unknown', `receipt ${act.receiptId} is not on file; nothing was asked about it`);
  if (receipt.proof === 'proven' || (receipt.state !== 'held' && receipt.state !== 'booked')) return done;
  if (act.verdict === 'genuine') prove(scribe, act, receipt);
  else if (act.verdict === 'not-genuine') turnDown(scribe, act, receipt);
  else if (receipt.proof === 'pending') leaveToDesk(scribe, receipt);
  return done;
}

/** Nobody could say: the desk decides, with the paper in hand, and nothing asks again. */
function leaveToDesk(scribe: Scribe, receipt: ReceiptDocument): void {
  const holds = inOrder(receipt.holds.map((hold) => (hold === 'proof-pending' ? 'no-proof' : hold)));
  putReceipt(scribe, { ...receipt, proof: 'none', holds }, pointsShown(scribe, receipt));
}

const pointsShown = (scribe: Scribe, receipt: ReceiptDocument): number =>
  receipt.state === 'held' ? pendingPoints(scribe, receipt) : pointsOf(receipt);

/** The side that gave way in a dispute has its points frozen: what is told of it is noted, and the review decides. */
const inDispute = (scribe: Scribe, receipt: ReceiptDocument): boolean => openCaseOf(scribe.world, receipt.id) !== null;

/** What the authority tells stands above what a person typed; the code itself was compared before. */
function prove(scribe: Scribe, { told, atMs, verifier }: Checked, receipt: ReceiptDocument): void {
  const proven: ReceiptDocument = { ...receipt, proof: 'proven', decidedAtMs: scribe.context.decidedAtMs };
  if (inDispute(scribe, receipt)) {
    putReceipt(scribe, proven, pointsOf(proven));
    return;
  }
  const corrected = told === null ? proven : withTold(scribe, proven, told);
  const refusal = refusalOf(scribe, receipt, corrected);
  const isBooked = receipt.state === 'booked';
  if (isBooked && !differs(receipt, corrected)) putReceipt(scribe, proven, pointsOf(proven));
  else if (refusal !== null && isBooked) voidNow(scribe, { ...proven, refusal }, 'release');
  else if (refusal !== null) refuseHeld(scribe, corrected, refusal, verifier);
  else if (isBooked) settleAnew(scribe, receipt, corrected, verifier);
  else releaseProven(scribe, receipt, shopTold(scribe, corrected, told), { atMs, verifier });
  tellCorrection(scribe, receipt);
}

/** What weighs for points: amount, time, shop. */
const differs = (before: ReceiptDocument, after: ReceiptDocument): boolean =>
  before.amountMinor !== after.amountMinor || before.purchasedAtLocal !== after.purchasedAtLocal || before.tenantId !== after.tenantId;

/** Amount and day as the authority has them. A time of day that is not real is not believed. */
function withTold(scribe: Scribe, receipt: ReceiptDocument, told: NonNullable<Checked['told']>): ReceiptDocument {
  const purchasedAtLocal =
    told.purchasedAtLocal !== null && isLocalDateTime(told.purchasedAtLocal) ? told.purchasedAtLocal : receipt.purchasedAtLocal;
  const amountMinor = told.amountMinor ?? receipt.amountMinor;
  const changed = {
    ...receipt,
    amountMinor,
    returnedMinor: Math.min(receipt.returnedMinor, amountMinor),
    purchasedAtLocal,
    purchasedAtMs: Math.max(0, utcOf(purchasedAtLocal, scribe.mall.offsets)),
  };
  return { ...changed, weakKeys: [...keysOf(changed, changed.tenantId).weak] };
}

/** What would have refused the paper, had its code said it. Only where the answer changed something. */
function refusalOf(scribe: Scribe, before: ReceiptDocument, after: ReceiptDocument): Refusal | null {
  const { amountMinor, purchasedAtMs, registeredAtMs } = after;
  if (purchasedAtMs !== before.purchasedAtMs) {
    const clocks = judgeClocks(scribe, { purchasedAtMs, registeredAtMs, sure: true, ageAccepted: before.staffId !== null });
    if (clocks.kind === 'refuse') return clocks.refusal;
  }
  return amountMinor !== before.amountMinor && amountMinor < Math.max(1, scribe.settings.receiptMinimumMinor) ? 'below-minimum' : null;
}

/**
 * A till that only the authority names tells the shop as one named by the code does: a shop that the visitor picked counts only where the till is mapped to it, and waits for
 * the till to be mapped where nobody knows it. Staff who picked the shop had the paper.
 */
function shopTold(scribe: Scribe, receipt: ReceiptDocument, told: Checked['told']): ReceiptDocument {
  if (receipt.tillKey !== null || receipt.format === null || receipt.staffId !== null || told === null || told.issuer === null)
    return receipt;
  const tillKey = `${receipt.format}:${told.issuer}`;
  const mapped = tenantOfTill(scribe.world, tillKey, receipt.purchasedAtMs);
  if (mapped !== null) return { ...receipt, tillKey, tenantId: mapped };
  countWaiting(scribe, tillKey, receipt.registeredAtMs);
  return { ...receipt, tillKey, holds: inOrder([...receipt.holds, 'unknown-till']) };
}

function releaseProven(
  scribe: Scribe,
  before: ReceiptDocument,
  receipt: ReceiptDocument,
  { atMs, verifier }: { readonly atMs: number; readonly verifier: string },
): void {
  const tenant = receipt.tenantId === null ? null : scribe.world.get('tenant', receipt.tenantId);
  const changed = differs(before, receipt);
  // What the hold had reserved was due for what a person had typed.
  if (changed) releaseReservations(scribe, before);
  const asked = changed ? { ...receipt, binds: [] } : receipt;
  const settled = ['proof-pending', 'no-proof'] as const;
  if (tenant !== null) releaseReceipt(scribe, asked, tenant, { settled, atMs, by: verifier });
  else putReceipt(scribe, { ...asked, holds: inOrder(asked.holds.filter((hold) => hold !== 'proof-pending' && hold !== 'no-proof')) }, 0);
  const now = currentReceipt(scribe.world, receipt.id);
  if ((changed || before.holds.length === 0) && now?.state === 'held') reserveDue(scribe, now);
}

/** Booked already, and staff had typed it otherwise: it is taken back and counts anew as it is, from its registration on, unless that paper is here already. */
function settleAnew(scribe: Scribe, before: ReceiptDocument, receipt: ReceiptDocument, verifier: string): void {
  takeBack(scribe, before);
  const open: ReceiptDocument = { ...receipt, state: 'held', holds: [], awards: [], binds: [], nearMisses: [] };
  releaseProven(scribe, open, open, { atMs: receipt.registeredAtMs, verifier });
}

/** The member hears of it when the authority's word differs from what was typed. */
function tellCorrection(scribe: Scribe, before: ReceiptDocument): void {
  const now = currentReceipt(scribe.world, before.id);
  if (now === null || !differs({ ...before, tenantId: now.tenantId }, now)) return;
  const args = { ...ofShop(now.tenantId), amountMinor: now.amountMinor, points: pointsOf(now), reference: now.reference };
  notify(scribe, now.accountId, `receipt/${now.id}`, say(now.state === 'booked' ? 'notice.corrected' : 'notice.refused', args));
}

/** The authority does not know it, or knows it otherwise: it earns nothing, and its number is used up. */
function turnDown(scribe: Scribe, { verifier }: Checked, receipt: ReceiptDocument): void {
  const failed: ReceiptDocument = { ...receipt, proof: 'failed', decidedAtMs: scribe.context.decidedAtMs };
  if (inDispute(scribe, receipt)) {
    putReceipt(scribe, { ...failed, holds: inOrder([...receipt.holds, 'proof-failed']) }, pointsOf(receipt));
    return;
  }
  if (receipt.state === 'held') refuseHeld(scribe, failed, 'not-genuine', verifier);
  else voidNow(scribe, { ...failed, refusal: 'not-genuine' }, 'burn');
  const { reference, tenantId } = receipt;
  notify(scribe, receipt.accountId, `receipt/${receipt.id}`, say('notice.not-genuine', { ...ofShop(tenantId), reference }));
}

function refuseHeld(scribe: Scribe, receipt: ReceiptDocument, refusal: Refusal, by: string): void {
  if (receipt.holds.includes('unknown-till')) countReleased(scribe, receipt.tillKey);
  releaseReservations(scribe, receipt);
  putReceipt(scribe, { ...receipt, state: 'refused', refusal }, 0);
  returnsWaitAgain(scribe, receipt, receipt.strongKeys[0] ?? null, by);
}
