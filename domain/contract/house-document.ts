/** Documents of the house itself: staff, mall, settings, kiosks. Their types stand with the other documents in document.ts. */
import * as z from 'zod/mini';
import { cardKey, count, currency, instantMs, kioskId, language, localized, sha256Hex, slug, uuid } from './primitive.ts';

/** A member of staff, as a desk needs to know offline. */
export const staffDocument = z.strictObject({
  kind: z.literal('staff'),
  id: slug,
  version: count,
  name: z.string(),
  cardKey,
  /** scrypt of the PIN: `N:r:p:salt:hash` base64. */ pinHash: z.string(),
  roles: z.array(z.enum(['desk', 'lead', 'service'])),
  /** The member's account of this person: registering for it is held for a second person; null: none known. */
  ownAccountId: z.nullable(uuid),
  active: z.boolean(),
});

/** The mall: name, zone as data, opening hours, what prints on slips. */
export const mallDocument = z.strictObject({
  kind: z.literal('mall'),
  id: slug,
  version: count,
  name: z.string(),
  currency,
  languages: z.array(language),
  defaultLanguage: language,
  zone: z.string(),
  /** UTC offsets, ascending; the last one with atMs <= t is in force. */
  offsets: z.array(z.strictObject({ atMs: z.int(), offsetMinutes: z.int() })),
  /** Mall days end at this local minute of the next calendar day (04:00 = 240). */
  dayCutoffMinutes: count,
  opens: z.string(),
  closes: z.string(),
  deskPlace: localized,
  /** Prefix (BIN-like range) of member cards. */
  cardRanges: z.array(z.strictObject({ prefix: z.string(), length: z.int(), use: z.enum(['member', 'staff', 'test']) })),
});

/** Limits and policies; every number of JOURNEYS that is a setting. */
export const settingsDocument = z.strictObject({
  kind: z.literal('settings'),
  id: z.literal('settings'),
  version: count,
  receiptMaxAgeHours: count,
  receiptMinimumMinor: count,
  receiptCapMinor: count,
  receiptsPerDay: count,
  receiptsPerShopDay: count,
  typedPerDay: count,
  /**
   * Receipts whose code proves nothing by itself, by format name (`*`: all others; none listed: give, ask nobody). `give`: points at once; `hold`: they wait. `online`: the server
   * asks the authority through its verifier of this format; a wait ends with the answer, and what is not genuine is taken back.
   */
  receiptProof: z.array(z.strictObject({ format: z.string(), unproven: z.enum(['give', 'hold']), online: z.boolean() })),
  /** Two tills on different floors within so many minutes: hold; 0: off. */
  twoFloorsMinutes: count,
  /** Receipts of one till with numbers in a row on one account that make a hold; 0: off. */
  consecutiveNumbers: count,
  /** Mall days running on which one member of staff registers for one card; the last one is held; 0: off. */
  staffCardDays: count,
  /** Notice so many days before points expire; 0: none. */
  expiryReminderDays: count,
  /** Days in which outgoing points can be undone. */
  transferWaitDays: count,
  tillClockToleranceMinutes: count,
  offlineAllowancePoints: count,
  decisionWaitMs: count,
  idleWarningMs: count,
  idleEndMs: count,
  keptReceiptsMs: count,
  whoseReceiptAfterMs: count,
  otherCardAfterMs: count,
  countFreshMs: count,
  welcomePoints: count,
  overridesPerShift: count,
  deskLockMs: count,
  honourWithoutCardMinor: count,
  /** Sounds of kiosks, 0 (off) to 3. */
  kioskSounds: count.check(z.lte(3)),
  /** Said over the posters of every kiosk until then; null: nothing to say. */
  announcement: z.nullable(z.strictObject({ text: localized, untilMs: instantMs })),
});

/** What the server knows of one kiosk or desk. */
export const kioskDocument = z.strictObject({
  kind: z.literal('kiosk'),
  id: kioskId,
  version: count,
  mallId: slug,
  use: z.enum(['kiosk', 'desk', 'import']),
  publicKey: z.string(),
  incarnation: count,
  headSeq: count,
  headHash: sha256Hex,
  status: z.enum(['enrolled', 'fenced', 'revoked']),
  seenAtMs: instantMs,
});
