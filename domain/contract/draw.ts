/**
 * Prize draws (DESIGN §7): publish hash(secret); close; publish hash(entry list); winners = f(secret, list hash, a public value named beforehand and born after
 * closing). Whoever holds the published files recomputes the winners (`passage draw verify`).
 */
import * as z from 'zod/mini';
import { boundedText, count, currency, instantMs, localized, reference, sha256Hex, slug, uuid } from './primitive.ts';

/** Most tickets of one draw: its list is kept, hashed and published as a whole. */
export const drawEntriesMax = 1_000_000;

/** Most prizes and reserve winners together. */
export const drawPlacesMax = 20_000;

/** Entries of one `draw-page`. */
export const drawPageSize = 1_000;

/** The draw of a campaign whose reward is `tickets`; its id is the campaign's. */
export const campaignDraw = z.strictObject({
  /** Tickets earned by receipts registered before this take part. */
  closesAtMs: instantMs,
  /** When winners are drawn; after the public value is born. */
  drawnAtMs: instantMs,
  /** Which public value will be used, in words: "closing value of the MOEX index on 1 December 2026". Named before the draw closes. */
  publicValue: localized,
  prizes: z
    .array(z.strictObject({ prizeId: slug, name: localized, units: z.int().check(z.positive(), z.lte(10_000)), valueMinor: count }))
    .check(z.minLength(1), z.maxLength(50)),
  /** Reserve winners, in order, for prizes nobody claims. */
  reserves: count,
  /** Days after the draw in which a winner must claim; then the next reserve winner moves up. */
  claimDays: z.int().check(z.positive()),
  /** An account wins at most one prize. */
  onePrizeEach: z.boolean(),
});

/** What stands for the account in the published list, the same on all its tickets of this draw and on none of another: `domain/draw/holder.ts`. */
export const holderPseudonym = z.string().check(z.regex(/^[0-9a-f]{32}$/));

/** A ticket, as the published entry list has it: numbered from 1 at closing, in order of ticket id. */
export const drawEntry = z.strictObject({ number: z.int().check(z.positive()), ticketId: uuid, holder: holderPseudonym });

/** Why a ticket does not take part. The first two follow from its receipt, the others from its account at closing. */
export const ticketVoidReason = z.enum(['returned', 'too-late', 'mall-staff', 'own-shop-staff', 'under-age', 'jury', 'account-closed']);

/** A winner or reserve winner. `rank` from 1 in drawing order; `prizeId` null for reserves. */
export const drawWinner = z.strictObject({
  rank: z.int().check(z.positive()),
  number: z.int().check(z.positive()),
  ticketId: uuid,
  prizeId: z.nullable(slug),
});

/** What became of one prize won. `forfeited`: not claimed in time, or the winner may not win; the next reserve winner has a claim of its own then. */
export const drawClaim = z.strictObject({
  ticketId: uuid,
  prizeId: slug,
  /** Rank of the winner or reserve winner. */
  rank: z.int().check(z.positive()),
  state: z.enum(['waiting', 'claimed', 'forfeited']),
  untilMs: instantMs,
  /** The voucher on the winner's account with which the desk hands the prize out, once; null: forfeited before there was one. */
  voucherId: z.nullable(uuid),
  voucherReference: z.nullable(reference),
  reason: boundedText(200),
});

/**
 * State of one draw; id is the campaign's. Documents of kind `draw` and `draw-page` stay on the server. What was announced is frozen here, so that later
 * versions of the campaign change nothing: the published files are a function of this document and its pages.
 */
export const drawDocument = z.strictObject({
  kind: z.literal('draw'),
  id: slug,
  version: count,
  state: z.enum(['announced', 'closed', 'drawn', 'settled']),
  title: localized,
  currency,
  plan: campaignDraw,
  notFor: z.array(z.enum(['mall-staff', 'own-shop-staff', 'under-age', 'jury'])),
  announcedAtMs: instantMs,
  /** SHA-256 of the secret's 32 bytes; published first. The secret itself is here from `drawn` on, 64 hex digits. */
  secretHash: sha256Hex,
  secret: z.nullable(sha256Hex),
  closedAtMs: z.nullable(instantMs),
  /** SHA-256 of the published entry list file's bytes; from `closed` on. */
  listHash: z.nullable(sha256Hex),
  /** Key of the holders' pseudonyms, made from the secret by a one-way function; from `closed` on. */
  holderKey: z.nullable(sha256Hex),
  entries: count,
  drawnAtMs: z.nullable(instantMs),
  publicValue: z.nullable(boundedText(400)),
  /** Winners, then reserve winners, by rank. */
  winners: z.array(drawWinner),
  /** In the order in which they came to be. */
  claims: z.array(drawClaim),
});

/** A part of the entry list as it was published: numbers 1,000 n + 1 and on. Id `<drawId>/<six digits>`, from `<drawId>/000001`. Written at closing, never changed. */
export const drawPageDocument = z.strictObject({
  kind: z.literal('draw-page'),
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}\/\d{6}$/)),
  version: count,
  entries: z.array(drawEntry).check(z.maxLength(drawPageSize)),
});

/** A ticket as a record; `void` when its award was taken back, it came too late, or its account may not take part. */
export const ticketDocument = z.strictObject({
  kind: z.literal('ticket'),
  id: uuid,
  version: count,
  drawId: slug,
  accountId: uuid,
  awardKey: z.string(),
  /** null: no receipt but an event earned it. */
  receiptId: z.nullable(uuid),
  /** Registration of the receipt (or of the event) that earned it, also where it was approved later: decides whether the ticket is in time. */
  earnedAtMs: instantMs,
  state: z.enum(['valid', 'void']),
  voidReason: z.nullable(ticketVoidReason),
});

/** @see campaignDraw */
export type CampaignDraw = z.infer<typeof campaignDraw>;
/** @see drawEntry */
export type DrawEntry = z.infer<typeof drawEntry>;
/** @see drawWinner */
export type DrawWinner = z.infer<typeof drawWinner>;
/** @see drawDocument */
export type DrawDocument = z.infer<typeof drawDocument>;
/** @see ticketDocument */
export type TicketDocument = z.infer<typeof ticketDocument>;
/** @see drawClaim */
export type DrawClaim = z.infer<typeof drawClaim>;
/** @see drawPageDocument */
export type DrawPageDocument = z.infer<typeof drawPageDocument>;
/** @see ticketVoidReason */
export type TicketVoidReason = z.infer<typeof ticketVoidReason>;
