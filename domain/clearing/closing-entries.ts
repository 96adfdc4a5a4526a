/** The entries that close a month: fees, draws on deposits, breakage. The act posts them; an open month's statement shows them as they would be. */
import type { TenantAgreement } from '../contract/catalogue-document.ts';
import { breakageAccount, depositAccount, expiredAccount, ledgerAccount, tenantAccount } from '../ledger/accounts.ts';
import { moved } from '../ledger/posting.ts';
import type { Leg } from '../ledger/posting.ts';
import type { PostingReason } from '../ledger/posting-reason.ts';
import type { ClosingFigures } from './closing.ts';
import { feesOf } from './fees.ts';
import { sumPostings } from './ledger-sum.ts';
import type { LedgerSum } from './ledger-sum.ts';

/** One balanced transaction of the close. */
export interface ClosingEntry {
  readonly reason: Extract<PostingReason, 'fee' | 'deposit-drawn' | 'breakage'>;
  readonly tenantId: string | null;
  readonly legs: readonly Leg[];
}

/**
 * Money of expired points goes to `breakage`, apart by who had funded it; the operator keeps it, as coalitions do, and each funder sees its part. `agreementOf`: null for a
 * tenant that the catalogue does not have, which is charged nothing.
 */
export function closingEntries(
  figures: ClosingFigures,
  agreementOf: (tenantId: string) => TenantAgreement | null,
  currency: string,
): readonly ClosingEntry[] {
  const tenantIds = [...new Set(figures.turnovers.map((one) => one.tenantId))].sort();
  const fees = tenantIds.flatMap((tenantId): ClosingEntry[] => {
    const agreement = agreementOf(tenantId);
    if (agreement === null) return [];
    const lines = feesOf(
      agreement,
      figures.turnovers.filter((one) => one.tenantId === tenantId),
    );
    const legs = lines.flatMap((line) => moved(tenantAccount(tenantId), ledgerAccount.fees, currency, line.feeMinor));
    return [{ reason: 'fee', tenantId, legs }];
  });
  const draws = figures.draws.map(({ tenantId, amountMinor }): ClosingEntry => {
    const legs = moved(depositAccount(tenantId, 'points'), tenantAccount(tenantId), currency, amountMinor);
    return { reason: 'deposit-drawn', tenantId, legs };
  });
  const breakage = figures.expired.map(({ funder, amountMinor }): ClosingEntry => {
    const legs = moved(expiredAccount(funder), breakageAccount(funder), currency, amountMinor);
    return { reason: 'breakage', tenantId: null, legs };
  });
  return [...fees, ...draws, ...breakage];
}

/** The ledger as it would be were the month closed now. */
export function asIfClosed(sums: readonly LedgerSum[], entries: readonly ClosingEntry[], period: string): readonly LedgerSum[] {
  const legs = entries.flatMap(({ reason, tenantId, legs: own }) =>
    own.filter((leg) => leg.amount !== 0).map((leg) => ({ ...leg, period, belongsTo: null, reason, tenantId })),
  );
  return [...sums, ...sumPostings(legs)];
}
