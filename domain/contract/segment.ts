/** A segment: a set of members by what only the server knows of them. Worked out by `domain/audience`, told to kiosks as a bit. */
import * as z from 'zod/mini';
import { count, slug } from './primitive.ts';

/** All conditions together; empty lists and nulls ask nothing. */
export const segmentRule = z.strictObject({
  genders: z.array(z.enum(['female', 'male', 'other'])),
  /** Whole years at the mall day looked at, both inclusive. A member whose year of birth is not known is in no segment that asks. */
  ageFrom: z.nullable(count),
  ageTo: z.nullable(count),
  /** Booked receipts of these places within so many days before: sum at least, number at least. */
  spent: z.array(
    z.strictObject({
      tenants: z.array(slug),
      categories: z.array(slug),
      sumMinor: z.nullable(count),
      receipts: z.nullable(count),
      withinDays: z.int().check(z.positive(), z.lte(1100)),
    }),
  ),
  /** No booked receipt for at least so many days, and at least one before. */
  idleDays: z.nullable(z.int().check(z.positive())),
});

/** @see segmentRule */
export type SegmentRule = z.infer<typeof segmentRule>;
