/** What a merge carries over besides points and progress: cards, vouchers, tickets, tiers, transfers, receipts, notices. */
import type { AccountDocument, Lot } from '../contract/account-document.ts';
import { uuidFromHash } from '../encoding/uuid.ts';
import type { AccountChange } from './world.ts';
import { noteOnAccount } from './receipt-record.ts';
import type { Scribe } from './scribe.ts';
import { summaryOfVoucher } from './voucher-record.ts';

/** Notices an account keeps at most, as everywhere; the oldest go. */
const maxNotices = 10;

/** Lots and award keys that got another name on the way. */
export interface NewNames {
  readonly lots: ReadonlyMap<string, string>;
  readonly keys: ReadonlyMap<string, string>;
}

/** Carries the records of one account over. Lots, windows and grants are not among them. */
export function mergeRecords(scribe: Scribe, from: AccountDocument, to: AccountDocument, names: NewNames): void {
  const renamed = <T extends { readonly lot: Lot }>(parts: readonly T[]): T[] =>
    parts.map((part) => ({ ...part, lot: { ...part.lot, lotId: names.lots.get(part.lot.lotId) ?? part.lot.lotId } }));
  const keyOf = (awardKey: string): string => names.keys.get(awardKey) ?? awardKey;
  const give = (...changes: readonly AccountChange[]): void => scribe.change(...changes);
  for (const card of from.cards) {
    const document = scribe.world.get('card', card.cardKey);
    if (document !== null) scribe.put({ ...document, accountId: to.id });
    give({ kind: 'account.cardRemoved', accountId: from.id, cardKey: card.cardKey }, { kind: 'account.cardAdded', accountId: to.id, card });
  }
  for (const line of [...from.vouchers].reverse()) {
    const voucher = scribe.world.get('voucher', line.voucherId);
    const awardKey = voucher?.awardKey ?? null;
    const moved =
      voucher === null
        ? null
        : { ...voucher, accountId: to.id, awardKey: awardKey === null ? null : keyOf(awardKey), spent: renamed(voucher.spent) };
    if (moved !== null) scribe.put(moved);
    give(
      { kind: 'account.voucherForgotten', accountId: from.id, voucherId: line.voucherId },
      { kind: 'account.voucherPut', accountId: to.id, voucher: moved === null ? line : summaryOfVoucher(moved) },
    );
  }
  for (const summary of from.tickets) mergeTickets(scribe, from, to, summary, keyOf(summary.awardKey));
  for (const tier of from.tiers) mergeTier(scribe, from, to, tier, keyOf(tier.awardKey));
  for (const transfer of from.transfers) {
    const { transferId } = transfer;
    // Ids come from outside: two gifts under one id are two gifts.
    const isTaken = to.transfers.some((one) => one.transferId === transferId);
    const moved = { ...transfer, transferId: isTaken ? uuidFromHash(`transfer/${from.id}/${transferId}`) : transferId };
    give(
      { kind: 'account.transferRemoved', accountId: from.id, transferId },
      { kind: 'account.transferPut', accountId: to.id, transfer: { ...moved, taken: renamed(transfer.taken) } },
    );
  }
  for (const receipt of [...from.receipts].reverse()) {
    give({ kind: 'account.receiptForgotten', accountId: from.id, receiptId: receipt.receiptId });
    noteOnAccount(scribe, to.id, receipt);
  }
  mergeNotices(scribe, from, to);
  if (from.lastReceiptAtMs !== null) give({ kind: 'account.lastReceiptSet', accountId: to.id, atMs: from.lastReceiptAtMs });
  for (const questionnaireId of from.answered) give({ kind: 'account.answeredAdded', accountId: to.id, questionnaireId });
  if (to.consent === null && from.consent !== null) give({ kind: 'account.consentSet', accountId: to.id, consent: from.consent });
  const invitedBy = to.invitedBy ?? from.invitedBy;
  if (invitedBy !== to.invitedBy && invitedBy !== to.id) give({ kind: 'account.invitedBySet', accountId: to.id, invitedBy });
}

/** One person is one holder: the tickets keep their ids. */
function mergeTickets(
  scribe: Scribe,
  from: AccountDocument,
  to: AccountDocument,
  summary: AccountDocument['tickets'][number],
  awardKey: string,
): void {
  for (const ticketId of summary.ticketIds) {
    const ticket = scribe.world.get('ticket', ticketId);
    if (ticket !== null) scribe.put({ ...ticket, accountId: to.id, awardKey });
  }
  scribe.change({ kind: 'account.ticketsDropped', accountId: from.id, awardKey: summary.awardKey });
  scribe.change({ kind: 'account.ticketsPut', accountId: to.id, summary: { ...summary, awardKey } });
}

/** The same award held by both counts for the longer of the two times. */
function mergeTier(
  scribe: Scribe,
  from: AccountDocument,
  to: AccountDocument,
  tier: AccountDocument['tiers'][number],
  awardKey: string,
): void {
  const known = scribe.account(to.id).tiers.find((one) => one.awardKey === awardKey);
  scribe.change({ kind: 'account.tierDropped', accountId: from.id, awardKey: tier.awardKey });
  if (known === undefined || known.untilMs < tier.untilMs)
    scribe.change({ kind: 'account.tierPut', accountId: to.id, tier: { ...tier, awardKey } });
}

function mergeNotices(scribe: Scribe, from: AccountDocument, to: AccountDocument): void {
  const told = from.notices.filter((notice) => notice.noticeId !== 'confirm-card' && notice.noticeId !== 'confirm-phone');
  for (const notice of told) scribe.change({ kind: 'account.noticeAdded', accountId: to.id, notice });
  if (from.notices.length > 0)
    scribe.change({ kind: 'account.noticesCleared', accountId: from.id, noticeIds: from.notices.map((notice) => notice.noticeId) });
  const { notices } = scribe.account(to.id);
  const surplus = notices.slice(0, Math.max(0, notices.length - maxNotices)).map((notice) => notice.noticeId);
  if (surplus.length > 0) scribe.change({ kind: 'account.noticesCleared', accountId: to.id, noticeIds: surplus });
}
