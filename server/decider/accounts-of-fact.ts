import type { FactBody } from '../../domain/contract/fact.ts';

/** Accounts that a fact names itself; a resent fact is answered with their documents, so that its journal row can close. */
export function accountsOfFact(body: FactBody): readonly string[] {
  switch (body.kind) {
    case 'receipt.registered':
    case 'gift.asked':
    case 'voucher.issued':
    case 'voucher.honoured':
    case 'voucher.cancelled':
    case 'account.opened':
    case 'card.linked':
    case 'account.confirmed':
    case 'paper.promised':
    case 'language.chosen':
    case 'notices.told':
      return [body.accountId];
    case 'receipt.moved':
      return [body.toAccountId];
    case 'receipt.voided':
    case 'receipt.decided':
    case 'till.mapped':
    case 'staff.session':
    case 'slip.printed':
      return [];
  }
}
