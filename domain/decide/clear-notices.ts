/** Fact `notices.told`: the visitor has seen them. */
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { usableAccount } from './account-of.ts';
import { linkNotice } from './link-card.ts';
import { paperNotice } from './promise-paper.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';

/**
 * Clears what was told. The wish to confirm the card stays until it is confirmed; a paper for the desk, or a card to be linked there, stays until a desk says
 * that it was seen, or ends by itself.
 */
export function clearNotices(scribe: Scribe, fact: Fact, body: FactBodyOf<'notices.told'>): Ending {
  const account = usableAccount(scribe, body.accountId);
  if (typeof account === 'string') return refused(account);
  const atDesk = scribe.world.get('kiosk', fact.kioskId)?.use === 'desk';
  const stays = (id: string): boolean =>
    id === 'confirm-card' || id === 'confirm-phone' || ((id.startsWith(paperNotice) || id.startsWith(linkNotice)) && !atDesk);
  const noticeIds = body.noticeIds.filter((id) => !stays(id) && account.notices.some((one) => one.noticeId === id));
  if (noticeIds.length > 0) scribe.change({ kind: 'account.noticesCleared', accountId: account.id, noticeIds });
  return applied;
}
