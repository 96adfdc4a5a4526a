import type { VisitEffect } from '../../../domain/visit/port.ts';
import { wantedName } from '../../../domain/visit/slip-wanted.ts';
import { printLogged } from '../print-logged.ts';
import type { VisitStage } from '../visit-stage.ts';
import { paperAsked, sourceText } from './slip-asked.ts';

type Effect = Extract<VisitEffect, { kind: 'print-paper' }>;

/** A paper beside the slip of the visit. It ends with the visit that asked: what is unprinted then never comes out. */
export async function printPaper(stage: VisitStage, effect: Effect): Promise<void> {
  const visit = stage.visit();
  const paper = paperAsked(stage, effect);
  if (paper === null) return stage.emit({ kind: 'slip.outcome', jobId: effect.jobId, outcome: 'cancelled' });
  visit.printed.set(wantedName(effect), { from: sourceText(stage, effect), slip: paper.slip });
  const outcome = await printLogged(stage.services, stage.book(visit.shown?.isTest === true), {
    slip: paper.slip,
    kind: paper.kind,
    visitId: visit.visitId,
    voucherIds: effect.paper.kind === 'voucher' ? [effect.paper.voucherId] : [],
    copy: paper.copy,
    signal: visit.ended.signal,
  });
  if (stage.isCurrent(visit)) stage.emit({ kind: 'slip.outcome', jobId: effect.jobId, outcome });
}
