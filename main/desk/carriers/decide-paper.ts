import type { DeskEffect } from '../../../domain/desk/port.ts';
import { refundReason } from '../../../domain/desk/shift-report.ts';
import { askAsStaff } from '../desk-stage.ts';
import type { DeskStage, StaffAnswer } from '../desk-stage.ts';
import { receiptNow } from '../receipt-state.ts';

type Decide = Extract<DeskEffect, { kind: 'decide-receipt' }>;
type MapTill = Extract<DeskEffect, { kind: 'map-till' }>;
type Return = Extract<DeskEffect, { kind: 'return-goods' }>;
type Burn = Extract<DeskEffect, { kind: 'burn-original' }>;

/** Tells the machine how a decision about a paper ended. */
function tell(stage: DeskStage, effect: Decide | MapTill | Burn | Return, receiptId: string | null, answer: StaffAnswer): void {
  if (!answer.ok) return stage.emit({ kind: 'problem.refused', problemId: effect.problemId, refusal: answer.refusal });
  const book = stage.book(stage.isTestAccount(effect.accountId));
  const outcome = receiptId === null ? null : receiptNow(book, effect.accountId, receiptId, true);
  stage.emit({
    kind: 'problem.done',
    problemId: effect.problemId,
    accountId: effect.accountId,
    outcome,
    account: stage.account(effect.accountId),
  });
}

/** Approves or refuses a held receipt. One from another kiosk can be decided only while the server answers. */
export async function carryDecideReceipt(stage: DeskStage, effect: Decide): Promise<void> {
  const book = stage.book(stage.isTestAccount(effect.accountId));
  const answer = await askAsStaff(
    stage,
    book,
    {
      kind: 'receipt.decided',
      receiptId: effect.receiptId,
      verdict: effect.verdict,
      tenantId: effect.tenantId,
      reason: effect.reason,
      staffId: effect.staffId,
    },
    effect.receiptId,
  );
  tell(stage, effect, effect.receiptId, answer);
}

/** The till belongs to this shop from the day of the paper on; every paper held for it is released. */
export async function carryMapTill(stage: DeskStage, effect: MapTill): Promise<void> {
  const book = stage.book(stage.isTestAccount(effect.accountId));
  const answer = await askAsStaff(
    stage,
    book,
    {
      kind: 'till.mapped',
      tillKey: effect.tillKey,
      tenantId: effect.tenantId,
      // No list knew this till before, so all that waits for it is of this shop, also yesterday's papers; as the office does it.
      fromMs: 0,
      toMs: null,
      staffId: effect.staffId,
    },
    null,
  );
  tell(stage, effect, effect.receiptId, answer);
}

/** A refund takes the purchase back for good. */
export async function carryBurnOriginal(stage: DeskStage, effect: Burn): Promise<void> {
  const book = stage.book(stage.isTestAccount(effect.accountId));
  const answer = await askAsStaff(
    stage,
    book,
    {
      kind: 'receipt.voided',
      receiptId: effect.receiptId,
      mode: 'burn',
      reason: refundReason,
      staffId: effect.staffId,
    },
    effect.receiptId,
  );
  tell(stage, effect, null, answer);
}

/** Goods went back whose purchase is not on this account: the server takes them off wherever it is, or keeps the slip for 30 days. Offline it is decided when the line is back. */
export async function carryReturnGoods(stage: DeskStage, effect: Return): Promise<void> {
  const book = stage.book(stage.isTestAccount(effect.accountId));
  const { identity, amountMinor, reference, staffId, slip } = effect;
  const answer = await askAsStaff(
    stage,
    book,
    {
      kind: 'receipt.returned',
      receiptId: null,
      identity,
      amountMinor,
      reference,
      staffId,
      ...(slip === null ? {} : { slip: { ...slip, listed: null } }),
    },
    null,
  );
  tell(stage, effect, null, answer);
}
