/**
 * A campaign as people write it: one YAML or JSON file. Amounts are in whole money (5000 is five thousand roubles), times are local, names are slugs of the mall's
 * catalogue. `schema/campaign.schema.json` is made from this schema (tools/campaign-schema.ts), so that editors complete and check.
 */
import * as z from 'zod/mini';
import { fileDraw, fileLegal } from './campaign-file-draw.ts';
import { fileFor } from './campaign-file-for.ts';
import { fileGive } from './campaign-file-give.ts';
import { fileWhenGone } from './campaign-file-when-gone.ts';
import { fileCounts, filePart, fileWhen, fileWhere } from './campaign-file-receipts.ts';
import { says, amount, words, positive, textsFor, life } from './campaign-file-words.ts';
import { slug } from './primitive.ts';

/** The whole file. */
export const campaignFile = z.strictObject({
  $schema: z.exactOptional(z.string().check(says('For editors: where the JSON Schema is. Ignored.'))),
  campaign: slug.check(says('Name of the campaign for machines; stays for ever.')),
  title: textsFor('What posters and screens call it.'),
  short: textsFor('What one gets, as it stands in the middle of a sentence: "plush hare".'),
  text: textsFor('One or two sentences for visitors.'),
  terms: z.exactOptional(textsFor('The full terms. Default: written from "legal", else the text.')),
  on: z.exactOptional(
    words(['receipt', 'joined', 'confirmed', 'birthday'], /^questionnaire [a-z0-9][a-z0-9-]{0,63}$/).check(
      says('What sets it off: "receipt" (default), "joined", "confirmed", "birthday", or "questionnaire NAME".'),
    ),
  ),
  for: z.exactOptional(fileFor.check(says('Who takes part. Default: everybody.'))),
  notFor: z.exactOptional(
    z
      .array(z.enum(['mall-staff', 'own-shop-staff', 'under-age', 'jury']))
      .check(says('Who takes no part. Default: nobody is left out; draws leave out mall-staff, under-age and jury.')),
  ),
  where: z.exactOptional(fileWhere.check(says('Which receipts count. Default: those of all shops.'))),
  when: fileWhen.check(says('When it runs: bought, registered, collected, announced.')),
  counts: z.exactOptional(fileCounts.check(says('What counts of a receipt. Default: all that was not paid with points.'))),
  every: z.exactOptional(
    words(['receipt', 'day', 'week', 'month', 'quarter', 'year', 'campaign'], /^[1-9]\d{0,2} days$/).check(
      says(
        'What is measured: each "receipt" by itself, or all receipts of an account in a mall "day", "week", "month", "quarter", "year", any "30 days" on end, or the whole "campaign". Must be said; not with "on: joined" and other events.',
      ),
    ),
  ),
  minimum: z.exactOptional(amount.check(says('Receipts below this do not count.'))),
  reach: z.exactOptional(
    z
      .strictObject({
        sum: z.exactOptional(amount.check(says('Sum of the counted receipts.'))),
        receipts: z.exactOptional(positive.check(says('Number of receipts.'))),
        shops: z.exactOptional(positive.check(says('Number of different shops.'))),
        categories: z.exactOptional(positive.check(says('Number of different categories.'))),
        days: z.exactOptional(positive.check(says('Number of different mall days.'))),
        stamps: z.exactOptional(positive.check(says('Number of stamps.'))),
      })
      .check(says('What must be reached, all of it together.')),
  ),
  together: z.exactOptional(
    z
      .array(filePart)
      .check(
        z.minLength(2),
        z.maxLength(8),
        says('A combination: each part needs its own receipts ("a cake from A and balloons from B").'),
      ),
  ),
  give: fileGive.check(says('What one gets: exactly one of points, times, gift, tickets, tier.')),
  whenGone: z.exactOptional(
    fileWhenGone.check(
      says('What whoever reached it gets once quota, stock or budget are used up: exactly one of points, gift, tickets. Default: nothing.'),
    ),
  ),
  inviter: z.exactOptional(
    z
      .strictObject({
        points: positive.check(says('Points for each friend.')),
        most: z.exactOptional(positive.check(says('Most friends that count for one inviter.'))),
        expires: z.exactOptional(life.check(says('How long these points live. Default: never ends.'))),
      })
      .check(says('What the inviting member gets each time a friend gets the award.')),
  ),
  quota: z.exactOptional(
    z
      .strictObject({
        perDay: z.exactOptional(positive.check(says('Awards a mall day, for all visitors together.'))),
        total: z.exactOptional(positive.check(says('Awards in all.'))),
        perAccount: z.exactOptional(
          z
            .union([positive, z.literal('all')])
            .check(says('Awards an account may get in one "every"; "all" is every multiple. Default: 1, with "per" all.')),
        ),
        perAccountInAll: z.exactOptional(positive.check(says('Awards an account may get in the whole campaign.'))),
        points: z.exactOptional(positive.check(says('Budget: points in all.'))),
        pointsPerDay: z.exactOptional(positive.check(says('Budget: points a mall day.'))),
        remainder: z.exactOptional(
          z.enum(['carried', 'lost']).check(says('What goes beyond an award: carried to the next one (default) or lost.')),
        ),
      })
      .check(says('How much there is.')),
  ),
  refunds: z.exactOptional(
    z.enum(['take back', 'keep']).check(says('When goods go back: unused gifts and tickets are taken back (default), or stay.')),
  ),
  draw: z.exactOptional(fileDraw.check(says('With "tickets": the draw.'))),
  legal: z.exactOptional(fileLegal.check(says('What the law wants said; terms can be written from it.'))),
  pays: z.exactOptional(
    z
      .record(slug, z.number().check(z.positive(), z.lte(100)))
      .check(says('Who pays, in per cent: "operator", "shop" (that of the receipt), or a shop by slug. Default: the operator.')),
  ),
  poster: z.exactOptional(
    z
      .strictObject({
        art: z.exactOptional(slug.check(says('Drawing on the poster.'))),
        priority: z.exactOptional(z.int().check(says('Posters of a higher number stand first. Default: 0.'))),
        palette: z.exactOptional(z.enum(['verdigris', 'oxide', 'slate', 'brass', 'moss']).check(says('Colours of the poster.'))),
      })
      .check(says('How it looks on kiosks.')),
  ),
  bestOf: z.exactOptional(
    slug.check(says('Only with "every: receipt": of campaigns with the same word here, one receipt gets the best only.')),
  ),
  firstOf: z.exactOptional(
    slug.check(says('Only with "every: receipt": of campaigns with the same word here, one receipt gets that of the highest rank only.')),
  ),
  useFor: z.exactOptional(
    slug.check(says('Of campaigns with the same word here, a receipt counts for one only: that of the highest rank it could count for.')),
  ),
  rank: z.exactOptional(z.int().check(says('For "firstOf" and "useFor": higher goes first. Default: 0.'))),
});

/** @see campaignFile */
export type CampaignFile = z.infer<typeof campaignFile>;
