/**
 * Facts: what a kiosk or desk produces. Every version ever shipped stays decodable for ever, so kinds are only added.
 * A *request* changes nothing irrevocable and may be refused; a *deed* has happened and is always accepted.
 */
import * as z from 'zod/mini';
import { boundedText, count, currency, instantMs, kioskId, localDateTime, reference, sha256Hex, slug, uuid } from './primitive.ts';
import {
  accountConfirmed,
  accountNotMine,
  accountOpened,
  cardLinked,
  consentChosen,
  languageChosen,
  leaveAsked,
  leaveUndone,
  linkWished,
  noticesTold,
  paperPromised,
} from './fact-account.ts';
import { refundSlip } from './refund-slip.ts';
import { accountSought, shiftEnded, shiftStarted } from './shift.ts';

/** How a receipt reached us: scanned code, typed by the visitor (held), typed by staff (valid within limits). */
export const receiptSource = z.enum(['scanned', 'typed', 'staff-typed', 'imported']);

/** Request: register one receipt on an account. `raw` is the code's text as scanned, parsed again by the decider. */
export const receiptRegistered = z.strictObject({
  kind: z.literal('receipt.registered'),
  receiptId: uuid,
  accountId: uuid,
  visitId: uuid,
  reference,
  source: receiptSource,
  raw: z.nullable(boundedText(4096)),
  /** Shop chosen by a person (unknown till, typed receipt); null when the code's till tells the shop. */
  tenantId: z.nullable(slug),
  /** What the person typed. With `raw` too: what the code does not say (amount, day); what it does say is never overruled. */
  typed: z.nullable(z.strictObject({ number: z.nullable(boundedText(40)), amountMinor: count, currency, purchasedAtLocal: localDateTime })),
  staffId: z.nullable(slug),
  /** Staff accept a receipt older than the limit, with a reason; null otherwise. `secondStaffId`: the colleague without whom it would have been one too many; null: not needed. */
  override: z.nullable(z.strictObject({ reason: boundedText(200), secondStaffId: z.nullable(slug) })),
  /** What till, import or staff tell of its parts; null: nothing told. */
  details: z.nullable(
    z.strictObject({
      paidWithPointsMinor: count,
      goods: z.array(z.strictObject({ group: slug, amountMinor: count })).check(z.maxLength(100)),
    }),
  ),
});

/**
 * Staff register that goods of a receipt went back (refund slip). `receiptId` where the purchase is known; else `identity` (the strong key of the purchase), which
 * waits 30 days for it. `amountMinor` is what went back this time.
 */
export const receiptReturned = z.strictObject({
  kind: z.literal('receipt.returned'),
  receiptId: z.nullable(uuid),
  identity: z.nullable(boundedText(200)),
  amountMinor: count,
  reference,
  staffId: slug,
  /** What tells this refund from another one of the same purchase: a refund that was taken already changes nothing. Missing: not known. */
  slip: z.optional(refundSlip),
});

/** Staff review a dispute as a second person: the decision stands, or the other side has its points back. */
export const caseReviewed = z.strictObject({
  kind: z.literal('case.reviewed'),
  caseId: boundedText(120),
  verdict: z.enum(['uphold', 'reverse']),
  reason: boundedText(200),
  staffId: slug,
});

/**
 * Request by staff after an identity check: points for another member. They leave at once and arrive after the settings' waiting days; until then the giver can undo it. At a
 * kiosk a one-time code stands for the check, and the server carries it out (act `points.given`).
 */
export const pointsGiven = z.strictObject({
  kind: z.literal('points.given'),
  transferId: uuid,
  accountId: uuid,
  toAccountId: uuid,
  points: z.int().check(z.positive()),
  reference,
  staffId: slug,
});

/** Request: the giver takes points back that have not arrived yet. */
export const pointsGiftUndone = z.strictObject({ kind: z.literal('points.gift-undone'), transferId: uuid, accountId: uuid });

/** Request by staff: two accounts become one (a family, or one person twice). Everything of `fromAccountId` goes to `toAccountId`. */
export const accountsMerged = z.strictObject({
  kind: z.literal('accounts.merged'),
  fromAccountId: uuid,
  toAccountId: uuid,
  reason: boundedText(200),
  staffId: slug,
});

/**
 * Request: a member answered a questionnaire. The answers are sealed to the server's key: no kiosk, journal or log reads them, and the server keeps counts alone.
 * `sealed` null: of a test card, or nothing was answered.
 */
export const questionnaireAnswered = z.strictObject({
  kind: z.literal('questionnaire.answered'),
  accountId: uuid,
  questionnaireId: slug,
  sealed: z.nullable(boundedText(6000)),
});

/** Request: a member told a thing of themselves (the birthday), sealed to the server's key as on joining. */
export const profileTold = z.strictObject({ kind: z.literal('profile.told'), accountId: uuid, sealed: boundedText(2048) });

/** Request: of the gifts to choose from, this one. */
export const voucherChosen = z.strictObject({
  kind: z.literal('voucher.chosen'),
  voucherId: uuid,
  accountId: uuid,
  giftId: slug,
  /** Who gives the house's substitute for a gift that is gone; missing: the member chooses among the campaign's gifts. */
  staffId: z.optional(slug),
});

/** Request: the receipt belongs to another card of the visit (CHANGE CARD, M + card at the desk). */
export const receiptMoved = z.strictObject({
  kind: z.literal('receipt.moved'),
  receiptId: uuid,
  toAccountId: uuid,
  staffId: z.nullable(slug),
});

/** Staff void. `release`: wrong card or typing error, the paper may be registered again. `burn`: refund or fraud. */
export const receiptVoided = z.strictObject({
  kind: z.literal('receipt.voided'),
  receiptId: uuid,
  mode: z.enum(['release', 'burn']),
  reason: boundedText(200),
  staffId: slug,
});

/** Staff decide a held receipt; `tenantId` names the shop where the hold lacked it. */
export const receiptDecided = z.strictObject({
  kind: z.literal('receipt.decided'),
  receiptId: uuid,
  verdict: z.enum(['approve', 'refuse']),
  tenantId: z.nullable(slug),
  reason: z.nullable(boundedText(200)),
  staffId: slug,
});

/** Staff map an unknown till to its shop from `fromMs` on; releases every receipt held for that till. */
export const tillMapped = z.strictObject({
  kind: z.literal('till.mapped'),
  tillKey: boundedText(80),
  tenantId: slug,
  fromMs: instantMs,
  toMs: z.nullable(instantMs),
  staffId: slug,
});

/**
 * Request: a gift of the catalogue for points. Answered by the server, or within the offline bounds by the kiosk. `staffId`: sold at a desk by this person, where a card that nobody
 * confirmed may spend too, on things below the house's value; null: the visitor asked at a kiosk.
 */
export const giftAsked = z.strictObject({
  kind: z.literal('gift.asked'),
  voucherId: uuid,
  accountId: uuid,
  giftId: slug,
  visitId: uuid,
  reference,
  staffId: z.nullable(slug),
});

/**
 * Deed: a screen or paper promised a unit. `basis` says what covered it: the kiosk's own allotment, or the server's decision.
 * For a campaign's gift `award` names what earned it; for points it is null.
 */
export const voucherIssued = z.strictObject({
  kind: z.literal('voucher.issued'),
  voucherId: uuid,
  accountId: uuid,
  giftId: slug,
  visitId: uuid,
  reference,
  basis: z.enum(['allotment', 'server']),
  award: z.nullable(z.strictObject({ campaignId: slug, awardKey: boundedText(200) })),
  /** Points that this voucher cost; 0 for a campaign's gift. */
  pricePoints: count,
  deadlineMs: instantMs,
});

/** Deed: the unit was handed over. Second try anywhere shows this one. */
export const voucherHonoured = z.strictObject({
  kind: z.literal('voucher.honoured'),
  voucherId: uuid,
  accountId: uuid,
  staffId: slug,
  identifiedBy: z.enum(['slip', 'card', 'reference']),
});

/** Request: staff cancel an unused voucher; points spent on it return. */
export const voucherCancelled = z.strictObject({
  kind: z.literal('voucher.cancelled'),
  voucherId: uuid,
  accountId: uuid,
  reason: boundedText(200),
  staffId: slug,
});

/** Audit: a member of staff signed in, out, or took over. */
export const staffSession = z.strictObject({
  kind: z.literal('staff.session'),
  staffId: slug,
  act: z.enum(['signed-in', 'signed-out', 'locked', 'unlocked']),
});

/** What staff, or the kiosk by itself, can do to a kiosk. */
export const serviceAct = z.enum([
  'entered',
  'left',
  'pin-locked',
  'diagnostics',
  'test-print',
  'opening-check',
  'cleaning',
  'paper-changed',
  'paper-low',
  'jam-cleared',
  'closing-set',
  'closed',
  'opened',
  'announcement-shown',
  'announcement-ended',
  'training-began',
  'training-ended',
  'program-ended',
  'program-restarted',
  'screen-dark',
]);

/** Audit: an act at a kiosk or desk. `staffId` null: the kiosk by itself, or a card that names nobody. `detail`: figures of it, never of a visitor. */
export const serviceActed = z.strictObject({
  kind: z.literal('service.act'),
  staffId: z.nullable(slug),
  act: serviceAct,
  detail: z.nullable(boundedText(200)),
});

/** What a slip is. */
export const slipKind = z.enum(['visit', 'voucher', 'coupon', 'statement', 'terms', 'tickets', 'card', 'shift', 'test', 'invitation']);

/** Audit: a slip came out, was a marked copy, or did not print. */
export const slipPrinted = z.strictObject({
  kind: z.literal('slip.printed'),
  jobId: uuid,
  visitId: uuid,
  slip: slipKind,
  copy: count,
  /** `sent`: handed to a printer or queue that tells nothing; `unknown`: the core died while it printed. */
  outcome: z.enum(['printed', 'sent', 'paper-out', 'cover-open', 'cutter', 'offline', 'gone', 'timeout', 'cancelled', 'unknown']),
  voucherIds: z.array(uuid).check(z.maxLength(20)),
});

/** Every kind of fact, told apart by `kind`. */
export const factBody = z.discriminatedUnion('kind', [
  receiptRegistered,
  receiptMoved,
  receiptVoided,
  receiptDecided,
  tillMapped,
  giftAsked,
  voucherIssued,
  voucherHonoured,
  voucherCancelled,
  accountOpened,
  cardLinked,
  linkWished,
  accountConfirmed,
  staffSession,
  serviceActed,
  slipPrinted,
  paperPromised,
  languageChosen,
  noticesTold,
  receiptReturned,
  caseReviewed,
  pointsGiven,
  pointsGiftUndone,
  accountsMerged,
  questionnaireAnswered,
  voucherChosen,
  profileTold,
  consentChosen,
  leaveAsked,
  accountNotMine,
  leaveUndone,
  shiftStarted,
  shiftEnded,
  accountSought,
]);

/**
 * A fact as hashed and signed: canonical JSON of this object (`domain/encoding/canonical-json.ts`) is the fact's bytes.
 * `seq` counts up by one per kiosk across incarnations, from 1; `previousHash` is the hash of fact seq-1 (64 zeros for the first).
 */
export const fact = z.strictObject({
  id: uuid,
  kioskId,
  incarnation: z.int().check(z.positive()),
  seq: z.int().check(z.positive()),
  previousHash: sha256Hex,
  /** Registration time by the kiosk's estimate of server time. */
  registeredAtMs: instantMs,
  /** `unsure`: rebooted offline, the estimate has no anchor since. */
  clock: z.enum(['sure', 'unsure']),
  body: factBody,
});

/** The wire form of a fact: the exact bytes that were signed, and the signature. */
export const signedFact = z.strictObject({
  /** Canonical JSON text of `fact`. */
  bytes: z.string().check(z.maxLength(16384)),
  /** Ed25519 signature over the UTF-8 bytes, base64. */
  signature: z.string().check(z.maxLength(128)),
});

/** @see fact */
export type Fact = z.infer<typeof fact>;
/** @see factBody */
export type FactBody = z.infer<typeof factBody>;
/** One kind of fact body by its name. */
export type FactBodyOf<K extends FactBody['kind']> = Extract<FactBody, { kind: K }>;
/** @see signedFact */
export type SignedFact = z.infer<typeof signedFact>;
/** @see serviceAct */
export type ServiceAct = z.infer<typeof serviceAct>;
/** @see slipKind */
export type SlipKind = z.infer<typeof slipKind>;
/** @see receiptSource */
export type ReceiptSource = z.infer<typeof receiptSource>;

/** Kinds that have happened and that the server always accepts. */
export const deedKinds: ReadonlySet<FactBody['kind']> = new Set([
  'voucher.issued',
  'voucher.honoured',
  'staff.session',
  'service.act',
  'slip.printed',
  'shift.started',
  'shift.ended',
  'account.sought',
]);
