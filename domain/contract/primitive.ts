import * as z from 'zod/mini';
import { inEachLanguage, languages } from '../text/language.ts';

/** Random identifier: UUIDv7 in lower-case canonical form. */
export const uuid = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/));

/** Short name chosen by people for catalogue things (tenant, gift, campaign, mall): `cafe-tilia`. */
export const slug = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));

/** Kiosk or desk, as people say it: `K3`, `D1`. The first part of every reference number. */
export const kioskId = z.string().check(z.regex(/^[A-Z][A-Z0-9]{0,7}$/));

/** Short reference number a person can say, for example `K3-4821`. Unique in the programme. */
export const reference = z.string().check(z.regex(/^[A-Z][A-Z0-9]{0,7}-[0-9]{1,9}$/));

/** SHA-256 as 64 hex digits. */
export const sha256Hex = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/**
 * A card as the system knows it: HMAC-SHA256 of the card number under the programme's card key, 64 hex digits.
 * The number itself is never stored or logged.
 */
export const cardKey = sha256Hex;

/** Whole number that survives JSON, SQLite and PostgreSQL alike (|n| <= 2^53 - 1). */
export const whole = z.int();

/** Whole number >= 0. */
export const count = z.int().check(z.nonnegative());

/** Instant, milliseconds since 1970-01-01T00:00Z. */
export const instantMs = z.int().check(z.nonnegative());

/** Local wall-clock time without zone, `YYYY-MM-DDTHH:MM:SS`. */
export const localDateTime = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/));

/** Local calendar date, `YYYY-MM-DD`. */
export const localDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** ISO 4217 code. */
export const currency = z.string().check(z.regex(/^[A-Z]{3}$/));

/** Visitor languages of this version; one more is registered in domain/text/language.ts. */
export const language = z.enum(languages);

/** A text in every visitor language. */
export const localized = z.strictObject(inEachLanguage(() => z.string()));

/** Text from outside: bounded, and NUL refused at every edge (PostgreSQL cannot store it). */
export const boundedText = (maxLength: number) => z.string().check(z.maxLength(maxLength), z.regex(/^[^\u0000]*$/));

/**
 * A sentence as data: the key of a phrase in `domain/text` and its arguments. Whoever shows it words it in the
 * visitor's language, so facts, decisions and screens carry no prose.
 */
export const say = z.strictObject({
  key: z.string(),
  args: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** @see language */
export type Language = z.infer<typeof language>;
/** @see localized */
export type Localized = z.infer<typeof localized>;
/** @see say */
export type Say = z.infer<typeof say>;
