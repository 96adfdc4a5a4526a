/** What staff touch at a kiosk in service. Digits, next, back and finish are those of every screen. */
import * as z from 'zod/mini';
import { slug } from './primitive.ts';
import { corner, servicePart } from './screen-service.ts';

/** @see file comment */
export const serviceIntents = [
  z.strictObject({ kind: z.literal('service-part'), part: servicePart }),
  /** An answer of the opening check, and of what asks yes or no. */
  z.strictObject({ kind: z.literal('service-well'), isWell: z.boolean() }),
  z.strictObject({ kind: z.literal('service-corner'), corner }),
  z.strictObject({ kind: z.literal('service-print') }),
  z.strictObject({ kind: z.literal('service-text'), textId: slug }),
  /** In or for so many minutes: closing, announcement. */
  z.strictObject({ kind: z.literal('service-minutes'), minutes: z.int().check(z.nonnegative(), z.lte(1440)) }),
  /** Ends what stands: closing, announcement, training. */
  z.strictObject({ kind: z.literal('service-undo') }),
  z.strictObject({ kind: z.literal('service-begin') }),
  z.strictObject({ kind: z.literal('service-leave'), how: z.enum(['end', 'restart', 'dark']) }),
  /** A finger on a dark screen. */
  z.strictObject({ kind: z.literal('service-wake') }),
] as const;
