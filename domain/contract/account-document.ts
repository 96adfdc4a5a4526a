/** The account and the card: what a member holds, owes, waits for and is on the way to. Nothing here names a person. */
import * as z from 'zod/mini';
import { progressWindow, purse } from './campaign.ts';
import { holdReason, refusal } from './refusal.ts';
import {
  boundedText,
  cardKey,
  count,
  currency,
  instantMs,
  kioskId,
  language,
  localDateTime,
  reference,
  say,
  slug,
  uuid,
  whole,
} from './primitive.ts';

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
  /** Life `idle-days`: expiresAtMs moves to so many mall days after each booked receipt; null: it stands. */
  idleDays: z.nullable(count),
  /** Dispute (case id) that keeps these points from being spent until it is reviewed; they do not expire meanwhile. null: free. */
  frozenBy: z.nullable(z.string()),
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
  /** Other gifts that may be taken instead, until it is handed out. */
  choices: z.array(slug),
});

/** A tier held for a time. The tier at t is the one of the highest rank with fromMs <= t < untilMs. */
export const tierHeld = z.strictObject({ tierId: slug, fromMs: instantMs, untilMs: instantMs, awardKey: z.string() });

/** A bit of the audience: `bit` is in force at t iff fromMs <= t < untilMs (null: until further notice). Set by the server (act `audience.set`). */
export const audienceBit = z.strictObject({ bit: slug, fromMs: instantMs, untilMs: z.nullable(instantMs) });

/** Points given to another account, on their way. The giver's lots are reduced already; until `ripeAtMs` the gift can be undone. */
export const transfer = z.strictObject({
  transferId: uuid,
  reference,
  toAccountId: uuid,
  points: count,
  askedAtMs: instantMs,
  ripeAtMs: instantMs,
  /** Lots the points were taken from, so that they go back, or arrive, with their own ends and money. */
  taken: z.array(z.strictObject({ lot, points: count })),
});

/** Tickets of one draw, as the account shows them. */
export const ticketSummary = z.strictObject({ drawId: slug, awardKey: z.string(), ticketIds: z.array(uuid), earnedAtMs: instantMs });

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
  /** Member of staff who registered it; null: the visitor, or an import. */
  staffId: z.nullable(slug),
});

/** Something to tell at the next scan (difference to what was predicted, decided hold, gift no longer due). */
export const notice = z.strictObject({ noticeId: z.string(), atMs: instantMs, say });

/** Advertising by channel. */
export const consent = z.strictObject({ sms: z.boolean(), email: z.boolean() });

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
  audience: z.array(audienceBit),
  tiers: z.array(tierHeld),
  tickets: z.array(ticketSummary),
  transfers: z.array(transfer),
  /** The member whose invitation brought this one; null: nobody's. */
  invitedBy: z.nullable(uuid),
  /** Registration of the last booked receipt; null: none yet. */
  lastReceiptAtMs: z.nullable(instantMs),
  /** Questionnaires answered. */
  answered: z.array(slug),
  /** Whether advertising may come, each channel apart; null: never asked, so no. */
  consent: z.nullable(consent),
  /** Wants to leave: closed for good at `untilMs`; undone until then. */
  leaving: z.nullable(z.strictObject({ askedAtMs: instantMs, untilMs: instantMs, reference })),
  /** Opened with a number that nobody has confirmed yet: closed then. */
  confirmByMs: z.nullable(instantMs),
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

/** @see lot */
export type Lot = z.infer<typeof lot>;
/** @see voucherSummary */
export type VoucherSummary = z.infer<typeof voucherSummary>;
/** @see receiptSummary */
export type ReceiptSummary = z.infer<typeof receiptSummary>;
/** @see notice */
export type Notice = z.infer<typeof notice>;
/** @see accountDocument */
export type AccountDocument = z.infer<typeof accountDocument>;
/** @see cardDocument */
export type CardDocument = z.infer<typeof cardDocument>;
/** @see tierHeld */
export type TierHeld = z.infer<typeof tierHeld>;
/** @see audienceBit */
export type AudienceBit = z.infer<typeof audienceBit>;
/** @see transfer */
export type Transfer = z.infer<typeof transfer>;
/** @see consent */
export type Consent = z.infer<typeof consent>;
/** @see ticketSummary */
export type TicketSummary = z.infer<typeof ticketSummary>;
