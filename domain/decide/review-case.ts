/** Fact `case.reviewed`: a second person ends a dispute. */
import type { AccountDocument } from '../contract/account-document.ts';
import type { CaseDocument, ReceiptDocument } from '../contract/document.ts';
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import type { Refusal } from '../contract/refusal.ts';
import { accountIdOf, staffRefusal } from './account-of.ts';
import { laterHolders, openCaseOf } from './open-case.ts';
import { currentReceipt } from './receipt-owner.ts';
import { pointsOf, putReceipt } from './receipt-record.ts';
import { notify, ofShop, say } from './say.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';
import { rebookReceipt } from './rebook-receipt.ts';
import { takeBack } from './take-back.ts';
import { voidNow } from './void-receipt.ts';

/**
 * Decides the review. Upheld: what the side that gave way had is taken back for good, what it spent of it becomes debt. Reversed: it has all back, with the time its points
 * were frozen added to their life, and the other side's award is taken back. Who opened the dispute, or owns one of the accounts, cannot review it.
 */
export function reviewCase(scribe: Scribe, fact: Fact, body: FactBodyOf<'case.reviewed'>): Ending {
  const staff = staffRefusal(scribe, body.staffId, 'review');
  if (staff !== null) return refused(staff);
  const found = scribe.world.get('case', body.caseId);
  if (found === null) return scribe.context.role === 'predict' ? applied : refused('case-unknown');
  const loser = currentReceipt(scribe.world, found.loserReceiptId);
  const winner = currentReceipt(scribe.world, found.winnerReceiptId);
  const state = body.verdict === 'uphold' ? 'upheld' : 'reversed';
  const refusal = refusalOf(scribe, found, body.staffId, state, [loser, winner]);
  if (refusal !== null) return refused(refusal);
  if (found.state !== 'open') return applied;
  const ended: CaseDocument = { ...found, state, reviewedBy: body.staffId, reviewedAtMs: fact.registeredAtMs };
  if (loser === null) {
    scribe.put(ended);
    return applied;
  }
  // Looked up while the case is open: a reversed one names nobody.
  const later = laterHolders(scribe.world, loser);
  scribe.put(ended);
  if (state === 'upheld') uphold(scribe, ended, loser);
  else reverse(scribe, ended, loser, later, fact);
  return applied;
}

function refusalOf(
  scribe: Scribe,
  found: CaseDocument,
  staffId: string,
  state: CaseDocument['state'],
  sides: readonly (ReceiptDocument | null)[],
): Refusal | null {
  const own = scribe.world.get('staff', staffId)?.ownAccountId ?? null;
  const isOwn = own !== null && sides.some((side) => side?.accountId === accountIdOf(scribe.world, own));
  if (found.openedBy === staffId || isOwn) return 'second-person-needed';
  return found.state === 'open' || found.state === state ? null : 'case-closed';
}

function uphold(scribe: Scribe, found: CaseDocument, loser: ReceiptDocument): void {
  const points = takeBack(scribe, loser);
  freeLots(scribe, scribe.account(loser.accountId), found, 0);
  const voided: ReceiptDocument = { ...loser, state: 'voided', voidMode: 'release', holds: [], awards: [], binds: [] };
  putReceipt(scribe, { ...voided, decidedAtMs: scribe.context.decidedAtMs }, 0);
  if (points > 0) notify(scribe, loser.accountId, `receipt/${loser.id}`, say('notice.voided', { ...ofShop(loser.tenantId), points }));
}

/**
 * The one who gave way was right, and with it ends every later dispute about the paper: whoever took it from the winner meanwhile has it no longer either, so that a paper
 * never earns twice.
 */
function reverse(scribe: Scribe, found: CaseDocument, loser: ReceiptDocument, later: readonly ReceiptDocument[], fact: Fact): void {
  for (const holder of later) endHolding(scribe, found, holder);
  freeLots(scribe, scribe.account(loser.accountId), found, Math.max(0, fact.registeredAtMs - found.openedAtMs));
  // Goods of the paper that went back meanwhile went back for whoever has it.
  const returnedMinor = Math.min(loser.amountMinor, Math.max(loser.returnedMinor, ...later.map((one) => one.returnedMinor)));
  const decided = { holds: [], clashReceiptId: null, decidedAtMs: scribe.context.decidedAtMs };
  const back: ReceiptDocument = { ...loser, ...decided, state: 'booked', returnedMinor };
  if (returnedMinor === loser.amountMinor && returnedMinor > 0) {
    voidNow(scribe, back, 'burn');
    return;
  }
  const tenant = loser.tenantId === null ? null : scribe.world.get('tenant', loser.tenantId);
  if (returnedMinor > loser.returnedMinor && tenant !== null) rebookReceipt(scribe, back, tenant, fact.registeredAtMs);
  else putReceipt(scribe, back, pointsOf(back));
  const points = pointsOf(currentReceipt(scribe.world, loser.id) ?? back);
  notify(scribe, loser.accountId, `receipt/${loser.id}`, say('notice.approved', { ...ofShop(loser.tenantId), points }));
}

/** A registration that took the paper has it no longer: booked, its award is taken back; in a dispute of its own, that is lost. */
function endHolding(scribe: Scribe, found: CaseDocument, holder: ReceiptDocument): void {
  const { reviewedBy, reviewedAtMs } = found;
  const own = openCaseOf(scribe.world, holder.id);
  if (own !== null) {
    scribe.put({ ...own, state: 'upheld', reviewedBy, reviewedAtMs });
    uphold(scribe, own, holder);
  } else if (holder.state === 'booked') {
    const points = voidNow(scribe, holder, 'release');
    if (points > 0) notify(scribe, holder.accountId, `receipt/${holder.id}`, say('notice.voided', { ...ofShop(holder.tenantId), points }));
  }
}

/** Frees what the case froze; a lot that ends lives on for the time it was frozen. */
function freeLots(scribe: Scribe, account: AccountDocument, found: CaseDocument, frozenMs: number): void {
  const accountId = account.id;
  for (const { lotId, frozenBy, expiresAtMs } of account.lots) {
    if (frozenBy !== found.id) continue;
    scribe.change({ kind: 'account.lotFreed', accountId, lotId });
    if (expiresAtMs !== null && frozenMs > 0)
      scribe.change({ kind: 'account.lotEndMoved', accountId, lotId, expiresAtMs: expiresAtMs + frozenMs });
  }
}
