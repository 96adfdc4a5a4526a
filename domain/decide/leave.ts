/**
 * Leaving: fact `leave.asked` (staff, after an identity check), act `leave.asked` (behind a one-time code), fact `leave.undone`. Nothing is lost before the waiting days are over,
 * and until then a touch undoes it; a tick closes the account (`close-account.ts`).
 */
import type { ActOf } from '../contract/act.ts';
import type { AccountDocument } from '../contract/account-document.ts';
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { staffRefusal, usableAccount } from './account-of.ts';
import { done, no } from './act-ending.ts';
import type { ActEnding } from './act-ending.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';

const dayMs = 86_400_000;

/** Decides the wish as staff enter it. */
export function askToLeave(scribe: Scribe, fact: Fact, body: FactBodyOf<'leave.asked'>): Ending {
  const account = usableAccount(scribe, body.accountId);
  if (typeof account === 'string') return refused(account);
  const staff = staffRefusal(scribe, body.staffId, 'confirm');
  if (staff !== null) return refused(staff);
  begin(scribe, account, body.reference, fact.registeredAtMs);
  return applied;
}

/** Decides the wish behind a one-time code. */
export function askToLeaveByCode(scribe: Scribe, act: ActOf<'leave.asked'>): ActEnding {
  const account = usableAccount(scribe, act.accountId);
  if (typeof account === 'string') return no(account, `account ${act.accountId} cannot be left`);
  begin(scribe, account, act.reference, act.atMs);
  return done;
}

/** A second wish does not begin the days anew. */
function begin(scribe: Scribe, { id, leaving }: AccountDocument, reference: string, atMs: number): void {
  if (leaving !== null) return;
  const untilMs = atMs + scribe.settings.leaveWaitDays * dayMs;
  scribe.change({ kind: 'account.leavingSet', accountId: id, leaving: { askedAtMs: atMs, untilMs, reference } });
}

/** Decides the staying: one touch is enough, and it is never too late while the account stands. */
export function undoLeave(scribe: Scribe, _fact: Fact, body: FactBodyOf<'leave.undone'>): Ending {
  const account = usableAccount(scribe, body.accountId);
  if (typeof account === 'string') return refused(account);
  const staff = staffRefusal(scribe, body.staffId, 'confirm');
  if (staff !== null) return refused(staff);
  if (account.leaving !== null) scribe.change({ kind: 'account.leavingSet', accountId: account.id, leaving: null });
  return applied;
}
