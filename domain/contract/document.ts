/**
 * Documents: the state of the programme, one JSON body each, told apart by `kind`. The server stores them, the feed carries them, the
 * kiosk's mirror holds those it may know (`feedKinds`). Nothing here names a person: phone and name live sealed in `member`, server only.
 */
import * as z from 'zod/mini';
import { purse } from './campaign.ts';
import { accountDocument, cardDocument, lot } from './account-document.ts';
import { campaignDocument, categoryDocument, giftDocument, tenantDocument, tierDocument, tillDocument } from './catalogue-document.ts';
import { planDocument } from './plan-document.ts';
import { questionnaireDocument } from './questionnaire-document.ts';
import { shiftDocument } from './shift.ts';
import { holdReason, refusal } from './refusal.ts';
import { receiptSource } from './fact.ts';
import { refundSlipsDocument } from './refund-slip.ts';
import { drawDocument, drawPageDocument, ticketDocument } from './draw.ts';
import { kioskDocument, mallDocument, settingsDocument, staffDocument } from './house-document.ts';
import { count, currency, instantMs, kioskId, localDateTime, reference, say, slug, uuid, whole } from './primitive.ts';

/** What one receipt gave, by campaign. */
export const receiptAward = z.strictObject({
  campaignId: slug,
  version: z.int(),
  awardKey: z.string(),
  points: whole,
  purse: z.nullable(purse),
  voucherId: z.nullable(uuid),
  /** Tickets given for the campaign's draw. */
  tickets: count,
  tierId: z.nullable(slug),
  explanation: say,
});

/** Parts of a receipt where till, import or staff tell them. Goods sum up to at most the amount; the rest is untold. */
export const receiptDetails = z.strictObject({
  paidWithPointsMinor: count,
  goods: z.array(z.strictObject({ group: slug, amountMinor: count })).check(z.maxLength(100)),
});

/** What is known of a receipt's being genuine. */
export const receiptProof = z.enum(['proven', 'pending', 'failed', 'none']);

/** A receipt in full. Server and the kiosk that registered it. */
export const receiptDocument = z.strictObject({
  kind: z.literal('receipt'),
  id: uuid,
  version: count,
  reference,
  accountId: uuid,
  kioskId,
  visitId: uuid,
  source: receiptSource,
  country: z.nullable(z.string()),
  format: z.nullable(z.string()),
  tenantId: z.nullable(slug),
  tillKey: z.nullable(z.string()),
  amountMinor: whole,
  currency,
  /** Goods that went back, money of them; amountMinor - returnedMinor counts. */
  returnedMinor: count,
  details: z.nullable(receiptDetails),
  /** Member of staff who registered it; null: the visitor. */
  staffId: z.nullable(slug),
  number: z.nullable(z.string()),
  purchasedAtLocal: localDateTime,
  purchasedAtMs: instantMs,
  registeredAtMs: instantMs,
  decidedAtMs: instantMs,
  state: z.enum(['booked', 'held', 'refused', 'voided']),
  holds: z.array(holdReason),
  /** What is known of its being genuine: `proven` by a signature or the authority, `pending` with the authority, `failed`, or `none` that could be checked. */
  proof: receiptProof,
  refusal: z.nullable(refusal),
  /** The other side of an `on-another-account` or `weak-clash` hold. */
  clashReceiptId: z.nullable(uuid),
  /** A `weak-clash` that staff registered: where and when the other side was, never whose it is. Missing: no such clash. */
  clashSeen: z.optional(z.strictObject({ kioskId, atLocal: localDateTime })),
  voidMode: z.nullable(z.enum(['release', 'burn'])),
  strongKeys: z.array(z.string()),
  weakKeys: z.array(z.string()),
  awards: z.array(receiptAward),
  /** Units of quotas and budgets that its awards of points, tickets and tiers have taken, or that its hold reserves. A gift's stand on the voucher. */
  binds: z.array(z.strictObject({ awardKey: z.string(), resourceId: z.string(), units: count })),
  nearMisses: z.array(say),
});

/** A voucher: a record on the account; paper is one rendering of it. */
export const voucherDocument = z.strictObject({
  kind: z.literal('voucher'),
  id: uuid,
  version: count,
  reference,
  accountId: uuid,
  giftId: slug,
  campaignId: z.nullable(slug),
  awardKey: z.nullable(z.string()),
  pricePoints: count,
  issuedBy: kioskId,
  issuedAtMs: instantMs,
  deadlineMs: instantMs,
  state: z.enum(['asked', 'open', 'honoured', 'cancelled', 'expired']),
  honoured: z.nullable(z.strictObject({ kioskId, staffId: slug, atMs: instantMs, times: count })),
  /** Which resource units it binds: gift stock, day quota. */
  binds: z.array(z.strictObject({ resourceId: z.string(), kioskId: z.nullable(kioskId) })),
  /** Lots the price was taken from, to give back on cancellation. */
  spent: z.array(z.strictObject({ lot, points: count })),
  /** Other gifts that may be taken instead, until it is handed out. */
  choices: z.array(slug),
  /** Who pays the gift when it is handed out, per mille, as the campaign said; empty: the operator. */
  funding: z.array(z.strictObject({ funder: z.string(), perMille: z.int() })),
});

/** Anything scarce: `stock:<giftId>`, `quota:<campaignId>:<mall day>`, `budget:<campaignId>` (points). free = total - leased - bound - handedOut - lost, never below 0; the rest is shortfall. */
export const resourceDocument = z.strictObject({
  kind: z.literal('resource'),
  id: z.string(),
  version: count,
  total: count,
  leased: count,
  bound: count,
  handedOut: count,
  lost: count,
  shortfall: count,
});

/**
 * Units of one resource lent to one kiosk. `used` are bound by its vouchers already; `writtenOff` were given up as lost with the kiosk, and come back to life
 * one by one should its deeds arrive after all. `incarnation` is the one the units were last lent to.
 */
export const allotmentDocument = z.strictObject({
  kind: z.literal('allotment'),
  id: z.string(),
  version: count,
  resourceId: z.string(),
  kioskId,
  incarnation: z.int(),
  units: count,
  used: count,
  writtenOff: count,
  untilMs: instantMs,
});

/** A dispute about one paper on two accounts: award now, review later by a second person. */
export const caseDocument = z.strictObject({
  kind: z.literal('case'),
  id: z.string(),
  version: count,
  reference,
  /** The registration that has the paper now, and the one that gave way (its points are frozen, not gone). */
  winnerReceiptId: uuid,
  loserReceiptId: uuid,
  openedBy: slug,
  openedAtMs: instantMs,
  state: z.enum(['open', 'upheld', 'reversed']),
  reviewedBy: z.nullable(slug),
  reviewedAtMs: z.nullable(instantMs),
});

/** The books: which months are closed. A later fact posts in the first open month, marked with its own. One document, id `books`. */
export const booksDocument = z.strictObject({
  kind: z.literal('books'),
  id: z.literal('books'),
  version: count,
  /** Last closed month `YYYY-MM`; null: none yet. */
  closedThrough: z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}$/))),
});

/** A refund slip whose purchase is not known yet: applied if it comes within 30 days. Id is the strong key of the purchase. */
export const waitingRefundDocument = z.strictObject({
  kind: z.literal('waiting-refund'),
  id: z.string(),
  version: count,
  reference,
  amountMinor: count,
  atMs: instantMs,
  staffId: slug,
});

/** Any document. */
export const anyDocument = z.discriminatedUnion('kind', [
  accountDocument,
  cardDocument,
  receiptDocument,
  voucherDocument,
  resourceDocument,
  allotmentDocument,
  tenantDocument,
  categoryDocument,
  tillDocument,
  giftDocument,
  campaignDocument,
  staffDocument,
  mallDocument,
  settingsDocument,
  kioskDocument,
  tierDocument,
  caseDocument,
  booksDocument,
  waitingRefundDocument,
  refundSlipsDocument,
  drawDocument,
  drawPageDocument,
  ticketDocument,
  planDocument,
  questionnaireDocument,
  shiftDocument,
]);

/** Kinds that travel in the feed to every kiosk. Allotments travel only to their own kiosk; receipts, vouchers and kiosks stay on the server. */
export const feedKinds = [
  'account',
  'card',
  'resource',
  'tenant',
  'category',
  'till',
  'gift',
  'campaign',
  'staff',
  'mall',
  'settings',
  'tier',
  'plan',
  'questionnaire',
] as const;

/** @see anyDocument */
export type AnyDocument = z.infer<typeof anyDocument>;
/** Name of a kind of document. */
export type DocumentKind = AnyDocument['kind'];
/** One kind of document by its name. */
export type DocumentOf<K extends DocumentKind> = Extract<AnyDocument, { kind: K }>;
/** @see receiptAward */
export type ReceiptAward = z.infer<typeof receiptAward>;
/** @see receiptDocument */
export type ReceiptDocument = z.infer<typeof receiptDocument>;
/** @see voucherDocument */
export type VoucherDocument = z.infer<typeof voucherDocument>;
/** @see resourceDocument */
export type ResourceDocument = z.infer<typeof resourceDocument>;
/** @see allotmentDocument */
export type AllotmentDocument = z.infer<typeof allotmentDocument>;
/** @see staffDocument */
export type StaffDocument = z.infer<typeof staffDocument>;
/** @see mallDocument */
export type MallDocument = z.infer<typeof mallDocument>;
/** @see settingsDocument */
export type SettingsDocument = z.infer<typeof settingsDocument>;
/** @see kioskDocument */
export type KioskDocument = z.infer<typeof kioskDocument>;
/** @see receiptDetails */
export type ReceiptDetails = z.infer<typeof receiptDetails>;
/** @see caseDocument */
export type CaseDocument = z.infer<typeof caseDocument>;
/** @see booksDocument */
export type BooksDocument = z.infer<typeof booksDocument>;
