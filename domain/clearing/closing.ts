/** The figures with which a month is closed, and the entries that follow from them. All of it sums over the ledger. */
import type { ActOf } from '../contract/act.ts';
import { depositAccount, tenantOfAccount } from '../ledger/accounts.ts';
import { isBefore, totalOf } from './ledger-sum.ts';
import type { LedgerSum } from './ledger-sum.ts';
import { lineOfReason } from './statement-line.ts';

/** Turnovers, draws on deposits and expired money of a month, as `period.closed` carries them. */
export type ClosingFigures = Pick<ActOf<'period.closed'>, 'turnovers' | 'draws' | 'expired'>;

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Figures of a month. Turnover: what was posted in it, late facts of closed months included. A draw: what the tenant came to owe for points and gifts in the month, at most
 * what its deposit for points holds. Expired: all that waits, by who had funded it. `tenantIds`: all of the catalogue, so that a fixed fee finds a tenant without turnover.
 */
export function closingFigures(sums: readonly LedgerSum[], tenantIds: readonly string[], period: string, currency: string): ClosingFigures {
  const turnovers = new Map<string, number>(tenantIds.map((tenantId) => [`${tenantId}/`, 0]));
  const owed = new Map<string, number>();
  const expired = new Map<string, number>();
  const add = (map: Map<string, number>, key: string, by: number): void => void map.set(key, (map.get(key) ?? 0) + by);
  for (const sum of sums) {
    if (sum.unit !== currency || (sum.period !== null && sum.period > period)) continue;
    const { account, amount } = sum;
    const tenantId = tenantOfAccount(account);
    if (sum.period === period && account.startsWith('turnover:')) add(turnovers, account.slice('turnover:'.length), amount);
    if (sum.period === period && tenantId !== null && account.startsWith('tenant:') && isForPoints(sum)) add(owed, tenantId, -amount);
    if (account.startsWith('expired:')) add(expired, account.slice('expired:'.length), amount);
  }
  return {
    turnovers: sorted(turnovers).flatMap(([name, turnoverMinor]) => {
      const [tenantId = '', group = ''] = name.split('/');
      return turnoverMinor === 0 && group !== '' ? [] : [{ tenantId, group: group === '' ? null : group, turnoverMinor }];
    }),
    draws: sorted(owed).flatMap(([tenantId, owedMinor]) => {
      const amountMinor = Math.min(owedMinor, depositLeft(sums, tenantId, period, currency));
      return amountMinor > 0 ? [{ tenantId, amountMinor }] : [];
    }),
    expired: sorted(expired).flatMap(([funder, amountMinor]) => (amountMinor === 0 ? [] : [{ funder, amountMinor }])),
  };
}

const sorted = (map: ReadonlyMap<string, number>): [string, number][] => [...map].sort(([a], [b]) => order(a, b));

function isForPoints(sum: LedgerSum): boolean {
  const line = lineOfReason(sum.reason);
  return line === 'points-funded' || line === 'points-taken-back' || line === 'gift-costs';
}

/** What the deposit held at the end of the month, unless some of it has gone back to the tenant since: what is not there cannot be drawn. */
function depositLeft(sums: readonly LedgerSum[], tenantId: string, period: string, currency: string): number {
  const account = depositAccount(tenantId, 'points');
  const isOwn = (sum: LedgerSum) => sum.account === account && sum.unit === currency;
  const then = totalOf(sums, (sum) => isOwn(sum) && (isBefore(sum, period) || sum.period === period));
  return Math.min(then, totalOf(sums, isOwn));
}
