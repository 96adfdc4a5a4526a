/** Facts about an account and its member: opened, linked, confirmed, what was wished and told. Gathered with all others in fact.ts. */
import * as z from 'zod/mini';
import { boundedText, cardKey, language, reference, slug, uuid } from './primitive.ts';

/**
 * Request: a newcomer joins, or an unknown card of the mall's own range is met offline (`origin: 'met'`). Earns at once,
 * spends only after confirmation. If the card turns out to have an account, the server makes this one an alias of it.
 */
export const accountOpened = z.strictObject({
  kind: z.literal('account.opened'),
  accountId: uuid,
  origin: z.enum(['joined', 'met', 'imported']),
  cardKey,
  last4: z.string().check(z.regex(/^\d{4}$/)),
  medium: z.enum(['plastic', 'slip', 'phone']),
  language,
  initial: boundedText(4),
  /** Phone number and other typed data sealed to the server's key, base64; null for an anonymous card. */
  sealed: z.nullable(boundedText(2048)),
  consent: z.nullable(z.strictObject({ rulesVersion: boundedText(40), sms: z.boolean(), email: z.boolean() })),
  /** Account of the member who invited this one; null: nobody. */
  invitedBy: z.nullable(uuid),
});

/**
 * Request by staff: one more card for an existing account. At a kiosk a one-time code stands for the staff, and the server carries it out (act `card.linked`); with
 * `staffId` null the fact is kept and changes nothing.
 */
export const cardLinked = z.strictObject({
  kind: z.literal('card.linked'),
  accountId: uuid,
  cardKey,
  last4: z.string().check(z.regex(/^\d{4}$/)),
  medium: z.enum(['plastic', 'slip', 'phone']),
  staffId: z.nullable(slug),
});

/** Request: this card shall be linked to the account, and the member had no code for it: the account remembers the wish under its reference until the desk has seen both cards. */
export const linkWished = z.strictObject({
  kind: z.literal('link.wished'),
  accountId: uuid,
  cardKey,
  last4: z.string().check(z.regex(/^\d{4}$/)),
  reference,
});

/** Request by staff after an identity check: the provisional account may spend. */
export const accountConfirmed = z.strictObject({ kind: z.literal('account.confirmed'), accountId: uuid, staffId: slug });

/** Request: a paper whose code does not scan will be shown at the desk; the account remembers it under this reference. */
export const paperPromised = z.strictObject({ kind: z.literal('paper.promised'), accountId: uuid, visitId: uuid, reference });

/** Request: whether advertising may come, each channel apart. `rulesVersion`: of the words that were on the screen. */
export const consentChosen = z.strictObject({
  kind: z.literal('consent.chosen'),
  accountId: uuid,
  rulesVersion: boundedText(40),
  sms: z.boolean(),
  email: z.boolean(),
});

/** Request by staff after an identity check: this member leaves and is forgotten after the settings' waiting days. */
export const leaveAsked = z.strictObject({ kind: z.literal('leave.asked'), accountId: uuid, reference, staffId: slug });

/** Request: the member stays. `staffId` null: the member's own touch, with the card. */
export const leaveUndone = z.strictObject({ kind: z.literal('leave.undone'), accountId: uuid, staffId: z.nullable(slug) });

/**
 * Request by two members of staff: the owner of a number stands here and did not open this account with it. It ends at once, and only while nobody has confirmed the number.
 */
export const accountNotMine = z.strictObject({ kind: z.literal('account.not-mine'), accountId: uuid, staffId: slug, secondStaffId: slug });

/** Request: the visitor's language for this card from now on. */
export const languageChosen = z.strictObject({ kind: z.literal('language.chosen'), accountId: uuid, language });

/** Request: these notices have been shown to the visitor; they are not told again. */
export const noticesTold = z.strictObject({
  kind: z.literal('notices.told'),
  accountId: uuid,
  noticeIds: z.array(boundedText(120)).check(z.maxLength(20)),
});
