import type { DeskEffect } from '../../../domain/desk/port.ts';
import { registerReceipt } from '../../core/register-receipt.ts';
import type { RegisteredReceipt } from '../../core/register-receipt.ts';
import type { DeskStage } from '../desk-stage.ts';
import { outcomeOf } from '../receipt-state.ts';

type Effect = Extract<DeskEffect, { kind: 'register-receipt' }>;

/** One paper onto one account: durable first, then told; told once more when the server has decided. */
export async function carryRegisterReceipt(stage: DeskStage, effect: Effect): Promise<void> {
  const book = stage.book(effect.test || stage.isTestAccount(effect.accountId));
  const catalogue = stage.services.house.catalogue();
  const currency = catalogue?.mall.currency ?? 'EUR';
  const registering = await registerReceipt(
    book,
    {
      accountId: effect.accountId,
      visitId: effect.visitId,
      source: effect.raw === null ? 'staff-typed' : 'scanned',
      raw: effect.raw,
      tenantId: effect.tenantId,
      typed: effect.typed === null ? null : { ...effect.typed, currency },
      staffId: effect.staffId,
      override: effect.overrideReason === null ? null : { reason: effect.overrideReason, secondStaffId: effect.secondStaffId },
    },
    catalogue?.settings.decisionWaitMs ?? 2000,
  );
  const tell = (one: RegisteredReceipt, first: boolean): void => {
    const account = stage.account(effect.accountId);
    if (account !== null)
      stage.emit({
        kind: 'receipt.outcome',
        jobId: effect.jobId,
        visitId: effect.visitId,
        first,
        raw: effect.raw,
        outcome: outcomeOf(one),
        account,
      });
  };
  tell(registering.first, true);
  const second = await registering.second;
  if (second !== null) tell(second, false);
}
