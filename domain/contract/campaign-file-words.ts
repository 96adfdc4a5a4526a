/** Words that the groups of a campaign file share: amounts, dates, texts, places. */
import * as z from 'zod/mini';
import { slug } from './primitive.ts';

/** A description, as editors show it. */
export const says = (text: string) => z.describe(text);
/** Whole money: 5000 is five thousand roubles. */
export const amount = z.number().check(z.nonnegative());
/** Fixed words, which editors complete, or a text of a pattern. */
export const words = <const W extends readonly string[]>(fixed: W, pattern: RegExp) =>
  z.union([z.enum(fixed), z.string().check(z.regex(pattern))]);
/** A whole number above 0. */
export const positive = z.int().check(z.positive());
/** `2026-11-21`, or `2026-11-21 10:00`. */
export const moment = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2})?$/));
/** A text in each language. */
export const texts = z
  .strictObject({
    en: z.exactOptional(z.string().check(says('English.'))),
    ru: z.exactOptional(z.string().check(says('Russian.'))),
    fi: z.exactOptional(z.string().check(says('Finnish.'))),
    de: z.exactOptional(z.string().check(says('German.'))),
  })
  .check(says('One text in each language.'));
/** A text with its meaning said. */
export const textsFor = (text: string) => texts.check(says(text));
/** Shops, by slug. */
export const shops = z.array(slug).check(says('Shops, by slug.'));
/** Categories, by slug. */
export const categories = z.array(slug).check(says('Categories of shops, by slug.'));
/** Goods groups, by slug. */
export const goods = z.array(slug).check(says('Goods groups, where receipts tell them.'));
/** Shops and categories. */
export const places = z.strictObject({ shops: z.exactOptional(shops), categories: z.exactOptional(categories) });

/** How long points live. */
export const life = words(
  ['never', 'end of month', 'end of quarter', 'end of year'],
  /^(?:[1-9]\d{0,3} (?:idle )?days?|\d{4}-\d{2}-\d{2})$/,
).check(
  says(
    'How long they live: "never", "90 days", "100 idle days" (after the last purchase), "end of month", "end of quarter", "end of year", or a last day "2026-12-31". Default: never.',
  ),
);
