/**
 * Where a member's lots meet the ledger: each change of a lot posts the points and exactly the money that leaves or joins it, so that the money of a member's account is
 * always the money left in its lots.
 */
import type { Lot } from '../contract/account-document.ts';
import { expiredAccount, ledgerAccount, memberAccount } from '../ledger/accounts.ts';
import { moneyOfNext } from '../ledger/lot-money.ts';
import { moved } from '../ledger/posting.ts';
import type { Leg } from '../ledger/posting.ts';
import type { Taken } from '../ledger/spend-order.ts';
import { notify, say } from './say.ts';
import type { Scribe } from './scribe.ts';

/** What a transaction is about. */
export interface About {
  readonly tenantId: string | null;
  readonly receiptId: string | null;
}

/** A lot's name, or if the account has one of that name another made from it: ids of transfers and vouchers come from outside. Notes it as taken. */
export function freeName(taken: Set<string>, lotId: string): string {
  let name = lotId;
  for (let n = 2; taken.has(name); n += 1) name = `${lotId}/again-${n}`;
  taken.add(name);
  return name;
}

/** Money behind parts of lots, as legs from one ledger account to another. */
export function moneyLegs(taken: readonly Taken[], from: string, to: string): Leg[] {
  return taken.flatMap(({ lot, points }) => moneyOfNext(lot, points).flatMap((part) => moved(from, to, lot.currency, part.moneyMinor)));
}

/**
 * Adds a lot whose points and money stand on the member's account already; everywhere-points first settle debt, with their money. The lot remembers all it earned,
 * so that taking it back restores the debt.
 */
export function addLotSettlingDebt(scribe: Scribe, accountId: string, lot: Lot): void {
  const repay = lot.purse === 'everywhere' ? Math.min(scribe.account(accountId).debt, lot.points) : 0;
  if (repay > 0) {
    scribe.change({ kind: 'account.debtChanged', accountId, points: -repay });
    scribe.post('debt-repaid', moneyLegs([{ lot, points: repay }], memberAccount(accountId), ledgerAccount.debts));
  }
  scribe.change({ kind: 'account.lotAdded', accountId, lot: { ...lot, points: lot.points - repay } });
}

/** The same for a lot that no void will ever ask for (points that came back, or from another member): it stays only if something is left of it. */
export function addLotIfLeft(scribe: Scribe, accountId: string, lot: Lot): void {
  addLotSettlingDebt(scribe, accountId, lot);
  const rest = scribe.account(accountId).lots.find((one) => one.lotId === lot.lotId);
  if (rest?.points === 0) scribe.change({ kind: 'account.lotDropped', accountId, lotId: lot.lotId });
}

/**
 * The lot goes: all its points are owed back, with the money to those who funded it. What was spent of it becomes debt, and until it is repaid its money is carried
 * by `debts`. Answers the points taken; a lot that is gone already was beyond the time for taking back.
 */
export function takeLotBack(scribe: Scribe, accountId: string, lotId: string, about: About): number {
  const lot = scribe.account(accountId).lots.find((one) => one.lotId === lotId);
  if (lot === undefined) return 0;
  const member = memberAccount(accountId);
  const left = new Map(moneyOfNext(lot, lot.points).map((part) => [part.funder, part.moneyMinor]));
  const money = lot.funding.flatMap(({ funder, moneyMinor }) => {
    const inLot = left.get(funder) ?? 0;
    return [...moved(member, funder, lot.currency, inLot), ...moved(ledgerAccount.debts, funder, lot.currency, moneyMinor - inLot)];
  });
  scribe.post('taken-back', [...moved(member, ledgerAccount.voided, 'points', lot.earnedPoints), ...money], about);
  scribe.change({ kind: 'account.lotDropped', accountId, lotId });
  const spent = lot.earnedPoints - lot.points;
  if (spent > 0) {
    scribe.change({ kind: 'account.debtChanged', accountId, points: spent });
    notify(scribe, accountId, 'debt', say('notice.debt', { points: scribe.account(accountId).debt }));
  }
  return lot.earnedPoints;
}

/** What is left of the lot expires; its money waits, by who funded it, for the close of the month. */
export function expireLot(scribe: Scribe, accountId: string, lot: Lot): void {
  const member = memberAccount(accountId);
  const money = moneyOfNext(lot, lot.points).flatMap((part) => moved(member, expiredAccount(part.funder), lot.currency, part.moneyMinor));
  scribe.post('expired', [...moved(member, ledgerAccount.expired, 'points', lot.points), ...money]);
  scribe.change({ kind: 'account.lotExpired', accountId, lotId: lot.lotId });
}
