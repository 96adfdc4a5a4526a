/**
 * The accounts of the ledger. A leg's amount is positive where an account receives. So a positive sum is what we owe somebody, a negative one what somebody owes us
 * (or, for `bank`, what lies there).
 *
 * | account | points | money |
 * |---|---|---|
 * | `member:<id>` | balance: lots less debt | money behind the lots it holds |
 * | `in-transit` | points given, not arrived | the money behind them |
 * | `tenant:<id>`, `operator` | less what it funded | what clearing owes it, below 0: what it owes |
 * | `gifts` | points spent | money of points spent, less what gifts and coupons cost |
 * | `debts` | - | money of points taken back after they were spent; comes in as members earn again |
 * | `voided` | points taken back | - |
 * | `expired`, `expired:<funder>` | points expired | their money, by who had funded them, until the month closes |
 * | `breakage:<funder>` | - | the same after the close: kept by the operator |
 * | `overdraft:<id>` | - | gifts that a deed promised and nothing covers |
 * | `deposit:<tenant>:points`, `deposit:<tenant>:frozen` | - | deposits held; the other side is `bank` |
 * | `fees` | - | fees charged |
 * | `turnover:<tenant>/<group>` | - | counted turnover, other side `turnover`; nobody owes it |
 */
export const ledgerAccount = {
  inTransit: 'in-transit',
  operator: 'operator',
  gifts: 'gifts',
  debts: 'debts',
  voided: 'voided',
  expired: 'expired',
  bank: 'bank',
  fees: 'fees',
  turnover: 'turnover',
} as const;

/** Account of a member. */
export const memberAccount = (accountId: string): string => `member:${accountId}`;
/** Account of a tenant in clearing. */
export const tenantAccount = (tenantId: string): string => `tenant:${tenantId}`;
/** Where money of expired points waits for the close of the month; `funder` is `operator` or `tenant:<id>`. */
export const expiredAccount = (funder: string): string => `expired:${funder}`;
/** Where it stays after the close. */
export const breakageAccount = (funder: string): string => `breakage:${funder}`;
/** A tenant's deposit: the part that pays its points, or the part frozen until it leaves. */
export const depositAccount = (tenantId: string, part: 'points' | 'frozen'): string => `deposit:${tenantId}:${part}`;
/** Counted turnover of a tenant in a goods group; null: not told. */
export const turnoverAccount = (tenantId: string, group: string | null): string => `turnover:${tenantId}/${group ?? ''}`;

/** Classes of accounts, as the trial balance lists them. */
export const accountClasses = [
  'members',
  'in-transit',
  'tenants',
  'operator',
  'gifts',
  'debts',
  'voided',
  'expired',
  'breakage',
  'overdraft',
  'deposits',
  'bank',
  'fees',
  'turnover',
  'other',
] as const;

/** @see accountClasses */
export type AccountClass = (typeof accountClasses)[number];

const classOfPrefix: Readonly<Record<string, AccountClass>> = {
  member: 'members',
  'in-transit': 'in-transit',
  tenant: 'tenants',
  operator: 'operator',
  gifts: 'gifts',
  debts: 'debts',
  voided: 'voided',
  expired: 'expired',
  breakage: 'breakage',
  overdraft: 'overdraft',
  deposit: 'deposits',
  bank: 'bank',
  fees: 'fees',
  turnover: 'turnover',
};

/** The class of an account; a correction may name any other, which then stands under `other`. */
export function classOf(account: string): AccountClass {
  const end = account.indexOf(':');
  const prefix = end < 0 ? account : account.slice(0, end);
  return Object.hasOwn(classOfPrefix, prefix) ? (classOfPrefix[prefix] ?? 'other') : 'other';
}

/** The tenant that an account is of (clearing, deposit, breakage, turnover); null: none. */
export function tenantOfAccount(account: string): string | null {
  const match = /^(?:tenant|expired:tenant|breakage:tenant|deposit|turnover):([a-z0-9-]+)(?:[:/].*)?$/.exec(account);
  return match?.[1] ?? null;
}
