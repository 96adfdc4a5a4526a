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
  /** Counts up when the office sets a PIN or ends a pause: wrong PINs before that are forgotten wherever they were typed. */
  pinRound: count,
  /** `promoter`: for a while, registers receipts and hands out cheap gifts at a desk, nothing else. */
  roles: z.array(z.enum(['desk', 'lead', 'service', 'promoter'])),
  /** Works here from then until then (not any more at that moment); null: no bound. */
  validFromMs: z.nullable(instantMs),
  untilMs: z.nullable(instantMs),
  /** Campaigns whose gifts a promoter hands out; none named: any. Whoever is of the house is not bound by it. */
  campaigns: z.array(slug).check(z.maxLength(20)),
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
  cardRanges: z.array(z.strictObject({ prefix: z.string(), length: z.int(), use: z.enum(['member', 'staff', 'test', 'cleaning']) })),
});

/** Limits of staff at kiosks and desks, and the texts that a kiosk may show at once. */
export const serviceSettings = z.strictObject({
  /** Wrong PINs in a row before a pause, and the pauses, each longer than the one before; the last one stays. */
  pinTries: count.check(z.gte(1)),
  pinPausesMs: z.array(count).check(z.minLength(1), z.maxLength(10)),
  /** Service ends by itself after so long without a touch. */
  serviceEndMs: count,
  cleaningMs: count,
  trainingHours: count,
  /** Prepared texts of announcements. */
  texts: z.array(z.strictObject({ textId: slug, text: localized })).check(z.maxLength(6)),
  /** Paper on a full roll, and how many slips must be left on it before staff are told; lengths in millimetres. */
  rollMm: count,
  slipMm: count.check(z.gte(1)),
  slipsLow: count,
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
  /** Days between the wish to leave and the erasure; it can be undone until then. */
  leaveWaitDays: count,
  /** Days in which a number given on joining has to be confirmed; then the account is closed. 0: it stays. */
  confirmPhoneDays: count,
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
  /** Mall days for which an invitation of a member is good. */
  invitationDays: count.check(z.lte(400)),
  /** When the kiosk puts the visitor's own phone before all other ways; it is offered always, where the server has a public address. */
  phoneFirst: z.enum(['always', 'promotion-day', 'never']),
  overridesPerShift: count,
  deskLockMs: count,
  honourWithoutCardMinor: count,
  /** Sounds of kiosks, 0 (off) to 3. */
  kioskSounds: count.check(z.lte(3)),
  service: serviceSettings,
  /**
   * Days of many visitors, when the kiosk offers scan, result and finish only: in these periods, while one of these campaigns takes receipts, and (0: never) while this
   * kiosk has so many visits in ten minutes. Silence is shorter then; the warning still comes before the end.
   */
  promotionDay: z.strictObject({
    periods: z.array(z.strictObject({ fromMs: instantMs, untilMs: instantMs })).check(z.maxLength(60)),
    campaigns: z.array(slug).check(z.maxLength(20)),
    visitsInTenMinutes: count,
    idleWarningMs: count,
    idleEndMs: count,
  }),
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
