/** The wire of claims: receipts that a kiosk hands over to the visitor's own phone. Signed like every request of a kiosk; may be sent again without harm. */
import * as z from 'zod/mini';
import { boundedText, count, instantMs, kioskId, language, reference, sha256Hex, slug, uuid } from './primitive.ts';

/** Receipts that one claim may carry: as many as a kiosk keeps. */
export const CLAIMED_RECEIPTS_MAX = 10;

/** One kept receipt. Its ids are the kiosk's, and its time is when the kiosk read it, by the kiosk's estimate of server time. */
export const claimedReceipt = z.strictObject({
  receiptId: uuid,
  reference,
  raw: boundedText(4096),
  /** Shop picked by the visitor; null: the code's till tells it, or nobody does. */
  tenantId: z.nullable(slug),
  readAtMs: instantMs,
  clock: z.enum(['sure', 'unsure']),
});

/** POST /v1/claim. `claimHash`: SHA-256 of the code in the QR; the code itself never leaves kiosk and phone. The same hash again with the same receipts is the same claim. */
export const claimRequest = z.strictObject({
  wireVersion: z.int(),
  kioskId,
  claimHash: sha256Hex,
  visitId: uuid,
  language,
  /** None: somebody who was invited and brings no paper. */
  receipts: z.array(claimedReceipt).check(z.maxLength(CLAIMED_RECEIPTS_MAX)),
  /** Receipts that stayed at the kiosk, because their codes do not say all. */
  stayed: count,
  /** The member whose invitation was scanned at the kiosk. */
  invitedBy: z.nullable(uuid),
});

/** `kept`: it stands on the server now. `too-many`: this kiosk has handed over very many lately. `no-address`: the server has no public address. */
export const claimAnswer = z.strictObject({ status: z.enum(['kept', 'too-many', 'no-address']), expiresInMs: count });

/** @see claimedReceipt */
export type ClaimedReceipt = z.infer<typeof claimedReceipt>;
/** @see claimRequest */
export type ClaimRequest = z.infer<typeof claimRequest>;
/** @see claimAnswer */
export type ClaimAnswer = z.infer<typeof claimAnswer>;
