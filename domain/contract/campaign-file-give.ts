/** `give` in a campaign file: what one gets. */
import * as z from 'zod/mini';
import { says, words, positive, life } from './campaign-file-words.ts';
import { slug } from './primitive.ts';

/** What is given: `points` (with `per` for base points), `times`, `gift`, `tickets` or `tier`; exactly one of them. */
export const fileGive = z.strictObject({
  points: z.exactOptional(positive.check(says('Points, once; with "per": for each full amount.'))),
  per: z.exactOptional(z.number().check(z.positive(), says('Base points: "points: 1, per: 100" is one point for each full 100.'))),
  rounding: z.exactOptional(z.enum(['down', 'nearest']).check(says('With "per": how the last part of the amount counts. Default: down.'))),
  cap: z.exactOptional(positive.check(says('With "per" or "times": most points of one receipt.'))),
  times: z.exactOptional(
    z.number().check(z.gt(1), z.lte(100), says('Base points of the receipt times this: 2 doubles them. The award is what comes on top.')),
  ),
  of: z.exactOptional(slug.check(says('With "times": only base points of this campaign. Default: of all.'))),
  spendAt: z.exactOptional(slug.check(says('Points can be spent at this shop only. Default: everywhere.'))),
  spendFrom: z.exactOptional(
    words(['next day'], /^(?:[1-9]\d{0,2} days?|\d{4}-\d{2}-\d{2})$/).check(
      says('When points can first be spent: "next day", "14 days" (after the time to return goods), or a day. Default: at once.'),
    ),
  ),
  expires: z.exactOptional(life),
  gift: z.exactOptional(
    z
      .union([slug, z.array(slug).check(z.minLength(1), z.maxLength(12))])
      .check(says('One unit of this gift or coupon; a list lets the member choose.')),
  ),
  tickets: z.exactOptional(positive.check(z.lte(1000), says('Tickets of the draw below.'))),
  tier: z.exactOptional(slug.check(says('This tier.'))),
  tierUntil: z.exactOptional(
    words(['end of year', 'end of next year'], /^[1-9]\d{0,3} days?$/).check(
      says('With "tier": its review date. Default: end of next year. Kept by earning it again.'),
    ),
  ),
});
