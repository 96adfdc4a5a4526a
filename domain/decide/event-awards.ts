/** Awards of what happens to a member and is no receipt: a card opened, confirmed, a birthday, a questionnaire. Once each, by the window that holds the grant. */
import { evaluateEvent } from '../campaign/evaluate-event.ts';
import { eventCandidates } from '../campaign/rule-index.ts';
import type { RuleEvent } from '../campaign/evaluation.ts';
import type { ReceiptAward } from '../contract/document.ts';
import { sha256Hex } from '../encoding/hash.ts';
import { AwardSheet } from './award-sheet.ts';
import { useUnits } from './gift-units.ts';
import { memberFactsOf } from './rule-facts.ts';
import type { Scribe } from './scribe.ts';
import { settleWindow } from './settle-due.ts';

/** Letters of a reference that is made here: none that is read for another. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/**
 * A reference number for what an event gave: events bring none of their own. It follows from the account and the event, so kiosk and server make the same; numbers of
 * kiosks and desks begin otherwise (`E` is no kiosk's first letter).
 */
export function eventReference(accountId: string, event: RuleEvent): string {
  const hash = sha256Hex(`reference/${accountId}/${event.trigger}/${event.questionnaireId ?? ''}/${event.atMs}`);
  let letter = '';
  for (let at = 0; at < 4; at += 1) letter += letters.charAt(Number.parseInt(hash.slice(at * 2, at * 2 + 2), 16) % letters.length);
  return `E${letter}-${Number.parseInt(hash.slice(8, 16), 16) % 100_000}`;
}

/** Gives what the event makes due; the same event again gives nothing. Answers the awards, which the outcome of a fact tells as well. */
export function settleEvent(scribe: Scribe, accountId: string, event: RuleEvent): readonly ReceiptAward[] {
  const account = scribe.account(accountId);
  const candidates = eventCandidates(scribe.rules.indexOf(scribe.world), event);
  if (candidates.length === 0) return [];
  const sheet = new AwardSheet(scribe, accountId, null);
  const { atMs, kioskId } = event;
  const clock = { kioskId, registeredAtMs: atMs, earnedAtMs: atMs };
  const reference = eventReference(accountId, event);
  for (const touched of evaluateEvent(candidates, memberFactsOf(scribe, account, atMs), event, scribe.mall)) {
    settleWindow(scribe, { accountId, sheet, isBooking: false, isRefund: false, reference, ...clock }, touched);
  }
  useUnits(scribe, sheet.binds);
  scribe.awards.push(...sheet.awards);
  return sheet.awards;
}
