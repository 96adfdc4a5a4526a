/** `draw` and `legal` in a campaign file. */
import * as z from 'zod/mini';
import { says, amount, positive, moment, texts, textsFor } from './campaign-file-words.ts';
import { slug } from './primitive.ts';

/** A draw, for campaigns that give tickets. */
export const fileDraw = z.strictObject({
  closes: moment.check(says('Receipts registered before this take part; a date alone means the end of that mall day.')),
  drawn: moment.check(says('When winners are drawn: after the public value is known; a date alone means noon.')),
  publicValue: textsFor('Which public figure decides with the secret: one that nobody knows before the draw closes.'),
  prizes: z
    .array(
      z.strictObject({
        prize: slug.check(says('Name of the prize for machines.')),
        name: textsFor('What the prize is called.'),
        units: positive.check(z.lte(10_000), says('How many there are.')),
        value: z.exactOptional(amount.check(says('Money worth of one, for accounts and tax.'))),
      }),
    )
    .check(z.minLength(1), z.maxLength(50), says('Prizes, the first one drawn first.')),
  reserves: z.exactOptional(z.int().check(z.nonnegative(), says('Reserve winners. Default: as many as prizes.'))),
  claimWithin: z.string().check(z.regex(/^[1-9]\d{0,2} days?$/), says('"14 days" for a winner to claim.')),
  severalPrizes: z.exactOptional(z.literal(true).check(says('One person may win several prizes. Default: one.'))),
});

/** What the law of the country wants said. Which fields there are, the profile tells: `passage campaign check` names what is missing. */
export const fileLegal = z.strictObject({
  profile: slug.check(says('Legal profile: "ru-gift", "ru-free-draw", ...; `passage campaign profiles` lists them.')),
  fields: z
    .record(slug, z.union([z.string(), z.int(), z.boolean(), texts]))
    .check(says('What the profile asks, by name: a text, a whole number, true or false, or a text in each language.')),
});
