/** The lines of a tenant's statement, and which reason stands in which. */
import type { PostingReason } from '../ledger/posting-reason.ts';

/** Lines in the order in which a statement shows them. */
export const statementLines = [
  'points-funded',
  'points-taken-back',
  'gift-costs',
  'coupons-honoured',
  'fees',
  'deposit-drawn',
  'corrections',
] as const;

/** @see statementLines */
export type StatementLine = (typeof statementLines)[number];

/** Line of a posting on a tenant's clearing account. What is not expected there is a correction: nothing is left out of a statement. */
export function lineOfReason(reason: PostingReason): StatementLine {
  switch (reason) {
    case 'earned':
    case 'welcome':
    case 'invited':
      return 'points-funded';
    case 'taken-back':
      return 'points-taken-back';
    case 'gift-handed-out':
    case 'gift-not-due':
      return 'gift-costs';
    case 'coupon-honoured':
      return 'coupons-honoured';
    case 'fee':
      return 'fees';
    case 'deposit-drawn':
      return 'deposit-drawn';
    default:
      return 'corrections';
  }
}
