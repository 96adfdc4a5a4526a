/** Why a fact was refused and why a receipt waits: closed lists, in checking order. */
import * as z from 'zod/mini';

/** Why a receipt waits. About the paper or the till, never about the person. */
export const holdReason = z.enum([
  'typed',
  'unknown-till',
  'clock-unsure',
  'till-clock',
  'weak-clash',
  'on-another-account',
  'many-today',
  'many-from-one-shop',
  'above-cap',
  'no-proof',
  /** The authority is being asked; ends by itself. */
  'proof-pending',
  /** A signature does not fit its data. */
  'proof-failed',
  'typed-too-often',
  'two-floors',
  'consecutive-numbers',
  'one-staff-one-card',
  'staff-own-card',
]);

/**
 * Why a fact was refused, in checking order: the first that applies is the answer (`test/domain/decide/rejections.test.ts` proves it row by row). An id that is known
 * already comes first, so that nothing that stands is ever written over.
 */
export const refusal = z.enum([
  'same-id-other-content',
  'test-item',
  'account-unknown',
  'account-closed',
  'account-provisional',
  /** Wants to leave: stay first. */
  'account-leaving',
  'card-taken',
  'card-unknown',
  /** Needs a one-time code or staff; a kiosk's word alone does not do it. */
  'code-needed',
  'staff-unknown',
  'staff-may-not',
  'not-a-receipt',
  'scheme-ended',
  'receipt-training',
  'receipt-cancelled',
  'receipt-copy',
  'receipt-refund',
  /** The code does not say amount or day, and nobody typed them. After the kinds: nobody is asked to type for a paper that never earns. */
  'receipt-incomplete',
  'tenant-unknown',
  'tenant-excluded',
  'future-dated',
  'too-old',
  'already-yours',
  'below-minimum',
  'currency-unknown',
  'receipt-unknown',
  'receipt-not-held',
  'receipt-voided',
  /** The authority does not know this receipt, or knows it otherwise. */
  'not-genuine',
  'gift-unknown',
  'voucher-exists',
  'voucher-unknown',
  'voucher-honoured',
  'voucher-cancelled',
  'voucher-expired',
  'choice-unknown',
  'gift-gone',
  'not-enough-points',
  'period-closed',
  'second-person-needed',
  'case-unknown',
  'case-closed',
  'transfer-unknown',
  'transfer-over',
  'invitation-unknown',
  'questionnaire-answered',
  'more-than-bought',
  /** The number was confirmed, or none was given: only its member can end this account. */
  'number-confirmed',
]);

/** @see holdReason */
export type HoldReason = z.infer<typeof holdReason>;
/** @see refusal */
export type Refusal = z.infer<typeof refusal>;
