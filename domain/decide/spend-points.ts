/** Takes the price of a gift from an account's lots, and gives it back. */
import type { VoucherDocument } from '../contract/document.ts';
import { moneyOfNext } from '../ledger/lot-money.ts';
import { moved } from '../ledger/posting.ts';
import type { Leg } from '../ledger/posting.ts';
import { takeFromLots } from '../ledger/spend-order.ts';
import type { Taken } from '../ledger/spend-order.ts';
import type { Scribe } from './scribe.ts';

const memberOf = (accountId: string): string => `member:${accountId}`;

/** Money behind parts of lots, as legs from one ledger account to another. */
export function moneyLegs(taken: readonly Taken[], from: string, to: string): Leg[] {
  return taken.flatMap(({ lot, points }) => moneyOfNext(lot, points).flatMap((part) => moved(from, to, lot.currency, part.moneyMinor)));
}

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
  const member = memberOf(accountId);
  const covered = points - lacking;
  scribe.post('gift', [...moved(member, 'gifts', 'points', covered), ...moneyLegs(taken, member, 'gifts')]);
  for (const { lot, points: part } of taken) scribe.change({ kind: 'account.lotReduced', accountId, lotId: lot.lotId, points: part });
  if (lacking > 0) {
    scribe.post('overdraft', moved(member, 'gifts', 'points', lacking));
    scribe.change({ kind: 'account.debtChanged', accountId, points: lacking });
  }
  return { spent: taken.map((one) => ({ lot: one.lot, points: one.points })), lacking };
}

/**
 * Gives the price back: to the lots it came from where they still are (an expired lot takes its points back and loses them again: giving back does not
 * lengthen a life), else as points that first settle debt. What had been overdrawn lowers the debt.
 */
export function giveBack(scribe: Scribe, voucher: VoucherDocument): void {
  const accountId = voucher.accountId;
  const member = memberOf(accountId);
  const covered = voucher.spent.reduce((sum, part) => sum + part.points, 0);
  const legs: Leg[] = moved('gifts', member, 'points', voucher.pricePoints);
  for (const { lot, points } of voucher.spent) {
    const here = scribe.account(accountId).lots.find((one) => one.lotId === lot.lotId);
    if (here !== undefined && here.earnedPoints - here.points >= points) {
      // The money that goes back is what the lot will hold more: the floors are taken of the lot as it stands.
      legs.push(...moneyLegs([{ lot: { ...here, points: here.points + points }, points }], 'gifts', member));
      scribe.change({ kind: 'account.lotReturned', accountId, lotId: lot.lotId, points });
    } else {
      legs.push(...settleDebtThenAdd(scribe, accountId, { lot, points }, voucher.id));
    }
  }
  lowerDebt(scribe, accountId, voucher.pricePoints - covered, voucher.id);
  scribe.post('gift-cancelled', legs);
}

/** The lot is gone: the points settle debt, the rest becomes a small lot of its own with the money that had been spent. */
function settleDebtThenAdd(scribe: Scribe, accountId: string, taken: Taken, voucherId: string): Leg[] {
  const repay = Math.min(scribe.account(accountId).debt, taken.points);
  if (repay > 0) scribe.change({ kind: 'account.debtChanged', accountId, points: -repay });
  const funding = moneyOfNext(taken.lot, taken.points);
  if (taken.points > repay) {
    const lot = {
      ...taken.lot,
      lotId: `${taken.lot.lotId}/back/${voucherId}`,
      points: taken.points - repay,
      earnedPoints: taken.points,
      funding,
    };
    scribe.change({ kind: 'account.lotAdded', accountId, lot });
  }
  return funding.flatMap((part) => moved('gifts', memberOf(accountId), taken.lot.currency, part.moneyMinor));
}

/** Overdrawn points come back: less debt, and what had been repaid meanwhile becomes points without money behind them. */
function lowerDebt(scribe: Scribe, accountId: string, points: number, voucherId: string): void {
  if (points <= 0) return;
  const repay = Math.min(scribe.account(accountId).debt, points);
  if (repay > 0) scribe.change({ kind: 'account.debtChanged', accountId, points: -repay });
  if (points === repay) return;
  const at = scribe.context.decidedAtMs;
  const lot = {
    lotId: `back/${voucherId}`,
    purse: 'everywhere',
    points: points - repay,
    earnedPoints: points - repay,
    earnedAtMs: at,
    spendableFromMs: at,
    expiresAtMs: null,
    funding: [],
    currency: scribe.mall.currency,
  };
  scribe.change({ kind: 'account.lotAdded', accountId, lot });
}
