/**
 * What the server knows of a person and tells nobody: kept sealed, opened only to work out bits and birthdays. Kiosks, feed and log see the bits alone.
 */
import * as z from 'zod/mini';
import { localDate, slug } from '../contract/primitive.ts';

/** @see file comment */
export const memberProfile = z.strictObject({
  /** Day of birth, `YYYY-MM-DD`; null: not told. */
  birthDate: z.nullable(localDate),
  /** The birthday alone, `MM-DD`, where the year was not told; null: `birthDate` says it, or nothing is known. */
  birthday: z._default(z.nullable(z.string().check(z.regex(/^\d{2}-\d{2}$/))), null),
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
  birthday: null,
  gender: null,
  mallStaff: false,
  staffOf: null,
  jury: false,
  segments: [],
};

/** A day to celebrate, in a year that has every day (2000) where the year was not told; null: nothing is known. */
export function birthdayOfProfile({ birthDate, birthday }: Pick<MemberProfile, 'birthDate' | 'birthday'>): string | null {
  return birthDate ?? (birthday === null ? null : `2000-${birthday}`);
}
