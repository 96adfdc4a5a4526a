/** Every account of the books by its class, opening to closing; each unit sums to 0. */
import { accountClasses, classOf } from '../ledger/accounts.ts';
import type { AccountClass } from '../ledger/accounts.ts';
import { isBefore } from './ledger-sum.ts';
import type { LedgerSum } from './ledger-sum.ts';

/** One class in one unit. */
export interface TrialLine {
  readonly accounts: AccountClass;
  readonly unit: string;
  readonly opening: number;
  readonly moved: number;
  readonly closing: number;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Lines by unit, then in the order of the classes; what never had anything is left out. */
export function trialBalance(sums: readonly LedgerSum[], period: string): readonly TrialLine[] {
  const lines = new Map<string, TrialLine>();
  for (const sum of sums) {
    if (sum.period !== null && sum.period > period) continue;
    const accounts = classOf(sum.account);
    const key = `${sum.unit} ${accounts}`;
    const { opening, moved } = lines.get(key) ?? { opening: 0, moved: 0 };
    const isOpening = isBefore(sum, period);
    const next = { opening: opening + (isOpening ? sum.amount : 0), moved: moved + (isOpening ? 0 : sum.amount) };
    lines.set(key, { accounts, unit: sum.unit, ...next, closing: next.opening + next.moved });
  }
  return [...lines.values()].sort(
    (a, b) => order(a.unit, b.unit) || accountClasses.indexOf(a.accounts) - accountClasses.indexOf(b.accounts),
  );
}
