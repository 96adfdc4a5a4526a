/** `where`, `when`, `counts` and `together` in a campaign file: which receipts count, and what of them. */
import * as z from 'zod/mini';
import { says, amount, words, positive, moment, shops, categories, goods, places } from './campaign-file-words.ts';
import { slug } from './primitive.ts';

/** Which receipts count. */
export const fileWhere = z.strictObject({
  shops: z.exactOptional(
    z.array(slug).check(says('Shops whose receipts count. With categories: a receipt of either counts. Neither: all shops.')),
  ),
  categories: z.exactOptional(z.array(slug).check(says('Categories whose receipts count.'))),
  except: z.exactOptional(places.check(says('What never counts, whatever stands above.'))),
});

/** What counts of a receipt that counts. */
export const fileCounts = z.strictObject({
  atMost: z.exactOptional(amount.check(says('Of one receipt counts at most so much.'))),
  goods: z.exactOptional(z.array(slug).check(says('Only these goods groups, where receipts tell them.'))),
  exceptGoods: z.exactOptional(z.array(slug).check(says('All but these goods groups.'))),
  paidWithPoints: z.exactOptional(z.literal(true).check(says('The part paid with points counts as well. Default: it does not.'))),
  stampEvery: z.exactOptional(amount.check(says('One stamp for each full amount of a receipt. Default: one stamp a receipt.'))),
  stampsPerReceipt: z.exactOptional(positive.check(says('Most stamps of one receipt.'))),
  first: z.exactOptional(positive.check(says('Only the first so many receipts of each "every", in order of purchase.'))),
});

/** One part of a combination. */
export const filePart = z.strictObject({
  shops: z.exactOptional(shops),
  categories: z.exactOptional(categories),
  goods: z.exactOptional(goods),
  sum: z.exactOptional(amount.check(says('At least so much in this part. Default: any amount.'))),
  receipts: z.exactOptional(positive.check(says('Receipts of this part. Default: 1.'))),
});

/** When it runs. */
export const fileWhen = z.strictObject({
  from: moment.check(says('Bought from: "2026-11-21" (start of the mall day) or "2026-11-21 10:00".')),
  until: moment.check(says('Bought before: a date alone means to the end of that mall day; with a time, up to that minute.')),
  weekdays: z.exactOptional(
    z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).check(says('Only on these days (mall days).')),
  ),
  hours: z.exactOptional(
    z.string().check(z.regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/), says('Only in these hours, "18:00-21:00"; may run past midnight.')),
  ),
  register: z.exactOptional(
    words(['same day', 'next day'], /^[1-9]\d? days?$/).check(
      says(
        'How soon a receipt must be registered: in the mall day it was bought in ("same day"), by the end of the "next day", or within "3 days". Default: any time until "registerUntil".',
      ),
    ),
  ),
  registerUntil: z.exactOptional(
    moment.check(
      says(
        'Last moment to register. Default: one day after "until", with "register" so many mall days after it, with a draw at most until it closes.',
      ),
    ),
  ),
  collectUntil: z.exactOptional(moment.check(says('Last moment to collect a gift, whatever day it was won.'))),
  announced: z.exactOptional(moment.check(says('When visitors were or will be told. Default: when the file is loaded.'))),
});
