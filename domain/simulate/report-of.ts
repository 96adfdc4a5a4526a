/** Turns a simulation into its report. Every list has a total order, so that the same input gives the same bytes. */
import { localOf } from '../time/zone.ts';
import { dayQuotaId } from '../allotment/allotment-id.ts';
import type { CampaignTotals, FunderCost } from './campaign-totals.ts';
import { missedByCampaign } from './near-misses.ts';
import type { CampaignReport, FunderReport, SetReport } from './report.ts';
import type { SimulationMall } from './catalogue.ts';
import type { Simulation } from './simulation.ts';
import type { UnitUse } from './unit-book.ts';

/** The curve goes by day while the receipts cover no more than this. */
const dayCurveMs = 93 * 86_400_000;

/** @see SetReport. `tellsNew`: members' joining is known. */
export function setReportOf(simulation: Simulation, mall: SimulationMall, tellsNew: boolean): SetReport {
  const localTime = (ms: number | null) => (ms === null ? null : localOf(ms, mall.rule.offsets));
  const uses = simulation.units.uses();
  const goneAt = new Map(uses.map((use) => [use.resourceId, use]));
  const awarded = new Map<string, number>();
  for (const member of simulation.members.values())
    for (const [campaignId, awards] of member.awards) if (awards > 0) awarded.set(campaignId, (awarded.get(campaignId) ?? 0) + 1);
  const campaigns = simulation.campaigns.map((totals) =>
    campaignReportOf(totals, awarded.get(totals.version.campaignId) ?? 0, goneAt, localTime, tellsNew),
  );
  const funders = mergeFunders(simulation.campaigns.map((totals) => totals.funders));
  const span = simulation.span();
  const by = span !== null && span.lastMs - span.firstMs > dayCurveMs ? 'month' : 'day';
  return {
    campaigns,
    funders,
    total: {
      awards: sum(campaigns, (one) => one.awards),
      points: sum(funders, (one) => one.points),
      pointsMinor: sum(funders, (one) => one.pointsMinor),
      giftsMinor: sum(funders, (one) => one.giftsMinor),
      prizesMinor: sum(campaigns, (one) => one.prizesMinor),
      tickets: sum(campaigns, (one) => one.tickets),
    },
    units: uses.map(({ resourceId, total, used, goneAtMs, refused }) => ({
      resource: resourceId,
      total,
      used,
      goneAt: localTime(goneAtMs),
      refused,
    })),
    liability: { by, steps: [...simulation.liability.curve(by)] },
    nearMisses: missedByCampaign(simulation.members.values()).map(({ campaignId, ...missed }) => ({ campaign: campaignId, ...missed })),
    membersWithAward: [...simulation.members.values()].filter((member) => [...member.awards.values()].some((awards) => awards > 0)).length,
  };
}

function campaignReportOf(
  totals: CampaignTotals,
  members: number,
  uses: ReadonlyMap<string, UnitUse>,
  localTime: (ms: number | null) => string | null,
  tellsNew: boolean,
): CampaignReport {
  const { version } = totals;
  const { campaignId } = version;
  return {
    campaign: campaignId,
    version: version.version,
    receipts: totals.receipts,
    members,
    awards: totals.awards,
    takenBack: totals.takenBack,
    points: totals.points,
    gifts: sorted([...totals.gifts], ([gift]) => gift).map(([gift, units]) => ({ gift, units })),
    tickets: totals.tickets,
    tiers: totals.tiers,
    refused: { ...totals.refused },
    instead: { ...totals.instead },
    funders: mergeFunders([totals.funders]),
    prizesMinor: sum(version.draw?.prizes ?? [], (prize) => prize.units * prize.valueMinor),
    days: sorted([...totals.days], ([day]) => day).map(([day, { given, refused }]) => ({
      day,
      given,
      refused,
      limit: version.quota.perDay,
      goneAt: localTime(uses.get(dayQuotaId(campaignId, day))?.goneAtMs ?? null),
    })),
    newMembers: tellsNew ? { awards: totals.newMemberAwards, moneyMinor: totals.newMemberMinor } : null,
  };
}

/** Costs by funder, added up; who pays nothing is left out. */
function mergeFunders(maps: readonly ReadonlyMap<string, FunderCost>[]): FunderReport[] {
  const all = new Map<string, FunderCost>();
  for (const map of maps) {
    for (const [funder, cost] of map) {
      const before = all.get(funder) ?? { points: 0, pointsMinor: 0, giftsMinor: 0 };
      all.set(funder, {
        points: before.points + cost.points,
        pointsMinor: before.pointsMinor + cost.pointsMinor,
        giftsMinor: before.giftsMinor + cost.giftsMinor,
      });
    }
  }
  return sorted([...all], ([funder]) => funder)
    .filter(([, cost]) => cost.points !== 0 || cost.pointsMinor !== 0 || cost.giftsMinor !== 0)
    .map(([funder, cost]) => ({ funder, ...cost }));
}

function sorted<T>(list: readonly T[], key: (one: T) => string): readonly T[] {
  return list.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

function sum<T>(list: readonly T[], of: (one: T) => number): number {
  return list.reduce((total, one) => total + of(one), 0);
}
