import type { DeskEffect } from '../../../domain/desk/port.ts';
import type { DeskStage } from '../desk-stage.ts';

type Effect = Extract<DeskEffect, { kind: 'hand-out' }>;

/** Over the counter, once: what is handed out already, here or anywhere we heard of, makes no second deed. */
export function carryHandOut(stage: DeskStage, effect: Effect): void {
  const book = stage.book(effect.test || stage.isTestAccount(effect.accountId));
  const before = stage.account(effect.accountId);
  const voucher = before?.vouchers.find((one) => one.voucherId === effect.voucherId);
  if (before === null || voucher === undefined)
    return stage.emit({ kind: 'voucher.refused', voucherId: effect.voucherId, refusal: 'voucher-unknown', account: before });
  if (voucher.state === 'honoured')
    return stage.emit({ kind: 'voucher.refused', voucherId: effect.voucherId, refusal: 'voucher-honoured', account: before });
  if (voucher.state === 'cancelled')
    return stage.emit({ kind: 'voucher.refused', voucherId: effect.voucherId, refusal: 'voucher-cancelled', account: before });
  if (voucher.state !== 'open' || voucher.expired)
    return stage.emit({ kind: 'voucher.refused', voucherId: effect.voucherId, refusal: 'voucher-expired', account: before });
  book.record({
    kind: 'voucher.honoured',
    voucherId: effect.voucherId,
    accountId: effect.accountId,
    staffId: effect.staffId,
    identifiedBy: effect.identifiedBy,
  });
  stage.emit({ kind: 'voucher.handed-out', voucherId: effect.voucherId, account: stage.account(effect.accountId) ?? before });
}
