/** Act `draw.closed`: the entry list stands. The list is made here again from the tickets and must have the hash that the act names. */
import type { ActOf } from '../contract/act.ts';
import { drawEntriesMax, drawPageSize } from '../contract/draw.ts';
import type { DrawDocument, DrawEntry, TicketDocument, TicketVoidReason } from '../contract/draw.ts';
import { drawPageId } from '../draw/draw-page.ts';
import { entryListText, listHashOf, numbered } from '../draw/entry-list.ts';
import { exclusionOf } from '../draw/exclusion.ts';
import { holderNames } from '../draw/holder.ts';
import { announcementHashOf } from '../draw/published.ts';
import { done, no } from './act-ending.ts';
import type { ActEnding } from './act-ending.ts';
import { accountIdOf } from './account-of.ts';
import { voidTicket } from './draw-ticket.ts';
import { notify, say } from './say.ts';
import type { Scribe } from './scribe.ts';

/** Closes a draw. Tickets of persons who may not take part are left out, each exclusion checked; nothing is written unless the list is the one named. */
export function closeDraw(scribe: Scribe, act: ActOf<'draw.closed'>): ActEnding {
  const { drawId, atMs } = act;
  const draw = scribe.world.get('draw', drawId);
  if (draw === null) return no('draw-unknown', `${drawId}: no draw was announced`);
  if (draw.listHash === act.listHash && draw.holderKey === act.holderKey) return done;
  if (draw.state !== 'announced') return no('draw-state', `${drawId}: closed already, its list has the hash ${draw.listHash ?? ''}`);
  const { closesAtMs } = draw.plan;
  if (atMs < closesAtMs) return no('draw-state', `${drawId}: closes at ${new Date(closesAtMs).toISOString()}, not before`);
  const tickets = scribe.world.ticketsOf(drawId).flatMap((id) => scribe.world.get('ticket', id) ?? []);
  const valid = new Map(tickets.filter((ticket) => ticket.state === 'valid').map((ticket) => [ticket.id, ticket]));
  const out = new Map<string, TicketVoidReason>();
  for (const { ticketId, why } of act.excluded) {
    const ticket = valid.get(ticketId);
    if (ticket === undefined || whyOut(scribe, draw, ticket, atMs) !== why)
      return no('draw-entries', `${drawId}: ticket ${ticketId} is not out as ${why}; collect the entries again`);
    out.set(ticketId, why);
  }
  const taking = [...valid.values()].filter((ticket) => !out.has(ticket.id));
  const late = taking.find((ticket) => ticket.earnedAtMs >= closesAtMs);
  if (late !== undefined)
    return no('draw-entries', `${drawId}: ticket ${late.id} came too late and is not named as out; collect the entries again`);
  const nameOf = holderNames(act.holderKey);
  const entries = numbered(taking.map(({ id, accountId }) => ({ ticketId: id, holder: nameOf(accountId) })));
  if (entries.length > drawEntriesMax) return no('draw-entries', `${drawId}: ${entries.length} entries; at most ${drawEntriesMax}`);
  const list = entryListText({ drawId, announcementHash: announcementHashOf(draw), closedAtMs: atMs }, entries);
  if (entries.length !== act.entries || listHashOf(list) !== act.listHash)
    return no(
      'draw-entries',
      `${drawId}: ${entries.length} tickets take part and give another list than the one named; collect them again`,
    );
  putPages(scribe, drawId, entries);
  leaveOut(scribe, drawId, out);
  scribe.put({
    ...draw,
    state: 'closed',
    closedAtMs: atMs,
    listHash: act.listHash,
    holderKey: act.holderKey,
    entries: entries.length,
  });
  return done;
}

/** Why a valid ticket may not take part, as the world stands: too late, or its account excluded. */
function whyOut(scribe: Scribe, draw: DrawDocument, ticket: TicketDocument, atMs: number): TicketVoidReason | null {
  if (ticket.earnedAtMs >= draw.plan.closesAtMs) return 'too-late';
  const account = scribe.world.get('account', accountIdOf(scribe.world, ticket.accountId));
  const receipt = ticket.receiptId === null ? null : scribe.world.get('receipt', ticket.receiptId);
  return account === null ? null : exclusionOf(draw.notFor, account, receipt?.tenantId ?? null, atMs);
}

function putPages(scribe: Scribe, drawId: string, entries: readonly DrawEntry[]): void {
  for (let first = 0; first < entries.length; first += drawPageSize) {
    const page = entries.slice(first, first + drawPageSize);
    scribe.put({ kind: 'draw-page', id: drawPageId(drawId, first / drawPageSize + 1), version: 0, entries: page });
  }
}

/** Voids the tickets, takes them off their accounts and tells each account once. */
function leaveOut(scribe: Scribe, drawId: string, out: ReadonlyMap<string, TicketVoidReason>): void {
  const perAccount = new Map<string, number>();
  for (const [ticketId, why] of out) {
    const ticket = scribe.world.get('ticket', ticketId);
    if (ticket === null) continue;
    voidTicket(scribe, ticketId, why);
    const account = scribe.world.get('account', accountIdOf(scribe.world, ticket.accountId));
    if (account === null || account.status === 'closed') continue;
    perAccount.set(account.id, (perAccount.get(account.id) ?? 0) + 1);
    const line = account.tickets.find((one) => one.awardKey === ticket.awardKey);
    if (line !== undefined) scribe.change({ kind: 'account.ticketsDropped', accountId: account.id, awardKey: line.awardKey });
  }
  for (const [accountId, tickets] of perAccount)
    notify(scribe, accountId, `draw/${drawId}/out`, say('notice.tickets-void', { campaignId: drawId, tickets }));
}
