import type { VisitEffect } from '../../../domain/visit/port.ts';
import type { VisitStage } from '../visit-stage.ts';

type Effect = Extract<VisitEffect, { kind: 'choose-gift' }>;

/** Another of the gifts to choose from. Without a unit on loan here the voucher waits for the server, which its page says. */
export function chooseGift(stage: VisitStage, effect: Effect): void {
  const { voucherId, accountId, giftId } = effect;
  const shown = stage.current()?.shown ?? null;
  if (shown === null || shown.accountId !== accountId) return;
  const book = stage.book(shown.isTest);
  book.record({ kind: 'voucher.chosen', voucherId, accountId, giftId });
  const account = book.account(accountId);
  if (account !== null) stage.emit({ kind: 'account.changed', view: stage.view(account, shown.last4, effect.language, shown.isTest) });
}
