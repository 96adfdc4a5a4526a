/** The promises that all three rule engines can say: a shop or a category, a time, and fixed points from a sum or points for each full amount. */

/** One promise. Amounts in minor units, times as UTC instants: from <= t < until. */
export interface EnginePromise {
  readonly id: string;
  readonly tenant: string | null;
  readonly category: string | null;
  readonly fromMs: number;
  readonly untilMs: number;
  /** The receipt's least amount. */
  readonly fromMinor: number;
  readonly points: number;
  /** null: the points are given once; else for each full amount. */
  readonly perMinor: number | null;
}

/** A receipt as all three get it. */
export interface EngineReceipt {
  readonly id: string;
  readonly tenant: string;
  readonly category: string;
  readonly atMs: number;
  readonly amountMinor: number;
}

/** One engine, its rules loaded: points of one receipt. */
export interface PointsEngine {
  readonly name: string;
  readonly pointsOf: (receipt: EngineReceipt) => number | Promise<number>;
}
