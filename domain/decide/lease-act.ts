/** Acts about loans of scarce units. */
import { allotmentId } from '../allotment/allotment-id.ts';
import { unusedUnits } from '../allotment/resource-count.ts';
import { freeUnits, moveUnits } from '../allotment/resource-count.ts';
import type { ActOf, Lease } from '../contract/act.ts';
import type { AllotmentDocument } from '../contract/document.ts';
import { done } from './act-ending.ts';
import type { ActEnding } from './act-ending.ts';
import { resourceOf } from './gift-units.ts';
import type { Scribe } from './scribe.ts';

/** Sets loans as planned. A loan never shrinks below what is used and never grows beyond what is free now: the plan may be older than the world. */
export function planLeasesAct(scribe: Scribe, act: ActOf<'leases.planned'>): ActEnding {
  for (const lease of act.leases) setLease(scribe, lease);
  return done;
}

function setLease(scribe: Scribe, lease: Lease): void {
  const resource = resourceOf(scribe, { resourceId: lease.resourceId, total: lease.total });
  const id = allotmentId(lease.resourceId, lease.kioskId);
  const before: AllotmentDocument = scribe.world.get('allotment', id) ?? {
    kind: 'allotment',
    id,
    version: 0,
    resourceId: lease.resourceId,
    kioskId: lease.kioskId,
    incarnation: lease.incarnation,
    units: 0,
    used: 0,
    writtenOff: 0,
    untilMs: lease.untilMs,
  };
  const grown = Math.min(Math.max(lease.units, before.used) - before.units, freeUnits(resource));
  const next = { ...before, units: before.units + grown, incarnation: lease.incarnation, untilMs: lease.untilMs };
  if (grown === 0 && before.untilMs === lease.untilMs && before.incarnation === lease.incarnation) return;
  scribe.put(next);
  if (grown !== 0) scribe.put(moveUnits(resource, { leased: grown }));
}

/** The kiosk is lost: its unused units go from leased to lost. Should its deeds arrive after all, they come back one by one. */
export function writeOffLeases(scribe: Scribe, act: ActOf<'lease.written-off'>): ActEnding {
  for (const resourceId of act.resourceIds) {
    const allotment = scribe.world.get('allotment', allotmentId(resourceId, act.kioskId));
    if (allotment === null) continue;
    const units = unusedUnits(allotment);
    if (units === 0) continue;
    scribe.put({ ...allotment, units: allotment.used, writtenOff: allotment.writtenOff + units });
    scribe.put(moveUnits(resourceOf(scribe, { resourceId, total: null }), { leased: -units, lost: units }));
  }
  return done;
}
