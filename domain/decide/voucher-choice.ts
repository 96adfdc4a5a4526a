/** What choosing among gifts and ending a voucher have in common, on the record and on the line alike. */
import type { VoucherDocument } from '../contract/document.ts';
import type { Refusal } from '../contract/refusal.ts';

/** Why a voucher can be changed or cancelled no more; null: it can. */
export function closedRefusal(state: VoucherDocument['state']): Refusal | null {
  if (state === 'honoured') return 'voucher-honoured';
  if (state === 'cancelled') return 'voucher-cancelled';
  return state === 'expired' ? 'voucher-expired' : null;
}

/** Choices with the chosen gift's place taken by the one that was there before. */
export function otherChoices(choices: readonly string[], before: string, chosen: string): string[] {
  return choices.map((one) => (one === chosen ? before : one));
}
