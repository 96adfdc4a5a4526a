import type { VisitEffect } from '../../../domain/visit/port.ts';
import type { VisitStage } from '../visit-stage.ts';

type Effect = Extract<VisitEffect, { kind: 'move-receipts' }>;

/** CHANGE CARD: each receipt of the visit goes to the card that was meant. */
export function moveReceipts(stage: VisitStage, effect: Effect): void {
  const visit = stage.visit();
  for (const draftId of effect.draftIds) {
    const draft = visit.drafts.get(draftId);
    if (draft === undefined || draft.accountId === effect.toAccountId) continue;
    stage.book(draft.isTest).record({ kind: 'receipt.moved', receiptId: draft.receiptId, toAccountId: effect.toAccountId, staffId: null });
    visit.drafts.set(draftId, { ...draft, accountId: effect.toAccountId });
    stage.emit({ kind: 'receipt.moved', draftId });
  }
}
