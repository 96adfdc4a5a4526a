/**
 * Act `phone.confirmed`: whoever opened this account has shown that its number is theirs. Laws: a provisional account may spend afterwards, exactly as when staff confirm it; a
 * number that belongs to another account makes the two one, with one welcome; twice is no more than once.
 */
import type { ActOf } from '../contract/act.ts';
import { usableAccount } from './account-of.ts';
import { done, no } from './act-ending.ts';
import type { ActEnding } from './act-ending.ts';
import { activate } from './confirm-account.ts';
import { joinAccounts } from './merge-accounts.ts';
import type { Scribe } from './scribe.ts';

/** Notices that ask for this. */
const asking = ['confirm-card', 'confirm-phone'] as const;

/** Decides it. An account that the number belonged to and that is closed by now is left alone. */
export function confirmPhone(scribe: Scribe, act: ActOf<'phone.confirmed'>): ActEnding {
  const account = usableAccount(scribe, act.accountId);
  if (typeof account === 'string')
    return no('account-unknown', `account ${act.accountId} is ${account === 'account-closed' ? 'closed' : 'not on file'}`);
  const same = act.sameAs === null ? account : usableAccount(scribe, act.sameAs);
  const into = typeof same === 'string' ? account : same;
  if (into.id !== account.id) joinAccounts(scribe, account, into, act);
  // The account that stays was confirmed itself, or is now; what campaigns give for it they give once.
  activate(scribe, scribe.account(into.id), act);
  const told = asking.filter((id) => scribe.account(into.id).notices.some((one) => one.noticeId === id));
  if (told.length > 0) scribe.change({ kind: 'account.noticesCleared', accountId: into.id, noticeIds: [...told] });
  return done;
}
