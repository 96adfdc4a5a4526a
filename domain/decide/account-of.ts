/** Which account a fact is about, and whether it may act. */
import type { AccountDocument } from '../contract/account-document.ts';
import type { Refusal } from '../contract/refusal.ts';
import { notNow } from '../staff/may-work.ts';
import type { Scribe } from './scribe.ts';
import type { World } from './world.ts';

/** Aliases of aliases that are followed: as many merges of one person's cards as a desk may come to; more would be a broken store. */
const maxAliases = 32;

/** Id of the account that stands for `accountId` after aliases. */
export function accountIdOf(world: World, accountId: string): string {
  let id = accountId;
  for (let step = 0; step < maxAliases; step += 1) {
    const account = world.get('account', id);
    if (account === null || account.status !== 'alias' || account.aliasOf === null) return id;
    id = account.aliasOf;
  }
  return id;
}

/** The account, or why it cannot be used: first two steps of every check. */
export function usableAccount(scribe: Scribe, accountId: string): AccountDocument | Extract<Refusal, 'account-unknown' | 'account-closed'> {
  const account = scribe.world.get('account', accountIdOf(scribe.world, accountId));
  if (account === null) return 'account-unknown';
  return account.status === 'closed' ? 'account-closed' : account;
}

/** Acts of staff and the roles that may do them. `service` stands at a kiosk, `promoter` helps at a desk for a while: both register, no more. */
export type StaffAct =
  'register' | 'decide' | 'void' | 'move' | 'map' | 'cancel' | 'confirm' | 'link' | 'return' | 'review' | 'merge' | 'sell';

const mayDo: Readonly<Record<StaffAct, readonly string[]>> = {
  register: ['desk', 'lead', 'service', 'promoter'],
  link: ['desk', 'lead', 'service'],
  decide: ['desk', 'lead'],
  void: ['desk', 'lead'],
  move: ['desk', 'lead', 'service'],
  map: ['desk', 'lead'],
  cancel: ['desk', 'lead'],
  confirm: ['desk', 'lead'],
  return: ['desk', 'lead'],
  review: ['desk', 'lead'],
  merge: ['desk', 'lead'],
  sell: ['desk', 'lead'],
};

/**
 * Whether this member of staff may do this at the moment of the fact; null when yes. `staffId` null: no staff was involved, nothing to check. What was done while
 * somebody worked here stands, however late it arrives.
 */
export function staffRefusal(
  { world, atMs }: Pick<Scribe, 'world' | 'atMs'>,
  staffId: string | null,
  act: StaffAct,
): Extract<Refusal, 'staff-unknown' | 'staff-may-not'> | null {
  if (staffId === null) return null;
  const staff = world.get('staff', staffId);
  if (staff === null) return 'staff-unknown';
  return notNow(staff, atMs) === null && staff.roles.some((role) => mayDo[act].includes(role)) ? null : 'staff-may-not';
}
