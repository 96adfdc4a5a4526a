import type { Touched } from './evaluation.ts';
import { keepsWindows } from './window-key.ts';

/** What one receipt gets, and which campaigns gave way to another of their group. */
export interface Stacked {
  readonly kept: readonly Touched[];
  readonly gaveWay: readonly Touched[];
}

/**
 * Among campaigns of one stacking group that all give something for this one receipt, only one stands: the best (a gift before a tier, tickets, points; more before
 * fewer; then by name), or, where one of them says so, that of the highest rank first. Only awards that depend on the receipt alone stack: what a window is due must
 * depend on its set of receipts alone.
 */
export function applyStacking(touched: readonly Touched[]): Stacked {
  if (touched.every((one) => groupOf(one) === null)) return { kept: touched, gaveWay: [] };
  const byRank = new Set(touched.filter((one) => one.version.stackingBy === 'rank').map(groupOf));
  const best = new Map<string, Touched>();
  for (const one of touched) {
    const group = groupOf(one);
    if (group === null) continue;
    const rival = best.get(group);
    if (rival === undefined || isBetter(one, rival, byRank.has(group))) best.set(group, one);
  }
  const kept: Touched[] = [];
  const gaveWay: Touched[] = [];
  for (const one of touched) {
    const group = groupOf(one);
    const winner = group === null ? one : (best.get(group) ?? one);
    if (winner === one) kept.push(one);
    else gaveWay.push(one);
  }
  return { kept, gaveWay };
}

function groupOf(touched: Touched): string | null {
  return touched.due.length > 0 && !keepsWindows(touched.version) ? touched.version.stackingGroup : null;
}

function isBetter(one: Touched, rival: Touched, byRank: boolean): boolean {
  if (byRank && one.version.rank !== rival.version.rank) return one.version.rank > rival.version.rank;
  const worth = worthOf(one);
  const other = worthOf(rival);
  const decides = worth.findIndex((value, index) => value !== other[index]);
  return decides < 0 ? one.version.campaignId < rival.version.campaignId : (worth[decides] ?? 0) > (other[decides] ?? 0);
}

/** Gifts, tiers, tickets, points: what counts first stands first. */
function worthOf(touched: Touched): readonly number[] {
  let gifts = 0;
  let tiers = 0;
  let tickets = 0;
  let points = 0;
  for (const { reward } of touched.due) {
    switch (reward.kind) {
      case 'gift':
        gifts += 1;
        break;
      case 'tier':
        tiers += 1;
        break;
      case 'tickets':
        tickets += reward.tickets;
        break;
      case 'points':
        points += reward.points;
    }
  }
  return [gifts, tiers, tickets, points];
}
