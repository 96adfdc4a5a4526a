import type { VisitEffect } from '../../../domain/visit/port.ts';
import { ownNotRecorded } from './own-affairs.ts';
import type { VisitStage } from '../visit-stage.ts';

type Effect = Extract<VisitEffect, { kind: 'note-link' }>;

/** Fact link.wished: nothing is linked by it, the desk finds it under its reference. */
export function noteLink(stage: VisitStage, { accountId, cardToken, last4, why }: Effect): void {
  const shown = stage.current()?.shown ?? null;
  if (shown?.accountId !== accountId) return;
  const book = stage.book(shown.isTest || stage.isTestCard(cardToken));
  const reference = book.nextReference();
  book.record({ kind: 'link.wished', accountId, cardKey: cardToken, last4, reference });
  stage.emit({ kind: 'link.noted', accountId, why, reference });
}

/** It could not be written down: the member is told so. */
export function linkNotNoted(stage: VisitStage, { accountId, language }: Effect): void {
  ownNotRecorded(stage, accountId, language);
}
