import type { VisitEffect } from '../../../domain/visit/port.ts';
import { posterOffer } from '../../../domain/visit/campaign-view.ts';
import { paperOf, termsPaper } from '../paper-of.ts';
import { printLogged } from '../print-logged.ts';
import type { VisitStage } from '../visit-stage.ts';

type Effect = Extract<VisitEffect, { kind: 'print-paper' }>;

/** A paper beside the slip of the visit. It ends with the visit that asked: what is unprinted then never comes out. */
export async function printPaper(stage: VisitStage, effect: Effect): Promise<void> {
  const visit = stage.visit();
  const shown = visit.shown;
  const isTest = shown?.isTest === true;
  const account = effect.accountId !== null && shown?.accountId === effect.accountId ? stage.book(isTest).account(effect.accountId) : null;
  const paper =
    effect.accountId === null
      ? posterTerms(stage, effect)
      : account === null
        ? null
        : paperOf(stage.services, stage.book(isTest).world(), account, effect.paper, {
            language: effect.language,
            last4: shown?.last4 ?? null,
            isTest,
          });
  if (paper === null) return stage.emit({ kind: 'slip.outcome', jobId: effect.jobId, outcome: 'cancelled' });
  const outcome = await printLogged(stage.services, stage.book(isTest), {
    slip: paper.slip,
    kind: paper.kind,
    visitId: visit.visitId,
    voucherIds: effect.paper.kind === 'voucher' ? [effect.paper.voucherId] : [],
    copy: paper.copy,
    signal: visit.ended.signal,
  });
  if (stage.isCurrent(visit)) stage.emit({ kind: 'slip.outcome', jobId: effect.jobId, outcome });
}

/** The terms of a poster, for anybody. */
function posterTerms({ services }: VisitStage, { paper, language }: Effect): ReturnType<typeof paperOf> {
  if (paper.kind !== 'terms' || services.house.catalogue() === null) return null;
  const offer = posterOffer(services.factBook.world(), paper.campaignId, services.house.options(language));
  return offer === null ? null : termsPaper(services, offer, { language, last4: null, isTest: false });
}
