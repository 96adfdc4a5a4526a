/** The office's own entry of the trail, put beside what it changes, in one decision: either both stand or neither. */
import type { ActOf } from '../domain/contract/act.ts';
import type { Programme } from './open-programme.ts';

const DETAIL_MAX = 200;

/** What the office does; the page of the trail has words for each (`server/office/trail-words.ts`). */
export const officeDeeds = [
  'staff-added',
  'staff-changed',
  'staff-pin-set',
  'staff-pause-ended',
  'staff-ended',
  'staff-back',
  'member-looked-up',
  'member-not-me',
  'member-profile-set',
  'release-published',
  'release-wave-begun',
  'release-paused',
  'release-resumed',
  'release-stopped',
  'release-taken-back',
  'stock-counted',
  'device-code-made',
  'device-revoked',
  'promotion-day-set',
  'shop-mark-set',
  'campaign-loaded',
  'questionnaire-loaded',
  'refunds-loaded',
  'refund-chosen',
] as const;
/** @see officeDeeds */
export type OfficeDeed = (typeof officeDeeds)[number];

/** `subject`: id of what it was done to; `detail`: figures of it, never a number, PIN or name of a visitor; cut to 200 characters. */
export function officeDid(
  { nowMs }: Pick<Programme, 'nowMs'>,
  did: OfficeDeed,
  subject: string | null,
  detail: string | null,
): ActOf<'office.did'> {
  return { kind: 'office.did', did, subject, detail: detail === null ? null : detail.slice(0, DETAIL_MAX), atMs: nowMs() };
}
