/** Tickets of draws at the desk: somebody names a number, of a slip or the screen, and is told what it is. */
import type { AccountDocument } from '../contract/account-document.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import type { Say } from '../contract/primitive.ts';
import { readTicketNumber, ticketNumber } from '../draw/ticket-number.ts';
import { inEachLanguage } from '../text/language.ts';
import { localOf } from '../time/zone.ts';
import type { Offsets } from '../time/zone.ts';
import { newestVersions } from '../visit/local-say.ts';
import type { DeskTicket } from './desk-account.ts';
import { currentCard, openStack } from './state.ts';
import type { DeskState } from './state.ts';

/** Tickets of an account with their draws. Two with one number are two lines. */
export function deskTickets(account: AccountDocument, versions: readonly CampaignVersion[], offsets: Offsets): readonly DeskTicket[] {
  const campaigns = newestVersions(versions);
  return account.tickets.flatMap(({ drawId, ticketIds }) => {
    const version = campaigns.get(drawId);
    const drawnLocal = version?.draw == null ? null : localOf(version.draw.drawnAtMs, offsets).slice(0, 10);
    const draw = version?.title ?? inEachLanguage(() => drawId);
    return ticketIds.map((ticketId) => ({ number: ticketNumber(ticketId), draw, drawnLocal }));
  });
}

/** What staff are told about a ticket number; null: what was typed is none, or may as well be a phone number that nobody here has a ticket under. */
export function askedTicket(state: DeskState, text: string): Say | null {
  const number = readTicketNumber(text);
  if (number === null) return null;
  const stack = openStack(state);
  const found = stack === null ? undefined : state.accounts[currentCard(stack).accountId]?.tickets.find((one) => one.number === number);
  if (found !== undefined) {
    const args = { number, draw: found.draw[state.language] };
    return found.drawnLocal === null
      ? { key: 'desk.ticket', args }
      : { key: 'desk.ticket-on', args: { ...args, onLocal: found.drawnLocal } };
  }
  // Twelve digits in a row may be a phone number; in three groups with hyphens they are a ticket.
  if (!/^\d{4}-\d{4}-\d{4}$/.test(text.trim())) return null;
  return { key: stack === null ? 'desk.ticket-card-first' : 'desk.ticket-not-here', args: { number } };
}
