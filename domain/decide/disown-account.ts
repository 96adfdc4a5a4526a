/** Act `account.disowned`: the owner of a number did not open this account. Laws: only an account that nobody confirmed is closed; an alias and whom it stands for are left alone. */
import type { ActOf } from '../contract/act.ts';
import { done } from './act-ending.ts';
import type { ActEnding } from './act-ending.ts';
import { closeAccount } from './close-account.ts';
import type { Scribe } from './scribe.ts';

/** Decides it. Too late, or twice, changes nothing: who asks is told the same. */
export function disownAccount(scribe: Scribe, act: ActOf<'account.disowned'>): ActEnding {
  const account = scribe.world.get('account', act.accountId);
  if (account?.status === 'provisional' && account.confirmByMs !== null) closeAccount(scribe, account.id);
  return done;
}
