/**
 * "Not me": the owner of a number did not open this account with it. Act `account.disowned` (behind the token of a message), fact `account.not-mine` (two members of staff, who see
 * the owner). Laws: only an account that nobody confirmed is closed; an alias and whom it stands for are left alone.
 */
import type { AccountDocument } from '../contract/account-document.ts';
import type { ActOf } from '../contract/act.ts';
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { staffRefusal } from './account-of.ts';
import { done } from './act-ending.ts';
import type { ActEnding } from './act-ending.ts';
import { closeAccount } from './close-account.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';

const waitsForItsNumber = ({ status, confirmByMs }: AccountDocument): boolean => status === 'provisional' && confirmByMs !== null;

/** Decides it by the token. Too late, or twice, changes nothing: who asks is told the same. */
export function disownAccount(scribe: Scribe, act: ActOf<'account.disowned'>): ActEnding {
  const account = scribe.world.get('account', act.accountId);
  if (account !== null && waitsForItsNumber(account)) closeAccount(scribe, account.id);
  return done;
}

/** Decides it at the desk. A desk predicts no change: what an account leaves behind is in the server's documents alone. */
export function endNotMine(scribe: Scribe, _fact: Fact, { accountId, staffId, secondStaffId }: FactBodyOf<'account.not-mine'>): Ending {
  const account = scribe.world.get('account', accountId);
  if (account === null) return refused('account-unknown');
  if (account.status === 'closed') return refused('account-closed');
  const staff = staffRefusal(scribe, staffId, 'confirm') ?? staffRefusal(scribe, secondStaffId, 'confirm');
  if (staff !== null) return refused(staff);
  if (staffId === secondStaffId) return refused('second-person-needed');
  if (!waitsForItsNumber(account)) return refused('number-confirmed');
  if (scribe.context.role !== 'predict') closeAccount(scribe, account.id);
  return applied;
}
