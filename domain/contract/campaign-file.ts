/**
 * A campaign as people write it: one YAML or JSON file. Amounts are in whole money (5000 is five thousand roubles), times are local, names are slugs of the mall's
 * catalogue. `schema/campaign.schema.json` is made from this schema (tools/campaign-schema.ts), so that editors complete and check.
 */
import * as z from 'zod/mini';
import { slug } from './primitive.ts';

const says = (text: string) => z.describe(text);
const amount = z.number().check(z.nonnegative());
const positive = z.int().check(z.positive());
const moment = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2})?$/));
const texts = z.strictObject({
  en: z.exactOptional(z.string()),
  ru: z.exactOptional(z.string()),
  fi: z.exactOptional(z.string()),
  de: z.exactOptional(z.string()),
});
const places = z.strictObject({
  shops: z.exactOptional(z.array(slug).check(says('Shops, by slug.'))),
  categories: z.exactOptional(z.array(slug).check(says('Categories of shops, by slug.'))),
});

/** Which receipts count. */
export const fileWhere = z.strictObject({
  shops: z.exactOptional(
    z.array(slug).check(says('Shops whose receipts count. With categories: a receipt of either counts. Neither: all shops.')),
  ),
  categories: z.exactOptional(z.array(slug).check(says('Categories whose receipts count.'))),
  except: z.exactOptional(places.check(says('What never counts, whatever stands above.'))),
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
    z
      .enum(['same day'])
      .check(says('Receipts must be registered in the mall day they were bought in. Default: any time until "registerUntil".')),
  ),
  registerUntil: z.exactOptional(
    moment.check(says('Last moment to register. Default: one day after "until", with "same day" the end of that mall day.')),
  ),
  collectUntil: z.exactOptional(moment.check(says('Last moment to collect a gift, whatever day it was won.'))),
  announced: z.exactOptional(moment.check(says('When visitors were or will be told.'))),
});

/** What is given. Either `points` (with `per` for base points) or `gift`. */
export const fileGive = z.strictObject({
  points: z.exactOptional(positive.check(says('Points, once; with "per": for each full amount.'))),
  per: z.exactOptional(z.number().check(z.positive(), says('Base points: "points: 1, per: 100" is one point for each full 100.'))),
  rounding: z.exactOptional(z.enum(['down', 'nearest']).check(says('With "per": how the last part of the amount counts. Default: down.'))),
  cap: z.exactOptional(positive.check(says('With "per": most points of one receipt.'))),
  spendAt: z.exactOptional(slug.check(says('Points can be spent at this shop only. Default: everywhere.'))),
  expires: z.exactOptional(
    z
      .string()
      .check(
        z.regex(/^(?:never|end of quarter|[1-9]\d{0,3} days?|\d{4}-\d{2}-\d{2})$/),
        says('"never", "90 days", "end of quarter", or a last day "2026-12-31". Default: never.'),
      ),
  ),
  gift: z.exactOptional(slug.check(says('One unit of this gift.'))),
});

/** The whole file. */
export const campaignFile = z.strictObject({
  $schema: z.exactOptional(z.string().check(says('For editors: where the JSON Schema is. Ignored.'))),
  campaign: slug.check(says('Name of the campaign for machines; stays for ever.')),
  title: texts.check(says('What posters and screens call it.')),
  short: texts.check(says('What one gets, as it stands in the middle of a sentence: "plush hare".')),
  text: texts.check(says('One or two sentences for visitors.')),
  terms: z.exactOptional(texts.check(says('The full terms. Default: the text.'))),
  where: z.exactOptional(fileWhere.check(says('Which receipts count. Default: those of all shops.'))),
  when: fileWhen,
  every: z
    .enum(['receipt', 'day', 'week', 'month', 'campaign'])
    .check(
      says('What is measured: each receipt by itself, or all receipts of an account in a mall day, week, month, or the whole campaign.'),
    ),
  minimum: z.exactOptional(amount.check(says('Receipts below this do not count.'))),
  reach: z.exactOptional(
    z
      .strictObject({
        sum: z.exactOptional(amount.check(says('Sum of the counted receipts.'))),
        receipts: z.exactOptional(positive.check(says('Number of receipts.'))),
        shops: z.exactOptional(positive.check(says('Number of different shops.'))),
      })
      .check(says('What must be reached, all of it together.')),
  ),
  give: fileGive,
  quota: z.exactOptional(
    z.strictObject({
      perDay: z.exactOptional(positive.check(says('Awards a mall day, for all visitors together.'))),
      total: z.exactOptional(positive.check(says('Awards in all.'))),
      perAccount: z.exactOptional(
        z.union([positive, z.literal('all')]).check(says('Awards an account may get in one "every"; "all" is every multiple. Default: 1.')),
      ),
    }),
  ),
  pays: z.exactOptional(
    z
      .record(slug, z.number().check(z.positive(), z.lte(100)))
      .check(says('Who pays, in per cent: "operator", "shop" (that of the receipt), or a shop by slug. Default: the operator.')),
  ),
  poster: z.exactOptional(
    z.strictObject({
      art: z.exactOptional(slug.check(says('Drawing on the poster.'))),
      priority: z.exactOptional(z.int().check(says('Posters of a higher number stand first. Default: 0.'))),
      palette: z.exactOptional(z.enum(['verdigris', 'oxide', 'slate', 'brass', 'moss'])),
    }),
  ),
  bestOf: z.exactOptional(
    slug.check(says('Only with "every: receipt": of campaigns with the same word here, one receipt gets the best only.')),
  ),
});

/** @see campaignFile */
export type CampaignFile = z.infer<typeof campaignFile>;
