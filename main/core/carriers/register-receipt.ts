import type { VisitEffect } from '../../../domain/visit/port.ts';
import { receiptOutcome } from '../../../domain/visit/receipt-outcome.ts';
import { registerReceipt } from '../register-receipt.ts';
import type { RegisteredReceipt } from '../register-receipt.ts';
import { reportFailure } from '../report-failure.ts';
import type { VisitStage } from '../visit-stage.ts';

type Effect = Extract<VisitEffect, { kind: 'register-receipt' }>;

/** Records the receipt, tells what it gave, and tells once more when the server has decided. */
export async function registerReceiptEffect(stage: VisitStage, effect: Effect): Promise<void> {
  const visit = stage.visit();
  const isTest = effect.test || visit.shown?.isTest === true;
  const book = stage.book(isTest);
  const catalogue = stage.services.house.catalogue();
  const tell = (registered: RegisteredReceipt): void => {
    if (!stage.isCurrent(visit)) return;
    const account = book.account(effect.accountId);
    if (account === null || registered.receipt === null)
      return reportFailure(stage, effect.draftId, effect.accountId, effect.language, isTest);
    const options = stage.services.house.options(effect.language);
    const outcome = receiptOutcome({
      world: book.world(),
      account,
      receipt: registered.receipt,
      outcome: registered.outcome,
      decided: registered.decided || isTest,
      options,
    });
    const last4 = visit.shown?.last4 ?? account.cards[0]?.last4 ?? '';
    stage.emit({ kind: 'receipt.outcome', draftId: effect.draftId, outcome, view: stage.view(account, last4, effect.language, isTest) });
  };
  try {
    const { first, second } = await registerReceipt(
      book,
      {
        accountId: effect.accountId,
        visitId: visit.visitId,
        source: effect.raw === null ? 'typed' : 'scanned',
        raw: effect.raw,
        tenantId: effect.tenantId,
        typed: effect.typed === null ? null : { ...effect.typed, currency: catalogue?.mall.currency ?? 'EUR' },
        staffId: null,
        override: null,
      },
      isTest ? 0 : (catalogue?.settings.decisionWaitMs ?? 2000),
    );
    visit.drafts.set(effect.draftId, { receiptId: first.receiptId, accountId: effect.accountId, isTest });
    tell(first);
    const decided = await second;
    if (decided !== null) tell(decided);
  } catch (error) {
    stage.services.log.error('receipt-not-recorded', error);
    if (stage.isCurrent(visit)) reportFailure(stage, effect.draftId, effect.accountId, effect.language, isTest);
  }
}
