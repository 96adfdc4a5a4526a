/**
 * The pure reducer of an account document: one change in, the next document out. Versions are not counted here but once per applied
 * decision (`WorldDraft.apply`), so that a replay of the log gives the same bytes.
 */
import type { ProgressEntry, ProgressWindow } from '../contract/campaign.ts';
import type { AccountDocument, Lot } from '../contract/account-document.ts';
import { moneyOfSpent } from '../ledger/lot-money.ts';
import type { AccountChange } from './world.ts';

/** Plain order of strings by code unit: the same on every machine. */
const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byPurchase = (a: ProgressEntry, b: ProgressEntry): number => before(a.atLocal, b.atLocal) || before(a.receiptId, b.receiptId);

type WindowName = { readonly campaignId: string; readonly windowKey: string };

function withWindow(
  account: AccountDocument,
  name: WindowName,
  version: number,
  edit: (window: ProgressWindow) => ProgressWindow,
): AccountDocument {
  const found = account.progress.find((w) => w.campaignId === name.campaignId && w.windowKey === name.windowKey);
  const edited = edit(found ?? { campaignId: name.campaignId, version, windowKey: name.windowKey, entries: [], grants: [] });
  const others = account.progress.filter((w) => w !== found);
  const progress = [...others, edited].sort((a, b) => before(a.campaignId, b.campaignId) || before(a.windowKey, b.windowKey));
  return { ...account, progress };
}

/** An expired lot keeps only what had been spent of it, points and money alike. */
function expiredLot(lot: Lot): Lot {
  const spent = lot.earnedPoints - lot.points;
  const funding = lot.funding.map((part) => ({ ...part, moneyMinor: moneyOfSpent(part.moneyMinor, spent, lot.earnedPoints) }));
  return { ...lot, points: 0, earnedPoints: spent, funding };
}

const withLot = (account: AccountDocument, lotId: string, edit: (lot: Lot) => Lot): AccountDocument => ({
  ...account,
  lots: account.lots.map((lot) => (lot.lotId === lotId ? edit(lot) : lot)),
});

function applyToProgress(account: AccountDocument, change: AccountChange): AccountDocument | null {
  switch (change.kind) {
    case 'account.entryAdded':
      return withWindow(account, change, change.version, (w) => ({
        ...w,
        version: Math.max(w.version, change.version),
        entries: [...w.entries.filter((e) => e.receiptId !== change.entry.receiptId), change.entry].sort(byPurchase),
      }));
    case 'account.entryRemoved':
      return withWindow(account, change, 1, (w) => ({ ...w, entries: w.entries.filter((e) => e.receiptId !== change.receiptId) }));
    case 'account.grantPut':
      return withWindow(account, change, change.version, (w) => ({
        ...w,
        grants: [...w.grants.filter((g) => g.awardKey !== change.grant.awardKey), change.grant].sort((a, b) =>
          before(a.awardKey, b.awardKey),
        ),
      }));
    case 'account.grantRemoved':
      return withWindow(account, change, 1, (w) => ({ ...w, grants: w.grants.filter((g) => g.awardKey !== change.awardKey) }));
    case 'account.windowDropped':
      return {
        ...account,
        progress: account.progress.filter((w) => w.campaignId !== change.campaignId || w.windowKey !== change.windowKey),
      };
    default:
      return null;
  }
}

function applyToLots(account: AccountDocument, change: AccountChange): AccountDocument | null {
  switch (change.kind) {
    case 'account.lotAdded':
      return { ...account, lots: [...account.lots, change.lot] };
    case 'account.lotReduced':
      return withLot(account, change.lotId, (lot) => ({ ...lot, points: lot.points - change.points }));
    case 'account.lotReturned':
      return withLot(account, change.lotId, (lot) => ({ ...lot, points: lot.points + change.points }));
    case 'account.lotExpired':
      return withLot(account, change.lotId, expiredLot);
    case 'account.lotDropped':
      return { ...account, lots: account.lots.filter((lot) => lot.lotId !== change.lotId) };
    case 'account.lotEndMoved':
      return withLot(account, change.lotId, (lot) => ({ ...lot, expiresAtMs: change.expiresAtMs }));
    case 'account.lotFrozen':
      return withLot(account, change.lotId, (lot) => ({ ...lot, frozenBy: change.caseId }));
    case 'account.lotFreed':
      return withLot(account, change.lotId, (lot) => ({ ...lot, frozenBy: null }));
    case 'account.debtChanged':
      return { ...account, debt: account.debt + change.points };
    default:
      return null;
  }
}

/** The list with this one in its place, in the order of `keyOf`. */
function replaced<T>(list: readonly T[], one: T, keyOf: (item: T) => string): T[] {
  return [...list.filter((other) => keyOf(other) !== keyOf(one)), one].sort((a, b) => before(keyOf(a), keyOf(b)));
}

/** All that a member had or was is gone; which facts of each kiosk were decided stays, so that their rows close. */
function closedAccount(account: AccountDocument): AccountDocument {
  const { kind, id, version, language, openedAtMs, ownSeqs } = account;
  return {
    ...{ kind, id, version, language, openedAtMs, ownSeqs },
    ...{ status: 'closed', aliasOf: null, initial: '', allowancePoints: 0, debt: 0, invitedBy: null, lastReceiptAtMs: null },
    // A promise of a kiosk that came after the end stands until its deadline.
    vouchers: account.vouchers.filter(({ state }) => state === 'open' || state === 'asked'),
    ...{ cards: [], lots: [], progress: [], receipts: [], notices: [], audience: [], tiers: [], tickets: [], transfers: [] },
    ...{ answered: [], consent: null, leaving: null, confirmByMs: null },
  };
}

function applyToAffairs(account: AccountDocument, change: AccountChange): AccountDocument | null {
  switch (change.kind) {
    case 'account.consentSet':
      return { ...account, consent: change.consent };
    case 'account.leavingSet':
      return { ...account, leaving: change.leaving };
    case 'account.confirmBySet':
      return { ...account, confirmByMs: change.atMs };
    case 'account.closed':
      return closedAccount(account);
    default:
      return null;
  }
}

function applyToMembership(account: AccountDocument, change: AccountChange): AccountDocument | null {
  switch (change.kind) {
    case 'account.tierPut':
      return { ...account, tiers: replaced(account.tiers, change.tier, (tier) => tier.awardKey) };
    case 'account.tierDropped':
      return { ...account, tiers: account.tiers.filter((tier) => tier.awardKey !== change.awardKey) };
    case 'account.ticketsPut':
      return { ...account, tickets: replaced(account.tickets, change.summary, (tickets) => tickets.awardKey) };
    case 'account.ticketsDropped':
      return { ...account, tickets: account.tickets.filter((tickets) => tickets.awardKey !== change.awardKey) };
    case 'account.transferPut':
      return { ...account, transfers: replaced(account.transfers, change.transfer, (transfer) => transfer.transferId) };
    case 'account.transferRemoved':
      return { ...account, transfers: account.transfers.filter((transfer) => transfer.transferId !== change.transferId) };
    case 'account.audienceSet':
      return { ...account, audience: [...change.bits] };
    case 'account.invitedBySet':
      return { ...account, invitedBy: change.invitedBy };
    case 'account.lastReceiptSet':
      return { ...account, lastReceiptAtMs: Math.max(account.lastReceiptAtMs ?? 0, change.atMs) };
    case 'account.answeredAdded':
      return { ...account, answered: replaced(account.answered, change.questionnaireId, (id) => id) };
    default:
      return null;
  }
}

function applyToLists(account: AccountDocument, change: AccountChange): AccountDocument | null {
  switch (change.kind) {
    case 'account.receiptNoted': {
      const at = account.receipts.findIndex((r) => r.receiptId === change.receipt.receiptId);
      if (at < 0) return { ...account, receipts: [change.receipt, ...account.receipts] };
      return { ...account, receipts: account.receipts.with(at, change.receipt) };
    }
    case 'account.receiptForgotten':
      return { ...account, receipts: account.receipts.filter((r) => r.receiptId !== change.receiptId) };
    case 'account.voucherPut': {
      const at = account.vouchers.findIndex((v) => v.voucherId === change.voucher.voucherId);
      if (at < 0) return { ...account, vouchers: [change.voucher, ...account.vouchers] };
      return { ...account, vouchers: account.vouchers.with(at, change.voucher) };
    }
    case 'account.voucherForgotten':
      return { ...account, vouchers: account.vouchers.filter((v) => v.voucherId !== change.voucherId) };
    case 'account.noticeAdded':
      return { ...account, notices: [...account.notices.filter((n) => n.noticeId !== change.notice.noticeId), change.notice] };
    case 'account.noticesCleared':
      return { ...account, notices: account.notices.filter((n) => !change.noticeIds.includes(n.noticeId)) };
    default:
      return null;
  }
}

/** The account after one change. Pure; the version stays. `account.opened` replaces the whole document. */
export function applyAccountChange(account: AccountDocument, change: AccountChange): AccountDocument {
  switch (change.kind) {
    case 'account.opened':
      return change.account;
    case 'account.statusSet':
      return { ...account, status: change.status, aliasOf: change.aliasOf };
    case 'account.languageSet':
      return { ...account, language: change.language };
    case 'account.cardAdded':
      return { ...account, cards: [...account.cards.filter((c) => c.cardKey !== change.card.cardKey), change.card] };
    case 'account.cardRemoved':
      return { ...account, cards: account.cards.filter((c) => c.cardKey !== change.cardKey) };
    case 'account.ownSeqSet':
      return { ...account, ownSeqs: { ...account.ownSeqs, [change.kioskId]: Math.max(change.seq, account.ownSeqs[change.kioskId] ?? 0) } };
    default:
      return (
        applyToProgress(account, change) ??
        applyToLots(account, change) ??
        applyToLists(account, change) ??
        applyToMembership(account, change) ??
        applyToAffairs(account, change) ??
        account
      );
  }
}
