/**
 * Acts: what the server's own log holds besides facts, in the same order: catalogue changes, campaigns, ticks of the clock, leases, kiosks. Decided by
 * `domain/decide/decide-act.ts` under the same lock.
 */
import * as z from 'zod/mini';
import { campaignVersion } from './campaign.ts';
import { audienceBit } from './account-document.ts';
import { categoryDocument, giftDocument, tenantDocument, tierDocument, tillDocument } from './catalogue-document.ts';
import { planDocument } from './plan-document.ts';
import { questionnaireDocument } from './questionnaire-document.ts';
import { drawEntriesMax, drawPlacesMax, drawWinner, ticketVoidReason } from './draw.ts';
import { mallDocument, settingsDocument, staffDocument } from './house-document.ts';
import {
  boundedText,
  cardKey,
  count,
  currency,
  instantMs,
  kioskId,
  localDateTime,
  reference,
  sha256Hex,
  slug,
  uuid,
  whole,
} from './primitive.ts';

/** Things of the catalogue that are put as a whole. The version in the document is not looked at: the store's own counts up. */
export const catalogueItem = z.discriminatedUnion('kind', [
  tenantDocument,
  categoryDocument,
  tillDocument,
  giftDocument,
  staffDocument,
  mallDocument,
  settingsDocument,
  tierDocument,
  planDocument,
  questionnaireDocument,
]);

/** Catalogue written by people or an import; `stocks` sets how many units of a gift there are in all, handed out ones included. */
export const cataloguePut = z.strictObject({
  kind: z.literal('catalogue.put'),
  items: z.array(catalogueItem).check(z.maxLength(2000)),
  stocks: z.array(z.strictObject({ giftId: slug, total: count })).check(z.maxLength(500)),
});

/** A version of a campaign. The same content twice is one version; a running campaign allows only what DESIGN §7 names. */
export const campaignLoaded = z.strictObject({ kind: z.literal('campaign.loaded'), version: campaignVersion });

/** The clock, for these accounts: lots and vouchers past their end leave, documents are tidied. */
export const tick = z.strictObject({ kind: z.literal('tick'), atMs: instantMs, accountIds: z.array(uuid).check(z.maxLength(1000)) });

/** What one kiosk shall have on loan of one resource from now on, used units included. */
export const lease = z.strictObject({
  resourceId: z.string(),
  kioskId,
  incarnation: z.int().check(z.nonnegative()),
  units: count,
  untilMs: instantMs,
  /** Size of the resource, for a day quota that nobody has touched yet; null where the resource exists. */
  total: z.nullable(count),
});

/** Leases as planned by `domain/allotment/plan-leases.ts`. */
export const leasesPlanned = z.strictObject({ kind: z.literal('leases.planned'), leases: z.array(lease).check(z.maxLength(2000)) });

/** A lost kiosk: its unused units are lost, never free again by themselves. */
export const leaseWrittenOff = z.strictObject({
  kind: z.literal('lease.written-off'),
  kioskId,
  resourceIds: z.array(z.string()).check(z.maxLength(500)),
  reason: boundedText(200),
});

/** A kiosk became known by its key. */
export const kioskEnrolled = z.strictObject({
  kind: z.literal('kiosk.enrolled'),
  kioskId,
  mallId: slug,
  use: z.enum(['kiosk', 'desk', 'import']),
  publicKey: boundedText(128),
  atMs: instantMs,
});

/** A kiosk started with a link: its next incarnation, and how far its chain is known. */
export const kioskStarted = z.strictObject({
  kind: z.literal('kiosk.started'),
  kioskId,
  incarnation: z.int().check(z.positive()),
  headSeq: count,
  headHash: sha256Hex,
  atMs: instantMs,
});

/** A kiosk is shut out (fork, stale incarnation) or taken out of service. */
export const kioskStatusSet = z.strictObject({
  kind: z.literal('kiosk.status-set'),
  kioskId,
  status: z.enum(['enrolled', 'fenced', 'revoked']),
  reason: boundedText(200),
});

const month = z.string().check(z.regex(/^\d{4}-\d{2}$/));

/** Audience bits of accounts as the server worked them out; each list replaces the account's whole. */
export const audienceSet = z.strictObject({
  kind: z.literal('audience.set'),
  atMs: instantMs,
  accounts: z.array(z.strictObject({ accountId: uuid, bits: z.array(audienceBit).check(z.maxLength(200)) })).check(z.maxLength(1000)),
});

/** It is these members' birthday (mall day of `atMs`): campaigns with trigger `birthday` give what is due, once a year each. */
export const birthdaysCame = z.strictObject({
  kind: z.literal('birthdays.came'),
  atMs: instantMs,
  accountIds: z.array(uuid).check(z.maxLength(1000)),
});

/** Points of these members end soon, between `fromMs` and `untilMs`, both included: they are told at the next scan. The server sees to it that each end is told once. */
export const remindersCame = z.strictObject({
  kind: z.literal('reminders.came'),
  atMs: instantMs,
  accounts: z.array(z.strictObject({ accountId: uuid, fromMs: instantMs, untilMs: instantMs })).check(z.maxLength(1000)),
});

/** Money of a tenant's deposit came in, or goes back to it (negative). */
export const depositBooked = z.strictObject({
  kind: z.literal('deposit.booked'),
  tenantId: slug,
  forPointsMinor: whole,
  frozenMinor: whole,
  atMs: instantMs,
  reason: boundedText(200),
});

/** A correction: balanced legs with a reason. Nothing in the books is ever changed otherwise. */
export const correctionPosted = z.strictObject({
  kind: z.literal('correction.posted'),
  atMs: instantMs,
  legs: z
    .array(z.strictObject({ account: boundedText(120), unit: z.union([z.literal('points'), currency]), amount: whole }))
    .check(z.minLength(2), z.maxLength(100)),
  tenantId: z.nullable(slug),
  reason: boundedText(400),
});

/**
 * A month ends. Figures are sums over the ledger, taken under the same lock (`domain/clearing/closing.ts`): fees are charged from the turnovers (booked receipts less
 * returns, by goods group; group null: not told), points are paid from the deposits that are drawn on, money of expired points goes to breakage. Then the month is closed.
 */
export const periodClosed = z.strictObject({
  kind: z.literal('period.closed'),
  period: month,
  atMs: instantMs,
  turnovers: z.array(z.strictObject({ tenantId: slug, group: z.nullable(slug), turnoverMinor: whole })).check(z.maxLength(10_000)),
  draws: z.array(z.strictObject({ tenantId: slug, amountMinor: count })).check(z.maxLength(10_000)),
  /** Funder as in lots: `operator` or `tenant:<id>`. */
  expired: z.array(z.strictObject({ funder: boundedText(80), amountMinor: whole })).check(z.maxLength(10_000)),
});

/** The steps of a draw; what is not said here follows from the steps before. */
export const drawAnnounced = z.strictObject({ kind: z.literal('draw.announced'), drawId: slug, secretHash: sha256Hex });
export const drawClosed = z.strictObject({
  kind: z.literal('draw.closed'),
  drawId: slug,
  atMs: instantMs,
  listHash: sha256Hex,
  entries: count,
  /** Key of the holders' pseudonyms, derived from the secret. */
  holderKey: sha256Hex,
  /** Tickets of persons who may not take part, as found at closing; each is checked again. */
  excluded: z.array(z.strictObject({ ticketId: uuid, why: ticketVoidReason })).check(z.maxLength(drawEntriesMax)),
});
export const drawDrawn = z.strictObject({
  kind: z.literal('draw.drawn'),
  drawId: slug,
  atMs: instantMs,
  secret: sha256Hex,
  publicValue: boundedText(400),
  winners: z.array(drawWinner).check(z.maxLength(drawPlacesMax)),
});
/** A winner claimed the prize, or lost it (deadline, excluded): the next reserve winner moves up. */
export const prizeSettled = z.strictObject({
  kind: z.literal('prize.settled'),
  drawId: slug,
  ticketId: uuid,
  verdict: z.enum(['claimed', 'forfeited']),
  reason: boundedText(200),
  atMs: instantMs,
});

/**
 * What an authority answered about one receipt. `genuine` may tell what the code does not say; `told` null: nothing more than the code. `not-genuine` ends the receipt.
 * `unanswered`: asked as often as the settings of the verifier allow, no answer; a hold stays for the desk, marked so.
 */
export const receiptChecked = z.strictObject({
  kind: z.literal('receipt.checked'),
  receiptId: uuid,
  verdict: z.enum(['genuine', 'not-genuine', 'unanswered']),
  told: z.nullable(
    z.strictObject({ amountMinor: z.nullable(count), purchasedAtLocal: z.nullable(localDateTime), issuer: z.nullable(boundedText(80)) }),
  ),
  /** Verifier that asked: `sk-ekasa`. */
  verifier: slug,
  atMs: instantMs,
});

/**
 * A visitor typed the code that was sent to the number an account was opened with: the account may spend. `sameAs`: the account that the number belongs to already, into which
 * this one goes. The number itself is not told.
 */
export const phoneConfirmed = z.strictObject({
  kind: z.literal('phone.confirmed'),
  accountId: uuid,
  sameAs: z.nullable(uuid),
  kioskId,
  atMs: instantMs,
});

/** A member gave points to another one, behind a one-time code: they leave at once, arrive after the waiting days, and can be undone until then. */
export const pointsGivenByCode = z.strictObject({
  kind: z.literal('points.given'),
  transferId: uuid,
  accountId: uuid,
  toAccountId: uuid,
  points: z.int().check(z.positive()),
  reference,
  kioskId,
  atMs: instantMs,
});

/** A member wants to leave and be forgotten, behind a one-time code. Closed after the waiting days unless undone. */
export const leaveAskedByCode = z.strictObject({
  kind: z.literal('leave.asked'),
  accountId: uuid,
  reference,
  kioskId,
  atMs: instantMs,
});

/** A member links one more card, behind a one-time code that named this card and this account. */
export const cardLinkedByCode = z.strictObject({
  kind: z.literal('card.linked'),
  accountId: uuid,
  cardKey,
  last4: z.string().check(z.regex(/^\d{4}$/)),
  reference,
  kioskId,
  atMs: instantMs,
});

/** The owner of a number says that somebody else opened this account with it. Closed if nobody ever confirmed it. */
export const accountDisowned = z.strictObject({ kind: z.literal('account.disowned'), accountId: uuid, atMs: instantMs });

/**
 * The office did something, so that it stands in the log and in the trail with what it changed: put beside the acts that change it, in one decision. It changes nothing by itself.
 * `did`: its name in the trail (`staff-added`); `subject`: id of what it was done to; `detail`: figures of it, never a number, PIN or name of a visitor.
 */
export const officeDid = z.strictObject({
  kind: z.literal('office.did'),
  did: z.string().check(z.regex(/^[a-z][a-z-]{0,39}$/)),
  subject: z.nullable(boundedText(120)),
  detail: z.nullable(boundedText(200)),
  atMs: instantMs,
});

/** Every kind of act. */
export const act = z.discriminatedUnion('kind', [
  cataloguePut,
  campaignLoaded,
  tick,
  leasesPlanned,
  leaseWrittenOff,
  kioskEnrolled,
  kioskStarted,
  kioskStatusSet,
  audienceSet,
  birthdaysCame,
  remindersCame,
  depositBooked,
  correctionPosted,
  periodClosed,
  drawAnnounced,
  drawClosed,
  drawDrawn,
  prizeSettled,
  receiptChecked,
  phoneConfirmed,
  pointsGivenByCode,
  leaveAskedByCode,
  cardLinkedByCode,
  accountDisowned,
  officeDid,
]);

/** Why an act was not carried out. */
export const actRefusal = z.enum([
  'kiosk-unknown',
  'kiosk-exists',
  'incarnation-stale',
  'campaign-change-not-allowed',
  'campaign-version-exists',
  'currency-fixed',
  'substitute-wrong',
  'tenant-unknown',
  'account-fixed',
  'unbalanced',
  'period-closed',
  'period-not-next',
  'draw-unknown',
  'draw-state',
  'draw-entries',
  'draw-secret',
  'draw-winners',
  'ticket-unknown',
  'receipt-unknown',
  'account-unknown',
  'account-closed',
  'account-provisional',
  'account-leaving',
  'card-taken',
  'not-enough-points',
]);

/** @see act */
export type Act = z.infer<typeof act>;
/** One kind of act by its name. */
export type ActOf<K extends Act['kind']> = Extract<Act, { kind: K }>;
/** @see lease */
export type Lease = z.infer<typeof lease>;
/** @see actRefusal */
export type ActRefusal = z.infer<typeof actRefusal>;
