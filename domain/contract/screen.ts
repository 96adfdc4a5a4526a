/**
 * What the kiosk shows: one closed union of screens, plain data in one language. Names of things are already in that language; sentences come as
 * `say` and are worded by the page. Amounts and points are numbers (minor units, points); the page formats them. Dates are local strings.
 */
import * as z from 'zod/mini';
import { codeScreens } from './screen-code.ts';
import { codePlace, homeView } from './screen-home.ts';
import { count, localDate, localDateTime, reference, say, whole } from './primitive.ts';
import { mapScreens } from './screen-map.ts';
import { mineScreens } from './screen-mine.ts';
import { phoneScreens, phoneWay } from './screen-phone.ts';
import { ownScreens } from './screen-own.ts';
import { peopleScreens, questionnaireOffer } from './screen-people.ts';
import { progressView, receiptRow, voucherView, giftView, insteadView, shopView, toast, balance, one } from './screen-parts.ts';
import { attractScreens } from './screen-attract.ts';
import { serviceScreens } from './screen-service.ts';
import { slipScreens } from './screen-slip.ts';

/** The screens. */
export const screen = z.discriminatedUnion('kind', [
  /** Core is starting or has no mirror yet. */
  one('resting', { say }),
  ...attractScreens,
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
    /** Nothing was read for a while: the help with codes is a picture now. */
    codeHelpGrown: z.boolean(),
    /** Offered while no receipt lies on the screen; null: none is open. */
    questionnaire: z.nullable(questionnaireOffer),
    codePlaces: z.array(codePlace),
    /** null: nothing of it may be seen (a typed number), or today is scan, result, finish only. */
    home: z.nullable(homeView),
    /** Scan, result, finish only. */
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
  one('kept-receipts', { rows: z.array(receiptRow), totalMinor: count, secondsLeft: count, secondsAll: count, phone: phoneWay }),
  one('whose-receipt', { last4: z.string(), shop: z.nullable(z.string()), amountMinor: z.nullable(count) }),
  one('another-card', { currentLast4: z.string(), newLast4: z.string() }),
  /** CHANGE CARD: scan the right card; what was scanned moves to it. */
  one('change-card', { rows: count }),
  /** `length`: of every member's card; null: they differ, or nobody knows yet. */
  one('type-card', { digits: z.string(), length: z.nullable(count), complete: z.boolean(), pausedSeconds: count }),
  one('type-receipt', {
    step: z.enum(['shop', 'number', 'date', 'amount', 'check']),
    /** What this form asks for, in this order, before it is checked. */
    steps: z.array(z.enum(['shop', 'number', 'date', 'amount'])),
    /** A code was scanned that does not say all: only its gaps are asked for. */
    scanned: z.boolean(),
    filter: z.string(),
    shops: z.array(shopView),
    lately: count,
    shop: z.nullable(shopView),
    number: z.string(),
    dateLocal: localDate,
    timeText: z.string(),
    amountText: z.string(),
    complete: z.boolean(),
    todayLocal: localDate,
  }),
  one('pick-shop', {
    filter: z.string(),
    shops: z.array(shopView),
    /** So many of the first shops were visited in this visit, the last one first. */
    lately: count,
    amountMinor: z.nullable(count),
    purchasedAtLocal: z.nullable(z.union([localDateTime, localDate])),
  }),
  one('code-help', { rows: z.array(receiptRow), codePlaces: z.array(codePlace) }),
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
  /** `instead`: what the campaign gave in its place. */
  one('gift-gone', { title: z.string(), progress: z.nullable(progressView), what: say, instead: z.nullable(insteadView) }),
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
    /** What it would have said can be read here. */
    canRead: z.boolean(),
  }),
  one('goodbye', { earnedPoints: count, vouchers: z.array(voucherView) }),
  one('history', {
    receipts: z.array(receiptRow),
    vouchers: z.array(voucherView),
    expiries: z.array(z.strictObject({ points: count, onLocal: localDate })),
  }),
  one('join-age', { keptReceipts: count, phone: phoneWay }),
  one('join-terms', { accepted: z.boolean(), sms: z.boolean(), email: z.boolean(), fullText: z.boolean() }),
  one('join-phone', { prefix: z.string(), digits: z.string(), complete: z.boolean() }),
  one('join-card', { printerReady: z.boolean() }),
  /** Number and QR large where no paper or plastic was to be had. */
  one('join-done', { number: z.nullable(z.string()), qrText: z.nullable(z.string()), printed: z.boolean(), welcomePoints: count }),
  ...mineScreens,
  ...slipScreens,
  ...mapScreens,
  ...codeScreens,
  ...ownScreens,
  ...serviceScreens,
  ...peopleScreens,
  ...phoneScreens,
  one('idle-warning', { secondsLeft: count, under: z.enum(['visit', 'form']) }),
]);

/** @see screen */
export type Screen = z.infer<typeof screen>;
/** One screen by its name. */
export type ScreenOf<K extends Screen['kind']> = Extract<Screen, { kind: K }>;
