/**
 * A dispute (JOURNEYS J3): the paper at the desk wins now, and a second person looks at it later. Until then the side that gave way keeps its points, but frozen; its
 * receipt waits as held, so the paper earns once.
 */
import type { CaseDocument, ReceiptDocument } from '../contract/document.ts';
import { receiptsUnder } from './clash.ts';
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
 * The registrations that have had the paper since this one gave way: the winner of its dispute, whoever won against that one later, and so on, and any other that is booked
 * by now. Cases first, then receipts: a store that loads set-wise needs one round a dispute.
 */
export function laterHolders(world: World, loser: ReceiptDocument): readonly ReceiptDocument[] {
  const ids = new Set<string>();
  for (let found = world.get('case', loser.id); found !== null && found.state !== 'reversed' && ids.size < maxDisputes;) {
    ids.add(found.winnerReceiptId);
    found = world.get('case', found.winnerReceiptId);
  }
  for (const other of receiptsUnder(world, [...loser.strongKeys, ...loser.weakKeys], loser.id))
    if (other.state === 'booked' && mayBeSame(other, loser)) ids.add(other.id);
  ids.delete(loser.id);
  return [...ids].flatMap((id) => currentReceipt(world, id) ?? []);
}

/** Two strong numbers tell two papers apart, whatever else they share. */
const mayBeSame = (a: ReceiptDocument, b: ReceiptDocument): boolean =>
  a.strongKeys.length === 0 || b.strongKeys.length === 0 || a.strongKeys.some((key) => b.strongKeys.includes(key));

/** The registration that has the paper of this one now: itself, unless it gave way in a dispute. */
export function paperHolder(world: World, receipt: ReceiptDocument): ReceiptDocument {
  const found = world.get('case', receipt.id);
  if (found === null || found.state === 'reversed') return receipt;
  const later = laterHolders(world, receipt);
  return later.findLast((one) => one.state === 'booked') ?? later.at(-1) ?? receipt;
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
