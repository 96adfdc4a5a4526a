/** Which accounts a fact names: each gets the kiosk's own sequence number, so that the kiosk's journal row closes. */
import type { FactBody } from '../contract/fact.ts';
import { accountIdOf } from './account-of.ts';
import type { World } from './world.ts';

/** Accounts in the fact itself. */
export function namedAccounts(body: FactBody): readonly string[] {
  switch (body.kind) {
    case 'receipt.registered':
    case 'gift.asked':
    case 'voucher.issued':
    case 'voucher.honoured':
    case 'voucher.cancelled':
    case 'account.opened':
    case 'card.linked':
    case 'link.wished':
    case 'account.confirmed':
    case 'paper.promised':
    case 'language.chosen':
    case 'notices.told':
    case 'points.gift-undone':
    case 'questionnaire.answered':
    case 'voucher.chosen':
    case 'profile.told':
    case 'consent.chosen':
    case 'leave.asked':
    case 'account.not-mine':
    case 'leave.undone':
      return [body.accountId];
    case 'receipt.moved':
      return [body.toAccountId];
    case 'points.given':
      return [body.accountId, body.toAccountId];
    case 'accounts.merged':
      return [body.fromAccountId, body.toAccountId];
    case 'receipt.returned':
    case 'receipt.voided':
    case 'receipt.decided':
    case 'case.reviewed':
    case 'till.mapped':
    case 'shift.started':
    case 'shift.ended':
    case 'account.sought':
    case 'staff.session':
    case 'service.act':
    case 'slip.printed':
      return [];
  }
}

/** Receipt that the fact names, if it is not the one it brings. */
export function namedReceipt(body: FactBody): string | null {
  switch (body.kind) {
    case 'receipt.moved':
    case 'receipt.voided':
    case 'receipt.decided':
    case 'receipt.returned':
      return body.receiptId;
    default:
      return null;
  }
}

/** Every account the fact concerns as the world stands: named ones, the accounts behind their aliases, the owner of the receipt. Only those that exist. */
export function concernedAccounts(world: World, body: FactBody): readonly string[] {
  const receiptId = namedReceipt(body);
  const owner = receiptId === null ? null : (world.get('receipt', receiptId)?.accountId ?? null);
  const named = [...namedAccounts(body), ...(owner === null ? [] : [owner])];
  return [...new Set(named.flatMap((id) => [id, accountIdOf(world, id)]))].filter((id) => world.get('account', id) !== null);
}
