import { isInstead } from '../../domain/campaign/instead.ts';
import type { AccountDocument } from '../../domain/contract/account-document.ts';
import type { ReceiptDocument } from '../../domain/contract/document.ts';
import type { FactOutcome } from '../../domain/contract/sync.ts';
import type { DeskOutcome } from '../../domain/desk/port.ts';
import type { RegisteredReceipt } from '../core/register-receipt.ts';
import type { FactBook } from '../core/fact-book.ts';

const pointsOf = (receipt: ReceiptDocument): number => receipt.awards.reduce((sum, award) => sum + award.points, 0);

function fateOf(state: 'booked' | 'held' | 'refused' | 'voided' | 'moved'): DeskOutcome['fate'] {
  return state === 'booked' || state === 'held' ? state : 'refused';
}

/** A receipt of this desk as its document stands now. */
function fromDocument(receipt: ReceiptDocument, decided: boolean, lines: DeskOutcome['lines']): DeskOutcome {
  return {
    receiptId: receipt.id,
    reference: receipt.reference,
    tenantId: receipt.tenantId,
    amountMinor: receipt.amountMinor,
    purchasedAtLocal: receipt.purchasedAtLocal,
    tillKey: receipt.tillKey,
    fate: fateOf(receipt.state),
    refusal: receipt.refusal,
    holds: receipt.holds,
    clash: receipt.clashSeen === undefined ? null : { at: receipt.clashSeen.kioskId, local: receipt.clashSeen.atLocal },
    points: pointsOf(receipt),
    lines: [...receipt.awards.map((award) => award.explanation), ...lines],
    bound: receipt.awards.some((award) => award.voucherId !== null && !isInstead(award.awardKey)),
    decided,
  };
}

/** A receipt that another kiosk registered: only the account's summary of it is known here. */
function fromSummary(account: AccountDocument, receiptId: string): DeskOutcome | null {
  const one = account.receipts.find((each) => each.receiptId === receiptId);
  if (one === undefined) return null;
  return {
    receiptId,
    reference: one.reference,
    tenantId: one.tenantId,
    amountMinor: one.amountMinor,
    purchasedAtLocal: one.purchasedAtLocal,
    tillKey: null,
    fate: fateOf(one.state),
    refusal: one.refusal,
    holds: one.holds,
    clash: null,
    points: one.points,
    lines: [],
    bound: false,
    decided: true,
  };
}

/** How a receipt stands now, as far as this desk can know; null for one it knows nothing of. */
export function receiptNow(book: FactBook, accountId: string, receiptId: string, decided: boolean): DeskOutcome | null {
  const receipt = book.world().get('receipt', receiptId);
  if (receipt !== null) return fromDocument(receipt, decided, []);
  const account = book.account(accountId);
  return account === null ? null : fromSummary(account, receiptId);
}

/** Outcome of a registration. A receipt of which not even a document came about (unreadable for the rules) is refused with the outcome's reason. */
export function outcomeOf(registered: RegisteredReceipt): DeskOutcome {
  const notCounted = registered.outcome.nearMisses.filter((say) => say.key.startsWith('not.'));
  if (registered.receipt !== null)
    return { ...fromDocument(registered.receipt, registered.decided, notCounted), ...overruled(registered.outcome) };
  return {
    receiptId: registered.receiptId,
    reference: registered.reference,
    tenantId: null,
    amountMinor: 0,
    purchasedAtLocal: '1970-01-01T00:00:00',
    tillKey: null,
    fate: 'refused',
    refusal: registered.outcome.refusal ?? 'not-a-receipt',
    holds: [],
    clash: null,
    points: 0,
    lines: [],
    bound: false,
    decided: registered.decided,
  };
}

/** The decision's own word, should the document lag behind it. */
function overruled(outcome: FactOutcome): Partial<DeskOutcome> {
  return outcome.fate === 'refused' ? { fate: 'refused', refusal: outcome.refusal } : {};
}
