/**
 * How many units of a scarce thing each kiosk gets on loan, so that it can promise while the link is down. Loans shrink as the stock does, and the last units are
 * never lent: they are given online only, where the server sees them all. Pure; the act `leases.planned` carries the plan out.
 */
import type { Lease } from '../contract/act.ts';
import type { AllotmentDocument, ResourceDocument } from '../contract/document.ts';
import { unusedUnits } from './resource-count.ts';

/** A kiosk that may hold a loan. */
export interface LeaseKiosk {
  readonly kioskId: string;
  readonly incarnation: number;
  /**
   * Its facts are here up to now and its link stands: its loan may be made smaller, for it will hear of it at once. The loan of any other stays as it is, since it may
   * be promising from it this minute.
   */
  readonly reachable: boolean;
  /** What it has on loan of this resource; null: nothing yet. */
  readonly allotment: AllotmentDocument | null;
}

/** Numbers of the house. */
export interface LeaseSettings {
  /** Most unused units one kiosk holds. */
  readonly perKiosk: number;
  /** Never lent: at least so many units … */
  readonly onlineUnits: number;
  /** … and at least this part of the whole, per thousand. */
  readonly onlinePerMille: number;
}

/** What a mall starts with. */
export const defaultLeaseSettings: LeaseSettings = { perKiosk: 10, onlineUnits: 3, onlinePerMille: 100 };

/** Input of a plan for one resource. */
export interface LeasePlan {
  readonly resource: ResourceDocument;
  readonly kiosks: readonly LeaseKiosk[];
  readonly nowMs: number;
  /** Until when the loans hold: the end of the mall day for a day quota. At or before `nowMs`: all loans are called in. */
  readonly untilMs: number;
  readonly settings: LeaseSettings;
  /** Size of a day quota that nobody touched yet; null where the resource exists. */
  readonly total: number | null;
}

/** The loans that change, those that shrink first, so that carried out in order nothing is ever lent twice. */
export function planLeases(plan: LeasePlan): readonly Lease[] {
  const { resource, settings, untilMs, nowMs } = plan;
  const ours = plan.kiosks.filter((kiosk) => kiosk.reachable).sort((a, b) => (a.kioskId < b.kioskId ? -1 : 1));
  const unusedOf = (kiosk: LeaseKiosk): number => (kiosk.allotment === null ? 0 : unusedUnits(kiosk.allotment));
  const elsewhere = resource.leased - ours.reduce((sum, kiosk) => sum + unusedOf(kiosk), 0);
  const atHand = resource.total - resource.bound - resource.handedOut - resource.lost - elsewhere;
  const kept = Math.max(settings.onlineUnits, Math.ceil((resource.total * settings.onlinePerMille) / 1000));
  const toLend = untilMs <= nowMs ? 0 : Math.max(0, atHand - kept);
  const share = ours.length === 0 ? 0 : Math.floor(toLend / ours.length);
  const rest = ours.length === 0 ? 0 : toLend % ours.length;
  const leases = ours.flatMap((kiosk, at) => {
    const used = kiosk.allotment?.used ?? 0;
    const units = used + Math.min(settings.perKiosk, share + (at < rest ? 1 : 0));
    return isSame(kiosk, units, untilMs)
      ? []
      : [{ resourceId: resource.id, kioskId: kiosk.kioskId, incarnation: kiosk.incarnation, units, untilMs, total: plan.total }];
  });
  const growthOf = (lease: Lease): number => lease.units - (ours.find((kiosk) => kiosk.kioskId === lease.kioskId)?.allotment?.units ?? 0);
  return leases.sort((a, b) => growthOf(a) - growthOf(b));
}

function isSame(kiosk: LeaseKiosk, units: number, untilMs: number): boolean {
  const { allotment } = kiosk;
  if (allotment === null) return units === 0;
  return (
    allotment.units === units && allotment.incarnation === kiosk.incarnation && (allotment.untilMs === untilMs || units === allotment.used)
  );
}
