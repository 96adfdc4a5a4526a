/**
 * The part of the desk's state that outlives a power cut: stacks of receipts with what was booked and what was laid aside. Every receipt in
 * it is a durable fact already; this record only remembers that they lie on one table. Schema first, because it is read back from a file.
 */
import * as z from 'zod/mini';
import { holdReason, refusal } from '../contract/refusal.ts';
import { boundedText, count, language, localDateTime, reference, say, slug, uuid, whole } from '../contract/primitive.ts';

/** How the desk knows whose stack it is. Things of value need `card`. */
export const identifiedBy = z.enum(['card', 'slip', 'reference']);

/** One booked receipt of the stack. */
export const stackRow = z.strictObject({
  rowId: z.string(),
  receiptId: uuid,
  reference,
  accountId: uuid,
  last4: z.string(),
  tenantId: z.nullable(slug),
  amountMinor: whole,
  purchasedAtLocal: localDateTime,
  points: whole,
  lines: z.array(say),
  toBeConfirmed: z.boolean(),
  moved: z.boolean(),
  stamp: z.boolean(),
  bound: z.boolean(),
});

/** What a person types from a paper without a code. */
export const typedForm = z.strictObject({
  shop: boundedText(40),
  choice: count,
  number: boundedText(40),
  time: boundedText(20),
  amount: boundedText(20),
  focus: z.enum(['shop', 'number', 'time', 'amount']),
});

/** Why a paper was laid aside; decides its words and keys. */
export const problemKind = z.enum([
  'no-code',
  /** A code that does not say all: staff type what is missing. */
  'incomplete',
  'too-old',
  'refund',
  'yours',
  'other-card',
  'unknown-till',
  'held',
  'refused',
  'not-receipt',
]);

/** One paper laid aside. `receiptId` null: nothing is durable about it yet. */
export const problem = z.strictObject({
  problemId: z.string(),
  kind: problemKind,
  accountId: uuid,
  receiptId: z.nullable(uuid),
  reference: z.nullable(reference),
  raw: z.nullable(boundedText(4096)),
  tillKey: z.nullable(z.string()),
  tenantId: z.nullable(slug),
  amountMinor: z.nullable(whole),
  purchasedAtLocal: z.nullable(localDateTime),
  refusal: z.nullable(refusal),
  holds: z.array(holdReason),
  /** The paper that this one resembles: where and when it was registered. A notebook of the version before says nothing of it, and must not be lost for that. */
  clash: z._default(z.nullable(z.strictObject({ at: z.string(), local: localDateTime })), null),
  /** The purchase that a refund takes back. */
  original: z.nullable(z.strictObject({ receiptId: uuid, reference, points: whole, purchasedAtLocal: localDateTime })),
  form: z.nullable(typedForm),
  /** What the form asks for where the code does not say it; empty: the kind of problem decides. */
  asks: z.array(z.enum(['shop', 'time', 'amount'])),
  /** A test receipt: nothing of it is posted. */
  test: z.boolean(),
  reason: z.nullable(boundedText(200)),
  /** Who as the second person stands for an exception too many; null: nobody was needed. */
  secondStaffId: z.nullable(slug),
  /** Sent to be carried out; its keys rest until the answer. */
  busy: z.boolean(),
});

/** One visitor's table: cards, rows, papers laid aside. The first card opened it. */
export const stack = z.strictObject({
  visitId: uuid,
  openedAtMs: count,
  language,
  test: z.boolean(),
  /** A card of the house: everything of this stack is done by this second person; null: by whoever is signed in. */
  servedBy: z.nullable(slug),
  cards: z.array(z.strictObject({ accountId: uuid, last4: z.string(), identifiedBy })).check(z.minLength(1)),
  card: count,
  rows: z.array(stackRow),
  problems: z.array(problem),
  currentProblem: z.nullable(z.string()),
  /** Vouchers that were there when the stack was opened: the others are this stack's joy. */
  vouchersBefore: z.array(z.string()),
  serial: count,
});

/** What is kept on disk. */
export const notebook = z.strictObject({
  notebook: z.literal(1),
  stack: z.nullable(stack),
  parked: z.array(stack).check(z.maxLength(3)),
});

/** @see identifiedBy */
export type IdentifiedBy = z.infer<typeof identifiedBy>;
/** @see stackRow */
export type StackRow = z.infer<typeof stackRow>;
/** @see typedForm */
export type TypedForm = z.infer<typeof typedForm>;
/** @see problemKind */
export type ProblemKind = z.infer<typeof problemKind>;
/** @see problem */
export type Problem = z.infer<typeof problem>;
/** @see stack */
export type Stack = z.infer<typeof stack>;
/** @see notebook */
export type Notebook = z.infer<typeof notebook>;

/** A notebook with nothing in it. */
export const emptyNotebook: Notebook = { notebook: 1, stack: null, parked: [] };

/** A paper laid aside of which nothing is known yet. */
export const blankProblem: Omit<Problem, 'problemId' | 'kind' | 'accountId'> = {
  receiptId: null,
  reference: null,
  raw: null,
  tillKey: null,
  tenantId: null,
  amountMinor: null,
  purchasedAtLocal: null,
  refusal: null,
  holds: [],
  clash: null,
  original: null,
  form: null,
  asks: [],
  test: false,
  reason: null,
  secondStaffId: null,
  busy: false,
};
