/** Fact `account.confirmed`: staff have seen who it is; the account may spend. */
import type { AccountDocument } from '../contract/account-document.ts';
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { staffRefusal, usableAccount } from './account-of.ts';
import { settleEvent } from './event-awards.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';

/** Decides the confirmation; twice is no error. */
export function confirmAccount(scribe: Scribe, fact: Fact, body: FactBodyOf<'account.confirmed'>): Ending {
  const account = usableAccount(scribe, body.accountId);
  if (typeof account === 'string') return refused(account);
  const staff = staffRefusal(scribe, body.staffId, 'confirm');
  if (staff !== null) return refused(staff);
  activate(scribe, account, { atMs: fact.registeredAtMs, kioskId: fact.kioskId });
  return applied;
}

/** A provisional account may spend from now on, and gets what campaigns give for it; any other stays as it is. */
export function activate(
  scribe: Scribe,
  account: AccountDocument,
  { atMs, kioskId }: { readonly atMs: number; readonly kioskId: string },
): void {
  if (account.status !== 'provisional') return;
  scribe.change({ kind: 'account.statusSet', accountId: account.id, status: 'active', aliasOf: null });
  scribe.change({ kind: 'account.noticesCleared', accountId: account.id, noticeIds: ['confirm-card'] });
  if (account.confirmByMs !== null) scribe.change({ kind: 'account.confirmBySet', accountId: account.id, atMs: null });
  settleEvent(scribe, account.id, { trigger: 'confirmed', questionnaireId: null, atMs, kioskId });
}
