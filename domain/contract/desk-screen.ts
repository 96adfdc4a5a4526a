/**
 * What the desk shows: one closed union of screens, plain data. Names of things are already in the staff's language; sentences come as `say`
 * and are worded by the page. Amounts are minor units, points are points, dates are local strings; the page formats them.
 */
import * as z from 'zod/mini';
import { shiftEndShape, shiftStartShape } from './desk-shift-screen.ts';
import { count, currency, kioskId, language, localDateTime, reference, say, slug, whole } from './primitive.ts';

/** A key and what it does here; the page draws it as a key cap. `preset`: Enter does it. `key` is what the cap says and what a press sends. */
export const keyHint = z.strictObject({ key: z.string(), code: z.string(), say, preset: z.boolean() });

/** The bar on top and the state of the house, on every screen. */
export const deskFrame = z.strictObject({
  mallName: z.string(),
  deskId: z.string(),
  language,
  languages: z.array(language),
  clockLocal: localDateTime,
  currency,
  online: z.boolean(),
  reader: z.enum(['ok', 'gone']),
  printer: z.enum(['ok', 'paper-near-end', 'paper-out', 'gone']),
  staff: z.nullable(z.strictObject({ name: z.string(), sinceLocal: localDateTime })),
  /** Stacks laid aside, oldest first. */
  parked: z.array(z.strictObject({ last4: z.string(), rows: count })),
  /** Keys of this screen, in the order of the foot; `end` stands at the right. */
  keys: z.array(keyHint),
  end: z.nullable(keyHint),
  allKeys: z.boolean(),
  /** One line that comes and goes: what just happened or what is awaited. */
  line: z.nullable(z.strictObject({ tone: z.enum(['good', 'neutral', 'problem']), say })),
});

/** One booked receipt. `marked`: M and V act on it. `stamp`: typed, so the paper is to be stamped. */
export const deskRow = z.strictObject({
  rowId: z.string(),
  reference,
  shop: z.nullable(z.string()),
  category: z.nullable(z.string()),
  amountMinor: whole,
  purchasedAtLocal: localDateTime,
  points: whole,
  last4: z.string(),
  otherCard: z.boolean(),
  moved: z.boolean(),
  stamp: z.boolean(),
  toBeConfirmed: z.boolean(),
  bound: z.boolean(),
  marked: z.boolean(),
  cursor: z.boolean(),
  last: z.boolean(),
  lines: z.array(say),
});

/** A field that is being typed. `hint` is what the letters match. */
export const deskField = z.strictObject({
  id: z.enum(['shop', 'number', 'time', 'amount', 'reason']),
  value: z.string(),
  hint: z.nullable(z.string()),
  focused: z.boolean(),
  good: z.boolean(),
});

/** One paper laid aside. `title` may be followed by the paper's date, shop and amount. */
export const deskProblem = z.strictObject({
  problemId: z.string(),
  number: count,
  current: z.boolean(),
  title: say,
  text: say,
  shop: z.nullable(z.string()),
  amountMinor: z.nullable(whole),
  purchasedAtLocal: z.nullable(localDateTime),
  reference: z.nullable(reference),
  fields: z.array(deskField),
  /** More that staff must know before they decide: what was spent or handed out, which visit it was. */
  more: z.array(say),
  keys: z.array(keyHint),
  cue: z.nullable(say),
});

/** A voucher as the desk sees it: may it be handed out here and now, and if not why. */
export const deskVoucher = z.strictObject({
  number: count,
  current: z.boolean(),
  reference,
  giftName: z.string(),
  /** Names of the gifts that may be taken instead. */
  choices: z.array(z.string()),
  /** None left: what the house gives instead; O takes it. */
  substitute: z.nullable(z.string()),
  /** The shop that honours it, for coupons; null: the desk hands it out. */
  shop: z.nullable(z.string()),
  art: z.nullable(slug),
  left: z.nullable(count),
  deadlineLocal: localDateTime,
  /** Age from which it may be handed over: look at an identity paper; null: any. */
  fromAgeYears: z.nullable(count),
  state: z.enum(['ready', 'card-needed', 'not-offline', 'not-granted', 'handed-out', 'expired', 'cancelled']),
  handedOut: z.nullable(z.strictObject({ atLocal: localDateTime, at: z.string() })),
});

/** The line at which something is typed or awaited: search, reason, another card. */
export const deskEntry = z.strictObject({
  kind: z.enum(['find', 'move', 'void', 'reason', 'second', 'original', 'link', 'parting', 'sell']),
  label: say,
  text: z.string(),
  typed: z.boolean(),
  keys: z.array(keyHint),
});

/** What the visitor's side shows: neutral words in the visitor's own language. */
export const visitorSide = z.strictObject({ language, title: say, lines: z.array(say) });

const one = <K extends string, S extends Record<string, z.core.$ZodType>>(kind: K, shape: S) =>
  z.strictObject({ kind: z.literal(kind), frame: deskFrame, ...shape });

/** The screens. */
export const deskScreen = z.discriminatedUnion('kind', [
  /** Core is starting or has no mirror yet. */
  one('resting', { say }),
  /** Nobody is signed in. `kept`: an open stack waits behind the lock. */
  one('locked', { typed: z.string(), kept: z.nullable(z.strictObject({ last4: z.string(), rows: count })) }),
  one('pin', { name: z.string(), dots: count, pausedSeconds: count, kept: z.nullable(z.strictObject({ last4: z.string(), rows: count })) }),
  /** After a power cut: go on with the stack that was open? */
  one('resume', { last4: z.string(), rows: count, problems: count, amountMinor: whole }),
  /** A shift begins: gifts are counted, scanner and printer checked. */
  one('shift-start', shiftStartShape),
  /** It ends: the count again, the report. */
  one('shift-end', { ...shiftEndShape, entry: z.nullable(deskEntry) }),
  /** No visitor: waits for a card, slip, reference or receipt. `kept`: receipts scanned before any card. */
  one('ready', {
    entry: z.nullable(deskEntry),
    waiting: count,
    /** Kiosks that want a hand, and for what. */
    resting: z.array(z.strictObject({ kioskId, what: z.array(say) })),
    visitor: visitorSide,
  }),
  one('stack', {
    initial: z.string(),
    last4: z.string(),
    visitorLanguage: language,
    points: whole,
    provisional: z.boolean(),
    /** Opened with a number that nobody has confirmed. */
    numberWaits: z.boolean(),
    /** Wants to leave: gone after this. */
    leavingLocal: z.nullable(localDateTime),
    test: z.boolean(),
    openVouchers: count,
    notices: z.array(say),
    cards: z.array(z.strictObject({ last4: z.string(), current: z.boolean(), rows: count })),
    totals: z.strictObject({ booked: count, amountMinor: whole, problems: count, points: whole, gifts: z.array(z.string()) }),
    rows: z.array(deskRow),
    problems: z.array(deskProblem),
    vouchers: z.array(deskVoucher),
    entry: z.nullable(deskEntry),
    visitor: visitorSide,
  }),
]);

/** Core to page. `cue` is a sound; it is never state, so a page that connects later does not hear it. */
export const deskCoreMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('screen'), n: z.int(), screen: deskScreen }),
  z.strictObject({ type: z.literal('cue'), cue: z.enum(['good', 'held', 'problem', 'bound']) }),
]);

/** @see deskScreen */
export type DeskScreen = z.infer<typeof deskScreen>;
/** One screen by its name. */
export type DeskScreenOf<K extends DeskScreen['kind']> = Extract<DeskScreen, { kind: K }>;
/** @see deskFrame */
export type DeskFrame = z.infer<typeof deskFrame>;
/** @see keyHint */
export type KeyHint = z.infer<typeof keyHint>;
/** @see deskRow */
export type DeskRow = z.infer<typeof deskRow>;
/** @see deskProblem */
export type DeskProblem = z.infer<typeof deskProblem>;
/** @see deskField */
export type DeskField = z.infer<typeof deskField>;
/** @see deskVoucher */
export type DeskVoucher = z.infer<typeof deskVoucher>;
/** @see deskEntry */
export type DeskEntry = z.infer<typeof deskEntry>;
/** @see visitorSide */
export type VisitorSide = z.infer<typeof visitorSide>;
/** @see deskCoreMessage */
export type DeskCoreMessage = z.infer<typeof deskCoreMessage>;
