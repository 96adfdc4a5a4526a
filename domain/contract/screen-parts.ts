/** What screens are made of: the frame and the views of things, plain data in one language. The screens themselves stand in screen.ts. */
import * as z from 'zod/mini';
import { markShape } from '../theme/mark.ts';
import { access } from './access.ts';
import { count, currency, language, localDate, localDateTime, reference, say, slug, whole } from './primitive.ts';

/** The roof and the state of the house, on every screen. */
export const frame = z.strictObject({
  mallName: z.string(),
  kioskId: z.string(),
  language,
  languages: z.array(language),
  clockLocal: localDateTime,
  currency,
  /** Initial and last four only; null outside a visit. */
  card: z.nullable(z.strictObject({ initial: z.string(), last4: z.string() })),
  theme: z.enum(['day', 'night', 'contrast']),
  lower: z.boolean(),
  /** Large text: what has no room any more stands on further pages. */
  large: z.boolean(),
  access,
  /** false: figures get "to be confirmed". */
  online: z.boolean(),
  reader: z.enum(['ok', 'gone']),
  printer: z.enum(['ok', 'paper-near-end', 'paper-out', 'gone']),
  /** A plan of the building can be shown. */
  hasMap: z.boolean(),
  /** A queue waits: scan, result, finish only. */
  promotionDay: z.boolean(),
  /** A test card is in use: nothing is posted, said on screen. */
  test: z.boolean(),
  /** The kiosk is in training: a band on every screen says so, nothing is posted. */
  training: z.boolean(),
});

const steps = z.nullable(z.strictObject({ done: count, of: count }));

/**
 * Progress as one understands at a glance. `figure` chooses the picture: arch of stones (sum), doors (shops, categories), stamps (receipts, days, stamps, parts of a
 * combination). What else is asked stands in the other counts; `next` says all that is missing in one sentence.
 */
export const progressView = z.strictObject({
  campaignId: slug,
  title: z.string(),
  short: z.string(),
  sentence: z.string(),
  figure: z.enum(['arch', 'stamps', 'doors']),
  sum: z.nullable(z.strictObject({ doneMinor: count, ofMinor: count })),
  receipts: steps,
  shops: steps,
  categories: steps,
  days: steps,
  stamps: steps,
  /** Parts of a combination, in the order of the rule; empty: none is asked. */
  parts: z.array(z.strictObject({ name: z.string(), done: z.boolean() })),
  /** What is missing, until when, and what it brings, as an invitation; null when nothing more can be had. */
  /** What is counted is counted within one mall day: this one. */
  today: z.boolean(),
  next: z.nullable(say),
  reward: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('gift'),
      giftId: slug,
      name: z.string(),
      art: z.nullable(slug),
      left: z.nullable(count),
      place: z.string(),
      /** Names of the gifts that may be taken instead. */
      choices: z.array(z.string()),
    }),
    z.strictObject({ kind: z.literal('points'), points: count, spendAt: z.nullable(z.string()) }),
    z.strictObject({ kind: z.literal('per-amount'), points: count, perMinor: count }),
    z.strictObject({ kind: z.literal('tickets'), tickets: count, drawnLocal: z.nullable(localDate) }),
    z.strictObject({ kind: z.literal('tier'), name: z.string() }),
  ]),
  endsLocal: z.nullable(localDateTime),
  state: z.enum(['open', 'bound', 'gone']),
});

/** One receipt of this visit, a row. */
export const receiptRow = z.strictObject({
  rowId: z.string(),
  reference,
  shop: z.nullable(z.string()),
  category: z.nullable(z.string()),
  amountMinor: z.nullable(whole),
  state: z.enum(['booked', 'held', 'desk', 'refused', 'waiting']),
  points: count,
  /** Why, in the order to be read: awards, what does not count, holds, refusal. */
  lines: z.array(say),
  /** true while only predicted. */
  toBeConfirmed: z.boolean(),
});

/** A voucher as shown to its owner. */
export const voucherView = z.strictObject({
  voucherId: z.string(),
  reference,
  giftName: z.string(),
  art: z.nullable(slug),
  place: z.string(),
  deadlineLocal: localDateTime,
  state: z.enum(['granted', 'to-be-confirmed', 'honoured', 'cancelled', 'expired']),
  /** Names of the gifts that may be taken instead, until it is handed out. */
  choices: z.array(z.string()),
  /** A coupon: what it is worth at the till of `place`; null: a thing. */
  worth: z.nullable(say),
});

/** What a campaign gave because its gift was gone: in words, and the voucher where it is a thing or a coupon. */
export const insteadView = z.strictObject({ what: say, voucher: z.nullable(voucherView) });

/** A gift of the catalogue. `have`: can be had now; `near`: `missingPoints` to go; `gone`: none left. */
export const giftView = z.strictObject({
  giftId: slug,
  name: z.string(),
  text: z.string(),
  art: z.nullable(slug),
  pricePoints: count,
  missingPoints: count,
  left: z.nullable(count),
  place: z.string(),
  /** Last moment to collect if taken now. */ deadlineLocal: localDateTime,
  state: z.enum(['have', 'near', 'gone']),
  /** A coupon: what it is worth at the till of `place`; null: a thing. */
  worth: z.nullable(say),
});

/** A promotion on attract. `left` null: count not fresh, "limited, ask at the desk", or no count at all (`limited` tells). */
export const posterView = z.strictObject({
  campaignId: slug,
  title: z.string(),
  sentence: z.string(),
  art: z.nullable(slug),
  figure: z.nullable(z.string()),
  palette: z.enum(['verdigris', 'oxide', 'slate', 'brass', 'moss']),
  left: z.nullable(count),
  /** What is left is left of this day; false: of the whole campaign. */
  leftToday: z.boolean(),
  limited: z.boolean(),
  place: z.nullable(z.string()),
  /** It begins then and is only announced yet; null: it runs. */
  beginsLocal: z.nullable(localDateTime),
  endsLocal: z.nullable(localDateTime),
  /** How long it hangs before the next. */
  dwellMs: count,
});

/** A shop to pick. */
export const shopView = z.strictObject({
  tenantId: slug,
  name: z.string(),
  category: z.string(),
  floor: z.string(),
  initials: z.string(),
  /** Drawn in an opening; null: its initials stand there. */
  logo: z.nullable(z.array(markShape)),
});

/** What stands over the lower part of a visit screen for a moment; the visit goes on under it. */
export const toast = z.strictObject({ tone: z.enum(['good', 'hold', 'neutral']), say });

/** Points of an account as a screen shows them. */
export const balance = z.strictObject({
  points: whole,
  pendingPoints: count,
  debtPoints: count,
  expiring: z.nullable(z.strictObject({ points: count, onLocal: localDate })),
  restricted: z.array(z.strictObject({ points: count, spendAt: z.string() })),
  /** Points that can be spent later, the soonest; null: none. */
  later: z.nullable(z.strictObject({ points: count, fromLocal: localDate })),
  /** The tier held, and its last day; null: none. */
  tier: z.nullable(z.strictObject({ name: z.string(), lastDateLocal: localDate })),
  /** Tickets for draws that are still to come, soonest first. */
  tickets: z.array(z.strictObject({ campaign: z.string(), tickets: count, drawnLocal: z.nullable(localDate) })),
});

/** One variant of the union of screens: every screen has the frame. */
export const one = <K extends string, S extends Record<string, z.core.$ZodType>>(kind: K, shape: S) =>
  z.strictObject({ kind: z.literal(kind), frame, ...shape });

/** @see frame */
export type Frame = z.infer<typeof frame>;
/** @see progressView */
export type ProgressView = z.infer<typeof progressView>;
/** @see receiptRow */
export type ReceiptRow = z.infer<typeof receiptRow>;
/** @see voucherView */
export type VoucherView = z.infer<typeof voucherView>;
/** @see insteadView */
export type InsteadView = z.infer<typeof insteadView>;
/** @see giftView */
export type GiftView = z.infer<typeof giftView>;
/** @see posterView */
export type PosterView = z.infer<typeof posterView>;
/** @see shopView */
export type ShopView = z.infer<typeof shopView>;
/** Points of an account as a screen shows them. */
export type BalanceView = z.infer<typeof balance>;
