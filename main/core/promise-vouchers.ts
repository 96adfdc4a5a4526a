import type { FactOutcome } from '../../domain/contract/sync.ts';
import type { FactBook } from './fact-book.ts';

/** Whose vouchers, and who says so. */
export interface Promising {
  readonly accountId: string;
  readonly visitId: string;
  readonly decided: boolean;
  /** Vouchers promised for this fact already: a prediction that the server then confirms is one deed, not two. */
  readonly promised: Set<string>;
}

/**
 * The deed `voucher.issued` for each campaign gift of an outcome, journaled the moment before a screen promises it. `allotment`: a unit of this kiosk's own loan
 * covers it. `server`: the server's decision does. A prediction that nothing covers makes no deed: it "will be confirmed".
 */
export function promiseVouchers(factBook: FactBook, outcome: FactOutcome, promising: Promising): void {
  for (const award of outcome.awards) {
    if (award.voucherId === null || promising.promised.has(award.voucherId)) continue;
    const voucher = factBook.world().get('voucher', award.voucherId);
    if (voucher === null || voucher.state !== 'open' || voucher.accountId !== promising.accountId) continue;
    const isOwnLoan = voucher.binds.length > 0 && voucher.binds.every((bind) => bind.kioskId !== null);
    if (!promising.decided && !isOwnLoan) continue;
    promising.promised.add(voucher.id);
    factBook.record({
      kind: 'voucher.issued',
      voucherId: voucher.id,
      accountId: voucher.accountId,
      giftId: voucher.giftId,
      visitId: promising.visitId,
      reference: voucher.reference,
      basis: promising.decided ? 'server' : 'allotment',
      award: { campaignId: award.campaignId, awardKey: award.awardKey },
      pricePoints: 0,
      deadlineMs: voucher.deadlineMs,
    });
  }
}
