/** A refund as its slip or a shop's list tells it, and what is kept of it so that the same refund never counts twice. */
import * as z from 'zod/mini';
import { boundedText, count, instantMs, localDateTime, reference, slug } from './primitive.ts';

/**
 * The purchase as the shop's own list names it. `identity`: strong key of its code; without one, time and amount and, where the list has it, the number. Noon: only the day
 * is known. `choose`: more than one receipt may be it, a person says which, nothing takes the refund by itself.
 */
export const listedPurchase = z.strictObject({
  tenantId: slug,
  identity: z.nullable(boundedText(200)),
  purchasedAtLocal: z.nullable(localDateTime),
  amountMinor: z.nullable(count),
  number: z.nullable(boundedText(40)),
  choose: z.boolean(),
});

/** What tells one refund from another: strong key of the refund's own code, its time (noon: only the day is known), its number. `listed`: it stands in a shop's list; null: a slip at a desk. */
export const refundSlip = z.strictObject({
  identity: z.nullable(boundedText(200)),
  issuedAtLocal: z.nullable(localDateTime),
  number: z.nullable(boundedText(40)),
  listed: z.nullable(listedPurchase),
});

/** A refund on file. `untilMs`: one that waits does so until then. */
export const keptSlip = z.strictObject({
  ...refundSlip.shape,
  amountMinor: count,
  reference,
  untilMs: instantMs,
});

/**
 * Refunds of one paper (`paper/<strong key or receipt id>`), taken or waiting at a desk, so that none is taken twice; or refunds of a shop's list that wait for their purchase
 * (`shop/<tenant>/<strong key>`, `shop/<tenant>/<day>/<amount>`).
 */
export const refundSlipsDocument = z.strictObject({
  kind: z.literal('refund-slips'),
  id: z.string(),
  version: count,
  slips: z.array(keptSlip),
});

/** @see listedPurchase */
export type ListedPurchase = z.infer<typeof listedPurchase>;
/** @see refundSlip */
export type RefundSlip = z.infer<typeof refundSlip>;
/** @see keptSlip */
export type KeptSlip = z.infer<typeof keptSlip>;
