/** Takes the price of a gift from an account's lots, and gives it back. */
import type { Lot } from '../contract/account-document.ts';
import type { VoucherDocument } from '../contract/document.ts';
import { ledgerAccount, memberAccount } from '../ledger/accounts.ts';
import { moneyOfNext } from '../ledger/lot-money.ts';
import { lotOfTaken } from '../ledger/part-of-lot.ts';
import { moved } from '../ledger/posting.ts';
import type { Leg } from '../ledger/posting.ts';
import { takeFromLots } from '../ledger/spend-order.ts';
import type { Taken } from '../ledger/spend-order.ts';
import { accountIdOf } from './account-of.ts';
import { addLotIfLeft, freeName, moneyLegs } from './member-lots.ts';
import type { Scribe } from './scribe.ts';

/**
 * Spends everywhere-points, soonest expiry first. What the lots lack becomes debt and is told apart in the ledger (`overdraft`): only a deed may lack
 * anything. Returns what was taken, for giving back, and how much was lacking.
 */
export function spendPoints(
  scribe: Scribe,
  accountId: string,
  points: number,
  atMs: number,
): { readonly spent: VoucherDocument['spent']; readonly lacking: number } {
  const { taken, lacking } = takeFromLots(scribe.account(accountId).lots, ['everywhere'], points, atMs);
  const member = memberAccount(accountId);
  const covered = points - lacking;
  scribe.post('gift', [...moved(member, ledgerAccount.gifts, 'points', covered), ...moneyLegs(taken, member, ledgerAccount.gifts)]);
  for (const { lot, points: part } of taken) scribe.change({ kind: 'account.lotReduced', accountId, lotId: lot.lotId, points: part });
  if (lacking > 0) {
    scribe.post('overdraft', moved(member, ledgerAccount.gifts, 'points', lacking));
    scribe.change({ kind: 'account.debtChanged', accountId, points: lacking });
  }
  return { spent: taken.map((one) => ({ lot: one.lot, points: one.points })), lacking };
}

/**
 * Gives the price back: to the lots it came from where they still are (an expired lot takes its points back and loses them again: giving back does not
 * lengthen a life), else as points that first settle debt. What had been overdrawn lowers the debt.
 */
export function giveBack(scribe: Scribe, voucher: VoucherDocument): void {
  const accountId = accountIdOf(scribe.world, voucher.accountId);
  const member = memberAccount(accountId);
  const covered = voucher.spent.reduce((sum, part) => sum + part.points, 0);
  const { legs, anew } = returnTaken(scribe, accountId, voucher.spent, ledgerAccount.gifts, `back/${voucher.id}`);
  scribe.post('gift-cancelled', [...moved(ledgerAccount.gifts, member, 'points', voucher.pricePoints), ...legs]);
  for (const lot of anew) addLotIfLeft(scribe, accountId, lot);
  if (voucher.pricePoints > covered) addLotIfLeft(scribe, accountId, overdrawnLot(scribe, voucher, voucher.pricePoints - covered));
}

/**
 * Puts points back into the lots they were taken from, with money from the ledger account `from`. `anew`: what came from lots that are gone, as lots that the caller
 * adds once the legs are posted; their names end in `suffix`.
 */
export function returnTaken(
  scribe: Scribe,
  accountId: string,
  taken: readonly Taken[],
  from: string,
  suffix: string,
): { readonly legs: readonly Leg[]; readonly anew: readonly Lot[] } {
  const member = memberAccount(accountId);
  const legs: Leg[] = [];
  const anew: Lot[] = [];
  const names = new Set(scribe.account(accountId).lots.map((lot) => lot.lotId));
  for (const { lot, points } of taken) {
    const here = scribe.account(accountId).lots.find((one) => one.lotId === lot.lotId);
    if (here !== undefined && here.earnedPoints - here.points >= points) {
      const back = { lot: { ...here, points: here.points + points }, points };
      legs.push(...moneyLegs([back], from, member), ...centLegs({ lot, points }, back, from));
      scribe.change({ kind: 'account.lotReturned', accountId, lotId: lot.lotId, points });
    } else {
      const back = lotOfTaken({ lot, points }, freeName(names, `${lot.lotId}/${suffix}`));
      legs.push(...back.funding.flatMap((part) => moved(from, member, back.currency, part.moneyMinor)));
      anew.push(back);
    }
  }
  return { legs, anew };
}

/**
 * The money that goes back is what the lot will hold more: the floors are taken of the lot as it stands, which may have lost its rest meanwhile. The cent by which that differs
 * from what had left it is its funder's, so that `from` is left with nothing.
 */
function centLegs(left: Taken, back: Taken, from: string): Leg[] {
  const { currency } = back.lot;
  const difference = new Map(moneyOfNext(left.lot, left.points).map((part) => [part.funder, part.moneyMinor]));
  for (const part of moneyOfNext(back.lot, back.points)) difference.set(part.funder, (difference.get(part.funder) ?? 0) - part.moneyMinor);
  return [...difference].flatMap(([funder, moneyMinor]) => moved(from, funder, currency, moneyMinor));
}

/** Overdrawn points come back: less debt, and what had been repaid meanwhile becomes points without money behind them. */
function overdrawnLot(scribe: Scribe, voucher: VoucherDocument, points: number): Lot {
  const at = scribe.context.decidedAtMs;
  return {
    lotId: `back/${voucher.id}`,
    purse: 'everywhere',
    points,
    earnedPoints: points,
    earnedAtMs: at,
    spendableFromMs: at,
    expiresAtMs: null,
    funding: [],
    currency: scribe.mall.currency,
    idleDays: null,
    frozenBy: null,
  };
}
