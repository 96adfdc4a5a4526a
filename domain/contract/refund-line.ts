/** A line of a shop's list of refunds as the loader sends it, and what became of it. */
import * as z from 'zod/mini';
import { boundedText, count, localDateTime, reference, slug } from './primitive.ts';
import { listedPurchase } from './refund-slip.ts';

const { tenantId: _tenantId, choose: _choose, ...purchase } = listedPurchase.shape;

/** `line`: place in the file, from 1. Times are the shop's own wall clock; noon sharp: only the day is known. */
export const refundLine = z.strictObject({
  line: z.int().check(z.positive()),
  purchase: z.strictObject(purchase),
  refund: z.strictObject({
    identity: z.nullable(boundedText(200)),
    issuedAtLocal: localDateTime,
    number: z.nullable(boundedText(40)),
    amountMinor: z.int().check(z.positive()),
  }),
});

/** As many lines go in one piece. */
export const linesAtOnce = 400;

/** A piece of a list. `fileName` is for the audit trail. */
export const refundLines = z.strictObject({
  tenantId: slug,
  fileName: boundedText(200),
  lines: z.array(refundLine).check(z.minLength(1), z.maxLength(linesAtOnce)),
});

/**
 * `returned`: points were taken back now; `already`: this refund is known, nothing changed; `waiting`: no such receipt yet, one that comes is recognised; `choose`: several fit, a person
 * says which; `wrong`: the line cannot be, `what` says what to do.
 */
export const refundFateKind = z.enum(['returned', 'already', 'waiting', 'choose', 'wrong']);

/** `points`: taken back; `missing`: of them had been spent, and are owed now. `reference`: of the receipt. */
export const refundFate = z.strictObject({
  line: z.int(),
  fate: refundFateKind,
  reference: z.nullable(reference),
  points: count,
  missing: count,
  what: z.string(),
});

/** @see refundLine */
export type RefundLine = z.infer<typeof refundLine>;
/** @see refundFate */
export type RefundFate = z.infer<typeof refundFate>;
/** @see refundFateKind */
export type RefundFateKind = z.infer<typeof refundFateKind>;
