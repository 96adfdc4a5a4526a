import type { VisitEffect } from '../../../domain/visit/port.ts';
import type { VisitStage } from '../visit-stage.ts';

type Effect = Extract<VisitEffect, { kind: 'link-card' }>;

/** One more card for the account that was just shown. */
export function linkCard(stage: VisitStage, effect: Effect): void {
  const book = stage.book(stage.isTestCard(effect.cardToken) || stage.visit().shown?.isTest === true);
  book.record({
    kind: 'card.linked',
    accountId: effect.accountId,
    cardKey: effect.cardToken,
    last4: effect.last4,
    medium: 'plastic',
    staffId: null,
  });
}
