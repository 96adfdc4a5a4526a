/**
 * Fact `accounts.merged`: two accounts become one. Everything of the one goes to the other, which is then what the one is an alias of. Law: the balance of the merged account
 * is the sum of both, less what is no longer due: a second welcome, awards that two windows gave apart and one window does not, and thanks for inviting oneself.
 */
import type { AccountDocument, Lot } from '../contract/account-document.ts';
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { memberAccount } from '../ledger/accounts.ts';
import { moneyOfNext } from '../ledger/lot-money.ts';
import { moved } from '../ledger/posting.ts';
import { accountIdOf, staffRefusal, usableAccount } from './account-of.ts';
import { carryThanks, takeOwnThanksBack } from './inviter.ts';
import { takeLotBack } from './member-lots.ts';
import { mergeRecords } from './merge-records.ts';
import { joinWindows } from './merge-windows.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';
import { settleCampaigns } from './settle-due.ts';

/** Lot of the points that `settings.welcomePoints` gave. */
const welcomeLot = 'welcome';

/** Decides a merge. Merged already, or one and the same: nothing more happens. */
export function mergeAccounts(scribe: Scribe, fact: Fact, body: FactBodyOf<'accounts.merged'>): Ending {
  const from = usableAccount(scribe, body.fromAccountId);
  if (typeof from === 'string') return refused(from);
  const to = usableAccount(scribe, body.toAccountId);
  if (typeof to === 'string') return refused(to);
  const staff = staffRefusal(scribe, body.staffId, 'merge');
  if (staff !== null) return refused(staff);
  if (from.id === to.id) return applied;
  const own = scribe.world.get('staff', body.staffId)?.ownAccountId ?? null;
  if (own !== null && [from.id, to.id].includes(accountIdOf(scribe.world, own))) return refused('second-person-needed');
  joinAccounts(scribe, from, to, { kioskId: fact.kioskId, atMs: fact.registeredAtMs });
  return applied;
}

/** Makes `from` an alias of `to`, which then has everything of both. Both must be usable and different. */
export function joinAccounts(
  scribe: Scribe,
  from: AccountDocument,
  to: AccountDocument,
  { kioskId, atMs }: { readonly kioskId: string; readonly atMs: number },
): void {
  payWelcomeOnce(scribe, from, to);
  const names = moveLots(scribe, from.id, to.id);
  moveDebt(scribe, from.id, to.id);
  const joined = joinWindows(scribe, from, to.id, names);
  mergeRecords(scribe, scribe.account(from.id), to, { lots: names, keys: joined.keys });
  const status = from.status === 'active' || to.status === 'active' ? 'active' : to.status;
  if (status !== to.status) scribe.change({ kind: 'account.statusSet', accountId: to.id, status, aliasOf: null });
  scribe.change({ kind: 'account.statusSet', accountId: from.id, status: 'alias', aliasOf: to.id });
  carryThanks(scribe, from, to.id, joined.keys);
  takeOwnThanksBack(scribe, to.id);
  settleCampaigns(scribe, to.id, joined.campaignIds, {
    reference: scribe.account(to.id).receipts[0]?.reference ?? `${kioskId}-0`,
    kioskId,
    registeredAtMs: atMs,
    earnedAtMs: atMs,
  });
}

function payWelcomeOnce(scribe: Scribe, from: AccountDocument, to: AccountDocument): void {
  const both = [from, to].every((account) => account.lots.some((lot) => lot.lotId === welcomeLot));
  if (both) takeLotBack(scribe, from.id, welcomeLot, { tenantId: null, receiptId: null });
}

/** Lots keep all they are; one whose name is taken gets another. Answers the new names of all lots that have one. */
function moveLots(scribe: Scribe, fromId: string, toId: string): ReadonlyMap<string, string> {
  const lots = scribe.account(fromId).lots;
  const taken = new Set(scribe.account(toId).lots.map((lot) => lot.lotId));
  const names = new Map<string, string>();
  const sums = new Map<string, number>();
  for (const lot of lots) {
    const lotId = taken.has(lot.lotId) ? `${lot.lotId}/of/${fromId}` : lot.lotId;
    if (lotId !== lot.lotId) names.set(lot.lotId, lotId);
    for (const part of moneyOfNext(lot, lot.points)) sums.set(lot.currency, (sums.get(lot.currency) ?? 0) + part.moneyMinor);
    carry(scribe, fromId, toId, lot, lotId);
  }
  const points = lots.reduce((sum, lot) => sum + lot.points, 0);
  const legs = [...sums].flatMap(([unit, amount]) => moved(memberAccount(fromId), memberAccount(toId), unit, amount));
  scribe.post('accounts-merged', [...moved(memberAccount(fromId), memberAccount(toId), 'points', points), ...legs]);
  return names;
}

function carry(scribe: Scribe, fromId: string, toId: string, lot: Lot, lotId: string): void {
  scribe.change({ kind: 'account.lotDropped', accountId: fromId, lotId: lot.lotId });
  scribe.change({ kind: 'account.lotAdded', accountId: toId, lot: { ...lot, lotId } });
}

function moveDebt(scribe: Scribe, fromId: string, toId: string): void {
  const { debt } = scribe.account(fromId);
  if (debt === 0) return;
  scribe.post('accounts-merged', moved(memberAccount(toId), memberAccount(fromId), 'points', debt));
  scribe.change({ kind: 'account.debtChanged', accountId: fromId, points: -debt });
  scribe.change({ kind: 'account.debtChanged', accountId: toId, points: debt });
}
