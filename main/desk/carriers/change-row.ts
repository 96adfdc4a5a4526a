import type { DeskEffect } from '../../../domain/desk/port.ts';
import { askAsStaff } from '../desk-stage.ts';
import type { DeskStage } from '../desk-stage.ts';
import { receiptNow } from '../receipt-state.ts';

/** Takes a row off its account. `release` frees the paper, `burn` keeps its keys for ever. */
export async function carryVoidRow(stage: DeskStage, effect: Extract<DeskEffect, { kind: 'void-row' }>): Promise<void> {
  const book = stage.book(stage.isTestAccount(effect.accountId));
  const answer = await askAsStaff(
    stage,
    book,
    {
      kind: 'receipt.voided',
      receiptId: effect.receiptId,
      mode: effect.mode,
      reason: effect.reason,
      staffId: effect.staffId,
    },
    effect.receiptId,
  );
  const account = stage.account(effect.accountId);
  if (!answer.ok || account === null)
    return stage.emit({ kind: 'row.refused', rowId: effect.rowId, refusal: answer.ok ? 'account-unknown' : answer.refusal });
  stage.emit({ kind: 'row.voided', rowId: effect.rowId, mode: effect.mode, account });
}

/** The row belongs to another card: as if it had been registered there. */
export async function carryMoveRow(stage: DeskStage, effect: Extract<DeskEffect, { kind: 'move-row' }>): Promise<void> {
  const book = stage.book(stage.isTestAccount(effect.toAccountId));
  const answer = await askAsStaff(
    stage,
    book,
    {
      kind: 'receipt.moved',
      receiptId: effect.receiptId,
      toAccountId: effect.toAccountId,
      staffId: effect.staffId,
    },
    effect.receiptId,
  );
  if (!answer.ok) return stage.emit({ kind: 'row.refused', rowId: effect.rowId, refusal: answer.refusal });
  const points = receiptNow(book, effect.toAccountId, effect.receiptId, true)?.points ?? 0;
  const accounts = [effect.fromAccountId, effect.toAccountId].flatMap((id) => stage.account(id) ?? []);
  stage.emit({ kind: 'row.moved', rowId: effect.rowId, toAccountId: effect.toAccountId, last4: effect.last4, points, accounts });
}
