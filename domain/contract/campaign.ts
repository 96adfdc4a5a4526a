/**
 * A campaign as a file (YAML or JSON) and as an immutable version in force. One shape says every mechanic: which receipts count
 * (`where`, `when`), what is measured over which span (`measure`), what must be reached (`reach`), what is given (`reward`), how much
 * of it there is (`quota`). Amounts in files are in major units of the mall's currency; in versions they are minor units.
 */
import * as z from 'zod/mini';
import { boundedText, count, instantMs, localDateTime, localized, sha256Hex, slug, whole } from './primitive.ts';

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
  /** Registered in the mall day it was bought in, else it does not count (most gift days). */
  registeredSameDay: z.boolean(),
  /** Collection deadline for gifts: minutes after the end of the mall day the unit was bound in, and never after `collectedUntilMs`. */
  collectedUntilMs: z.nullable(instantMs),
  announcedAtMs: z.nullable(instantMs),
});

/**
 * The span that is measured: one receipt by itself, or all counted receipts of an account in a mall day, ISO week, calendar month or
 * the whole campaign.
 */
export const measureSpan = z.enum(['receipt', 'day', 'week', 'month', 'campaign']);

/** What must be reached, all of it together. For span `receipt`, only `sumMinor` can be given. null = does not matter. */
export const campaignReach = z.strictObject({ sumMinor: z.nullable(count), receipts: z.nullable(count), shops: z.nullable(count) });

/** When points of an award can be spent. */
export const pointsLife = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('never') }),
  z.strictObject({ kind: z.literal('days'), days: z.int().check(z.positive()) }),
  z.strictObject({ kind: z.literal('end-of-quarter') }),
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
  }),
  /** A fixed number of points. */
  z.strictObject({ kind: z.literal('points'), points: z.int().check(z.positive()), purse, life: pointsLife }),
  /** One unit of a gift, bound the moment a screen promises it. */
  z.strictObject({ kind: z.literal('gift'), giftId: slug }),
]);

/** How much there is. `perDay` is an allotted resource `quota:<campaignId>:<mall day>`; the gift's stock is another. */
export const campaignQuota = z.strictObject({
  perDay: z.nullable(count),
  total: z.nullable(count),
  /**
   * Awards an account may get in one span window; null = every multiple. For the second and further ones sums and counts carry on (5,000, 10,000, 15,000),
   * different shops are counted anew.
   */
  perAccountWindow: z.nullable(z.int().check(z.positive())),
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
  where: campaignWhere,
  when: campaignWhen,
  span: measureSpan,
  /** Receipts whose counted amount is smaller do not count at all. */
  minimumMinor: count,
  reach: campaignReach,
  reward: campaignReward,
  quota: campaignQuota,
  funding: campaignFunding,
  poster: campaignPoster,
  /** Span `receipt` only: awards of one receipt within the same group, only the best stands; null = stacks with everything. */
  stackingGroup: z.nullable(slug),
  terms: localized,
});

/** One receipt that counts towards a window of a campaign. Small: kiosks carry these. */
export const progressEntry = z.strictObject({ receiptId: z.string(), atLocal: localDateTime, tenantId: slug, amountMinor: whole });

/** A grant already posted for an award key of a window. */
export const progressGrant = z.strictObject({
  awardKey: boundedText(200),
  receiptId: z.string(),
  points: count,
  lotId: z.nullable(z.string()),
  voucherId: z.nullable(z.string()),
  refused: z.nullable(z.enum(['quota', 'stock'])),
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
