/** Whether a member of staff may work at a moment, and as what. One rule for desks, kiosks and the server. */
import type { StaffDocument } from '../contract/document.ts';

/** Why somebody may not work here now. */
export type NotNow = 'inactive' | 'not-yet' | 'over';

/** null: may work at that moment. `untilMs` is the first moment at which it is over. */
export function notNow(staff: Pick<StaffDocument, 'active' | 'validFromMs' | 'untilMs'>, atMs: number): NotNow | null {
  if (!staff.active) return 'inactive';
  if (staff.validFromMs !== null && atMs < staff.validFromMs) return 'not-yet';
  return staff.untilMs !== null && atMs >= staff.untilMs ? 'over' : null;
}

/** The one role that counts at a desk: what may do most. null: none of them. */
export function deskRole(staff: Pick<StaffDocument, 'roles'>): 'lead' | 'desk' | 'promoter' | null {
  return (['lead', 'desk', 'promoter'] as const).find((role) => staff.roles.includes(role)) ?? null;
}

/** The one role that counts in service mode of a kiosk. A promoter has none. */
export function serviceRole(staff: Pick<StaffDocument, 'roles'>): 'lead' | 'service' | 'desk' | null {
  return (['lead', 'service', 'desk'] as const).find((role) => staff.roles.includes(role)) ?? null;
}
