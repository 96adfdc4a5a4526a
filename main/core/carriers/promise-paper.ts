import type { VisitEffect } from '../../../domain/visit/port.ts';
import type { VisitStage } from '../visit-stage.ts';

type Effect = Extract<VisitEffect, { kind: 'promise-paper' }>;

/** "Show it at the desk": the account remembers that a paper will come, under a reference. */
export function promisePaper(stage: VisitStage, effect: Effect): void {
  const book = stage.book(effect.test || stage.visit().shown?.isTest === true);
  const reference = book.nextReference();
  book.record({ kind: 'paper.promised', accountId: effect.accountId, visitId: stage.visit().visitId, reference });
  stage.emit({ kind: 'paper.promised', draftId: effect.draftId, reference });
}
