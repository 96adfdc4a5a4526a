/** Linking one more card: fact `card.linked` (staff), act `card.linked` (behind a one-time code), fact `link.wished` (neither: the desk will see both cards). */
import type { ActOf } from '../contract/act.ts';
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import type { Refusal } from '../contract/refusal.ts';
import { accountIdOf, staffRefusal, usableAccount } from './account-of.ts';
import { done, no } from './act-ending.ts';
import type { ActEnding } from './act-ending.ts';
import { notify, say } from './say.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';

/** Notices about cards that wait to be linked stay until they are. */
export const linkNotice = 'link/';

type Link = Pick<FactBodyOf<'card.linked'>, 'accountId' | 'cardKey' | 'last4' | 'medium'>;
type LinkRefusal = Extract<Refusal, 'account-unknown' | 'account-closed' | 'card-taken'>;

/** Decides the link as staff enter it. What a kiosk says without staff stays in the log and changes nothing. */
export function linkCard(scribe: Scribe, _fact: Fact, body: FactBodyOf<'card.linked'>): Ending {
  const cannot = refusalOf(scribe, body);
  if (cannot !== null) return refused(cannot);
  if (body.staffId === null) return refused('code-needed');
  const staff = staffRefusal(scribe, body.staffId, 'link');
  if (staff !== null) return refused(staff);
  put(scribe, body);
  return applied;
}

/** Decides the link behind a one-time code, which named card and account when it was asked for. */
export function linkCardByCode(scribe: Scribe, act: ActOf<'card.linked'>): ActEnding {
  const link: Link = { accountId: act.accountId, cardKey: act.cardKey, last4: act.last4, medium: 'plastic' };
  const cannot = refusalOf(scribe, link);
  if (cannot !== null) return no(cannot, `a card was not linked to account ${act.accountId}`);
  put(scribe, link);
  return done;
}

/** Decides the wish: the member is told at each scan, and the desk finds the account by the reference. The card stays nobody's. */
export function wishLink(scribe: Scribe, _fact: Fact, body: FactBodyOf<'link.wished'>): Ending {
  const cannot = refusalOf(scribe, body);
  if (cannot !== null) return refused(cannot);
  const account = usableAccount(scribe, body.accountId);
  if (typeof account === 'string') return refused(account);
  if (scribe.world.get('card', body.cardKey)?.accountId == null) {
    const { last4, reference } = body;
    notify(scribe, account.id, noticeOf(body), say('notice.link-wished', { last4, reference }));
  }
  return applied;
}

/** One wish for a card, however often it is said. */
const noticeOf = ({ cardKey }: Pick<Link, 'cardKey'>): string => `${linkNotice}${cardKey}`;

/** A card of another account stays where it is. */
function refusalOf(scribe: Scribe, { accountId, cardKey }: Pick<Link, 'accountId' | 'cardKey'>): LinkRefusal | null {
  const account = usableAccount(scribe, accountId);
  if (typeof account === 'string') return account;
  const card = scribe.world.get('card', cardKey);
  const owner = card?.accountId ?? null;
  const isForeign = owner !== null && accountIdOf(scribe.world, owner) !== account.id;
  return isForeign || card?.status === 'blocked' ? 'card-taken' : null;
}

function put(scribe: Scribe, link: Link): void {
  const { cardKey, last4, medium } = link;
  const account = usableAccount(scribe, link.accountId);
  if (typeof account === 'string') return;
  const wish = noticeOf(link);
  if (account.notices.some((one) => one.noticeId === wish))
    scribe.change({ kind: 'account.noticesCleared', accountId: account.id, noticeIds: [wish] });
  if ((scribe.world.get('card', cardKey)?.accountId ?? null) !== null) return;
  scribe.put({ kind: 'card', id: cardKey, version: 0, accountId: account.id, last4, medium, status: 'active' });
  scribe.change({ kind: 'account.cardAdded', accountId: account.id, card: { cardKey, last4, medium } });
}
