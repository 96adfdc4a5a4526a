/** Binds, confirms, returns and hands out units of scarce things: gift stock, campaign quotas and budgets of points. */
import { allotmentId, budgetId, dayBudgetId, dayQuotaId, stockId, totalQuotaId } from '../allotment/allotment-id.ts';
import { emptyResource, freeUnits, moveUnits, unusedUnits } from '../allotment/resource-count.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import type { ResourceDocument, VoucherDocument } from '../contract/document.ts';
import { mallDayAt } from '../time/mall-day.ts';
import type { Scribe } from './scribe.ts';

/** What an award lacks when a resource is used up. */
export type Scarce = 'quota' | 'stock' | 'budget';

/** Units that are needed. `total` is set for quotas and budgets: they come into being at their first unit and grow with their campaign. */
export interface NeededUnit {
  readonly resourceId: string;
  readonly total: number | null;
  readonly units: number;
  readonly scarce: Scarce;
}

/** Where a bound unit came from: `kioskId` null is the server's free pool. */
export type Bind = VoucherDocument['binds'][number];

/** Units that one award of a campaign takes, on the mall day of its registration. */
export function quotaUnits(scribe: Scribe, version: CampaignVersion, registeredAtMs: number): NeededUnit[] {
  const { perDay, total } = version.quota;
  if (perDay === null && total === null) return [];
  const day = mallDayAt(registeredAtMs, scribe.mall.offsets, scribe.mall.dayCutoffMinutes);
  return [
    ...(perDay === null ? [] : [{ resourceId: dayQuotaId(version.campaignId, day), total: perDay, units: 1, scarce: 'quota' as const }]),
    ...(total === null ? [] : [{ resourceId: totalQuotaId(version.campaignId), total, units: 1, scarce: 'quota' as const }]),
  ];
}

/** Points that an award takes from its campaign's budget, in all and on the mall day of its registration: the whole award or nothing. */
export function budgetUnits(scribe: Scribe, version: CampaignVersion, registeredAtMs: number, points: number): NeededUnit[] {
  const { budgetPoints, budgetPointsPerDay } = version.quota;
  if (budgetPoints === null && budgetPointsPerDay === null) return [];
  const day = mallDayAt(registeredAtMs, scribe.mall.offsets, scribe.mall.dayCutoffMinutes);
  const units = { units: points, scarce: 'budget' as const };
  return [
    ...(budgetPointsPerDay === null ? [] : [{ resourceId: dayBudgetId(version.campaignId, day), total: budgetPointsPerDay, ...units }]),
    ...(budgetPoints === null ? [] : [{ resourceId: budgetId(version.campaignId), total: budgetPoints, ...units }]),
  ];
}

/** One unit of a gift's stock. */
export const stockUnit = (giftId: string): NeededUnit => ({ resourceId: stockId(giftId), total: null, units: 1, scarce: 'stock' });

/** Units that one gift of a campaign takes: the quotas and the thing itself. */
export function giftUnits(scribe: Scribe, version: CampaignVersion | null, giftId: string, registeredAtMs: number): NeededUnit[] {
  return [...(version === null ? [] : quotaUnits(scribe, version, registeredAtMs)), stockUnit(giftId)];
}

/** The resource as it stands; a quota that nobody wrote yet is whole, and one that its campaign has grown is as big as that. */
export function resourceOf(scribe: Scribe, unit: Pick<NeededUnit, 'resourceId' | 'total'>): ResourceDocument {
  const found = scribe.world.get('resource', unit.resourceId) ?? emptyResource(unit.resourceId, unit.total ?? 0);
  return unit.total !== null && unit.total > found.total ? moveUnits(found, { total: unit.total - found.total }) : found;
}

/** Finds a pool for all that is needed without taking it: the server's free units first, then the kiosk's own loan. Which kind is lacking, if one is. */
export function findUnits(
  scribe: Scribe,
  units: readonly NeededUnit[],
  kioskId: string,
  atMs: number,
): { readonly binds: readonly Bind[] } | { readonly lacking: Scarce } {
  const binds: Bind[] = [];
  for (const unit of units) {
    const allotment = scribe.world.get('allotment', allotmentId(unit.resourceId, kioskId));
    const onLoan = allotment !== null && unusedUnits(allotment) >= unit.units && atMs < allotment.untilMs;
    const free = scribe.context.role === 'decide' && freeUnits(resourceOf(scribe, unit)) >= unit.units;
    if (!free && !onLoan) return { lacking: unit.scarce };
    binds.push({ resourceId: unit.resourceId, kioskId: free ? null : kioskId });
  }
  return { binds };
}

/** Takes the units found. */
export function takeUnits(scribe: Scribe, units: readonly NeededUnit[], binds: readonly Bind[]): void {
  for (const bind of binds) {
    const unit = units.find((one) => one.resourceId === bind.resourceId) ?? { resourceId: bind.resourceId, total: null, units: 1 };
    const fromLoan = bind.kioskId !== null && useLoan(scribe, bind.resourceId, bind.kioskId, unit.units) === 'loan';
    scribe.put(moveUnits(resourceOf(scribe, unit), fromLoan ? { leased: -unit.units, bound: unit.units } : { bound: unit.units }));
  }
}

/** Marks units of the kiosk's loan as used; such as were written off come back to life. */
function useLoan(scribe: Scribe, resourceId: string, kioskId: string, units: number): 'loan' | 'written-off' | 'none' {
  const allotment = scribe.world.get('allotment', allotmentId(resourceId, kioskId));
  if (allotment === null) return 'none';
  if (unusedUnits(allotment) >= units) {
    scribe.put({ ...allotment, used: allotment.used + units });
    return 'loan';
  }
  if (allotment.writtenOff < units) return 'none';
  scribe.put({
    ...allotment,
    units: allotment.units + units,
    used: allotment.used + units,
    writtenOff: allotment.writtenOff - units,
  });
  return 'written-off';
}

/**
 * A deed says: this kiosk promised a unit of its loan. A unit that the server had bound for the same voucher goes back and the loan's is taken, so it counts
 * once whichever came first. Without a loan left the unit is bound all the same; `short` says that it is more than there is.
 */
export function bindByDeed(
  scribe: Scribe,
  units: readonly Pick<NeededUnit, 'resourceId' | 'total'>[],
  held: readonly Bind[],
  kioskId: string,
): { readonly binds: readonly Bind[]; readonly short: boolean } {
  const binds: Bind[] = [];
  let short = false;
  for (const unit of units) {
    const before = held.find((bind) => bind.resourceId === unit.resourceId);
    if (before !== undefined && before.kioskId !== null) {
      binds.push(before);
      continue;
    }
    const loan = useLoan(scribe, unit.resourceId, kioskId, 1);
    const gain = before === undefined ? 1 : 0;
    const resource = resourceOf(scribe, unit);
    const next = moveUnits(resource, { bound: gain, leased: loan === 'loan' ? -1 : 0, lost: loan === 'written-off' ? -1 : 0 });
    if (next.shortfall > resource.shortfall) short = true;
    scribe.put(next);
    binds.push({ resourceId: unit.resourceId, kioskId: loan === 'none' ? null : kioskId });
  }
  return { binds, short };
}

/** Bound units go back to the server's free pool; one of each unless `units` says more. */
export function returnUnits(scribe: Scribe, binds: readonly { readonly resourceId: string; readonly units?: number }[]): void {
  for (const { resourceId, units = 1 } of binds) scribe.put(moveUnits(resourceOf(scribe, { resourceId, total: null }), { bound: -units }));
}

/** Bound units of quotas and budgets are used for good: by an event, which nothing takes back, or by an award that is kept. */
export function useUnits(scribe: Scribe, binds: readonly { readonly resourceId: string; readonly units: number }[]): void {
  for (const { resourceId, units } of binds)
    scribe.put(moveUnits(resourceOf(scribe, { resourceId, total: null }), { bound: -units, handedOut: units }));
}

/** Bound units are handed over. `bound` false: they had gone back to the pool already, and leave it now. Returns whether this is more than there is. */
export function handOutUnits(scribe: Scribe, resourceIds: readonly string[], bound: boolean): boolean {
  let short = false;
  for (const resourceId of resourceIds) {
    const resource = resourceOf(scribe, { resourceId, total: null });
    const next = moveUnits(resource, { bound: bound ? -1 : 0, handedOut: 1 });
    if (next.shortfall > resource.shortfall) short = true;
    scribe.put(next);
  }
  return short;
}
