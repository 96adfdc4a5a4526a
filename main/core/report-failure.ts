import { NO_REFERENCE } from '../../domain/visit/no-reference.ts';
import type { Language } from '../../domain/contract/primitive.ts';
import type { VisitStage } from './visit-stage.ts';

/**
 * The row of a receipt that could not be recorded (disk full, journal broken): nothing was acknowledged, the paper can be scanned again or shown
 * at the desk. Never "booked", and no reference, because nothing stands under one.
 */
export function reportFailure(stage: VisitStage, draftId: string, accountId: string, language: Language, isTest: boolean): void {
  const account = stage.book(isTest).account(accountId);
  if (account === null) return;
  const last4 = stage.visit().shown?.last4 ?? '';
  stage.emit({
    kind: 'receipt.outcome',
    draftId,
    view: stage.view(account, last4, language, isTest),
    outcome: {
      row: {
        rowId: draftId,
        reference: NO_REFERENCE,
        shop: null,
        category: null,
        amountMinor: null,
        state: 'desk',
        points: 0,
        lines: [{ key: 'row.notRecorded', args: {} }],
        toBeConfirmed: false,
      },
      fate: 'held',
      refusal: null,
      holds: [],
      bound: [],
      gone: [],
      nearMisses: [],
      decided: false,
    },
  });
}
