/** What the simulation knows of the mall besides its campaigns: prices and stocks. Everything may be missing; what is missing is said in the report. */
import type { RuleMall } from '../campaign/evaluation.ts';
import type { Language } from '../contract/primitive.ts';

/** @see file comment. Money in minor units of the mall's currency. */
export interface SimulationMall {
  readonly rule: RuleMall;
  readonly language: Language;
  /** Price of 1000 points of each shop, where known. */
  readonly pointRateMinorOf: ReadonlyMap<string, number>;
  /** Price of 1000 points where the shop's is not known. */
  readonly pointRateMinor: number;
  /** Value and units of gifts, where known; a gift without units is never short. */
  readonly gifts: ReadonlyMap<string, { readonly valueMinor: number | null; readonly units: number | null }>;
  /** Rank of each tier; tiers not named have the lowest. */
  readonly tierRanks: ReadonlyMap<string, number>;
}
