import type { DeskEffect } from '../../../domain/desk/port.ts';
import type { DeskStage } from '../desk-stage.ts';

type Effect = Extract<DeskEffect, { kind: 'choose-gift' }>;

/** The member takes another of the gifts to choose from, or staff give what stands in for one that is gone. Without a unit on loan here the voucher waits for the server, which the hand-out bar says. */
export function carryChooseGift(stage: DeskStage, effect: Effect): void {
  const { voucherId, accountId, giftId, staffId } = effect;
  const before = stage.account(accountId);
  const voucher = before?.vouchers.find((one) => one.voucherId === voucherId);
  if (before === null || voucher === undefined)
    return stage.emit({ kind: 'voucher.refused', voucherId, refusal: 'voucher-unknown', account: before });
  if (voucher.state !== 'open' || voucher.expired)
    return stage.emit({ kind: 'voucher.refused', voucherId, refusal: 'voucher-expired', account: before });
  stage.book(effect.test || stage.isTestAccount(accountId)).record({
    kind: 'voucher.chosen',
    voucherId,
    accountId,
    giftId,
    ...(staffId === null ? {} : { staffId }),
  });
  stage.emit({ kind: 'gift.chosen', voucherId, account: stage.account(accountId) ?? before });
}
