/**
 * The end of an account: its member left, or nobody confirmed the number it was opened with. Laws: nothing of it is left in the ledger's member accounts, what others were promised
 * stands, what was reserved is free again, and what comes later to a closed account lapses at once. The store erases the person in the same transaction
 * (`server/store/erasure.ts`).
 */
import type { AccountDocument } from '../contract/account-document.ts';
import { ledgerAccount, memberAccount } from '../ledger/accounts.ts';
import { moved } from '../ledger/posting.ts';
import { voidTicket } from './draw-ticket.ts';
import { arriveGift } from './give-points.ts';
import { expireLot } from './member-lots.ts';
import { openCaseOf } from './open-case.ts';
import { currentReceipt } from './receipt-owner.ts';
import type { Scribe } from './scribe.ts';
import { giveBack } from './spend-points.ts';
import { voidNow } from './void-receipt.ts';
import { closeVoucher } from './voucher-record.ts';

/** Closes an open account. */
export function closeAccount(scribe: Scribe, accountId: string): void {
  endReceipts(scribe, accountId);
  endVouchers(scribe, accountId);
  // What was given away was given away: whoever could undo it has gone.
  for (const transfer of scribe.account(accountId).transfers) arriveGift(scribe, accountId, transfer);
  endTickets(scribe, accountId);
  lapse(scribe, accountId);
  for (const { cardKey } of scribe.account(accountId).cards) {
    const card = scribe.world.get('card', cardKey);
    if (card !== null) scribe.put({ ...card, accountId: null, status: 'blocked' });
  }
  scribe.change({ kind: 'account.closed', accountId });
}

/**
 * A closed account holds nothing: what a late fact brings to it lapses with the decision that brought it. A unit that a kiosk promised stands until its own deadline, as any
 * promise does.
 */
export function lapseIfClosed(scribe: Scribe, accountId: string): void {
  const account = scribe.account(accountId);
  if (account.status !== 'closed' || isEmpty(account)) return;
  endTickets(scribe, accountId);
  lapse(scribe, accountId);
  scribe.change({ kind: 'account.closed', accountId });
}

function isEmpty({ debt, lots, receipts, progress, tiers, tickets, notices, audience, answered, vouchers }: AccountDocument): boolean {
  const lists = [lots, receipts, progress, tiers, tickets, notices, audience, answered];
  return debt === 0 && lists.every((list) => list.length === 0) && vouchers.every(standsOpen);
}

const standsOpen = ({ state }: AccountDocument['vouchers'][number]): boolean => state === 'open' || state === 'asked';

/** Points lapse, each with its money to the account of its funder, as at any other end; a debt that nobody will pay is forgiven. */
function lapse(scribe: Scribe, accountId: string): void {
  for (const lot of scribe.account(accountId).lots) {
    if (lot.points > 0) expireLot(scribe, accountId, lot);
    scribe.change({ kind: 'account.lotDropped', accountId, lotId: lot.lotId });
  }
  const { debt } = scribe.account(accountId);
  if (debt === 0) return;
  scribe.post('expired', moved(ledgerAccount.expired, memberAccount(accountId), 'points', debt));
  scribe.change({ kind: 'account.debtChanged', accountId, points: -debt });
}

/** Held receipts earn nothing any more and their papers are free; who leaves gives up a dispute. */
function endReceipts(scribe: Scribe, accountId: string): void {
  for (const { receiptId, state } of scribe.account(accountId).receipts) {
    const receipt = state === 'held' ? currentReceipt(scribe.world, receiptId) : null;
    if (receipt === null || receipt.accountId !== accountId || receipt.state !== 'held') continue;
    const dispute = openCaseOf(scribe.world, receipt.id);
    if (dispute !== null) scribe.put({ ...dispute, state: 'upheld', reviewedAtMs: scribe.atMs });
    voidNow(scribe, receipt, 'release');
  }
}

/** Unused vouchers end: units go back, points and money behind them return to the lots and lapse with these. */
function endVouchers(scribe: Scribe, accountId: string): void {
  for (const { voucherId, state } of scribe.account(accountId).vouchers) {
    const voucher = state === 'open' || state === 'asked' ? scribe.world.get('voucher', voucherId) : null;
    if (voucher === null || (voucher.state !== 'open' && voucher.state !== 'asked')) continue;
    giveBack(scribe, voucher);
    closeVoucher(scribe, voucher, 'cancelled');
  }
}

/** Tickets of draws to come take part no longer; a published list keeps its numbers, and a win goes to a reserve winner. */
function endTickets(scribe: Scribe, accountId: string): void {
  for (const { drawId, ticketIds } of scribe.account(accountId).tickets) {
    if (scribe.world.get('draw', drawId)?.state === 'settled') continue;
    for (const ticketId of ticketIds) voidTicket(scribe, ticketId, 'account-closed');
  }
}
