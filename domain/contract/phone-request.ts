/**
 * What the page on a visitor's own phone asks the server. No kiosk signs here: `phone` is a secret that the page made for itself and `claim` the code of a QR; whoever has them is who they
 * say. Each may be sent again without harm, because what was done under a secret is not done twice.
 */
import * as z from 'zod/mini';
import { uuid } from './primitive.ts';

/** 24 random bytes, base64url: made by the page, held while it is open. */
export const phoneSecret = z.string().check(z.regex(/^[A-Za-z0-9_-]{32}$/));
/** 20 random bytes, base64url: made by the kiosk, read off its screen. */
export const claimCode = z.string().check(z.regex(/^[A-Za-z0-9_-]{27}$/));
/** Digits of a number, as typed. */
const digits = z.string().check(z.regex(/^\d{1,20}$/));

/** Languages the visitor reads, ISO 639, the dearest first. */
const languages = z.array(z.string().check(z.regex(/^[a-z]{2,3}$/))).check(z.maxLength(10));

const who = { phone: phoneSecret, claim: z.nullable(claimCode), languages, texts: z.boolean() } as const;

/** POST /phone/api/look: what stands now; changes nothing. `texts`: send the words of the page too. */
export const lookRequest = z.strictObject(who);
/** A birthday told at joining. `year` 0: not told. */
const birthday = z.strictObject({
  month: z.int().check(z.gte(1), z.lte(12)),
  day: z.int().check(z.gte(1), z.lte(31)),
  year: z.int().check(z.gte(0), z.lte(9999)),
});
/** POST /phone/api/join. `number`: phone number without prefix; null: none given. `birthday` null: not told. */
export const joinRequest = z.strictObject({
  ...who,
  sms: z.boolean(),
  email: z.boolean(),
  number: z.nullable(digits),
  birthday: z.nullable(birthday),
});
/** POST /phone/api/card: books the kept receipts on a typed card number. */
export const cardRequest = z.strictObject({ ...who, tryId: uuid, number: digits });
/** POST /phone/api/code. `number`: of somebody who opens their card; null: of who joined here. */
export const codeRequest = z.strictObject({ ...who, codeId: uuid, number: z.nullable(digits) });
/** POST /phone/api/check. */
export const checkRequest = z.strictObject({ ...who, tryId: uuid, digits: z.string().check(z.regex(/^\d{6}$/)) });
/** POST /phone/api/close: the server forgets this phone. */
export const closeRequest = z.strictObject(who);

/** Who asks, about what. */
export type PhoneWho = z.infer<typeof lookRequest>;
export type JoinRequest = z.infer<typeof joinRequest>;
export type CardRequest = z.infer<typeof cardRequest>;
export type CodeRequest = z.infer<typeof codeRequest>;
export type CheckRequest = z.infer<typeof checkRequest>;
