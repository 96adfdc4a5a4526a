/** What an account can spend, waits for, owes and is about to lose. */
import type { AccountDocument, Lot } from '../contract/account-document.ts';

/** Points of an account at one instant. */
export interface Balance {
  /** Sum of spendable everywhere lots minus debt; below 0 when more is owed than held. */
  readonly spendable: number;
  /** Points of held receipts, should they be approved. */
  readonly pending: number;
  readonly debt: number;
  /** Spendable points by purse, `everywhere` without the debt taken off. */
  readonly byPurse: Readonly<Record<string, number>>;
  /** Spendable points that expire, soonest first, one line an instant. */
  readonly expiring: readonly { readonly points: number; readonly expiresAtMs: number }[];
}

/** Whether a lot can be spent at an instant: spendableFrom <= t < expiresAt, and no dispute keeps it. */
export function isSpendable(lot: Lot, atMs: number): boolean {
  return lot.points > 0 && lot.frozenBy === null && lot.spendableFromMs <= atMs && (lot.expiresAtMs === null || atMs < lot.expiresAtMs);
}

/** Balance of an account at an instant. */
export function balanceOf(account: AccountDocument, atMs: number): Balance {
  const lots = account.lots.filter((lot) => isSpendable(lot, atMs));
  const byPurse: Record<string, number> = {};
  const byEnd = new Map<number, number>();
  for (const lot of lots) {
    byPurse[lot.purse] = (byPurse[lot.purse] ?? 0) + lot.points;
    if (lot.expiresAtMs !== null) byEnd.set(lot.expiresAtMs, (byEnd.get(lot.expiresAtMs) ?? 0) + lot.points);
  }
  return {
    spendable: (byPurse['everywhere'] ?? 0) - account.debt,
    pending: account.receipts.reduce((sum, receipt) => sum + (receipt.state === 'held' ? Math.max(0, receipt.points) : 0), 0),
    debt: account.debt,
    byPurse,
    expiring: [...byEnd].sort(([a], [b]) => a - b).map(([expiresAtMs, points]) => ({ points, expiresAtMs })),
  };
}

/**
 * Points a kiosk without a link may let an account spend: the smaller of what the server confirmed minus this kiosk's own spends that it does not
 * know yet, and what is left of the allowance. Predicted points never count: pass the mirror's account, not the predicted one.
 */
export function offlineSpendable(confirmed: AccountDocument, atMs: number, ownPendingSpends: number, allowance: number): number {
  return Math.max(0, Math.min(balanceOf(confirmed, atMs).spendable - ownPendingSpends, allowance - ownPendingSpends));
}
