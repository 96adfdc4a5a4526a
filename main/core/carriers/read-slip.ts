import { slipWords } from '../../../domain/slip/slip-words.ts';
import type { VisitEffect } from '../../../domain/visit/port.ts';
import { wantedName } from '../../../domain/visit/slip-wanted.ts';
import { slipOf } from '../slip-of.ts';
import type { VisitStage } from '../visit-stage.ts';
import { paperAsked, sourceText } from './slip-asked.ts';

type Effect = Extract<VisitEffect, { kind: 'read-slip' }>;

/** The words of a slip, from the document that the printer got in this visit, or would get now. Another person's paper is none. */
export function readSlip(stage: VisitStage, { of }: Effect): void {
  const visit = stage.visit();
  const name = wantedName(of);
  const made = (): Parameters<typeof slipWords>[0] | null => {
    if (!('slip' in of)) return paperAsked(stage, of)?.slip ?? null;
    const { shown } = visit;
    return shown === null || shown.accountId !== of.accountId
      ? null
      : slipOf(stage.services, of, { last4: shown.last4, isTest: shown.isTest });
  };
  const before = visit.printed.get(name);
  const slip = before !== undefined && before.from === sourceText(stage, of) ? before.slip : made();
  stage.emit({ kind: 'slip.read', name, parts: slip === null ? null : slipWords(slip) });
}
