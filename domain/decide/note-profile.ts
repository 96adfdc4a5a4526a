/** Fact `profile.told`: what it tells stays sealed and beside the books; here only whether there is an account that it can be told of. */
import type { FactBodyOf } from '../contract/fact.ts';
import { usableAccount } from './account-of.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';

/** Decides the telling: nothing of the account changes. The server opens the seal in the same transaction. */
export function noteProfile(scribe: Scribe, body: FactBodyOf<'profile.told'>): Ending {
  const account = usableAccount(scribe, body.accountId);
  return typeof account === 'string' ? refused(account) : applied;
}
