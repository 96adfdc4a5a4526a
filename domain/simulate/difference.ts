/** What the new campaigns change for campaigns, funders and members, against others over the same receipts. */
import type { DifferenceReport, FunderReport, MemberDifference, SetReport } from './report.ts';
import type { Simulation } from './simulation.ts';

/** Members named at most on each side. */
const mostNamed = 10;

/** New minus old. */
export function differenceOf(now: { readonly report: SetReport; readonly simulation: Simulation }, before: typeof now): DifferenceReport {
  const members = memberDifferences(now.simulation, before.simulation);
  const gains = members.filter((one) => one.moneyMinor > 0 || (one.moneyMinor === 0 && one.points + one.gifts > 0));
  const losses = members.filter((one) => one.moneyMinor < 0 || (one.moneyMinor === 0 && one.points + one.gifts < 0));
  return {
    campaigns: campaignDifferences(now.report, before.report),
    funders: funderDifferences(now.report.funders, before.report.funders),
    winners: gains.length,
    losers: losses.length,
    unchanged: members.length - gains.length - losses.length,
    mostWon: gains.sort(byGain).slice(0, mostNamed),
    mostLost: losses.sort((a, b) => byGain(b, a)).slice(0, mostNamed),
  };
}

function byGain(a: MemberDifference, b: MemberDifference): number {
  return b.moneyMinor - a.moneyMinor || b.points - a.points || b.gifts - a.gifts || (a.member < b.member ? -1 : 1);
}

function memberDifferences(now: Simulation, before: Simulation): MemberDifference[] {
  const found: MemberDifference[] = [];
  for (const id of new Set([...now.members.keys(), ...before.members.keys()])) {
    const [a, b] = [now.members.get(id), before.members.get(id)];
    found.push({
      member: id,
      points: (a?.points ?? 0) - (b?.points ?? 0),
      gifts: (a?.gifts ?? 0) - (b?.gifts ?? 0),
      moneyMinor: (a?.worthMinor ?? 0) - (b?.worthMinor ?? 0),
    });
  }
  return found;
}

function campaignDifferences(now: SetReport, before: SetReport): DifferenceReport['campaigns'] {
  const ids = [...new Set([...now.campaigns, ...before.campaigns].map((one) => one.campaign))].sort();
  const figures = (report: SetReport, id: string) => {
    const found = report.campaigns.find((one) => one.campaign === id);
    const moneyMinor = (found?.funders ?? []).reduce((sum, one) => sum + one.pointsMinor + one.giftsMinor, 0);
    return { awards: found?.awards ?? 0, points: found?.points ?? 0, moneyMinor };
  };
  return ids.map((campaign) => {
    const [a, b] = [figures(now, campaign), figures(before, campaign)];
    return { campaign, awards: a.awards - b.awards, points: a.points - b.points, moneyMinor: a.moneyMinor - b.moneyMinor };
  });
}

function funderDifferences(now: readonly FunderReport[], before: readonly FunderReport[]): FunderReport[] {
  const none = { points: 0, pointsMinor: 0, giftsMinor: 0 };
  return [...new Set([...now, ...before].map((one) => one.funder))].sort().map((funder) => {
    const a = now.find((one) => one.funder === funder) ?? none;
    const b = before.find((one) => one.funder === funder) ?? none;
    return {
      funder,
      points: a.points - b.points,
      pointsMinor: a.pointsMinor - b.pointsMinor,
      giftsMinor: a.giftsMinor - b.giftsMinor,
    };
  });
}
