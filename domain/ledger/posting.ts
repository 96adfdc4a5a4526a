/** Ledger transactions: every leg has its other side. */
import type { Posting } from '../decide/world.ts';
import type { PostingReason } from './posting-reason.ts';

/** One leg before it gets its transaction. */
export interface Leg {
  readonly account: string;
  readonly unit: string;
  readonly amount: number;
}

/** What the legs of one transaction have in common. */
export interface PostingMeta {
  readonly txn: string;
  readonly reason: PostingReason;
  readonly tenantId: string | null;
  readonly receiptId: string | null;
  readonly period: string;
  readonly belongsTo: string | null;
}

/** Legs of a transaction do not sum to 0: a mistake in our code, never of a person. */
export class Unbalanced extends Error {
  constructor(txn: string, unit: string, sum: number) {
    super(`transaction ${txn} does not sum to 0 in ${unit}: ${sum}`);
  }
}

/** First unit in which legs do not sum to 0, with the sum; null: they balance. */
export function imbalanceOf(legs: readonly Leg[]): { readonly unit: string; readonly sum: number } | null {
  const sums = new Map<string, number>();
  for (const leg of legs) sums.set(leg.unit, (sums.get(leg.unit) ?? 0) + leg.amount);
  for (const [unit, sum] of sums) if (sum !== 0) return { unit, sum };
  return null;
}

/** Postings of one transaction; legs of 0 are left out. Throws `Unbalanced` unless each unit sums to 0. */
export function transaction(meta: PostingMeta, legs: readonly Leg[]): Posting[] {
  const imbalance = imbalanceOf(legs);
  if (imbalance !== null) throw new Unbalanced(meta.txn, imbalance.unit, imbalance.sum);
  return legs.filter((leg) => leg.amount !== 0).map((leg) => ({ ...meta, ...leg }));
}

/** Moves points and the money behind them from one account to others: one leg out, one leg in for each. */
export function moved(from: string, to: string, unit: string, amount: number): Leg[] {
  return [
    { account: from, unit, amount: -amount },
    { account: to, unit, amount },
  ];
}
