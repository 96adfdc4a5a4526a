import type { VisitEffect } from '../../../domain/visit/port.ts';
import { voucherView } from '../../../domain/visit/gift-view.ts';
import { requestGift } from '../request-gift.ts';
import type { VisitStage } from '../visit-stage.ts';

type Effect = Extract<VisitEffect, { kind: 'ask-gift' }>;

/** A gift for points: the server decides; without its answer the kiosk's own loan and the offline bounds do. */
export async function askGift(stage: VisitStage, effect: Effect): Promise<void> {
  const visit = stage.visit();
  const isTest = effect.test || visit.shown?.isTest === true;
  const book = stage.book(isTest);
  const catalogue = stage.services.house.catalogue();
  const answer = await requestGift(stage.services, book, {
    giftId: effect.giftId,
    accountId: effect.accountId,
    visitId: visit.visitId,
    waitMs: isTest ? 0 : (catalogue?.settings.decisionWaitMs ?? 2000),
    staffId: null,
  });
  const account = book.account(effect.accountId);
  if (!stage.isCurrent(visit) || account === null || catalogue === null) return;
  const view = stage.view(account, visit.shown?.last4 ?? '', effect.language, isTest);
  const summary = answer.ok ? account.vouchers.find((each) => each.voucherId === answer.voucherId) : undefined;
  if (!answer.ok || summary === undefined) {
    stage.emit({
      kind: 'gift.outcome',
      giftId: effect.giftId,
      result: { ok: false, refusal: answer.ok ? 'gift-gone' : answer.refusal },
      view,
    });
    return;
  }
  const voucher = voucherView(summary, catalogue, effect.language);
  const state = answer.granted ? 'granted' : 'to-be-confirmed';
  stage.emit({
    kind: 'gift.outcome',
    giftId: effect.giftId,
    result: { ok: true, voucher: { ...voucher, state }, granted: answer.granted },
    view,
  });
}
