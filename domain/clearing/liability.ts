/** What we owe members, in points and money, and how it came to be: opening + earned − taken back − spent − expired ± the rest = closing. */
import { classOf } from '../ledger/accounts.ts';
import type { PostingReason } from '../ledger/posting-reason.ts';
import { isBefore } from './ledger-sum.ts';
import type { LedgerSum } from './ledger-sum.ts';

/** Lines of the liability in the order of the page. */
export const liabilityLines = [
  'earned',
  'taken-back',
  'spent',
  'given-back',
  'debt-repaid',
  'expired',
  'between-members',
  'corrected',
] as const;

/** @see liabilityLines */
export type LiabilityLine = (typeof liabilityLines)[number];

/** Liability of one unit through a month. Every posting on members' accounts is in exactly one line. */
export interface Liability {
  readonly unit: string;
  readonly opening: number;
  readonly lines: Readonly<Record<LiabilityLine, number>>;
  readonly closing: number;
}

/** Line of a posting on a member's account, or on points on their way between members. */
export function liabilityLineOf(reason: PostingReason): LiabilityLine {
  switch (reason) {
    case 'earned':
    case 'welcome':
    case 'invited':
      return 'earned';
    case 'taken-back':
      return 'taken-back';
    case 'gift':
    case 'overdraft':
      return 'spent';
    case 'gift-cancelled':
      return 'given-back';
    case 'debt-repaid':
      return 'debt-repaid';
    case 'expired':
      return 'expired';
    case 'points-given':
    case 'points-arrived':
    case 'points-gift-undone':
    case 'accounts-merged':
      return 'between-members';
    default:
      return 'corrected';
  }
}

/** Whether a sum is of what we owe members. */
export function isLiability(sum: LedgerSum): boolean {
  const accounts = classOf(sum.account);
  return accounts === 'members' || accounts === 'in-transit';
}

/** Liability in one unit (`points`, or the currency) through a month. */
export function liabilityOf(sums: readonly LedgerSum[], period: string, unit: string): Liability {
  const lines: Record<LiabilityLine, number> = {
    earned: 0,
    'taken-back': 0,
    spent: 0,
    'given-back': 0,
    'debt-repaid': 0,
    expired: 0,
    'between-members': 0,
    corrected: 0,
  };
  let opening = 0;
  let closing = 0;
  for (const sum of sums) {
    if (sum.unit !== unit || !isLiability(sum) || (sum.period !== null && sum.period > period)) continue;
    closing += sum.amount;
    if (isBefore(sum, period)) opening += sum.amount;
    else lines[liabilityLineOf(sum.reason)] += sum.amount;
  }
  return { unit, opening, lines, closing };
}
