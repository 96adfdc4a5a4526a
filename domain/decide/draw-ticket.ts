/** What a ticket is worth, from the moment it is given to the closing of its draw and beyond. */
import type { TicketDocument, TicketVoidReason } from '../contract/draw.ts';
import type { Scribe } from './scribe.ts';

/**
 * State of a ticket that is given now for something registered at `registeredAtMs`. After the closing it is too late whatever the reason of the delay (offline kiosk, held
 * receipt), as the terms announce: a closed list cannot grow.
 */
export function newTicketState(scribe: Scribe, drawId: string, registeredAtMs: number): Pick<TicketDocument, 'state' | 'voidReason'> {
  const draw = scribe.world.get('draw', drawId);
  if (draw === null || (draw.state === 'announced' && registeredAtMs < draw.plan.closesAtMs)) return { state: 'valid', voidReason: null };
  return { state: 'void', voidReason: 'too-late' };
}

/** The ticket takes part no longer. Before the closing it is not listed; after it, it keeps its number, and a win of it goes to a reserve winner. */
export function voidTicket(scribe: Scribe, ticketId: string, voidReason: TicketVoidReason): void {
  const ticket = scribe.world.get('ticket', ticketId);
  if (ticket !== null && ticket.state === 'valid') scribe.put({ ...ticket, state: 'void', voidReason });
}
