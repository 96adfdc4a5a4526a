/**
 * What the server knows of a person and tells nobody: kept sealed, opened only to work out bits and birthdays. Kiosks, feed and log see the bits alone.
 */
import * as z from 'zod/mini';
import { localDate, slug } from '../contract/primitive.ts';

/** @see file comment */
export const memberProfile = z.strictObject({
  /** Day of birth, `YYYY-MM-DD`; null: not told. */
  birthDate: z.nullable(localDate),
  gender: z.nullable(z.enum(['female', 'male', 'other'])),
  /** Works for the mall; works for this shop; sits in the jury of draws. */
  mallStaff: z.boolean(),
  staffOf: z.nullable(slug),
  jury: z.boolean(),
  /** Segments that the office put this member into by hand. */
  segments: z.array(slug).check(z.maxLength(50)),
});

/** @see memberProfile */
export type MemberProfile = z.infer<typeof memberProfile>;

/** Of whom nothing is known. */
export const unknownProfile: MemberProfile = {
  birthDate: null,
  gender: null,
  mallStaff: false,
  staffOf: null,
  jury: false,
  segments: [],
};
