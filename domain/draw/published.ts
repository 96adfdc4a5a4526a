/**
 * The published files of a draw, each a function of its documents, so that they can be written again at any time and come out the same. They name no person:
 *
 *   announcement.json   the moment the campaign is loaded: what is promised, the hash of the secret, which public value will decide
 *   entries.txt         at closing (`entry-list.ts`), and entries.txt.sha256 for `sha256sum -c`
 *   result.json         when it is drawn: secret, public value, winners and reserve winners
 *   claims.json         from then on: what became of each prize; the only file that changes
 *
 * JSON with sorted keys, two blanks an indent, a line feed at the end.
 */
import * as z from 'zod/mini';
import type { DrawDocument } from '../contract/draw.ts';
import { campaignDraw, drawWinner } from '../contract/draw.ts';
import { count, currency, localized, sha256Hex, slug, uuid } from '../contract/primitive.ts';
import { canonicalJson } from '../encoding/canonical-json.ts';
import { sha256Hex as hashOf } from '../encoding/hash.ts';
import { drawAlgorithm } from './algorithm.ts';

const instant = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/));
const algorithm = z.literal(drawAlgorithm);

/** announcement.json. Money in minor units of `currency`. */
export const announcementFile = z.strictObject({
  algorithm,
  draw: slug,
  title: localized,
  announcedAt: instant,
  secretHash: sha256Hex,
  closesAt: instant,
  drawnAt: instant,
  publicValue: localized,
  currency,
  prizes: campaignDraw.shape.prizes,
  reserves: count,
  claimDays: count,
  onePrizeEach: z.boolean(),
  notFor: z.array(z.string()),
});

/** result.json. `winners` first the prizes, then the reserve winners, by rank. */
export const resultFile = z.strictObject({
  algorithm,
  draw: slug,
  announcement: sha256Hex,
  entries: count,
  listHash: sha256Hex,
  secret: sha256Hex,
  publicValue: z.string(),
  drawnAt: instant,
  winners: z.array(drawWinner),
});

/** claims.json, in the order in which the claims came to be. */
export const claimsFile = z.strictObject({
  algorithm,
  draw: slug,
  result: sha256Hex,
  claims: z.array(
    z.strictObject({
      rank: z.int().check(z.positive()),
      ticketId: uuid,
      prizeId: slug,
      state: z.enum(['waiting', 'claimed', 'forfeited']),
      until: instant,
    }),
  ),
});

/** @see announcementFile */
export type AnnouncementFile = z.infer<typeof announcementFile>;
/** @see resultFile */
export type ResultFile = z.infer<typeof resultFile>;
/** @see claimsFile */
export type ClaimsFile = z.infer<typeof claimsFile>;

const iso = (ms: number): string => new Date(ms).toISOString();

/** A published JSON file: one way to write it, so that what a person reads in it is what a program reads. */
export function jsonText(value: AnnouncementFile | ResultFile | ClaimsFile): string {
  // Through the canonical text, so that keys stand sorted whatever made the object.
  return `${JSON.stringify(JSON.parse(canonicalJson(value)), null, 2)}\n`;
}

/** Text of announcement.json. */
export function announcementText(draw: DrawDocument): string {
  const { plan } = draw;
  return jsonText({
    algorithm: drawAlgorithm,
    draw: draw.id,
    title: draw.title,
    announcedAt: iso(draw.announcedAtMs),
    secretHash: draw.secretHash,
    closesAt: iso(plan.closesAtMs),
    drawnAt: iso(plan.drawnAtMs),
    publicValue: plan.publicValue,
    currency: draw.currency,
    prizes: plan.prizes,
    reserves: plan.reserves,
    claimDays: plan.claimDays,
    onePrizeEach: plan.onePrizeEach,
    notFor: draw.notFor,
  });
}

/** SHA-256 of announcement.json. */
export function announcementHashOf(draw: DrawDocument): string {
  return hashOf(announcementText(draw));
}

/** Text of result.json; null before the draw. */
export function resultText(draw: DrawDocument): string | null {
  if (draw.secret === null || draw.listHash === null || draw.publicValue === null || draw.drawnAtMs === null) return null;
  return jsonText({
    algorithm: drawAlgorithm,
    draw: draw.id,
    announcement: announcementHashOf(draw),
    entries: draw.entries,
    listHash: draw.listHash,
    secret: draw.secret,
    publicValue: draw.publicValue,
    drawnAt: iso(draw.drawnAtMs),
    winners: draw.winners,
  });
}

/** Text of claims.json; null before the draw. Reasons stay inside: they are about persons. */
export function claimsText(draw: DrawDocument): string | null {
  const result = resultText(draw);
  if (result === null) return null;
  const claims = draw.claims.map(({ rank, ticketId, prizeId, state, untilMs }) => ({
    rank,
    ticketId,
    prizeId,
    state,
    until: iso(untilMs),
  }));
  return jsonText({ algorithm: drawAlgorithm, draw: draw.id, result: hashOf(result), claims });
}
