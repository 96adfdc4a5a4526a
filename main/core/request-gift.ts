import type { Refusal } from '../../domain/contract/refusal.ts';
import type { CoreServices } from './core-services.ts';
import type { FactBook } from './fact-book.ts';
import { ownPendingSpends } from './visit-stage.ts';
import { offlineSpendable } from '../../domain/ledger/balance.ts';

/** What became of asking. `granted`: a deed stands behind it, paper may be printed. */
export type GiftAnswer =
  { readonly ok: true; readonly voucherId: string; readonly granted: boolean } | { readonly ok: false; readonly refusal: Refusal };

/** Who asks for what. `waitMs`: longest wait for the server's decision. */
export interface GiftRequest {
  readonly giftId: string;
  readonly accountId: string;
  readonly visitId: string;
  readonly waitMs: number;
  /** Who sells it at a desk; null: the visitor asks at a kiosk. */
  readonly staffId: string | null;
}

/** Whether the offline bounds cover a price, as of before the gift was asked: confirmed points, minus own pending spends, within the allowance. */
function isCoveredOffline(services: CoreServices, book: FactBook, accountId: string, pricePoints: number): boolean {
  const folded = book.account(accountId);
  const confirmed = folded === null ? null : services.mirror.get('account', folded.id);
  if (folded === null || confirmed === null || confirmed.status !== 'active') return false;
  return offlineSpendable(confirmed, book.nowMs(), ownPendingSpends(folded, confirmed), confirmed.allowancePoints) >= pricePoints;
}

/**
 * Records the request, waits for the decision, and journals the deed before anybody is told "yours". Without an answer the deed needs a unit of this kiosk's
 * own loan and points within the offline bounds; else the gift stays asked ("will be confirmed").
 */
export async function requestGift(services: CoreServices, book: FactBook, request: GiftRequest): Promise<GiftAnswer> {
  const { accountId, giftId, visitId, staffId } = request;
  const voucherId = book.newId();
  const reference = book.nextReference();
  const pricePoints = book.world().get('gift', giftId)?.pricePoints ?? 0;
  const isCovered = isCoveredOffline(services, book, accountId, pricePoints);
  const { fact, prediction } = book.record({ kind: 'gift.asked', voucherId, accountId, giftId, visitId, reference, staffId });
  const decided = await book.outcome(fact.id, book.online() ? request.waitMs : 0);
  const outcome = decided ?? prediction.outcome;
  if (outcome.fate === 'refused' && outcome.refusal !== null) return { ok: false, refusal: outcome.refusal };
  const voucher = book.world().get('voucher', voucherId);
  if (voucher === null) return { ok: false, refusal: 'gift-gone' };
  const isOwnLoan = voucher.binds.length > 0 && voucher.binds.every((bind) => bind.kioskId !== null);
  const granted = decided !== null || (isOwnLoan && isCovered);
  if (granted) {
    book.record({
      kind: 'voucher.issued',
      voucherId,
      accountId,
      giftId,
      visitId,
      reference,
      basis: decided !== null ? 'server' : 'allotment',
      award: null,
      pricePoints: voucher.pricePoints,
      deadlineMs: voucher.deadlineMs,
    });
  }
  return { ok: true, voucherId, granted };
}
