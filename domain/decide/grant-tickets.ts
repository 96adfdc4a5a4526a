/** Tickets of a draw: documents on the server, a line on the account everywhere. */
import type { ProgressGrant } from '../contract/campaign.ts';
import { uuidFromHash } from '../encoding/uuid.ts';
import { newTicketState, voidTicket } from './draw-ticket.ts';
import type { Earning } from './earning.ts';
import { notify, say } from './say.ts';
import type { Scribe } from './scribe.ts';

/** Id of the n-th ticket (from 1) of an award: the same wherever it is worked out. */
export function ticketId(accountId: string, awardKey: string, n: number): string {
  return uuidFromHash(`ticket/${accountId}/${awardKey}/${n}`);
}

const idsOf = (accountId: string, awardKey: string, tickets: number): string[] =>
  Array.from({ length: tickets }, (_, index) => ticketId(accountId, awardKey, index + 1));

/**
 * Gives tickets of a draw: the campaign's own, or the one that it gives tickets of instead of a gift that is gone. Tickets that come after the closing are kept as void records, and the account is told instead of shown them; a kiosk, which
 * does not know the draw, shows what it expects.
 */
export function grantTickets(
  scribe: Scribe,
  earning: Earning,
  awardKey: string,
  { tickets, drawId }: { readonly tickets: number; readonly drawId: string },
): Partial<ProgressGrant> {
  const { accountId, receiptId, registeredAtMs } = earning;
  const ids = idsOf(accountId, awardKey, tickets);
  const state =
    scribe.context.role === 'decide' ? newTicketState(scribe, drawId, registeredAtMs) : ({ state: 'valid', voidReason: null } as const);
  if (scribe.context.role === 'decide') {
    for (const id of ids) {
      const earnedBy = receiptId === '' ? null : receiptId;
      scribe.put({
        kind: 'ticket',
        id,
        version: 0,
        drawId,
        accountId,
        awardKey,
        receiptId: earnedBy,
        earnedAtMs: registeredAtMs,
        ...state,
      });
    }
  }
  if (state.state === 'valid') {
    scribe.change({ kind: 'account.ticketsPut', accountId, summary: { drawId, awardKey, ticketIds: ids, earnedAtMs: registeredAtMs } });
  } else {
    notify(scribe, accountId, `tickets/${awardKey}`, say('notice.tickets-late', { campaignId: drawId, tickets }));
  }
  return { tickets };
}

/** Takes the tickets of an award back. After the closing they keep their number in the list, and a void ticket that wins is forfeited. */
export function takeTicketsBack(scribe: Scribe, accountId: string, awardKey: string, tickets: number): void {
  const line = scribe.account(accountId).tickets.find((one) => one.awardKey === awardKey);
  // The line knows best: after a merge the ids are those of the account that earned them.
  const ids = line?.ticketIds ?? idsOf(accountId, awardKey, tickets);
  if (scribe.context.role === 'decide') for (const id of ids) voidTicket(scribe, id, 'returned');
  if (line !== undefined) scribe.change({ kind: 'account.ticketsDropped', accountId, awardKey });
}
