import type { VisitEffect } from '../../../domain/visit/port.ts';
import { wantedName } from '../../../domain/visit/slip-wanted.ts';
import { printLogged } from '../print-logged.ts';
import { slipOf } from '../slip-of.ts';
import type { VisitStage } from '../visit-stage.ts';
import { sourceText } from './slip-asked.ts';

type Effect = Extract<VisitEffect, { kind: 'print-slip' }>;

/** Prints for the visit that asked; when that ends, what is unprinted never comes out. */
export async function printSlip(stage: VisitStage, effect: Effect): Promise<void> {
  const visit = stage.visit();
  const isTest = visit.shown?.isTest === true;
  const last4 = visit.shown?.last4 ?? null;
  const slip = slipOf(stage.services, effect, { last4, isTest });
  visit.printed.set(wantedName(effect), { from: sourceText(stage, effect), slip });
  const outcome = await printLogged(stage.services, stage.book(isTest), {
    slip,
    kind: effect.slip,
    visitId: visit.visitId,
    voucherIds: effect.vouchers.map((voucher) => voucher.voucherId),
    copy: 0,
    signal: visit.ended.signal,
  });
  if (stage.isCurrent(visit)) stage.emit({ kind: 'slip.outcome', jobId: effect.jobId, outcome });
}
