/**
 * A dispute (JOURNEYS J3): the paper at the desk wins now, and a second person looks at it later. Until then the side that gave way keeps its points, but frozen; its
 * receipt waits as held, so the paper earns once.
 */
import type { CaseDocument, ReceiptDocument } from '../contract/document.ts';
import { currentReceipt } from './receipt-owner.ts';
import { pointsOf, putReceipt } from './receipt-record.ts';
import { notify, ofShop, say } from './say.ts';
import { Scribe } from './scribe.ts';
import { takeBack } from './take-back.ts';
import type { World } from './world.ts';

/** The open dispute in which this receipt gave way; null: none. A case bears the id of that receipt. */
export function openCaseOf(world: World, receiptId: string): CaseDocument | null {
  const found = world.get('case', receiptId);
  return found?.state === 'open' ? found : null;
}

/** Disputes about one paper that are followed; more would be a broken store. */
const maxDisputes = 50;

/**
 * The registrations that took the paper from this one, one after the other: the winner of its dispute, whoever won against that one later, and so on. Cases first, then
 * receipts: a store that loads set-wise needs one round a dispute.
 */
export function laterHolders(world: World, receiptId: string): readonly ReceiptDocument[] {
  const winners: string[] = [];
  for (let found = world.get('case', receiptId); found !== null && found.state !== 'reversed' && winners.length < maxDisputes; ) {
    winners.push(found.winnerReceiptId);
    found = world.get('case', found.winnerReceiptId);
  }
  return winners.flatMap((id) => currentReceipt(world, id) ?? []);
}

/** The registration that has the paper of this one now: itself, unless it gave way in a dispute. */
export function paperHolder(world: World, receipt: ReceiptDocument): ReceiptDocument {
  return laterHolders(world, receipt.id).at(-1) ?? receipt;
}

/** Opens a dispute between a receipt that is about to be booked and the booked one of another account. */
export function openCase(scribe: Scribe, winner: ReceiptDocument, loser: ReceiptDocument, staffId: string): void {
  const { accountId, reference } = loser;
  for (const lotId of lotsAtStake(scribe, loser)) scribe.change({ kind: 'account.lotFrozen', accountId, lotId, caseId: loser.id });
  scribe.put({
    kind: 'case',
    id: loser.id,
    version: 0,
    reference,
    winnerReceiptId: winner.id,
    loserReceiptId: loser.id,
    openedBy: staffId,
    openedAtMs: scribe.atMs,
    state: 'open',
    reviewedBy: null,
    reviewedAtMs: null,
  });
  const waiting: ReceiptDocument = { ...loser, state: 'held', holds: ['on-another-account'], clashReceiptId: winner.id };
  putReceipt(scribe, waiting, pointsOf(loser));
  notify(scribe, accountId, `receipt/${loser.id}`, say('notice.held', { ...ofShop(loser.tenantId), reference }));
}

/** Lots that would go if the receipt did not count: found by taking it back on a draft that is thrown away. */
function lotsAtStake(scribe: Scribe, loser: ReceiptDocument): readonly string[] {
  const trial = new Scribe(scribe.world, scribe.context, scribe.rules, 'trial', scribe.atMs);
  takeBack(trial, loser);
  const held = new Set(scribe.account(loser.accountId).lots.map((lot) => lot.lotId));
  const dropped = trial
    .written()
    .changes.flatMap((change) => (change.kind === 'account.lotDropped' && change.accountId === loser.accountId ? [change.lotId] : []));
  return [...new Set(dropped)].filter((lotId) => held.has(lotId));
}
