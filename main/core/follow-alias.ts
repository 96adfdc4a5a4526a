import type { AccountDocument } from '../../domain/contract/account-document.ts';
import type { World } from '../../domain/decide/world.ts';

const DEPTH_MAX = 8;

/** The account, or the one that took it over, however often. null: unknown, or a ring of aliases. */
export function followAlias(world: World, accountId: string): AccountDocument | null {
  let account = world.get('account', accountId);
  for (let depth = 0; account?.status === 'alias' && account.aliasOf !== null; depth += 1) {
    if (depth === DEPTH_MAX) return null;
    account = world.get('account', account.aliasOf);
  }
  return account;
}

/** The account of a card, by its key. */
export function accountOfCard(world: World, cardKey: string): AccountDocument | null {
  const accountId = world.get('card', cardKey)?.accountId ?? null;
  return accountId === null ? null : followAlias(world, accountId);
}
