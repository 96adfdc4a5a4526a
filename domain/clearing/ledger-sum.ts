/**
 * The ledger as sums: what every statement is made of. A sum is all postings that are alike in everything a statement looks at; a single posting is a sum of one. The store
 * adds them up (`server/clearing`), tests add up postings, and both come to the same.
 */
import type { PostingReason } from '../ledger/posting-reason.ts';

/** Postings that are alike. `account` of a member is `member:`, of an overdraft `overdraft:`: no statement knows a person. */
export interface LedgerSum {
  /** null: posted before the books had months; counts as before every month. */
  readonly period: string | null;
  readonly belongsTo: string | null;
  readonly account: string;
  readonly unit: string;
  readonly reason: PostingReason;
  readonly tenantId: string | null;
  readonly amount: number;
  readonly postings: number;
}

/** A posting, as far as a sum looks at it. */
export type Summable = Omit<LedgerSum, 'postings'>;

/** Accounts that bear a person's id stand under their prefix. */
export function accountOfSum(account: string): string {
  return /^(member|overdraft):/.exec(account)?.[0] ?? account;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Sums of postings, in a total order. */
export function sumPostings(postings: Iterable<Summable>): readonly LedgerSum[] {
  const sums = new Map<string, LedgerSum>();
  for (const posting of postings) {
    const { period, belongsTo, unit, reason, tenantId, amount } = posting;
    const account = accountOfSum(posting.account);
    const key = JSON.stringify([period, account, unit, reason, tenantId, belongsTo]);
    const before = sums.get(key);
    sums.set(
      key,
      before === undefined
        ? { period, belongsTo, account, unit, reason, tenantId, amount, postings: 1 }
        : { ...before, amount: before.amount + amount, postings: before.postings + 1 },
    );
  }
  return [...sums].sort(([a], [b]) => order(a, b)).map(([, sum]) => sum);
}

/** Total of the sums that a condition picks. */
export function totalOf(sums: readonly LedgerSum[], picks: (sum: LedgerSum) => boolean): number {
  return sums.reduce((total, sum) => (picks(sum) ? total + sum.amount : total), 0);
}

/** Posted before a month. */
export const isBefore = (sum: LedgerSum, period: string): boolean => sum.period === null || sum.period < period;
