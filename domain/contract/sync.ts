/** The wire between kiosk and server. JSON over HTTP; strict parse on both sides; one version number for all of it. */
import * as z from 'zod/mini';
import { anyDocument, receiptAward } from './document.ts';
import { holdReason, refusal } from './refusal.ts';
import { signedFact } from './fact.ts';
import { boundedText, count, instantMs, kioskId, say, sha256Hex, uuid, whole } from './primitive.ts';

/** How far a kiosk's chain is known. */
export const head = z.strictObject({ seq: count, hash: sha256Hex });

/** The decision about one fact, as its author learns it. The same fact sent again gets the same answer. */
export const factOutcome = z.strictObject({
  factId: uuid,
  seq: count,
  fate: z.enum(['applied', 'refused', 'held', 'parked']),
  refusal: z.nullable(refusal),
  holds: z.array(holdReason),
  /** Overdraft, shortfall, second hand-out: accepted as a deed and reported. */
  flags: z.array(z.enum(['overdraft', 'shortfall', 'honoured-again', 'after-deadline', 'fork', 'unreadable', 'revoked'])),
  awards: z.array(receiptAward),
  nearMisses: z.array(say),
});

/** Put on every answer. A new `serverEpoch` (restore, promotion) makes the kiosk refill its mirror and reopen rows above `head`. */
const answerFrame = { serverEpoch: z.string(), serverTimeMs: instantMs, head } as const;

/** POST /v1/enrol: a one-time code makes a kiosk known by its public key (Ed25519 raw, base64). */
export const enrolRequest = z.strictObject({ wireVersion: z.int(), code: boundedText(64), publicKey: boundedText(128) });
/** Answer: who the kiosk is, and the secrets it needs offline, base64: HMAC keys of card numbers and of voucher codes; the server's sealing key (X25519 public). */
export const enrolAnswer = z.strictObject({
  ...answerFrame,
  kioskId,
  incarnation: z.int(),
  use: z.enum(['kiosk', 'desk']),
  cardSecret: z.string(),
  sealingKey: z.string(),
  voucherKey: z.string(),
});

/**
 * POST /v1/start: each start with a link trades incarnation n for n+1. Signed (header `x-passage-signature` over the body text, like push and pull).
 * `head` is the kiosk's own end of chain: where it differs from the server's at the same seq, the kiosk is fenced.
 */
export const startRequest = z.strictObject({ wireVersion: z.int(), kioskId, incarnation: z.int(), nonce: uuid, head });
export const startAnswer = z.strictObject({
  ...answerFrame,
  incarnation: z.int(),
  status: z.enum(['enrolled', 'fenced', 'revoked']),
  snapshot: z.nullable(z.strictObject({ url: z.string(), feedSeq: count, sha256: sha256Hex, bytes: count })),
});

/** POST /v1/push: facts in seq order, at most 200. */
export const pushRequest = z.strictObject({
  wireVersion: z.int(),
  kioskId,
  incarnation: z.int(),
  facts: z.array(signedFact).check(z.maxLength(200)),
});
export const pushAnswer = z.strictObject({
  ...answerFrame,
  status: z.enum(['ok', 'fenced', 'revoked', 'gap']),
  outcomes: z.array(factOutcome),
  documents: z.array(anyDocument),
});

/** POST /v1/pull: documents changed after `feedSeq`. `waitMs` > 0 holds the request open until something changes (long poll, at most 25 s). */
/** What of a kiosk rests until somebody goes there. */
export const kioskTrouble = z.enum(['reader-gone', 'paper-near-end', 'paper-out', 'printer-gone']);
export const pullRequest = z.strictObject({
  wireVersion: z.int(),
  kioskId,
  incarnation: z.int(),
  feedSeq: count,
  serverEpoch: z.string(),
  waitMs: count,
  depth: count,
  limit: z.int(),
  /** Empty: all is well. */
  troubles: z.array(kioskTrouble).check(z.maxLength(4)),
});
export const pullAnswer = z.strictObject({
  ...answerFrame,
  status: z.enum(['ok', 'refill', 'fenced', 'revoked']),
  feedSeq: count,
  more: z.boolean(),
  documents: z.array(anyDocument),
  /** Kiosks heard of within the last minute, and which of them want a hand: nothing personal. */
  programme: z.strictObject({
    kiosksOnline: whole,
    resting: z.array(z.strictObject({ kioskId, troubles: z.array(kioskTrouble) })).check(z.maxLength(50)),
  }),
  /** Where visitors open this server on their own phones, for the codes on the screens; null: nowhere. */
  publicUrl: z.nullable(boundedText(300)),
});

/** Snapshot file: NDJSON. First line this header, then one document a line, last line `{"end":<count>}`. */
export const snapshotHeader = z.strictObject({ snapshot: z.literal(1), serverEpoch: z.string(), feedSeq: count, madeAtMs: instantMs });

/** An error answer, any endpoint. */
export const apiError = z.strictObject({
  error: z.strictObject({
    kind: z.enum(['malformed', 'unsigned', 'unknown-kiosk', 'wire-version', 'not-found', 'refused', 'too-large', 'busy', 'internal']),
    message: z.string(),
    where: z.nullable(z.string()),
  }),
});

/** @see head */
export type Head = z.infer<typeof head>;
/** @see factOutcome */
export type FactOutcome = z.infer<typeof factOutcome>;
export type EnrolRequest = z.infer<typeof enrolRequest>;
export type EnrolAnswer = z.infer<typeof enrolAnswer>;
export type StartRequest = z.infer<typeof startRequest>;
export type StartAnswer = z.infer<typeof startAnswer>;
export type PushRequest = z.infer<typeof pushRequest>;
export type PushAnswer = z.infer<typeof pushAnswer>;
/** @see kioskTrouble */
export type KioskTrouble = z.infer<typeof kioskTrouble>;
/** A kiosk that wants a hand. */
export type RestingKiosk = PullAnswer['programme']['resting'][number];
export type PullRequest = z.infer<typeof pullRequest>;
export type PullAnswer = z.infer<typeof pullAnswer>;
export type ApiError = z.infer<typeof apiError>;
