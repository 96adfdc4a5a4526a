/** Fact `notices.told`: the visitor has seen them. */
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { usableAccount } from './account-of.ts';
import { paperNotice } from './promise-paper.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';

/** Clears what was told. The wish to confirm the card and papers for the desk stay: they end by themselves. */
export function clearNotices(scribe: Scribe, _fact: Fact, body: FactBodyOf<'notices.told'>): Ending {
  const account = usableAccount(scribe, body.accountId);
  if (typeof account === 'string') return refused(account);
  const stays = (id: string): boolean => id === 'confirm-card' || id.startsWith(paperNotice);
  const noticeIds = body.noticeIds.filter((id) => !stays(id) && account.notices.some((one) => one.noticeId === id));
  if (noticeIds.length > 0) scribe.change({ kind: 'account.noticesCleared', accountId: account.id, noticeIds });
  return applied;
}
