/** One tenant's statement for one month. */
import { breakageAccount, depositAccount, expiredAccount, tenantAccount } from '../ledger/accounts.ts';
import { isBefore, totalOf } from './ledger-sum.ts';
import type { LedgerSum } from './ledger-sum.ts';
import { lineOfReason, statementLines } from './statement-line.ts';
import type { StatementLine } from './statement-line.ts';

/** Money of one line, minor units; below 0: the tenant owes it. `belongsTo`: a closed month that a late fact is of; null: this month's own. */
export interface StatementEntry {
  readonly line: StatementLine;
  readonly belongsTo: string | null;
  readonly amountMinor: number;
  readonly postings: number;
}

/** A deposit's way through the month. `movedMinor`: paid in less paid back. */
export interface DepositStatement {
  readonly openingMinor: number;
  readonly movedMinor: number;
  readonly drawnMinor: number;
  readonly closingMinor: number;
}

/** @see tenantStatement */
export interface TenantStatement {
  readonly tenantId: string;
  readonly period: string;
  readonly openingMinor: number;
  readonly entries: readonly StatementEntry[];
  /** Below 0: receivable from the tenant. */
  readonly closingMinor: number;
  readonly deposits: { readonly points: DepositStatement; readonly frozen: DepositStatement };
  /** For information: points it funded, turnover that counted, money of its points that expired in the month (kept by the operator). */
  readonly pointsFunded: number;
  readonly turnoverMinor: number;
  readonly expiredMinor: number;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Opening, lines (late facts of closed months apart), closing. Every posting on the tenant's account is in exactly one line. */
export function tenantStatement(sums: readonly LedgerSum[], tenantId: string, period: string, currency: string): TenantStatement {
  const account = tenantAccount(tenantId);
  const own = sums.filter((sum) => sum.account === account && sum.unit === currency);
  const openingMinor = totalOf(own, (sum) => isBefore(sum, period));
  const entries = new Map<string, StatementEntry>();
  for (const { period: posted, reason, belongsTo, amount, postings } of own) {
    if (posted !== period) continue;
    const line = lineOfReason(reason);
    const key = `${belongsTo ?? '~'} ${String(statementLines.indexOf(line))}`;
    const before = entries.get(key) ?? { line, belongsTo, amountMinor: 0, postings: 0 };
    entries.set(key, { ...before, amountMinor: before.amountMinor + amount, postings: before.postings + postings });
  }
  const listed = [...entries].sort(([a], [b]) => order(a, b)).map(([, entry]) => entry);
  const inPeriod = (name: string, unit: string): number =>
    totalOf(sums, (sum) => sum.account === name && sum.unit === unit && sum.period === period);
  return {
    tenantId,
    period,
    openingMinor,
    entries: listed,
    closingMinor: listed.reduce((sum, entry) => sum + entry.amountMinor, openingMinor),
    deposits: {
      points: depositStatement(sums, depositAccount(tenantId, 'points'), period, currency),
      frozen: depositStatement(sums, depositAccount(tenantId, 'frozen'), period, currency),
    },
    pointsFunded: 0 - inPeriod(account, 'points'),
    turnoverMinor: totalOf(
      sums,
      (sum) => sum.account.startsWith(`turnover:${tenantId}/`) && sum.unit === currency && sum.period === period,
    ),
    expiredMinor: inPeriod(expiredAccount(account), currency) + inPeriod(breakageAccount(account), currency),
  };
}

function depositStatement(sums: readonly LedgerSum[], account: string, period: string, currency: string): DepositStatement {
  const own = sums.filter((sum) => sum.account === account && sum.unit === currency);
  const openingMinor = totalOf(own, (sum) => isBefore(sum, period));
  const drawnMinor = totalOf(own, (sum) => sum.period === period && sum.reason === 'deposit-drawn');
  const movedMinor = totalOf(own, (sum) => sum.period === period && sum.reason !== 'deposit-drawn');
  return { openingMinor, movedMinor, drawnMinor, closingMinor: openingMinor + movedMinor + drawnMinor };
}

/** Tenants that have anything in the books up to a month, in order. */
export function tenantsInBooks(sums: readonly LedgerSum[], period: string): readonly string[] {
  const ids = sums.flatMap((sum) => {
    const match = /^(?:tenant|deposit|turnover|(?:expired|breakage):tenant):([a-z0-9-]+)/.exec(sum.account);
    return match?.[1] === undefined || (sum.period !== null && sum.period > period) ? [] : [match[1]];
  });
  return [...new Set(ids)].sort();
}
