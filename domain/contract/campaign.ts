/**
 * A campaign as a file (YAML or JSON) and as an immutable version in force. One shape says every mechanic: which receipts count
 * (`where`, `when`), what is measured over which span (`measure`), what must be reached (`reach`), what is given (`reward`), how much
 * of it there is (`quota`). Amounts in files are in major units of the mall's currency; in versions they are minor units.
 */
import * as z from 'zod/mini';
import { campaignDraw } from './draw.ts';
import { segmentRule } from './segment.ts';
import {
  boundedText,
  count,
  instantMs,
  kioskId,
  language,
  localDate,
  localDateTime,
  localized,
  sha256Hex,
  slug,
  whole,
} from './primitive.ts';

/** Which receipts count: of a named shop or of a named category. Both lists empty: of all shops. `except` wins over both. */
export const campaignWhere = z.strictObject({
  tenants: z.array(slug),
  categories: z.array(slug),
  except: z.strictObject({ tenants: z.array(slug), categories: z.array(slug) }),
});

/** Hours of a mall day, local, `HH:MM`; `until` may be smaller than `from` (past midnight). */
export const dayHours = z.strictObject({
  from: z.string().check(z.regex(/^\d{2}:\d{2}$/)),
  until: z.string().check(z.regex(/^\d{2}:\d{2}$/)),
});

/** Three windows: bought, registered, collected; as UTC instants worked out from the mall's local times when the version was made. */
export const campaignWhen = z.strictObject({
  /** Bought at t iff boughtFromMs <= t < boughtUntilMs. */
  boughtFromMs: instantMs,
  boughtUntilMs: instantMs,
  /** ISO weekdays 1 (Monday) to 7 that count; empty means all. Judged in mall days. */
  weekdays: z.array(z.int().check(z.gte(1), z.lte(7))),
  hours: z.nullable(dayHours),
  /** Registered before this instant, else it no longer counts. */
  registeredUntilMs: instantMs,
  /** Registered by the end of so many mall days after the one it was bought in; 0: in the same mall day (most gift days). null: no such rule. */
  registeredWithinDays: z.nullable(count.check(z.lte(99))),
  /** Collection deadline for gifts: minutes after the end of the mall day the unit was bound in, and never after `collectedUntilMs`. */
  collectedUntilMs: z.nullable(instantMs),
  announcedAtMs: z.nullable(instantMs),
});

/**
 * What sets a campaign off. `receipt`: a booked receipt. The others are events in the life of a member, told by a fact or by the clock: `joined` (card opened),
 * `confirmed` (may spend from now on), `birthday` (the mall day of it; born on 29 February: 28 February in other years), `questionnaire` (answered).
 */
export const campaignTrigger = z.enum(['receipt', 'joined', 'confirmed', 'birthday', 'questionnaire']);

/**
 * Who takes part; each list empty or null: everybody. All conditions together. What only the server can know (age, spending, idleness) comes as a bit in the account's
 * `audience`; kiosks compare bits.
 */
export const campaignAudience = z.strictObject({
  /** One of these tiers at registration. */
  tiers: z.array(slug),
  /** At least one of these audience bits in force at registration. */
  anyOf: z.array(slug),
  /** None of these bits. */
  noneOf: z.array(slug),
  languages: z.array(language),
  /** Kind of a card of the account. */
  media: z.array(z.enum(['plastic', 'slip', 'phone'])),
  /** Registered at one of these kiosks or desks (pilot). */
  kiosks: z.array(kioskId),
  /** Registered within so many days after the account was opened. */
  joinedWithinDays: z.nullable(z.int().check(z.positive())),
  /** Bought on (in the ISO week, calendar month of) the birthday: bits `birthday-day`, `birthday-week`, `birthday-month`. */
  birthday: z.nullable(z.enum(['day', 'week', 'month'])),
  /** Only members that another member invited. */
  invited: z.boolean(),
  /** A share of the accounts, fixed by a hash of account id and salt: pilot; the rest is the control group. */
  share: z.nullable(z.strictObject({ perMille: z.int().check(z.gte(1), z.lte(1000)), salt: boundedText(80) })),
});

/** Persons that take no part: staff of the mall, staff of the receipt's own shop, under the age of the legal profile, members of the draw's jury. */
export const excludedPersons = z.enum(['mall-staff', 'own-shop-staff', 'under-age', 'jury']);

/** Which part of a counted receipt counts, and how much of it. */
export const campaignCounted = z.strictObject({
  /** Of one receipt counts at most so much. */
  perReceiptMaxMinor: z.nullable(count),
  /** Goods groups where the receipt tells them. `only`: a receipt without goods does not count; `except`: what is not told counts. */
  goods: z.strictObject({ only: z.array(slug), except: z.array(slug) }),
  /** The part paid with points counts as well. Default of files: it does not. */
  withPointsPaid: z.boolean(),
  /** One stamp for each full `everyMinor` of a receipt, at most `perReceipt`; null: one stamp a receipt. */
  stamps: z.nullable(z.strictObject({ everyMinor: z.int().check(z.positive()), perReceipt: z.nullable(z.int().check(z.positive())) })),
  /** Of a window count the first so many receipts, in order of purchase, then id. */
  firstReceipts: z.nullable(z.int().check(z.positive())),
});

/**
 * The span that is measured: one receipt by itself, or all counted receipts of an account in a mall day, ISO week, calendar month, quarter, year, any
 * `rollingDays` mall days on end, or the whole campaign.
 */
export const measureSpan = z.enum(['receipt', 'day', 'week', 'month', 'quarter', 'year', 'rolling', 'campaign']);

/** What must be reached, all of it together. For span `receipt`, only `sumMinor` can be given. null = does not matter. */
export const campaignReach = z.strictObject({
  sumMinor: z.nullable(count),
  receipts: z.nullable(count),
  shops: z.nullable(count),
  /** Different categories, different mall days, stamps. */
  categories: z.nullable(count),
  days: z.nullable(count),
  stamps: z.nullable(count),
});

/** One part of a combination ("a cake from A and balloons from B"): receipts that must be among those of the window. One receipt serves one part only. */
export const campaignPart = z.strictObject({
  tenants: z.array(slug),
  categories: z.array(slug),
  goods: z.array(slug),
  /** Sum of the receipts of this part; 0: any amount. */
  sumMinor: count,
  receipts: z.int().check(z.positive()),
});

/** When points of an award end. `idle-days`: so many mall days after the account's last booked receipt. */
export const pointsLife = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('never') }),
  z.strictObject({ kind: z.literal('days'), days: z.int().check(z.positive()) }),
  z.strictObject({ kind: z.literal('idle-days'), days: z.int().check(z.positive()) }),
  z.strictObject({ kind: z.literal('end-of-month') }),
  z.strictObject({ kind: z.literal('end-of-quarter') }),
  z.strictObject({ kind: z.literal('end-of-year') }),
  z.strictObject({ kind: z.literal('fixed'), atMs: instantMs }),
]);

/** When points of an award can first be spent: at once, at the start of the mall day `days` after that of earning (1: next day), or from a fixed instant. */
export const pointsStart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('at-once') }),
  z.strictObject({ kind: z.literal('days'), days: z.int().check(z.positive()) }),
  z.strictObject({ kind: z.literal('fixed'), atMs: instantMs }),
]);

/** Where points can be spent: everywhere, or at one tenant only. */
export const purse = z.union([z.literal('everywhere'), z.string().check(z.regex(/^tenant:[a-z0-9][a-z0-9-]{0,63}$/))]);

/** What is given once `reach` is met. */
export const campaignReward = z.discriminatedUnion('kind', [
  /** `points` for each full `perMinor` of the counted amount (base earning, span `receipt`). */
  z.strictObject({
    kind: z.literal('points-per-amount'),
    points: z.int().check(z.positive()),
    perMinor: z.int().check(z.positive()),
    rounding: z.enum(['down', 'nearest']),
    capPoints: z.nullable(count),
    purse,
    life: pointsLife,
    start: pointsStart,
  }),
  /** A fixed number of points. */
  z.strictObject({ kind: z.literal('points'), points: z.int().check(z.positive()), purse, life: pointsLife, start: pointsStart }),
  /**
   * What the base campaigns (reward `points-per-amount`; `of`: that one only) give for this receipt, times `factorPerMille`/1000; the award is the part above them:
   * 3000 adds twice the base points. Span `receipt`. Rounded down.
   */
  z.strictObject({
    kind: z.literal('multiply'),
    factorPerMille: z.int().check(z.gt(1000), z.lte(100_000)),
    of: z.nullable(slug),
    capPoints: z.nullable(count),
    purse,
    life: pointsLife,
    start: pointsStart,
  }),
  /** One unit of a gift (or coupon), bound the moment a screen promises it. `choices`: other gifts that the member may take instead until it is handed out. */
  z.strictObject({ kind: z.literal('gift'), giftId: slug, choices: z.array(slug) }),
  /** Tickets of this campaign's draw. */
  z.strictObject({ kind: z.literal('tickets'), tickets: z.int().check(z.positive(), z.lte(1000)) }),
  /** A tier from now until a review date: so many mall days, or the end of the calendar year `years` after this one. */
  z.strictObject({
    kind: z.literal('tier'),
    tierId: slug,
    until: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('days'), days: z.int().check(z.positive()) }),
      z.strictObject({ kind: z.literal('end-of-year'), years: count }),
    ]),
  }),
]);

/**
 * What is given to whoever reached the award and found its quota, stock or budget used up: points, a gift with its own stock, or tickets of another campaign's draw. The
 * campaign's payers pay for it; its quota of awards does not count it, its budget of points does.
 */
export const whenGoneReward = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('points'), points: z.int().check(z.positive()), purse, life: pointsLife, start: pointsStart }),
  z.strictObject({ kind: z.literal('gift'), giftId: slug }),
  z.strictObject({ kind: z.literal('tickets'), tickets: z.int().check(z.positive(), z.lte(1000)), drawId: slug }),
]);

/** What the inviter gets with each award of an invited member; at most `most` times in the campaign. */
export const inviterReward = z.strictObject({
  points: z.int().check(z.positive()),
  most: z.nullable(z.int().check(z.positive())),
  life: pointsLife,
});

/** How much there is. `perDay` is an allotted resource `quota:<campaignId>:<mall day>`; the gift's stock is another. */
export const campaignQuota = z.strictObject({
  perDay: z.nullable(count),
  total: z.nullable(count),
  /**
   * Awards an account may get in one span window; null = every multiple. For the second and further ones sums and counts carry on (5,000, 10,000, 15,000),
   * different shops are counted anew.
   */
  perAccountWindow: z.nullable(z.int().check(z.positive())),
  /** Awards an account may get in the whole campaign, all windows together; null: no such limit. The first ones by purchase, then id, stand. */
  perAccountCampaign: z.nullable(z.int().check(z.positive())),
  /** Budget in points, in all and for each mall day of registration; resources `budget:<campaignId>` and `budget:<campaignId>:<mall day>`. */
  budgetPoints: z.nullable(count),
  budgetPointsPerDay: z.nullable(count),
  /** What goes beyond an award's goal counts for the next award of the window (`carried`) or not (`lost`). */
  remainder: z.enum(['carried', 'lost']),
});

/** How a campaign looks on attract and posters. */
export const campaignPoster = z.strictObject({
  art: z.nullable(slug),
  priority: whole,
  palette: z.nullable(z.enum(['verdigris', 'oxide', 'slate', 'brass', 'moss'])),
});

/** Who pays the award, in parts per thousand; the sum is 1000. Funder: `operator`, `receipt-tenant` (the shop of the receipt) or `tenant:<id>`. */
export const campaignFunding = z.array(
  z.strictObject({
    funder: z.string().check(z.regex(/^(operator|receipt-tenant|tenant:[a-z0-9-]{1,64})$/)),
    perMille: z.int().check(z.gte(1), z.lte(1000)),
  }),
);

/** What the law of a country asks a campaign to say: the profile (domain/legal/profiles) and its fields as filled in. */
export const campaignLegal = z.strictObject({
  profile: slug,
  fields: z.record(slug, z.union([z.string(), z.number(), z.boolean(), localized])),
});

/** An immutable version. The version in force at `registeredAt` decides. */
export const campaignVersion = z.strictObject({
  campaignId: slug,
  version: z.int().check(z.positive()),
  /** Hash of the canonical file content: the same file loaded twice is the same version. */
  contentHash: sha256Hex,
  effectiveFromMs: instantMs,
  /** Set when marketing pauses or ends it; new entries stop from here. */
  stoppedAtMs: z.nullable(instantMs),
  /** Rule language level an engine must know; a kiosk with a lower level shows texts and predicts nothing. */
  engineLevel: z.int().check(z.positive()),
  title: localized,
  text: localized,
  /** Name of the thing or reward in the middle of a sentence: "Plush hare", "Coffee card". */
  short: localized,
  trigger: campaignTrigger,
  /** Trigger `questionnaire`: which one. */
  questionnaireId: z.nullable(slug),
  audience: campaignAudience,
  /** Segment of this campaign's own; the server works it out as the audience bit `in-<campaignId>`, which `audience.anyOf` then names. */
  segment: z.nullable(segmentRule),
  notFor: z.array(excludedPersons),
  where: campaignWhere,
  when: campaignWhen,
  counted: campaignCounted,
  span: measureSpan,
  /** Length of span `rolling` in mall days, else null. */
  rollingDays: z.nullable(z.int().check(z.positive(), z.lte(366))),
  /** Receipts whose counted amount is smaller do not count at all. */
  minimumMinor: count,
  reach: campaignReach,
  /** Empty: no combination asked. */
  parts: z.array(campaignPart).check(z.maxLength(8)),
  reward: campaignReward,
  /** null: whoever comes too late gets nothing for it. */
  whenGone: z.nullable(whenGoneReward),
  inviter: z.nullable(inviterReward),
  quota: campaignQuota,
  /** When goods go back after the gift was handed out or the ticket drawn: `take-back` what is unused (default), or `keep` even that. */
  refunds: z.enum(['take-back', 'keep']),
  draw: z.nullable(campaignDraw),
  legal: z.nullable(campaignLegal),
  funding: campaignFunding,
  poster: campaignPoster,
  /** Span `receipt` only: of the campaigns of one group that give something for a receipt only one stands; null = stacks with everything. */
  stackingGroup: z.nullable(slug),
  /** Which one stands: the best, or that of the highest rank. */
  stackingBy: z.enum(['best', 'rank']),
  /** A receipt counts for one campaign of this group only: that of the highest rank, then by name, among those it could count for. null: for all. */
  receiptUse: z.nullable(slug),
  /** Higher goes first, in `stackingBy: rank` and `receiptUse`. */
  rank: whole,
  terms: localized,
});

/** One receipt that counts towards a window of a campaign. Small: kiosks carry these. */
export const progressEntry = z.strictObject({
  receiptId: z.string(),
  atLocal: localDateTime,
  /** Mall day of the purchase. */
  day: localDate,
  tenantId: slug,
  category: slug,
  /** The part that counts, as frozen when the receipt was decided. */
  amountMinor: whole,
  /** Parts of a combination that the receipt may serve, by index, and how much of it counts there; empty without parts. */
  parts: z.array(z.strictObject({ part: count, amountMinor: whole })),
});

/** A grant already posted for an award key of a window. */
export const progressGrant = z.strictObject({
  awardKey: boundedText(200),
  receiptId: z.string(),
  points: count,
  lotId: z.nullable(z.string()),
  voucherId: z.nullable(z.string()),
  /** Tickets given for a draw; their ids follow from account and award key. */
  tickets: count,
  tierId: z.nullable(slug),
  refused: z.nullable(z.enum(['quota', 'stock', 'budget'])),
});

/** Progress of one account in one window of one campaign: the set of entries, kept sorted by (atLocal, receiptId). */
export const progressWindow = z.strictObject({
  campaignId: slug,
  version: z.int(),
  windowKey: z.string(),
  entries: z.array(progressEntry),
  grants: z.array(progressGrant),
});

/** @see campaignVersion */
export type CampaignVersion = z.infer<typeof campaignVersion>;
/** @see campaignReward */
export type CampaignReward = z.infer<typeof campaignReward>;
/** @see whenGoneReward */
export type WhenGone = z.infer<typeof whenGoneReward>;
/** @see progressEntry */
export type ProgressEntry = z.infer<typeof progressEntry>;
/** @see progressGrant */
export type ProgressGrant = z.infer<typeof progressGrant>;
/** @see progressWindow */
export type ProgressWindow = z.infer<typeof progressWindow>;
/** @see pointsLife */
export type PointsLife = z.infer<typeof pointsLife>;
/** @see localDateTime */
export type LocalDateTime = z.infer<typeof localDateTime>;
/** @see pointsStart */
export type PointsStart = z.infer<typeof pointsStart>;
/** @see campaignAudience */
export type CampaignAudience = z.infer<typeof campaignAudience>;
/** @see campaignPart */
export type CampaignPart = z.infer<typeof campaignPart>;
/** @see excludedPersons */
export type ExcludedPersons = z.infer<typeof excludedPersons>;
/** @see campaignTrigger */
export type CampaignTrigger = z.infer<typeof campaignTrigger>;
/** @see campaignLegal */
export type CampaignLegal = z.infer<typeof campaignLegal>;
