import type { Touched } from './evaluation.ts';

/** What one receipt gets, and which campaigns gave way to a better one of their group. */
export interface Stacked {
  readonly kept: readonly Touched[];
  readonly gaveWay: readonly Touched[];
}

/**
 * Among campaigns of one stacking group that all give something for this one receipt, only the best stands: a gift before points, more points before fewer, then by
 * name. Only span `receipt` stacks: what a window is due must depend on its set of receipts alone.
 */
export function applyStacking(touched: readonly Touched[]): Stacked {
  const best = new Map<string, Touched>();
  for (const one of touched) {
    const group = groupOf(one);
    if (group === null) continue;
    const rival = best.get(group);
    if (rival === undefined || isBetter(one, rival)) best.set(group, one);
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
  return touched.version.span === 'receipt' && touched.due.length > 0 ? touched.version.stackingGroup : null;
}

function isBetter(one: Touched, rival: Touched): boolean {
  const [a, b] = [worthOf(one), worthOf(rival)];
  if (a.gifts !== b.gifts) return a.gifts > b.gifts;
  if (a.points !== b.points) return a.points > b.points;
  return one.version.campaignId < rival.version.campaignId;
}

function worthOf(touched: Touched): { readonly gifts: number; readonly points: number } {
  let gifts = 0;
  let points = 0;
  for (const { reward } of touched.due) {
    if (reward.kind === 'gift') gifts += 1;
    else points += reward.points;
  }
  return { gifts, points };
}
