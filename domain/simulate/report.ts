/** What a simulation found, as data: the answer of `passage campaign simulate --json`. Money is in minor units of `currency`, times are local to the mall. */
import * as z from 'zod/mini';
import { count, currency, whole } from '../contract/primitive.ts';

const says = (text: string) => z.describe(text);
const nullableTime = z.nullable(z.string());

const pointsMoney = z.strictObject({ points: whole, moneyMinor: whole });

/** What one funder pays. */
export const funderReport = z.strictObject({
  funder: z.string().check(says('operator or tenant:<id>')),
  points: whole,
  pointsMinor: whole.check(says('Money behind the points when they are earned.')),
  giftsMinor: whole.check(says('Value of the gifts when all of them are handed out.')),
});

/** Awards of a campaign on one mall day of registration. */
export const dayReport = z.strictObject({
  day: z.string(),
  given: count.check(says('Awards given, those taken back later included.')),
  refused: count.check(says('Awards that were due and found a quota, stock or budget empty.')),
  limit: z.nullable(count).check(says('Quota of the day; null: none.')),
  goneAt: nullableTime.check(says('Local time of the registration that took the last unit of the day; null: some were left.')),
});

/** One campaign. */
export const campaignReport = z.strictObject({
  campaign: z.string(),
  version: z.int(),
  receipts: count.check(says('Receipts that counted.')),
  members: count.check(says('Members who got at least one award that stands.')),
  awards: count.check(says('Awards that stand.')),
  takenBack: count,
  points: whole,
  gifts: z.array(z.strictObject({ gift: z.string(), units: whole })),
  tickets: whole,
  tiers: count,
  refused: z.strictObject({ quota: count, stock: count, budget: count }),
  instead: z
    .strictObject({ given: count, refused: count })
    .check(
      says(
        'What those who were refused got instead and stands, and how often that was gone as well; its cost is among the points, gifts and funders.',
      ),
    ),
  funders: z.array(funderReport),
  prizesMinor: count.check(says('Prizes of the draw, if it has one: they cost the same however many tickets there are.')),
  days: z.array(dayReport),
  newMembers: z.nullable(z.strictObject({ awards: whole, moneyMinor: whole })),
});

/** A quota, stock or budget. */
export const unitReport = z.strictObject({
  resource: z.string().check(says('quota:<campaign>:<day|total>, stock:<gift>, budget:<campaign>[:<day>]')),
  total: z.nullable(count),
  used: whole,
  goneAt: nullableTime,
  refused: count,
});

/** One day or month of what is owed. */
export const liabilityReport = z.strictObject({
  period: z.string(),
  earned: pointsMoney,
  expired: pointsMoney,
  outstanding: pointsMoney,
  spendablePoints: whole,
});

/** Members that never got an award of the campaign. */
export const missedReport = z.strictObject({
  campaign: z.string(),
  nearly: count.check(says('Members who came to 900-999 per mille of what was asked.')),
  close: count.check(says('750-899')),
  half: count.check(says('500-749')),
  less: count.check(says('below 500')),
  unit: z.nullable(z.enum(['money', 'receipts', 'shops', 'categories', 'days', 'stamps', 'parts'])),
  smallest: z.nullable(count).check(says('What the nearest missed; minor units for money.')),
  middle: z.nullable(count).check(says('Median of what those who nearly made it missed.')),
});

/** One set of campaigns over all receipts. */
export const setReport = z.strictObject({
  campaigns: z.array(campaignReport),
  funders: z.array(funderReport),
  total: z.strictObject({ awards: count, points: whole, pointsMinor: whole, giftsMinor: whole, prizesMinor: count, tickets: whole }),
  units: z.array(unitReport),
  liability: z.strictObject({ by: z.enum(['day', 'month']), steps: z.array(liabilityReport) }),
  nearMisses: z.array(missedReport),
  membersWithAward: count,
});

/** A member who gets more or less under the new campaigns. */
export const memberDifference = z.strictObject({
  member: z.string(),
  points: whole,
  gifts: whole,
  moneyMinor: whole.check(says('Points and gifts in money; new minus old.')),
});

/** New campaigns against old ones, over the same receipts; every number is new minus old. */
export const differenceReport = z.strictObject({
  campaigns: z.array(z.strictObject({ campaign: z.string(), awards: whole, points: whole, moneyMinor: whole })),
  funders: z.array(funderReport),
  winners: count,
  losers: count,
  unchanged: count,
  mostWon: z.array(memberDifference),
  mostLost: z.array(memberDifference),
});

/** A line that could not be read. */
export const lineReport = z.strictObject({ file: z.string(), line: z.int(), what: z.string() });

/** The whole answer. */
export const simulationReport = z.strictObject({
  format: z.literal('passage-simulation-1'),
  seed: z.int(),
  currency,
  from: nullableTime,
  until: nullableTime,
  receipts: count,
  unreadable: z.strictObject({ total: count, lines: z.array(lineReport).check(says('At most 10000 of them.')) }),
  reach: z.strictObject({
    members: count,
    newMembers: z.nullable(count).check(says('Members who joined in the time of the receipts; null: no members file tells.')),
    newMemberReceipts: z.nullable(count),
    receiptsPerMember: z.number(),
    shopsPerMember: z.number(),
  }),
  notes: z.array(z.string()).check(says('What was assumed, because nothing told it.')),
  result: setReport,
  against: z.nullable(setReport),
  difference: z.nullable(differenceReport),
});

/** @see simulationReport */
export type SimulationReport = z.infer<typeof simulationReport>;
/** @see setReport */
export type SetReport = z.infer<typeof setReport>;
/** @see campaignReport */
export type CampaignReport = z.infer<typeof campaignReport>;
/** @see funderReport */
export type FunderReport = z.infer<typeof funderReport>;
/** @see differenceReport */
export type DifferenceReport = z.infer<typeof differenceReport>;
/** @see memberDifference */
export type MemberDifference = z.infer<typeof memberDifference>;
/** @see lineReport */
export type LineReport = z.infer<typeof lineReport>;
