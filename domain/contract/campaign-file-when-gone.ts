/** `whenGone` in a campaign file: what whoever comes too late gets instead. */
import * as z from 'zod/mini';
import { says, words, positive, life } from './campaign-file-words.ts';
import { slug } from './primitive.ts';

/** Exactly one of `points`, `gift`, `tickets`. */
export const fileWhenGone = z.strictObject({
  points: z.exactOptional(positive.check(says('Points, once for each award that could not be given.'))),
  spendAt: z.exactOptional(slug.check(says('Points can be spent at this shop only. Default: everywhere.'))),
  spendFrom: z.exactOptional(
    words(['next day'], /^(?:[1-9]\d{0,2} days?|\d{4}-\d{2}-\d{2})$/).check(says('When points can first be spent. Default: at once.')),
  ),
  expires: z.exactOptional(life),
  gift: z.exactOptional(slug.check(says('One unit of this other gift or coupon, as long as its own stock lasts.'))),
  tickets: z.exactOptional(positive.check(z.lte(1000), says('Tickets of the draw of another campaign.'))),
  draw: z.exactOptional(slug.check(says('With "tickets": the campaign whose draw they are for.'))),
});
