import type { StaffDocument } from '../../domain/contract/document.ts';
import { localOf } from '../../domain/time/zone.ts';
import { notNow } from '../../domain/staff/may-work.ts';
import type { CoreServices } from '../core/core-services.ts';

/** Why a staff card or code opens nothing; `onLocal`: the day of its beginning or end, where that is the reason. */
export interface StaffRefused {
  readonly why: 'unknown' | 'not-here' | 'not-yet' | 'over' | 'inactive';
  readonly onLocal: string | null;
}

/** Somebody who may work at this moment, or why not. */
export type FoundStaff<R> =
  { readonly ok: true; readonly staff: StaffDocument; readonly role: R } | ({ readonly ok: false } & StaffRefused);

type FindServices = Pick<CoreServices, 'mirror' | 'factBook' | 'house'>;

/** Whether `staff` may work here now with a role that `roleOf` knows. */
export function staffNow<R>(services: FindServices, staff: StaffDocument, roleOf: (staff: StaffDocument) => R | null): FoundStaff<R> {
  const role = roleOf(staff);
  const why = notNow(staff, services.factBook.nowMs());
  if (why !== null) {
    // The last day is the one before the moment at which it is over.
    const ms = why === 'not-yet' ? staff.validFromMs : why === 'over' && staff.untilMs !== null ? staff.untilMs - 1 : null;
    const offsets = services.house.catalogue()?.mall.offsets ?? [];
    return { ok: false, why, onLocal: ms === null ? null : localOf(Math.max(0, ms), offsets).slice(0, 10) };
  }
  return role === null ? { ok: false, why: 'not-here', onLocal: null } : { ok: true, staff, role };
}

/** Looks somebody up by card key or by typed code. */
export function findStaff<R>(
  services: FindServices,
  by: { readonly cardToken: string } | { readonly code: string },
  roleOf: (staff: StaffDocument) => R | null,
): FoundStaff<R> {
  const staff = services.mirror.list('staff').find((one) => ('code' in by ? one.id === by.code : one.cardKey === by.cardToken));
  return staff === undefined ? { ok: false, why: 'unknown', onLocal: null } : staffNow(services, staff, roleOf);
}
