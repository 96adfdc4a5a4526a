import type { DeskEffect } from '../../../domain/desk/port.ts';
import { requestGift } from '../../core/request-gift.ts';
import type { DeskStage } from '../desk-stage.ts';

type Effect = Extract<DeskEffect, { kind: 'sell-gift' }>;

/** A gift for points at the counter: the server decides, and without its answer the offline bounds, as at a kiosk. */
export async function carrySellGift(stage: DeskStage, { accountId, giftId, visitId, staffId, test }: Effect): Promise<void> {
  const isTest = test || stage.isTestAccount(accountId);
  const waitMs = isTest ? 0 : (stage.services.house.catalogue()?.settings.decisionWaitMs ?? 2000);
  const answer = await requestGift(stage.services, stage.book(isTest), { giftId, accountId, visitId, waitMs, staffId });
  const account = stage.account(accountId);
  if (!answer.ok || account === null) return stage.emit({ kind: 'gift.not-sold', refusal: answer.ok ? 'account-unknown' : answer.refusal });
  stage.emit({ kind: 'gift.sold', voucherId: answer.voucherId, granted: answer.granted, account });
}
