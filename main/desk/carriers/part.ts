import type { DeskEffect } from '../../../domain/desk/port.ts';
import { askAsStaff } from '../desk-stage.ts';
import type { DeskStage, StaffAnswer } from '../desk-stage.ts';

type Part = Extract<DeskEffect, { kind: 'part' }>;
type NotMine = Extract<DeskEffect, { kind: 'not-mine' }>;

function tell(stage: DeskStage, accountId: string, wish: 'leave' | 'stay' | 'not-mine', answer: StaffAnswer): void {
  const account = wish === 'not-mine' ? null : stage.account(accountId);
  stage.emit({ kind: 'membership.told', accountId, wish, refusal: answer.ok ? null : answer.refusal, account });
}

/** The member leaves when the waiting days are over, or stays. Offline it stands in the journal and is decided later. */
export async function carryPart(stage: DeskStage, { accountId, wish, staffId }: Part): Promise<void> {
  const book = stage.book(stage.isTestAccount(accountId));
  const answer = await askAsStaff(
    stage,
    book,
    wish === 'leave'
      ? { kind: 'leave.asked', accountId, reference: book.nextReference(), staffId }
      : { kind: 'leave.undone', accountId, staffId },
    null,
  );
  tell(stage, accountId, wish, answer);
}

/** The owner of the number did not open this account: it ends, by the word of two. */
export async function carryNotMine(stage: DeskStage, { accountId, staffId, secondStaffId }: NotMine): Promise<void> {
  const book = stage.book(stage.isTestAccount(accountId));
  tell(stage, accountId, 'not-mine', await askAsStaff(stage, book, { kind: 'account.not-mine', accountId, staffId, secondStaffId }, null));
}
