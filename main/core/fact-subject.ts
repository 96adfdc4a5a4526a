import type { FactBody } from '../../domain/contract/fact.ts';
import { namedAccounts, namedReceipt } from '../../domain/decide/concerned-accounts.ts';
import type { World } from '../../domain/decide/world.ts';

/** What a fact makes or is about: the id by which its row is found again; '' for none. */
export function subjectOf(body: FactBody): string {
  switch (body.kind) {
    case 'receipt.registered':
    case 'receipt.moved':
    case 'receipt.voided':
    case 'receipt.decided':
      return body.receiptId;
    case 'receipt.returned':
      return body.receiptId ?? body.identity ?? '';
    case 'case.reviewed':
      return body.caseId;
    case 'points.given':
    case 'points.gift-undone':
      return body.transferId;
    case 'gift.asked':
    case 'voucher.issued':
    case 'voucher.honoured':
    case 'voucher.cancelled':
    case 'voucher.chosen':
      return body.voucherId;
    case 'account.opened':
    case 'card.linked':
    case 'link.wished':
    case 'account.confirmed':
    case 'language.chosen':
    case 'paper.promised':
    case 'notices.told':
    case 'questionnaire.answered':
    case 'profile.told':
    case 'consent.chosen':
    case 'leave.asked':
    case 'account.not-mine':
    case 'leave.undone':
      return body.accountId;
    case 'accounts.merged':
      return body.fromAccountId;
    case 'slip.printed':
      return body.jobId;
    case 'till.mapped':
      return body.tillKey;
    case 'shift.started':
    case 'shift.ended':
      // One word for all: the shift that runs at this desk is the last of them.
      return 'shift';
    case 'account.sought':
    case 'staff.session':
    case 'service.act':
      return '';
  }
}

/**
 * Accounts whose documents will say that the fact is decided. A fact about a receipt that only the server knows names no account here; the
 * server's head closes its row.
 */
export function accountsOf(body: FactBody, world: World): readonly string[] {
  const owner = (receiptId: string | null): readonly string[] => {
    const receipt = receiptId === null ? null : world.get('receipt', receiptId);
    return receipt === null ? [] : [receipt.accountId];
  };
  const dispute = body.kind === 'case.reviewed' ? world.get('case', body.caseId) : null;
  const disputed = dispute === null ? [] : [...owner(dispute.winnerReceiptId), ...owner(dispute.loserReceiptId)];
  return [...new Set([...disputed, ...owner(namedReceipt(body)), ...namedAccounts(body)])];
}
