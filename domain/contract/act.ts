/**
 * Acts: what the server's own log holds besides facts, in the same order: catalogue changes, campaigns, ticks of the clock, leases, kiosks. Decided by
 * `domain/decide/decide-act.ts` under the same lock.
 */
import * as z from 'zod/mini';
import { campaignVersion } from './campaign.ts';
import { categoryDocument, giftDocument, tenantDocument, tillDocument } from './document.ts';
import { mallDocument, settingsDocument, staffDocument } from './house-document.ts';
import { boundedText, count, instantMs, kioskId, sha256Hex, slug, uuid } from './primitive.ts';

/** Things of the catalogue that are put as a whole. The version in the document is not looked at: the store's own counts up. */
export const catalogueItem = z.discriminatedUnion('kind', [
  tenantDocument,
  categoryDocument,
  tillDocument,
  giftDocument,
  staffDocument,
  mallDocument,
  settingsDocument,
]);

/** Catalogue written by people or an import; `stocks` sets how many units of a gift there are in all, handed out ones included. */
export const cataloguePut = z.strictObject({
  kind: z.literal('catalogue.put'),
  items: z.array(catalogueItem).check(z.maxLength(2000)),
  stocks: z.array(z.strictObject({ giftId: slug, total: count })).check(z.maxLength(500)),
});

/** A version of a campaign. The same content twice is one version; a running campaign allows only what DESIGN §7 names. */
export const campaignLoaded = z.strictObject({ kind: z.literal('campaign.loaded'), version: campaignVersion });

/** The clock, for these accounts: lots and vouchers past their end leave, documents are tidied. */
export const tick = z.strictObject({ kind: z.literal('tick'), atMs: instantMs, accountIds: z.array(uuid).check(z.maxLength(1000)) });

/** What one kiosk shall have on loan of one resource from now on, used units included. */
export const lease = z.strictObject({
  resourceId: z.string(),
  kioskId,
  incarnation: z.int().check(z.nonnegative()),
  units: count,
  untilMs: instantMs,
  /** Size of the resource, for a day quota that nobody has touched yet; null where the resource exists. */
  total: z.nullable(count),
});

/** Leases as planned by `domain/allotment/plan-leases.ts`. */
export const leasesPlanned = z.strictObject({ kind: z.literal('leases.planned'), leases: z.array(lease).check(z.maxLength(2000)) });

/** A lost kiosk: its unused units are lost, never free again by themselves. */
export const leaseWrittenOff = z.strictObject({
  kind: z.literal('lease.written-off'),
  kioskId,
  resourceIds: z.array(z.string()).check(z.maxLength(500)),
  reason: boundedText(200),
});

/** A kiosk became known by its key. */
export const kioskEnrolled = z.strictObject({
  kind: z.literal('kiosk.enrolled'),
  kioskId,
  mallId: slug,
  use: z.enum(['kiosk', 'desk', 'import']),
  publicKey: boundedText(128),
  atMs: instantMs,
});

/** A kiosk started with a link: its next incarnation, and how far its chain is known. */
export const kioskStarted = z.strictObject({
  kind: z.literal('kiosk.started'),
  kioskId,
  incarnation: z.int().check(z.positive()),
  headSeq: count,
  headHash: sha256Hex,
  atMs: instantMs,
});

/** A kiosk is shut out (fork, stale incarnation) or taken out of service. */
export const kioskStatusSet = z.strictObject({
  kind: z.literal('kiosk.status-set'),
  kioskId,
  status: z.enum(['enrolled', 'fenced', 'revoked']),
  reason: boundedText(200),
});

/** Every kind of act. */
export const act = z.discriminatedUnion('kind', [
  cataloguePut,
  campaignLoaded,
  tick,
  leasesPlanned,
  leaseWrittenOff,
  kioskEnrolled,
  kioskStarted,
  kioskStatusSet,
]);

/** Why an act was not carried out. */
export const actRefusal = z.enum([
  'kiosk-unknown',
  'kiosk-exists',
  'incarnation-stale',
  'campaign-change-not-allowed',
  'campaign-version-exists',
  'currency-fixed',
]);

/** @see act */
export type Act = z.infer<typeof act>;
/** One kind of act by its name. */
export type ActOf<K extends Act['kind']> = Extract<Act, { kind: K }>;
/** @see lease */
export type Lease = z.infer<typeof lease>;
/** @see actRefusal */
export type ActRefusal = z.infer<typeof actRefusal>;
