/**
 * Arithmetic of a scarce thing. Every unit is in one place: free, leased (on loan to a kiosk and not used), bound (promised by a voucher), handed out,
 * or lost with a kiosk. What was promised beyond the total is `shortfall`: worked out, never counted by hand, so the order of arrival cannot change it.
 */
import type { AllotmentDocument, ResourceDocument } from '../contract/document.ts';

/** A resource nobody wrote yet. */
export function emptyResource(id: string, total: number): ResourceDocument {
  return { kind: 'resource', id, version: 0, total, leased: 0, bound: 0, handedOut: 0, lost: 0, shortfall: 0 };
}

/** Units that can still be promised by the server. Never below 0. */
export function freeUnits(resource: ResourceDocument): number {
  return Math.max(0, resource.total - resource.leased - resource.bound - resource.handedOut - resource.lost);
}

/** Units of the loan that the kiosk has not promised yet. */
export function unusedUnits(allotment: AllotmentDocument): number {
  return Math.max(0, allotment.units - allotment.used);
}

/** Counts moved by `by`; the shortfall follows. No count goes below 0. */
export function moveUnits(
  resource: ResourceDocument,
  by: Partial<Record<'total' | 'leased' | 'bound' | 'handedOut' | 'lost', number>>,
): ResourceDocument {
  const next = {
    ...resource,
    total: Math.max(0, resource.total + (by.total ?? 0)),
    leased: Math.max(0, resource.leased + (by.leased ?? 0)),
    bound: Math.max(0, resource.bound + (by.bound ?? 0)),
    handedOut: Math.max(0, resource.handedOut + (by.handedOut ?? 0)),
    lost: Math.max(0, resource.lost + (by.lost ?? 0)),
  };
  return { ...next, shortfall: Math.max(0, next.leased + next.bound + next.handedOut + next.lost - next.total) };
}
