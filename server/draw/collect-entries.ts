/** The tickets that take part in a draw, and those that do not with the reason. Page by page: a draw may have a million. */
import type { AccountDocument } from '../../domain/contract/account-document.ts';
import type { DocumentKind, DocumentOf } from '../../domain/contract/document.ts';
import { drawEntriesMax } from '../../domain/contract/draw.ts';
import type { DrawDocument, DrawEntry, TicketDocument, TicketVoidReason } from '../../domain/contract/draw.ts';
import { numbered } from '../../domain/draw/entry-list.ts';
import type { UnnumberedEntry } from '../../domain/draw/entry-list.ts';
import { dependsOnShop, exclusionOf } from '../../domain/draw/exclusion.ts';
import { holderNames } from '../../domain/draw/holder.ts';
import type { ReadTransaction } from '../store/store.ts';

const PAGE = 1_000;
/** Aliases of aliases that are followed, as `domain/decide/account-of.ts` does. */
const ALIASES_MAX = 4;

/** @see file comment */
export interface Collected {
  readonly entries: readonly DrawEntry[];
  readonly excluded: readonly { readonly ticketId: string; readonly why: TicketVoidReason }[];
}

async function documents<K extends DocumentKind>(
  transaction: ReadTransaction,
  kind: K,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, DocumentOf<K>>> {
  const names = [...new Set(ids)].map((id) => ({ kind, id }));
  const loaded = await transaction.load({ documents: names, receiptKeys: [], tillKeys: [], drawIds: [] });
  return new Map(loaded.documents.flatMap((one) => (one.kind === kind ? [[one.id, one as DocumentOf<K>] as const] : [])));
}

/** Accounts of the tickets by the id on the ticket, aliases followed. */
async function accountsOf(transaction: ReadTransaction, tickets: readonly TicketDocument[]): Promise<ReadonlyMap<string, AccountDocument>> {
  const found = new Map<string, AccountDocument>();
  let wanted = new Map(tickets.map((ticket) => [ticket.accountId, ticket.accountId]));
  for (let step = 0; step <= ALIASES_MAX && wanted.size > 0; step += 1) {
    const accounts = await documents(transaction, 'account', wanted.values());
    const next = new Map<string, string>();
    for (const [named, id] of wanted) {
      const account = accounts.get(id);
      if (account === undefined) continue;
      found.set(named, account);
      if (account.status === 'alias' && account.aliasOf !== null) next.set(named, account.aliasOf);
    }
    wanted = next;
  }
  return found;
}

async function whyOut(
  transaction: ReadTransaction,
  draw: DrawDocument,
  tickets: readonly TicketDocument[],
  atMs: number,
): Promise<(ticket: TicketDocument) => TicketVoidReason | null> {
  const accounts = await accountsOf(transaction, tickets);
  const withShop = tickets.filter((ticket) => {
    const account = accounts.get(ticket.accountId);
    return account !== undefined && dependsOnShop(draw.notFor, account);
  });
  const receipts = await documents(
    transaction,
    'receipt',
    withShop.flatMap((ticket) => ticket.receiptId ?? []),
  );
  return (ticket) => {
    if (ticket.earnedAtMs >= draw.plan.closesAtMs) return 'too-late';
    const account = accounts.get(ticket.accountId);
    const tenantId = ticket.receiptId === null ? null : (receipts.get(ticket.receiptId)?.tenantId ?? null);
    return account === undefined ? null : exclusionOf(draw.notFor, account, tenantId, atMs);
  };
}

/** Collects for a closing at `atMs`. */
export async function collectEntries(
  transaction: ReadTransaction,
  draw: DrawDocument,
  holderKey: string,
  atMs: number,
): Promise<Collected> {
  const nameOf = holderNames(holderKey);
  const entries: UnnumberedEntry[] = [];
  const excluded: { ticketId: string; why: TicketVoidReason }[] = [];
  for (let afterId = ''; ;) {
    const ids = await transaction.ticketsOf(draw.id, afterId, PAGE);
    const found = await documents(transaction, 'ticket', ids);
    const tickets = ids.flatMap((id) => found.get(id) ?? []).filter((ticket) => ticket.state === 'valid');
    const why = await whyOut(transaction, draw, tickets, atMs);
    for (const ticket of tickets) {
      const out = why(ticket);
      if (out === null) entries.push({ ticketId: ticket.id, holder: nameOf(ticket.accountId) });
      else excluded.push({ ticketId: ticket.id, why: out });
    }
    afterId = ids.at(-1) ?? '';
    if (ids.length < PAGE || entries.length > drawEntriesMax) break;
  }
  return { entries: numbered(entries), excluded };
}
