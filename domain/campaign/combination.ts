/**
 * Combinations ("a cake from A and balloons from B"): which receipt serves which part. Each serves one part only. Where parts only count receipts the assignment is a
 * maximum one (augmenting paths), so no order of shopping can hide a complete set; earlier receipts stay assigned, so the earliest complete set is the one that is used.
 */
import type { CampaignPart, ProgressEntry } from '../contract/campaign.ts';
import { assignSums, isServed } from './combination-sums.ts';

/** @see assignParts */
export interface Assigned {
  readonly isComplete: boolean;
  /** Receipts that a complete combination uses up; empty while it is not complete. */
  readonly used: ReadonlySet<ProgressEntry>;
  /** Parts still missing, by index, ascending. */
  readonly missingParts: readonly number[];
}

/** Assigns receipts, given in purchase order, to parts. Depends on the set and its order of purchase alone. */
export function assignParts(parts: readonly CampaignPart[], entries: readonly ProgressEntry[]): Assigned {
  const holders = parts.some((part) => part.sumMinor > 0) ? assignSums(parts, entries) : assignCounts(parts, entries);
  const missingParts = parts.flatMap((part, index) => (isServed(part, index, holders[index] ?? []) ? [] : [index]));
  const isComplete = missingParts.length === 0;
  return { isComplete, used: new Set(isComplete ? holders.flat() : []), missingParts };
}

/** Maximum assignment of receipts to parts that each hold `receipts` of them (Kuhn's algorithm). A receipt once assigned may change its part, but stays. */
function assignCounts(parts: readonly CampaignPart[], entries: readonly ProgressEntry[]): readonly ProgressEntry[][] {
  const holders = parts.map((): ProgressEntry[] => []);
  const place = (entry: ProgressEntry, tried: Set<number>): boolean => {
    for (const { part: index } of entry.parts) {
      const held = holders[index];
      if (held === undefined || tried.has(index)) continue;
      tried.add(index);
      if (held.length < (parts[index]?.receipts ?? 0)) {
        held.push(entry);
        return true;
      }
      const freed = held.findIndex((other) => place(other, tried));
      if (freed >= 0) {
        held[freed] = entry;
        return true;
      }
    }
    return false;
  };
  for (const entry of entries) place(entry, new Set());
  return holders;
}

/**
 * Of unused receipts, in purchase order, those that so many more combinations could use. Where parts only count receipts, those that may serve the same parts are alike
 * but for their order, the earliest are taken first, and no combination takes more of them than it takes receipts in all.
 */
export function usableEntries(parts: readonly CampaignPart[], entries: readonly ProgressEntry[], combinations: number): ProgressEntry[] {
  if (parts.length === 0 || combinations === 0) return [];
  const able = entries.filter((entry) => entry.parts.length > 0);
  if (parts.some((part) => part.sumMinor > 0)) return able;
  const most = combinations * parts.reduce((sum, part) => sum + part.receipts, 0);
  const alike = new Map<string, number>();
  return able.filter((entry) => {
    const name = entry.parts.map((one) => one.part).join();
    const count = (alike.get(name) ?? 0) + 1;
    alike.set(name, count);
    return count <= most;
  });
}
