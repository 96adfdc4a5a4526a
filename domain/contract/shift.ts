/**
 * A shift of one desk: begins with a count of the gifts, ends with another and with what was done in between. Whoever works at the desk meanwhile belongs to it. What the
 * count says changes no stock: a difference is told, and people set the stock right by the means they have.
 */
import * as z from 'zod/mini';
import { boundedText, count, instantMs, kioskId, reference, sha256Hex, slug, uuid, whole } from './primitive.ts';

/** Most gifts that a count may name; a desk with more counts the dearest. */
export const shiftGiftsMax = 80;
/** Most exceptions that a report names one by one. */
export const shiftOverridesMax = 20;
/** Most turns of people that a report names. */
export const shiftPeopleMax = 20;

/** One gift at the beginning. `expected` by the books: all of it that has not been handed out. */
export const startCount = z.strictObject({ giftId: slug, total: count, handedOut: count, expected: count, counted: count });

/** One gift at the end: what lay there, what came or was written off, what this desk and what others handed out, what lies there now. */
export const endCount = z.strictObject({
  giftId: slug,
  start: count,
  received: whole,
  handedHere: count,
  handedElsewhere: whole,
  expected: whole,
  counted: count,
});

/** What was done in a shift, counted over its facts. `booked` = `scanned` + `typed`. */
export const shiftFigures = z.strictObject({
  booked: count,
  scanned: count,
  typed: count,
  bookedMinor: whole,
  points: whole,
  /** Booked by the desk's own rules; the server has not said so yet. */
  toBeConfirmed: count,
  held: count,
  refused: count,
  overrides: count,
  decided: count,
  disputes: count,
  released: count,
  burned: count,
  moved: count,
  refunds: count,
  handedOut: count,
  opened: count,
  sought: count,
  slips: count,
  copies: count,
});

/** What was accepted against a rule. `secondStaffId` null: nobody else was needed. */
export const shiftOverride = z.strictObject({
  atMs: instantMs,
  reference,
  reason: boundedText(120),
  staffId: slug,
  secondStaffId: z.nullable(slug),
});

/** One turn at the desk; `untilMs` null: to the end. */
export const shiftTurn = z.strictObject({ staffId: slug, fromMs: instantMs, untilMs: z.nullable(instantMs) });

/** How a device answered when the shift began. */
export const deviceCheck = z.enum(['good', 'trouble', 'not-tried', 'none']);

/** Deed: a shift began at this desk. */
export const shiftStarted = z.strictObject({
  kind: z.literal('shift.started'),
  shiftId: uuid,
  reference,
  staffId: slug,
  counts: z.array(startCount).check(z.maxLength(shiftGiftsMax)),
  scanner: deviceCheck,
  printer: deviceCheck,
});

/** Deed: it ended. `firstSeq` to `headSeq` are its facts in this desk's journal, `headHash` the hash of the last. */
export const shiftEnded = z.strictObject({
  kind: z.literal('shift.ended'),
  shiftId: uuid,
  reference,
  staffId: slug,
  startedAtMs: instantMs,
  counts: z.array(endCount).check(z.maxLength(shiftGiftsMax)),
  figures: shiftFigures,
  overrides: z.array(shiftOverride).check(z.maxLength(shiftOverridesMax)),
  turns: z.array(shiftTurn).check(z.maxLength(shiftPeopleMax)),
  /** Stacks that were laid aside, and the colleague who took them; none: null. */
  parked: count,
  handedTo: z.nullable(slug),
  firstSeq: count,
  headSeq: count,
  headHash: sha256Hex,
});

/** Deed (audit): staff looked for somebody's account, by what; `accountId` null: asked, the account that was opened stands in a second one. */
export const accountSought = z.strictObject({
  kind: z.literal('account.sought'),
  staffId: slug,
  by: z.enum(['phone', 'receipt']),
  accountId: z.nullable(uuid),
});

/** A shift as the office sees it. On the server only. */
export const shiftDocument = z.strictObject({
  kind: z.literal('shift'),
  id: uuid,
  version: count,
  kioskId,
  reference,
  startedBy: slug,
  startedAtMs: instantMs,
  startCounts: z.array(startCount),
  scanner: deviceCheck,
  printer: deviceCheck,
  /** Null: it has not ended, or its end has not arrived. */
  ended: z.nullable(
    z.strictObject({
      staffId: slug,
      atMs: instantMs,
      counts: z.array(endCount),
      figures: shiftFigures,
      overrides: z.array(shiftOverride),
      turns: z.array(shiftTurn),
      parked: count,
      handedTo: z.nullable(slug),
      firstSeq: count,
      headSeq: count,
      headHash: sha256Hex,
    }),
  ),
});

/** POST /v1/desk/seek: whose account is it? By a number sealed to the server's key, or by the strong key of a receipt. */
export const seekRequest = z.strictObject({
  wireVersion: z.int(),
  kioskId,
  staffId: slug,
  sealedPhone: z.nullable(boundedText(400)),
  receiptKey: z.nullable(boundedText(200)),
});

/** `too-many`: this member of staff has looked often enough for now. `confirmed`: by a number that its owner has proven, or by a paper; not by a number that somebody only typed at joining. */
export const seekAnswer = z.strictObject({
  status: z.enum(['found', 'none', 'too-many']),
  accountId: z.nullable(uuid),
  confirmed: z.boolean(),
});

/** @see startCount */
export type StartCount = z.infer<typeof startCount>;
/** @see endCount */
export type EndCount = z.infer<typeof endCount>;
/** @see shiftFigures */
export type ShiftFigures = z.infer<typeof shiftFigures>;
/** @see shiftOverride */
export type ShiftOverride = z.infer<typeof shiftOverride>;
/** @see shiftTurn */
export type ShiftTurn = z.infer<typeof shiftTurn>;
/** @see deviceCheck */
export type DeviceCheck = z.infer<typeof deviceCheck>;
/** @see shiftDocument */
export type ShiftDocument = z.infer<typeof shiftDocument>;
/** @see seekRequest */
export type SeekRequest = z.infer<typeof seekRequest>;
/** @see seekAnswer */
export type SeekAnswer = z.infer<typeof seekAnswer>;
