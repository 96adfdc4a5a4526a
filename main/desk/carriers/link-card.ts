import type { DeskEffect } from '../../../domain/desk/port.ts';
import type { DeskStage } from '../desk-stage.ts';

/** One more card for the account on the table. */
export function carryLinkCard(stage: DeskStage, effect: Extract<DeskEffect, { kind: 'link-card' }>): void {
  const { accountId, cardToken, last4, staffId } = effect;
  const { prediction } = stage
    .book(stage.isTestAccount(accountId))
    .record({ kind: 'card.linked', accountId, cardKey: cardToken, last4, medium: 'plastic', staffId });
  const account = stage.account(accountId);
  const { refusal } = prediction.outcome;
  if (refusal !== null || account === null) return stage.emit({ kind: 'card.not-linked', refusal: refusal ?? 'account-unknown' });
  stage.emit({ kind: 'card.linked', last4, account });
}
