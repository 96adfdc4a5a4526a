/** Fact `card.linked`: one more card for an account. */
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { accountIdOf, staffRefusal, usableAccount } from './account-of.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';

/** Decides the link. A card of another account stays where it is. */
export function linkCard(scribe: Scribe, _fact: Fact, body: FactBodyOf<'card.linked'>): Ending {
  const account = usableAccount(scribe, body.accountId);
  if (typeof account === 'string') return refused(account);
  const card = scribe.world.get('card', body.cardKey);
  const owner = card?.accountId ?? null;
  const foreign = owner !== null && accountIdOf(scribe.world, owner) !== account.id;
  if (foreign || card?.status === 'blocked') return refused('card-taken');
  const staff = staffRefusal(scribe, body.staffId, 'link');
  if (staff !== null) return refused(staff);
  if (owner !== null) return applied;
  scribe.put({
    kind: 'card',
    id: body.cardKey,
    version: 0,
    accountId: account.id,
    last4: body.last4,
    medium: body.medium,
    status: 'active',
  });
  scribe.change({
    kind: 'account.cardAdded',
    accountId: account.id,
    card: { cardKey: body.cardKey, last4: body.last4, medium: body.medium },
  });
  return applied;
}
