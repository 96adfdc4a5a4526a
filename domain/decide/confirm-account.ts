/** Fact `account.confirmed`: staff have seen who it is; the account may spend. */
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { staffRefusal, usableAccount } from './account-of.ts';
import { settleEvent } from './event-awards.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';

/** Decides the confirmation; twice is no error. */
export function confirmAccount(scribe: Scribe, fact: Fact, body: FactBodyOf<'account.confirmed'>): Ending {
  const account = usableAccount(scribe, body.accountId);
  if (typeof account === 'string') return refused(account);
  const staff = staffRefusal(scribe.world, body.staffId, 'confirm');
  if (staff !== null) return refused(staff);
  if (account.status !== 'provisional') return applied;
  scribe.change({ kind: 'account.statusSet', accountId: account.id, status: 'active', aliasOf: null });
  scribe.change({ kind: 'account.noticesCleared', accountId: account.id, noticeIds: ['confirm-card'] });
  settleEvent(scribe, account.id, { trigger: 'confirmed', questionnaireId: null, atMs: fact.registeredAtMs, kioskId: fact.kioskId });
  return applied;
}
