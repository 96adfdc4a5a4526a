/** Scarce things of a simulation: quotas, stock and budgets, taken in the order of registration, and the minute at which each was gone. */

/** Units that an award needs of one scarce thing. `total` null: as many as are asked. */
export interface UnitNeed {
  readonly resourceId: string;
  readonly lacking: 'quota' | 'stock' | 'budget';
  readonly total: number | null;
  readonly units: number;
}

/** What became of one scarce thing. */
export interface UnitUse {
  readonly resourceId: string;
  readonly lacking: UnitNeed['lacking'];
  readonly total: number | null;
  readonly used: number;
  /** Registration of the receipt that took the last unit; null: some were left, or came back. */
  readonly goneAtMs: number | null;
  /** Awards refused because it lacked. */
  readonly refused: number;
}

interface Mutable {
  resourceId: string;
  lacking: UnitNeed['lacking'];
  total: number | null;
  used: number;
  goneAtMs: number | null;
  refused: number;
}

/** @see file comment */
export interface UnitBook {
  /** Takes all or nothing; what is lacking is counted as refused. null: taken. */
  take(needs: readonly UnitNeed[], atMs: number): UnitNeed['lacking'] | null;
  /** Gives units back of an award that is no longer due. */
  giveBack(needs: readonly UnitNeed[]): void;
  /** All that was ever asked, by id. */
  uses(): readonly UnitUse[];
}

/** An empty book. */
export function createUnitBook(): UnitBook {
  const byId = new Map<string, Mutable>();
  const open = (need: UnitNeed): Mutable => {
    const known = byId.get(need.resourceId);
    if (known !== undefined) return known;
    const { resourceId, lacking, total } = need;
    const made: Mutable = { resourceId, lacking, total, used: 0, goneAtMs: null, refused: 0 };
    byId.set(resourceId, made);
    return made;
  };
  return {
    take(needs, atMs) {
      for (const need of needs) {
        const one = open(need);
        if (one.total === null || one.used + need.units <= one.total) continue;
        one.refused += 1;
        return need.lacking;
      }
      for (const need of needs) {
        const one = open(need);
        one.used += need.units;
        if (one.used === one.total) one.goneAtMs = atMs;
      }
      return null;
    },
    giveBack(needs) {
      for (const need of needs) {
        const one = open(need);
        one.used -= need.units;
        if (one.total !== null && one.used < one.total) one.goneAtMs = null;
      }
    },
    uses: () => [...byId.values()].sort((a, b) => (a.resourceId < b.resourceId ? -1 : 1)),
  };
}
