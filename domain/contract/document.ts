/**
 * Documents: the state of the programme, one JSON body each, told apart by `kind`. The server stores them, the feed carries them, the
 * kiosk's mirror holds those it may know (`feedKinds`). Nothing here names a person: phone and name live sealed in `member`, server only.
 */
import * as z from 'zod/mini';
import { campaignVersion, progressWindow, purse } from './campaign.ts';
import {
  boundedText,
  cardKey,
  count,
  currency,
  instantMs,
  kioskId,
  language,
  localDateTime,
  localized,
  reference,
  say,
  slug,
  uuid,
  whole,
} from './primitive.ts';
import { receiptSource } from './fact.ts';
import { kioskDocument, mallDocument, settingsDocument, staffDocument } from './house-document.ts';

/** Points of one earning. Never below 0; spendable at t iff spendableFromMs <= t < expiresAtMs. */
export const lot = z.strictObject({
  lotId: z.string(),
  purse,
  points: count,
  earnedPoints: count,
  earnedAtMs: instantMs,
  spendableFromMs: instantMs,
  expiresAtMs: z.nullable(instantMs),
  /** Who paid, and the money (minor units of `currency`) that backed the whole lot when earned; spending takes cumulative floors of it. */
  funding: z.array(z.strictObject({ funder: z.string(), moneyMinor: count })),
  currency,
});

/** A voucher as the account shows it. */
export const voucherSummary = z.strictObject({
  voucherId: uuid,
  reference,
  giftId: slug,
  campaignId: z.nullable(slug),
  pricePoints: count,
  issuedAtMs: instantMs,
  deadlineMs: instantMs,
  state: z.enum(['asked', 'open', 'honoured', 'cancelled', 'expired']),
  honouredAtMs: z.nullable(instantMs),
  honouredAt: z.nullable(kioskId),
});

/** What one receipt gave, by campaign. */
export const receiptAward = z.strictObject({
  campaignId: slug,
  version: z.int(),
  awardKey: z.string(),
  points: whole,
  purse: z.nullable(purse),
  voucherId: z.nullable(uuid),
  explanation: say,
});

/** Why a receipt waits. About the paper or the till, never about the person. */
export const holdReason = z.enum([
  'typed',
  'unknown-till',
  'clock-unsure',
  'till-clock',
  'weak-clash',
  'on-another-account',
  'many-today',
  'many-from-one-shop',
  'above-cap',
  'no-proof',
]);

/** Why a fact was refused, in checking order. Final unless noted in domain/decide/refusal.ts. */
export const refusal = z.enum([
  'test-item',
  'account-unknown',
  'account-closed',
  'account-provisional',
  'card-taken',
  'card-unknown',
  'staff-unknown',
  'staff-may-not',
  'not-a-receipt',
  'receipt-training',
  'receipt-cancelled',
  'receipt-copy',
  'receipt-refund',
  'tenant-unknown',
  'tenant-excluded',
  'future-dated',
  'too-old',
  'already-yours',
  'below-minimum',
  'currency-unknown',
  'receipt-unknown',
  'receipt-not-held',
  'receipt-voided',
  'gift-unknown',
  'gift-gone',
  'not-enough-points',
  'voucher-exists',
  'voucher-unknown',
  'voucher-honoured',
  'voucher-cancelled',
  'voucher-expired',
  'same-id-other-content',
]);

/** A receipt as the account shows it. */
export const receiptSummary = z.strictObject({
  receiptId: uuid,
  reference,
  tenantId: z.nullable(slug),
  amountMinor: whole,
  purchasedAtLocal: localDateTime,
  registeredAtMs: instantMs,
  state: z.enum(['booked', 'held', 'refused', 'voided', 'moved']),
  holds: z.array(holdReason),
  refusal: z.nullable(refusal),
  points: whole,
});

/** Something to tell at the next scan (difference to what was predicted, decided hold, gift no longer due). */
export const notice = z.strictObject({ noticeId: z.string(), atMs: instantMs, say });

/** One account: a family with four cards is one account. */
export const accountDocument = z.strictObject({
  kind: z.literal('account'),
  id: uuid,
  version: count,
  status: z.enum(['provisional', 'active', 'closed', 'alias']),
  /** For `alias`: the account that took this one over. */
  aliasOf: z.nullable(uuid),
  initial: boundedText(4),
  language,
  openedAtMs: instantMs,
  cards: z.array(z.strictObject({ cardKey, last4: z.string(), medium: z.enum(['plastic', 'slip', 'phone']) })),
  lots: z.array(lot),
  debt: count,
  progress: z.array(progressWindow),
  vouchers: z.array(voucherSummary),
  /** Held receipts and the last ten others, newest first. */
  receipts: z.array(receiptSummary),
  notices: z.array(notice),
  /** Points this account may spend offline per kiosk until the next contact. */
  allowancePoints: count,
  /** Highest fact of each kiosk that is decided into this document. */
  ownSeqs: z.record(z.string(), count),
  /** Bits for audiences, computed by the server. */
  audience: z.array(slug),
});

/** A card. Key of the document is the card key. */
export const cardDocument = z.strictObject({
  kind: z.literal('card'),
  id: cardKey,
  version: count,
  accountId: z.nullable(uuid),
  last4: z.string(),
  medium: z.enum(['plastic', 'slip', 'phone']),
  status: z.enum(['active', 'blocked', 'blank']),
});

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
  number: z.nullable(z.string()),
  purchasedAtLocal: localDateTime,
  purchasedAtMs: instantMs,
  registeredAtMs: instantMs,
  decidedAtMs: instantMs,
  state: z.enum(['booked', 'held', 'refused', 'voided']),
  holds: z.array(holdReason),
  refusal: z.nullable(refusal),
  /** The other side of an `on-another-account` or `weak-clash` hold. */
  clashReceiptId: z.nullable(uuid),
  voidMode: z.nullable(z.enum(['release', 'burn'])),
  strongKeys: z.array(z.string()),
  weakKeys: z.array(z.string()),
  awards: z.array(receiptAward),
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
});

/** Anything scarce: `stock:<giftId>`, `quota:<campaignId>:<mall day>`. free = total - leased - bound - handedOut - lost, never below 0; the rest is shortfall. */
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

/** A shop. */
export const tenantDocument = z.strictObject({
  kind: z.literal('tenant'),
  id: slug,
  version: count,
  name: z.string(),
  category: slug,
  floor: z.string(),
  initials: z.string(),
  /** false: its receipts bear no code, only typed registration. */
  printsCode: z.boolean(),
  excluded: z.boolean(),
  /** Price the tenant pays for 1000 points, minor units. */
  pointRateMinor: count,
});

/** A category of shops. */
export const categoryDocument = z.strictObject({ kind: z.literal('category'), id: slug, version: count, name: localized });

/** A till, by the key its codes carry (`ru-fns:<fn>`). tenantId null: not mapped yet. */
export const tillDocument = z.strictObject({
  kind: z.literal('till'),
  id: z.string(),
  version: count,
  tenantId: z.nullable(slug),
  fromMs: instantMs,
  toMs: z.nullable(instantMs),
  heldReceipts: count,
});

/** A gift. `pricePoints` null: only as a campaign's gift. */
export const giftDocument = z.strictObject({
  kind: z.literal('gift'),
  id: slug,
  version: count,
  name: localized,
  text: localized,
  art: z.nullable(slug),
  pricePoints: z.nullable(count),
  valueMinor: count,
  collectAt: localized,
  collectDays: count,
  active: z.boolean(),
});

/** The campaign version(s) in the mirror: newest first. */
export const campaignDocument = z.strictObject({
  kind: z.literal('campaign'),
  id: slug,
  version: count,
  versions: z.array(campaignVersion),
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
] as const;

/** @see anyDocument */
export type AnyDocument = z.infer<typeof anyDocument>;
/** Name of a kind of document. */
export type DocumentKind = AnyDocument['kind'];
/** One kind of document by its name. */
export type DocumentOf<K extends DocumentKind> = Extract<AnyDocument, { kind: K }>;
/** @see lot */
export type Lot = z.infer<typeof lot>;
/** @see voucherSummary */
export type VoucherSummary = z.infer<typeof voucherSummary>;
/** @see receiptSummary */
export type ReceiptSummary = z.infer<typeof receiptSummary>;
/** @see receiptAward */
export type ReceiptAward = z.infer<typeof receiptAward>;
/** @see notice */
export type Notice = z.infer<typeof notice>;
/** @see holdReason */
export type HoldReason = z.infer<typeof holdReason>;
/** @see refusal */
export type Refusal = z.infer<typeof refusal>;
/** @see accountDocument */
export type AccountDocument = z.infer<typeof accountDocument>;
/** @see cardDocument */
export type CardDocument = z.infer<typeof cardDocument>;
/** @see receiptDocument */
export type ReceiptDocument = z.infer<typeof receiptDocument>;
/** @see voucherDocument */
export type VoucherDocument = z.infer<typeof voucherDocument>;
/** @see resourceDocument */
export type ResourceDocument = z.infer<typeof resourceDocument>;
/** @see allotmentDocument */
export type AllotmentDocument = z.infer<typeof allotmentDocument>;
/** @see tenantDocument */
export type TenantDocument = z.infer<typeof tenantDocument>;
/** @see tillDocument */
export type TillDocument = z.infer<typeof tillDocument>;
/** @see giftDocument */
export type GiftDocument = z.infer<typeof giftDocument>;
/** @see staffDocument */
export type StaffDocument = z.infer<typeof staffDocument>;
/** @see mallDocument */
export type MallDocument = z.infer<typeof mallDocument>;
/** @see settingsDocument */
export type SettingsDocument = z.infer<typeof settingsDocument>;
/** @see kioskDocument */
export type KioskDocument = z.infer<typeof kioskDocument>;
