/**
 * What the kiosk shows: one closed union of screens, plain data in one language. Names of things are already in that language; sentences come as
 * `say` and are worded by the page. Amounts and points are numbers (minor units, points); the page formats them. Dates are local strings.
 */
import * as z from 'zod/mini';
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
  /** false: figures get "to be confirmed". */
  online: z.boolean(),
  reader: z.enum(['ok', 'gone']),
  printer: z.enum(['ok', 'paper-near-end', 'paper-out', 'gone']),
  /** A test card is in use: nothing is posted, said on screen. */
  test: z.boolean(),
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
  endsLocal: z.nullable(localDateTime),
});

/** A shop to pick. */
export const shopView = z.strictObject({ tenantId: slug, name: z.string(), category: z.string(), floor: z.string(), initials: z.string() });

/** What stands over the lower part of a visit screen for a moment; the visit goes on under it. */
export const toast = z.strictObject({ tone: z.enum(['good', 'hold', 'neutral']), say });

const balance = z.strictObject({
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

const one = <K extends string, S extends Record<string, z.core.$ZodType>>(kind: K, shape: S) =>
  z.strictObject({ kind: z.literal(kind), frame, ...shape });

/** The screens. */
export const screen = z.discriminatedUnion('kind', [
  /** Core is starting or has no mirror yet. */
  one('resting', { say }),
  one('attract', { posters: z.array(posterView), phoneUrl: z.nullable(z.string()) }),
  /** Home and the stack of receipts in one: no rows yet shows the balance big; rows show the hero and the list. `typedIdentity`: balance, history, vouchers hidden. */
  one('visit', {
    typedIdentity: z.boolean(),
    provisional: z.boolean(),
    balance: z.nullable(balance),
    progress: z.array(progressView),
    moreProgress: count,
    rows: z.array(receiptRow),
    earnedPoints: count,
    vouchers: z.array(voucherView),
    notices: z.array(say),
    toast: z.nullable(toast),
    codeHelpGrown: z.boolean(),
  }),
  /** A code or card was read that is neither: kind words over the screen before. */
  one('message', {
    tone: z.enum(['neutral', 'refusal', 'hold']),
    title: say,
    why: say,
    what: say,
    right: z.nullable(say),
    reference: z.nullable(reference),
    went: z.nullable(say),
    next: z.enum(['back', 'finish']),
  }),
  one('unknown-card', { last4: z.string(), offlineEarns: z.boolean(), keptReceipts: count }),
  /** Receipt first: kept for 90 s. */
  one('kept-receipts', { rows: z.array(receiptRow), totalMinor: count, secondsLeft: count, secondsAll: count }),
  one('whose-receipt', { last4: z.string(), shop: z.nullable(z.string()), amountMinor: z.nullable(count) }),
  one('another-card', { currentLast4: z.string(), newLast4: z.string() }),
  /** CHANGE CARD: scan the right card; what was scanned moves to it. */
  one('change-card', { rows: count }),
  one('type-card', { digits: z.string(), complete: z.boolean(), pausedSeconds: count }),
  one('type-receipt', {
    step: z.enum(['shop', 'number', 'date', 'amount', 'check']),
    filter: z.string(),
    shops: z.array(shopView),
    shop: z.nullable(shopView),
    number: z.string(),
    dateLocal: localDate,
    timeText: z.string(),
    amountText: z.string(),
    complete: z.boolean(),
    todayLocal: localDate,
  }),
  one('pick-shop', { filter: z.string(), shops: z.array(shopView), amountMinor: count, purchasedAtLocal: localDateTime }),
  one('code-help', { rows: z.array(receiptRow) }),
  one('gifts', { points: whole, gifts: z.array(giftView) }),
  one('gift-confirm', { points: whole, gift: giftView, deadlineLocal: localDateTime }),
  /** The only full-screen joy. `granted` false: will be confirmed. */
  one('gift-bound', {
    voucher: voucherView,
    granted: z.boolean(),
    title: z.string(),
    progress: z.nullable(progressView),
    rows: z.array(receiptRow),
  }),
  one('gift-gone', { title: z.string(), progress: z.nullable(progressView), what: say, consolation: z.nullable(say) }),
  one('near-miss', {
    progress: progressView,
    missingMinor: z.nullable(count),
    missingShops: z.nullable(count),
    missingReceipts: z.nullable(count),
    shops: z.array(shopView),
    honest: say,
  }),
  one('result', {
    booked: count,
    held: count,
    desk: count,
    refused: count,
    earnedPoints: count,
    balance: z.nullable(balance),
    vouchers: z.array(voucherView),
    slipPreset: z.boolean(),
    printerReady: z.boolean(),
  }),
  one('printing', { voucherCount: count }),
  /** Slip did not come out: "Your card is enough". */
  one('no-slip', {
    reason: z.enum(['paper-out', 'cover-open', 'offline', 'gone', 'timeout', 'cancelled']),
    references: z.array(reference),
  }),
  one('goodbye', { earnedPoints: count, vouchers: z.array(voucherView) }),
  one('history', {
    receipts: z.array(receiptRow),
    vouchers: z.array(voucherView),
    expiries: z.array(z.strictObject({ points: count, onLocal: localDate })),
  }),
  one('join-age', { keptReceipts: count }),
  one('join-terms', { accepted: z.boolean(), sms: z.boolean(), email: z.boolean(), fullText: z.boolean() }),
  one('join-phone', { prefix: z.string(), digits: z.string(), complete: z.boolean() }),
  one('join-card', { printerReady: z.boolean() }),
  /** Number and QR large where no paper or plastic was to be had. */
  one('join-done', { number: z.nullable(z.string()), qrText: z.nullable(z.string()), printed: z.boolean(), welcomePoints: count }),
  one('idle-warning', { secondsLeft: count, under: z.enum(['visit', 'form']) }),
]);

/** @see screen */
export type Screen = z.infer<typeof screen>;
/** One screen by its name. */
export type ScreenOf<K extends Screen['kind']> = Extract<Screen, { kind: K }>;
/** @see frame */
export type Frame = z.infer<typeof frame>;
/** @see progressView */
export type ProgressView = z.infer<typeof progressView>;
/** @see receiptRow */
export type ReceiptRow = z.infer<typeof receiptRow>;
/** @see voucherView */
export type VoucherView = z.infer<typeof voucherView>;
/** @see giftView */
export type GiftView = z.infer<typeof giftView>;
/** @see posterView */
export type PosterView = z.infer<typeof posterView>;
/** @see shopView */
export type ShopView = z.infer<typeof shopView>;
/** Points of an account as a screen shows them. */
export type BalanceView = z.infer<typeof balance>;
