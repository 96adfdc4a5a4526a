/** How near members came to awards they did not get. */
import type { NearMiss } from '../campaign/evaluation.ts';
import type { Nearness, SimulatedMember } from './simulated-member.ts';

/** Notes what one receipt left missing. A window only ever comes nearer, so the nearest of all is kept; who got the award is left out in the end. */
export function noteNearMisses(member: SimulatedMember, nearMisses: readonly NearMiss[]): void {
  for (const near of nearMisses) {
    const { campaignId } = near.version;
    const known = member.nearest.get(campaignId);
    if (known === undefined)
      member.nearest.set(campaignId, { donePerMille: near.donePerMille, amount: amountOf(near), unit: unitOf(near) });
    else if (near.donePerMille > known.donePerMille) {
      known.donePerMille = near.donePerMille;
      known.amount = amountOf(near);
      known.unit = unitOf(near);
    }
  }
}

/** Members that never reached an award of one campaign, by how far they came (of what they came nearest to). */
export interface MissedBy {
  readonly campaignId: string;
  /** Came so far, in parts per thousand: 900-999, 750-899, 500-749, less. */
  readonly nearly: number;
  readonly close: number;
  readonly half: number;
  readonly less: number;
  /** Smallest and middle of what those from 900 on missed: minor units where a sum was asked, else receipts, shops, days or stamps. */
  readonly smallest: number | null;
  readonly middle: number | null;
  readonly unit: Nearness['unit'] | null;
}

/** What all members missed, by campaign; the campaign nearly got by most members first. */
export function missedByCampaign(members: Iterable<SimulatedMember>): readonly MissedBy[] {
  const found = new Map<string, Nearness[]>();
  for (const member of members) {
    for (const [campaignId, nearest] of member.nearest) {
      if (member.awards.has(campaignId)) continue;
      const list = found.get(campaignId);
      if (list === undefined) found.set(campaignId, [nearest]);
      else list.push(nearest);
    }
  }
  return [...found]
    .map(([campaignId, list]) => missedBy(campaignId, list))
    .sort((a, b) => b.nearly - a.nearly || b.close - a.close || (a.campaignId < b.campaignId ? -1 : 1));
}

function missedBy(campaignId: string, list: readonly Nearness[]): MissedBy {
  const between = (from: number, until: number) => list.filter((one) => one.donePerMille >= from && one.donePerMille < until).length;
  const nearly = list.filter((one) => one.donePerMille >= 900);
  const unit = nearly[0]?.unit ?? null;
  const amounts = nearly.flatMap((one) => (one.unit === unit ? [one.amount] : [])).sort((a, b) => a - b);
  return {
    campaignId,
    nearly: nearly.length,
    close: between(750, 900),
    half: between(500, 750),
    less: between(0, 500),
    smallest: amounts[0] ?? null,
    middle: amounts[Math.floor(amounts.length / 2)] ?? null,
    unit,
  };
}

/** What is told of a miss: money before counts. */
function unitOf(near: NearMiss): Nearness['unit'] {
  if (near.missingMinor !== null) return 'money';
  if (near.missingReceipts !== null) return 'receipts';
  if (near.missingShops !== null) return 'shops';
  if (near.missingCategories !== null) return 'categories';
  if (near.missingDays !== null) return 'days';
  return near.missingStamps === null ? 'parts' : 'stamps';
}

function amountOf(near: NearMiss): number {
  const { missingMinor, missingReceipts, missingShops, missingCategories, missingDays, missingStamps, missingParts } = near;
  return missingMinor ?? missingReceipts ?? missingShops ?? missingCategories ?? missingDays ?? missingStamps ?? missingParts.length;
}
