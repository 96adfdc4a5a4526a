/** `for` in a campaign file: who takes part. */
import * as z from 'zod/mini';
import { says, amount, positive, shops, categories } from './campaign-file-words.ts';
import { kioskId, language, slug } from './primitive.ts';

/** Who takes part. Everything named must be true. */
export const fileFor = z.strictObject({
  tiers: z.exactOptional(z.array(slug).check(says('Members of one of these tiers.'))),
  segments: z.exactOptional(
    z
      .array(slug)
      .check(
        says('Members of one of these segments, by name. A segment of this campaign alone is written below: women, men, age, spent, idle.'),
      ),
  ),
  without: z.exactOptional(z.array(slug).check(says('Members of none of these segments.'))),
  languages: z.exactOptional(z.array(language).check(says('Members whose language is one of these.'))),
  cards: z.exactOptional(z.array(z.enum(['plastic', 'slip', 'phone'])).check(says('Members who have such a card.'))),
  kiosks: z.exactOptional(z.array(kioskId).check(says('Only receipts registered at these kiosks or desks: a pilot.'))),
  joinedWithin: z.exactOptional(z.string().check(z.regex(/^[1-9]\d{0,3} days?$/), says('New members: "30 days" after joining.'))),
  birthday: z.exactOptional(z.enum(['day', 'week', 'month']).check(says('On the birthday, in its week, or in its month.'))),
  invited: z.exactOptional(z.literal(true).check(says('Only members that a friend invited.'))),
  share: z.exactOptional(
    z.number().check(z.positive(), z.lte(100), says('Per cent of the members, chosen by lot once; the others are the control group.')),
  ),
  women: z.exactOptional(z.literal(true).check(says('Women.'))),
  men: z.exactOptional(z.literal(true).check(says('Men.'))),
  age: z.exactOptional(z.string().check(z.regex(/^(?:\d{1,3}-\d{1,3}|\d{1,3}\+)$/), says('"25-50" or "60+", whole years, both included.'))),
  spent: z.exactOptional(
    z
      .array(
        z.strictObject({
          shops: z.exactOptional(shops),
          categories: z.exactOptional(categories),
          sum: z.exactOptional(amount.check(says('At least so much in all.'))),
          receipts: z.exactOptional(positive.check(says('At least so many receipts.'))),
          within: z.string().check(z.regex(/^[1-9]\d{0,3} (?:days?|months?)$/), says('"90 days" or "3 months" (of 30 days) before.')),
        }),
      )
      .check(says('Members who bought so much before; each line must be true.')),
  ),
  idle: z.exactOptional(
    z.string().check(z.regex(/^[1-9]\d{0,3} days?$/), says('The dormant: no receipt for "90 days", and at least one before.')),
  ),
});
