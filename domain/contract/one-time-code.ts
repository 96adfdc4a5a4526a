/** The wire of one-time codes: a kiosk asks for one, and checks what the visitor typed. Signed like every request of a kiosk; may be sent again without harm. */
import * as z from 'zod/mini';
import { boundedText, cardKey, count, kioskId, language, reference, uuid } from './primitive.ts';

/** What a code may prove. */
export const codePurpose = z.enum(['confirm-phone', 'forgot-card', 'confirm-act']);

/** An act that needs a second factor. It is fixed when its code is asked for; the right digits carry out this one and no other, once. */
export const codeAct = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('give-points'),
    transferId: uuid,
    toAccountId: uuid,
    points: z.int().check(z.positive(), z.lte(100_000_000)),
    reference,
  }),
  z.strictObject({ kind: z.literal('leave'), reference }),
  /** One more card for the account: the card that was shown while the code was asked for. */
  z.strictObject({ kind: z.literal('link-card'), cardKey, last4: z.string().check(z.regex(/^\d{4}$/)), reference }),
]);

/**
 * POST /v1/code/ask. `codeId` is made by the kiosk: the same id again is the same code and sends nothing twice. `confirm-phone`: the account, and its number sealed to the
 * server's key while the visit has it (else the one it joined with); `forgot-card`: the number; `confirm-act`: the account, and the act.
 */
export const codeAskRequest = z.strictObject({
  wireVersion: z.int(),
  kioskId,
  codeId: uuid,
  purpose: codePurpose,
  accountId: z.nullable(uuid),
  sealedPhone: z.nullable(boundedText(400)),
  /** null for the other purposes. */
  act: z.nullable(codeAct),
  language,
});

/** Known and unknown numbers get the same answer. `too-many`: no other code before `resendAfterMs`. `no-phone`: the account has no number. */
export const codeAskAnswer = z.strictObject({
  status: z.enum(['sent', 'too-many', 'no-phone']),
  resendAfterMs: count,
  expiresInMs: count,
});

/** POST /v1/code/check. `tryId`: the same try again is told the same and counts once. */
export const codeCheckRequest = z.strictObject({
  wireVersion: z.int(),
  kioskId,
  codeId: uuid,
  tryId: uuid,
  digits: z.string().check(z.regex(/^\d{6}$/)),
});

/** `accountId`: whose number it is, where the code was right. `refusal`: the digits were right and the act cannot be; nothing happened. */
export const codeCheckAnswer = z.strictObject({
  verdict: z.enum(['right', 'wrong', 'expired', 'used', 'too-many', 'wait']),
  accountId: z.nullable(uuid),
  refusal: z.nullable(
    z.enum(['account-unknown', 'account-closed', 'account-provisional', 'account-leaving', 'card-taken', 'not-enough-points']),
  ),
});

/** @see codeAct */
export type CodeAct = z.infer<typeof codeAct>;
export type CodeAskRequest = z.infer<typeof codeAskRequest>;
export type CodeAskAnswer = z.infer<typeof codeAskAnswer>;
export type CodeCheckRequest = z.infer<typeof codeCheckRequest>;
export type CodeCheckAnswer = z.infer<typeof codeCheckAnswer>;
