/** The catalogue that people put: shops and what was agreed with them, categories, tills, gifts and coupons, tiers, campaigns. */
import * as z from 'zod/mini';
import { markShape } from '../theme/mark.ts';
import { campaignVersion } from './campaign.ts';
import { boundedText, count, instantMs, localized, slug, whole } from './primitive.ts';

/** What a tenant and the operator agreed. Money in minor units of the mall's currency. */
export const tenantAgreement = z.strictObject({
  /** Fee on the turnover of booked receipts, per mille; charged when a period closes. */
  feePerMille: count,
  /** Least of that fee by goods group of receipts that tell goods, per mille of the group's turnover. */
  feeMinimums: z.array(z.strictObject({ group: slug, perMille: count })),
  /** Fixed fee a period. */
  feeFixedMinor: count,
  /** Deposit the tenant owes at entry: the part that pays its points, and the part that stays frozen until it leaves. */
  depositForPointsMinor: count,
  depositFrozenMinor: count,
});

/** A shop. */
export const tenantDocument = z.strictObject({
  kind: z.literal('tenant'),
  id: slug,
  version: count,
  name: z.string(),
  category: slug,
  floor: z.string(),
  initials: z.string(),
  /** Its mark as plain shapes, read from SVG (domain/theme/mark.ts); null: its initials stand for it. */
  logo: z.nullable(z.array(markShape).check(z.maxLength(40))),
  /** false: its receipts bear no code, only typed registration. */
  printsCode: z.boolean(),
  excluded: z.boolean(),
  /** Price the tenant pays for 1000 points, minor units. */
  pointRateMinor: count,
  agreement: tenantAgreement,
});

/** A category of shops. */
export const categoryDocument = z.strictObject({ kind: z.literal('category'), id: slug, version: count, name: localized });

/** A till, by the key its codes carry (`ru-fns:<fn>`). tenantId null: not mapped yet. */
export const tillDocument = z.strictObject({
  kind: z.literal('till'),
  id: z.string(),
  version: count,
  tenantId: z.nullable(slug),
  fromMs: instantMs,
  toMs: z.nullable(instantMs),
  heldReceipts: count,
  /** Public key that signs this till's receipts, as the mall loaded it (uncompressed curve point, base64); null: none, or the scheme carries it in the code. */
  signingKey: z.nullable(boundedText(200)),
});

/** A gift. `pricePoints` null: only as a campaign's gift. */
export const giftDocument = z.strictObject({
  kind: z.literal('gift'),
  id: slug,
  version: count,
  name: localized,
  text: localized,
  art: z.nullable(slug),
  pricePoints: z.nullable(count),
  valueMinor: count,
  collectAt: localized,
  collectDays: count,
  active: z.boolean(),
  /** Age from which it may be handed over; the desk looks at an identity paper. Missing: any age. */
  fromAgeYears: z.optional(z.int().check(z.gte(1), z.lte(120))),
  /** Gift that the desk may hand out instead when none is left: a thing of the info desk, worth as much or less. Missing: none. */
  substitute: z.optional(slug),
  /** Where it is honoured: null is the info desk; a tenant makes it a coupon for that shop, single use. */
  tenantId: z.nullable(slug),
  /** What a coupon is worth at the shop's till; `goods` for a thing. Money off is what clearing pays the tenant. */
  face: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('goods') }),
    z.strictObject({ kind: z.literal('money-off'), amountMinor: count }),
    z.strictObject({ kind: z.literal('percent-off'), perMille: z.int().check(z.gte(1), z.lte(1000)), upToMinor: z.nullable(count) }),
  ]),
});

/** A tier of the programme; the higher rank wins. */
export const tierDocument = z.strictObject({ kind: z.literal('tier'), id: slug, version: count, name: localized, rank: whole });

/** The campaign version(s) in the mirror: newest first. */
export const campaignDocument = z.strictObject({
  kind: z.literal('campaign'),
  id: slug,
  version: count,
  versions: z.array(campaignVersion),
});

/** @see tenantDocument */
export type TenantDocument = z.infer<typeof tenantDocument>;
/** @see tillDocument */
export type TillDocument = z.infer<typeof tillDocument>;
/** @see giftDocument */
export type GiftDocument = z.infer<typeof giftDocument>;
/** @see tenantAgreement */
export type TenantAgreement = z.infer<typeof tenantAgreement>;
/** @see tierDocument */
export type TierDocument = z.infer<typeof tierDocument>;
